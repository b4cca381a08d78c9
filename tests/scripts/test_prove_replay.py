"""A day's journals are gone through again, and what does not match is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.proofs.replay import Found, prove, rows
from scripts.proofs.report import Extent


@pytest.mark.timeout(300)  # with other programs beside it
def test_a_short_day_replays_as_it_was(tmp_path: Path) -> None:
    proof = prove(tmp_path, Extent(16, None, 7, 1), 1200.0)
    figures = {row.what: row for row in proof.rows}
    assert proof.holds, proof.as_table()
    assert figures["visits in which bottle-deposit was asked for"].figure != 0


def test_another_total_another_screen_and_another_decision_are_each_named() -> None:
    found = Found(
        appends=9,
        sure=6,
        other_totals=["lane 1, fact 3"],
        other_screens=["lane 1, fact 4"],
        decided=5,
        decided_otherwise=["lane 2, fact 8"],
        with_rule={"1 a"},
        with_other_rule={"1 a", "1 b"},
    )
    failed = [row.figure for row in rows([found]) if not row.holds]
    assert failed == ["lane 1, fact 3", "lane 1, fact 4", "lane 2, fact 8", 2]


def test_nothing_played_proves_nothing() -> None:
    assert [row.holds for row in rows([Found()])].count(False) == 3
