"""`list`: every protocol with its kind, links and line settings, what makes its driver and its emulator, and which
tests and transcripts hold them to it.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from drivers.registry import PROTOCOLS, ProtocolRow, find_all

ROOT = Path(__file__).parents[2]
CONTRACT = "tests/drivers/contract/test_every_protocol.py"
"""Runs over every row of `PROTOCOLS`."""
TRANSCRIPTS = "tests/transcripts"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="a JSON line a protocol, with all that is there of it")


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
        ends = {"driver": row.driver, "serial_driver": row.serial_driver or None, "emulator": row.emulator or None}
        print(json.dumps(shape | ends | {"contract_tests": _contract_tests(row), "transcripts": _transcripts(row)}))


def _contract_tests(row: ProtocolRow) -> list[str]:
    """None where this is installed without its tests, nor of another package's protocol, whose tests that one has."""
    return [CONTRACT] if row in PROTOCOLS and (ROOT / CONTRACT).is_file() else []


def _transcripts(row: ProtocolRow) -> list[str]:
    """Called as the protocol is, with `_` for `-`; one of a part of it has that part behind a `-`. Likewise."""
    name = row.name.replace("-", "_")
    found = {path for form in (f"{name}.txt", f"{name}-*.txt") for path in (ROOT / TRANSCRIPTS).glob(form)}
    return [f"{TRANSCRIPTS}/{path.name}" for path in sorted(found)] if row in PROTOCOLS else []


def _print_table(rows: Sequence[ProtocolRow]) -> None:
    """Each column as wide as its widest cell, and a gap of two."""
    cells = [(row.kind, row.name, ", ".join(row.links), _line(row)) for row in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for line in cells:
        print("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())


def _line(row: ProtocolRow) -> str:
    return f"{row.line.baud} {row.line.bits}{row.line.parity}{row.line.stop}" if row.line else ""
