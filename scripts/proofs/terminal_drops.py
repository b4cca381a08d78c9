"""Terminal drops: a card payment that is disturbed at every single byte, and at every step of the till.

The real driver and the emulated terminal talk in virtual time, over bare TCP messages and over the blocks of a serial
line; the terminal either reverses what was not acknowledged, or keeps it and tells who asks. Whatever happens: the
payment is charged once or not at all, and what the till says of it is what stands in the terminal's own book. Two
mutants must fail: a till that confirms before it has written down, one that pays again without asking.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from scripts.proofs.drops.till import HastyTill, Till, TrustingTill, Word
from scripts.proofs.drops.wire import ON_THE_LINE, Failure, Framing, TillDied, Wire
from scripts.proofs.finding import Finding, proof_of
from scripts.proofs.report import Extent, Proof, Row

RECOVERIES = ("reverses", "keeps")
TILLS: dict[str, type[Till]] = {"honest": Till, "hasty": HastyTill, "trusting": TrustingTill}
MUTANTS = {
    "hasty": "a till that confirms before it has written down",
    "trusting": "a till that pays again without asking",
}
FEWEST_FOR_MUTANTS = 60
BATCH = 50
QUIET_S = 120.0


@dataclass(frozen=True, slots=True)
class Point:
    """Where it is disturbed: after `at` bytes, or, where `step` is not 0, at that step of the till. `before`: the
    terminal has a payment of the same amount in its book already.
    """

    framing: Framing
    recovery: str
    failure: Failure
    at: int = 0
    step: int = 0
    before: bool = False
    till: str = "honest"

    def __str__(self) -> str:
        where = f"step {self.step} of the till" if self.step else f"byte {self.at}"
        return f"{self.framing}, {self.recovery}, {self.failure} at {where}{', not the first' if self.before else ''}"


@dataclass(frozen=True, slots=True)
class Seen:
    """What became of the payment at one point; `wrong` is '' where all held."""

    point: Point
    word: Word
    told: str
    wrong: str


def prove(_folder: Path, extent: Extent) -> Proof:
    began = time.monotonic()
    every = list(points())
    chosen = random.Random(extent.seed)
    tried = every if extent.points is None else chosen.sample(every, min(extent.points, len(every)))
    fewer = max(FEWEST_FOR_MUTANTS, len(tried) // 20)
    faulty = [replace(point, till=name) for name in MUTANTS for point in chosen.sample(every, min(fewer, len(every)))]
    seen = _all(tried + faulty)
    honest = [one for one in seen if one.point.till == "honest"]
    findings = list(_findings(honest))
    mutants = [_caught(name, [one for one in seen if one.point.till == name]) for name in MUTANTS]
    note = f"{len(tried):,} of {len(every):,} points, seed {extent.seed}, {time.monotonic() - began:.0f} s"
    title = "a card payment disturbed anywhere is charged once or not at all, and the till knows which"
    proof = proof_of(findings, "terminal-drops", title, (note,))
    return replace(proof, rows=(*proof.rows, *mutants))


def points() -> Iterator[Point]:
    """Every byte of an undisturbed payment with every failure, and every step of the till at which it may die."""
    for framing in Framing:
        for recovery in RECOVERIES:
            crossed, steps = _undisturbed(framing, recovery)
            for failure in Failure:
                if failure is Failure.NONE or (failure in ON_THE_LINE and framing is Framing.TCP):
                    continue
                for at in range(crossed + (failure not in ON_THE_LINE)):
                    yield Point(framing, recovery, failure, at, before=at % 2 == 0)
            for step in range(1, steps + 1):
                for before in (False, True):
                    yield Point(framing, recovery, Failure.DEATH, step=step, before=before)


def play(point: Point) -> Seen:
    """One payment, disturbed at `point`; then, if it was not paid, once more over a sound wire."""
    wire = Wire(point.framing, point.recovery)
    if point.before:
        Till(wire).pay("before")
    stood = wire.booked()
    early: list[str] = []

    def watch() -> None:
        if point.recovery == "reverses" and wire.booked() > stood and not till.journal.approved:
            early.append("the terminal booked an approval that the till had not written down")

    fails = (Failure.NONE, 0) if point.step else (point.failure, point.at)
    till = TILLS[point.till](wire, dies_at=point.step, fails=fails, watch=watch)
    word = till.pay("disturbed")
    told = str(till.told or "")
    wrong = early[0] if early else ""
    try:
        wire.rest(QUIET_S)
    except TillDied:  # after it had given its word
        wire.restart_till(sent_arrives=False)
        wire.rest(QUIET_S)
    charged = wire.booked() - stood
    if till.ends > 1:
        wrong = wrong or "the request ended more than once"
    if word is Word.UNKNOWN:
        wrong = wrong or "the till never learnt what became of it"
    elif charged != (word is Word.PAID):
        wrong = wrong or f"the till says {word}, the terminal charged {charged} times"
    if word is Word.NOT_PAID:
        again = Till(wire).pay("again")
        if again is not Word.PAID or wire.booked() - stood != 1:
            wrong = wrong or f"paid again: the till says {again}, charged {wire.booked() - stood} times"
    return Seen(point, word, told, wrong)


def _undisturbed(framing: Framing, recovery: str) -> tuple[int, int]:
    """How many bytes cross for a payment that goes well, and how many steps the till takes; raises RuntimeError."""
    wire = Wire(framing, recovery)
    till = Till(wire)
    word = till.pay("undisturbed")
    wire.rest(1.0)
    if word is not Word.PAID or wire.booked() != 1:
        raise RuntimeError(f"{framing}, {recovery}: an undisturbed payment is {word}, {wire.booked()} are booked")
    return wire.crossed, till.steps


def _all(chosen: Sequence[Point]) -> list[Seen]:
    batches = [chosen[at : at + BATCH] for at in range(0, len(chosen), BATCH)]
    workers = min(len(batches) // 8, len(os.sched_getaffinity(0)))
    if workers < 2:
        return [seen for batch in batches for seen in _batch(batch)]
    with multiprocessing.get_context("spawn").Pool(workers) as pool:
        return [seen for batch in pool.imap(_batch, batches) for seen in batch]


def _batch(chosen: Sequence[Point]) -> list[Seen]:
    return [play(point) for point in chosen]


def _findings(seen: Sequence[Seen]) -> Iterator[Finding]:
    for framing in Framing:
        for recovery in RECOVERIES:
            finding = Finding(f"{framing}, a terminal that {recovery}: payments disturbed")
            for one in seen:
                if (one.point.framing, one.point.recovery) != (framing, recovery):
                    continue
                finding.tried += 1
                finding.count(f"{one.word}, {'asked after' if one.told in ('', 'unknown') else 'told at once'}")
                if one.wrong:
                    finding.failures.append(f"{one.point}: {one.wrong}")
            yield finding


def _caught(name: str, seen: Sequence[Seen]) -> Row:
    caught = sum(bool(one.wrong) for one in seen)
    return Row(f"{MUTANTS[name]}: caught at, of {len(seen)}", caught, "at least once", holds=caught > 0)
