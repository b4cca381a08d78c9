"""`list`: every protocol with its kind, links and line settings, and what makes its driver and its emulator."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence

from drivers.registry import ProtocolRow, find_all


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="a JSON line a protocol, with its driver and emulator")


def run(args: argparse.Namespace) -> int:
    """Always 0: what another package brings and cannot be used is a sentence on standard error."""
    protocols = find_all()
    if args.json:
        _print_lines(protocols.rows)
    else:
        _print_table(protocols.rows)
    for sentence in protocols.refused:
        print(sentence, file=sys.stderr)
    return 0


def _print_lines(rows: Sequence[ProtocolRow]) -> None:
    for row in rows:
        shape = {"protocol": row.name, "kind": row.kind, "links": row.links, "line": _line(row) or None}
        print(json.dumps(shape | {"driver": row.driver, "emulator": row.emulator or None}))


def _print_table(rows: Sequence[ProtocolRow]) -> None:
    """Each column as wide as its widest cell, and a gap of two."""
    cells = [(row.kind, row.name, ", ".join(row.links), _line(row)) for row in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for line in cells:
        print("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())


def _line(row: ProtocolRow) -> str:
    return f"{row.line.baud} {row.line.bits}{row.line.parity}{row.line.stop}" if row.line else ""
