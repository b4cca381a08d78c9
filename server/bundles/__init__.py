"""Support bundles that lanes handed in: sealed files that this server cannot read either."""
