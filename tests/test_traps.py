"""docs/traps.md names a test for each of the twenty, and each of them is there."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "traps.md"
ROWS = [line.split("|")[1:-1] for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")


def test_every_trap_has_its_row_in_order() -> None:
    numbers = [int(number) for number, *_ in ROWS if number.strip().isdecimal()]
    assert numbers == list(range(1, 21))


def test_every_row_names_a_test_or_says_what_it_waits_for() -> None:
    rows = [row for row in ROWS if set(row[2].strip()) - {"-"} and row[2].strip() != "held by"]
    assert [trap for _, trap, held in rows if not NAMED.search(held) and "waits for" not in held] == []


def test_every_test_that_is_named_is_there() -> None:
    named = NAMED.findall(PAGE.read_text(encoding="utf-8"))
    assert len(named) > 20
    assert [f"{file}::{name}" for file, name in named if name not in _tests(ROOT / file)] == []


def _tests(file: Path) -> set[str]:
    if not file.is_file():
        return set()
    return {node.name for node in ast.parse(file.read_text(encoding="utf-8")).body if isinstance(node, ast.FunctionDef)}
