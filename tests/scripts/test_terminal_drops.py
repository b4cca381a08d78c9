"""The proof of terminal drops, short: it holds here too, and tills and drivers that are wrong are found out."""

from __future__ import annotations

import json
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from drivers.contract import PaymentResolved, PaymentResult, ResolvePayment, Verdict
from scripts.proofs import terminal_drops
from scripts.proofs.drops.till import Word
from scripts.proofs.drops.wire import Failure, Framing
from scripts.proofs.report import Extent
from scripts.proofs.terminal_drops import Point, play, points

PROVE = Path(__file__).parents[2] / "scripts" / "prove"


@pytest.mark.timeout(600)  # with other programs beside it
def test_a_payment_disturbed_anywhere_is_charged_once_or_not_at_all() -> None:
    done = subprocess.run(
        [PROVE, "terminal-drops", "--points", "240", "--seed", "4", "--json"],
        capture_output=True,
        text=True,
        check=False,
    )
    told = json.loads(done.stdout)
    assert (done.returncode, told["holds"]) == (0, True), done.stdout + done.stderr
    held = [row["figure"] for row in told["rows"] if row.get("must", "").startswith("all hold")]
    assert sum(held) == 240
    assert len(held) == 4


def test_every_byte_of_both_framings_and_both_rules_is_a_point() -> None:
    every = list(points())
    for framing in Framing:
        for recovery in terminal_drops.RECOVERIES:
            cuts = [
                one.at for one in every if (one.framing, one.recovery, one.failure) == (framing, recovery, Failure.CUT)
            ]
            assert cuts == list(range(len(cuts)))
            assert len(cuts) > 700
    assert {one.step for one in every} == set(range(7))


@pytest.mark.parametrize(
    ("recovery", "failure", "word"),
    [("reverses", Failure.CUT, Word.NOT_PAID), ("keeps", Failure.CUT, Word.PAID), ("keeps", Failure.DEATH, Word.PAID)],
)
@pytest.mark.parametrize("framing", Framing)
def test_the_same_cut_is_told_as_the_terminals_rule_has_it(
    framing: Framing, recovery: str, failure: Failure, word: Word
) -> None:
    seen = play(Point(framing, recovery, failure, at=180))  # within the result or just after it
    assert (seen.word, seen.wrong) == (word, "")


def test_a_driver_that_takes_every_doubt_for_a_no_does_not_hold(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no(asked: ResolvePayment, last: PaymentResult | None) -> PaymentResolved:
        return PaymentResolved(asked.attempt, Verdict.NOT_CHARGED, last)

    monkeypatch.setattr("drivers.payment.zvt.judge", no)
    proof = terminal_drops.prove(tmp_path, Extent(60, None, 1))
    assert not proof.holds
    assert any("the terminal charged 1 times" in note for note in proof.notes)


@pytest.mark.parametrize("framing", Framing)
@pytest.mark.parametrize(("till", "recovery"), [("hasty", "reverses"), ("trusting", "keeps")])
def test_a_till_that_is_wrong_is_found_out(framing: Framing, recovery: str, till: str) -> None:
    point = Point(framing, recovery, Failure.CUT, at=180)
    late = Point(framing, recovery, Failure.NONE if till == "hasty" else Failure.CUT, at=180)
    assert play(point).wrong == ""
    assert play(replace(late, till=till)).wrong
