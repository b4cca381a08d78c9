"""The peak of a small store: the same lanes, requests and books, at fifty times a shopper's pace."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.proofs import load
from scripts.proofs.peak.mishaps import Mishap
from scripts.proofs.peak.mishaps import rows as survived
from scripts.proofs.peak.notes import Notes
from scripts.proofs.report import Extent
from tests.server.postgres import server

QUICKLY = load.Peak(ramp_s=1.0, every_s=2.0, pace=50.0, makers=1, browser=False, each=2)


@pytest.mark.timeout(300)  # with other programs beside it
def test_what_two_lanes_sold_at_their_peak_is_in_the_books_to_the_cent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(load, "P99_MS", 60_000.0)  # how fast this machine is just now is not judged here
    monkeypatch.setattr(load, "MOST_WAIT_S", 60.0)
    monkeypatch.setattr(load, "GROWS_BY", 100.0)
    proof = load.prove(tmp_path, Extent(None, 4.0, 1, lanes=2), server(), QUICKLY)
    wrong = {row.what for row in proof.rows if not row.holds} - {"requests without an answer"}
    assert wrong == set(), proof.as_table()
    figures = {row.what: row.figure for row in proof.rows}
    assert figures["sales sent"] >= 2
    assert figures["taken by the lanes, minor units"] == figures["taken on the server, minor units"] > 0
    assert figures["at saturation: sales/s, one a request"] > 0


def test_what_waits_after_a_mishap_is_held_against_what_waited_before() -> None:
    notes = Notes(backlog=[(float(at), 1.0, 90 if 12 <= at < 16 else 10) for at in range(40)])
    came = [Mishap("PostgreSQL died", 11.5), Mishap("a worker was killed", 25.5)]
    told = list(survived(came, notes, load.usual(notes, came, 300)))
    assert [row.figure for row in told] == [2, 90, 4.5, 10, 0.0]


def test_what_waits_for_ever_after_a_mishap_does_not_hold() -> None:
    notes = Notes(backlog=[(float(at), 1.0, 10 if at < 12 else 90) for at in range(60)])
    came = [Mishap("PostgreSQL died", 11.5)]
    assert not all(row.holds for row in survived(came, notes, load.usual(notes, came, 300)))


def test_the_slowest_hundredth_is_told_by_nearest_rank() -> None:
    times = [float(one) for one in range(1, 201)]
    assert [load.centile(times, part) for part in (0.5, 0.99, 1.0)] == [100.0, 198.0, 200.0]
    assert load.centile([], 0.99) == 0.0
