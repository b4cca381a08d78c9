"""`list`: every protocol with its kind and links."""

from __future__ import annotations

import argparse
import json

from drivers.registry import PROTOCOLS


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="a JSON line a protocol")


def run(args: argparse.Namespace) -> int:
    for row in PROTOCOLS:
        line = f"{row.line.baud} {row.line.bits}{row.line.parity}{row.line.stop}" if row.line else None
        if args.json:
            print(json.dumps({"protocol": row.name, "kind": row.kind, "links": row.links, "line": line}))
        else:
            print(f"{row.kind:10}{row.name:20}{', '.join(row.links):27}{line or ''}".rstrip())
    return 0
