"""docs/scenarios.md says what each scenario plays: each thing that the lane does, and each trap, has one."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "docs" / "scenarios.md").read_text(encoding="utf-8").partition("## What they play")[2]
ROWS = [[cell.strip() for cell in line.split("|")[1:-1]] for line in PAGE.splitlines() if line.startswith("| ")]
PLAYED = [row for row in ROWS if row[0] and row[0] not in ("---", "what the lane does")]
SCENARIOS = {path.stem for path in (ROOT / "tests" / "scenarios").rglob("*.toml")}
NAMED = re.compile(r"`([\w/.-]+)`")

SHOPPER, STAFF, TECHNICIAN, TRAPS = 18, 5, 5, 20
"""Rows: what the shopper does and how it is made easy, what the attendant and the technician do, and the traps."""


def test_every_row_and_every_trap_is_there() -> None:
    traps = [int(row[0]) for row in PLAYED if row[0].isdecimal()]
    assert traps == list(range(1, TRAPS + 1))
    assert len(PLAYED) == SHOPPER + STAFF + TECHNICIAN + TRAPS


def test_every_row_is_played_or_says_what_holds_it_or_what_it_waits_for() -> None:
    assert [row[-2] for row in PLAYED if not NAMED.search(row[-1]) and "waits for" not in row[-1]] == []


def test_all_that_is_named_is_there() -> None:
    named = {name for row in PLAYED for name in NAMED.findall(row[-1])}
    assert {name for name in named - SCENARIOS if not (ROOT / name).is_file()} == set()


def test_every_scenario_plays_some_row() -> None:
    assert SCENARIOS - {name for row in PLAYED for name in NAMED.findall(row[-1])} == set()


def test_at_least_sixty_scenarios_ship() -> None:
    assert len(SCENARIOS) >= 60
