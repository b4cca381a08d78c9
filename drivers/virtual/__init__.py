"""Drivers and emulators joined in virtual time: hours pass at once, no byte is faked, and each run is the same."""
