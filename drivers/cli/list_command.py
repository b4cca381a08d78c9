"""`list`: every protocol with its kind, links and line settings, and what makes its driver and its emulator."""

from __future__ import annotations

import argparse
import json
import sys

from drivers.registry import find_all


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="a JSON line a protocol, with its driver and emulator")


def run(args: argparse.Namespace) -> int:
    """Always 0: what another package brings and cannot be used is a sentence on standard error."""
    protocols = find_all()
    for row in protocols.rows:
        line = f"{row.line.baud} {row.line.bits}{row.line.parity}{row.line.stop}" if row.line else None
        if args.json:
            shape = {"protocol": row.name, "kind": row.kind, "links": row.links, "line": line}
            print(json.dumps(shape | {"driver": row.driver, "emulator": row.emulator or None}))
        else:
            print(f"{row.kind:10}{row.name:20}{', '.join(row.links):27}{line or ''}".rstrip())
    for sentence in protocols.refused:
        print(sentence, file=sys.stderr)
    return 0
