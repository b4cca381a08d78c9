"""The proofs, short: each holds here too, and says what it found in both ways."""

from __future__ import annotations

import json
import signal
import subprocess
from pathlib import Path

import pytest

from kiosk.core.bagging.costs import USUAL_COSTS
from scripts.proofs import false_alarms, week_offline
from scripts.proofs.report import Extent
from scripts.proofs.week.store import NO_KEY
from scripts.proofs.week_offline import Mishaps
from tests.server.postgres import server

PROVE = Path(__file__).parents[2] / "scripts" / "prove"
BOTH_LOSE = 3
"""With this seed the first reply on either way is lost."""


def prove(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([PROVE, *arguments], capture_output=True, text=True, check=False)


@pytest.mark.timeout(300)  # with other programs beside it
def test_a_cut_at_any_moment_loses_nothing() -> None:
    done = prove("power-cuts", "--points", "60", "--seed", "3", "--json")
    told = json.loads(done.stdout)
    assert (done.returncode, told["holds"]) == (0, True), done.stdout + done.stderr
    figures = {row["what"]: row["figure"] for row in told["rows"]}
    assert figures["cuts"] == 60
    assert figures["cuts in which the mutant early-ack is caught"] > 0
    assert "caught" in figures.values()  # a lane that recovers wrongly, by the books


def test_a_cut_while_old_facts_go_loses_none_of_the_others() -> None:
    done = prove("tidying", "--points", "50", "--seed", "5", "--json")
    told = json.loads(done.stdout)
    assert (done.returncode, told["holds"]) == (0, True), done.stdout + done.stderr
    assert next(row["figure"] for row in told["rows"] if row["what"] == "cuts") == 50


def test_the_books_hold_on_a_few_baskets() -> None:
    done = prove("books", "--points", "40", "--seed", "7", "--json")
    told = json.loads(done.stdout)
    assert (done.returncode, told["holds"]) == (0, True), done.stdout + done.stderr
    figures = {row["what"]: row["figure"] for row in told["rows"]}
    assert figures["engine = the best of every use of the rules"] == 40
    assert figures["  sales"] > 20


def test_a_proof_that_is_none_is_told_in_a_sentence() -> None:
    done = prove("luck")
    assert done.returncode == 2
    assert "invalid choice: 'luck'" in done.stderr
    assert prove("power-cuts", "--points", "0").returncode == 2


@pytest.mark.timeout(300)
def test_a_week_offline_arrives_once_and_to_the_cent(tmp_path: Path) -> None:
    mishaps = Mishaps(restarts=[(2, signal.SIGKILL)], lease_s=1.0)
    proof = week_offline.prove(tmp_path, Extent(120, None, BOTH_LOSE), postgres=server(), mishaps=mishaps)
    assert proof.holds, proof.as_table()
    figures = {row.what: row.figure for row in proof.rows}
    assert figures["sales in the journal"] > 120
    assert figures["replies lost after the store had done it"] > 0


@pytest.mark.timeout(300)
def test_a_store_that_knows_nothing_again_does_not_hold(tmp_path: Path) -> None:
    mishaps = Mishaps(restarts=[], stalls=0)
    proof = week_offline.prove(tmp_path, Extent(60, None, BOTH_LOSE), NO_KEY, server(), mishaps)
    wrong = {row.what for row in proof.rows if not row.holds}
    assert "sales doubled" in wrong
    assert "taken on the server, minor units" in wrong


def test_bagging_stops_far_fewer_honest_shoppers_than_a_tolerance(tmp_path: Path) -> None:
    proof = false_alarms.prove(tmp_path, Extent(300, None, 6), pictures=tmp_path)
    assert proof.holds, proof.as_table()
    figures = {row.what: row.figure for row in proof.rows}
    assert figures["wrong things among them"] > 10
    assert figures["the lane as it is set: false alarms"] < figures["fixed ±5 % or ±20 g, the larger: false alarms"] / 4
    drawn = (tmp_path / "false-alarms.svg").read_text(encoding="utf-8")
    assert "learned decision" in drawn
    assert (tmp_path / "false-alarms.png").stat().st_size > 10_000


def test_a_lane_that_hears_nothing_does_not_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(false_alarms, "LOSSES", (USUAL_COSTS.passing_least,))  # it lets more pass than the tolerance
    proof = false_alarms.prove(tmp_path, Extent(100, None, 6), pictures=tmp_path)
    assert [row.what for row in proof.rows if not row.holds] == ["the lane at equal misses"]
