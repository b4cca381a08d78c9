"""False alarms at the bagging area: the learned decision beside a fixed tolerance, on visits by chance.

Both see the same readings, settle alike, wait as long for a shopper to put things right, and are told the truth after
an alarm. Of the fixed tolerance the larger of ±5 % and ±20 g counts: it is the better for it, with far fewer false
alarms for few more misses. The lane's threshold is turned until it misses no more than that; then alarms are compared.
"""

from __future__ import annotations

import multiprocessing
import os
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kiosk.core.bagging.costs import USUAL_COSTS
from scripts.proofs.bagging.drawing import Curve, png, svg
from scripts.proofs.bagging.lanes import FixedLane, Judge, LearnedLane, Tolerance
from scripts.proofs.bagging.playing import Score, play
from scripts.proofs.bagging.visits import KINDS, Visit, visits
from scripts.proofs.bagging.world import REPACKED, World
from scripts.proofs.report import Extent, Proof, Row

VISITS = 10_000
TIMES_FEWER, LEARNED_AFTER = 5.0, 5_000
TIMES_FEWER_AT_FIRST = 2.0
"""In fewer visits a lane has not sold most of the catalogue often enough to know it."""
LOSSES = (40, 100, USUAL_COSTS.passing_least, 800, 1_400, 2_000, 3_000, 3_500, 4_000, 4_500, 6_000)
"""What is lost at least when something wrong passes, in minor units: the thresholds of the lane's curve."""
FACTORS = (1.0, 0.7, 1.5, 2.0, 3.0, 4.0)
"""Of ±5 % / ±20 g: the thresholds of the fixed tolerance's curve."""
PICTURES = Path(__file__).parents[2] / "var" / "prove"


@dataclass(frozen=True, slots=True)
class Task:
    """One judge to play all visits before: a kind and its threshold."""

    judge: str
    threshold: float
    seed: int
    visits: int


def prove(_folder: Path, extent: Extent, pictures: Path = PICTURES) -> Proof:
    began = time.monotonic()
    count = extent.points or VISITS
    kinds = [("learned", loss) for loss in LOSSES] + [("smaller", 1.0), ("true mean", 1.0)]
    kinds += [("fixed", factor) for factor in FACTORS]
    tasks = [Task(kind, threshold, extent.seed, count) for kind, threshold in kinds]
    workers = min(len(tasks), len(os.sched_getaffinity(0)))
    with multiprocessing.get_context("spawn").Pool(workers) as pool:
        scores = dict(zip(kinds, pool.map(_score, tasks, chunksize=1), strict=True))
    fixed, usual = scores["fixed", 1.0], scores["learned", USUAL_COSTS.passing_least]
    equal = _equal(scores, fixed)
    drawn = svg(_curves(scores, equal), f"Bagging: {count:,} visits, {fixed.steps:,} loads")
    pictures.mkdir(parents=True, exist_ok=True)
    (pictures / "false-alarms.svg").write_text(drawn, encoding="utf-8")
    png(drawn, pictures / "false-alarms.png")
    rows = [
        Row("visits", count),
        Row("loads at rest on the bagging scale", fixed.steps),
        Row("wrong things among them", fixed.wrong.total()),
        *_rows("fixed ±5 % or ±20 g, the larger", fixed),
        *_rows("fixed ±5 % or ±20 g, the smaller", scores["smaller", 1.0]),
        *_rows("fixed, the larger, around the true mean, which no store knows", scores["true mean", 1.0]),
        *_rows("the lane as it is set", usual),
        *_equal_rows(scores, equal, fixed),
        *_by_kind(fixed, usual, scores["learned", equal] if equal is not None else None),
    ]
    note = f"visits by chance, {REPACKED} items change their weight meanwhile; seed {extent.seed}; "
    note += f"{time.monotonic() - began:.0f} s; curve: {pictures.name}/false-alarms.svg and .png"
    title = "honest shoppers are not stopped: false alarms of the learned decision beside a fixed tolerance"
    return Proof("false-alarms", title, rows, (note,))


def _score(task: Task) -> Score:
    world, made = _store(task.seed, task.visits)
    return play(made, _judge(task, world))


@lru_cache(1)
def _store(seed: int, count: int) -> tuple[World, list[Visit]]:
    world = World(seed, count)
    return world, visits(seed, count, world)


def _judge(task: Task, world: World) -> Judge:
    match task.judge:
        case "learned":
            return LearnedLane(world, task.threshold)
        case "true mean":
            return FixedLane(Tolerance(), world.true_mean)
        case "smaller":
            return FixedLane(Tolerance(larger=False))
        case _:
            return FixedLane(Tolerance(share=0.05 * task.threshold, grams=20 * task.threshold))


def _equal(scores: dict[tuple[str, float], Score], fixed: Score) -> float | None:
    """The quietest threshold at which the lane misses no more than the fixed tolerance."""
    good = [loss for loss in LOSSES if scores["learned", loss].misses <= fixed.misses]
    return min(good, key=lambda loss: scores["learned", loss].false_alarms, default=None)


def _rows(name: str, score: Score) -> Iterator[Row]:
    visits = score.visits.total()
    yield Row(f"{name}: false alarms", score.false_alarms)
    yield Row("  in 100 visits", 100 * score.false_alarms / visits)
    yield Row("  visits with one or more, of 100", 100 * score.stopped.total() / visits)
    yield Row("  for which the attendant comes, in 100 visits", 100 * score.called.total() / visits)
    yield Row("  missed", score.misses)
    yield Row("  missed, of 100 wrong things", 100 * score.miss_rate)


def _equal_rows(scores: dict[tuple[str, float], Score], equal: float | None, fixed: Score) -> Iterator[Row]:
    if equal is None:
        yield Row("the lane at equal misses", "nowhere", "misses no more than the fixed tolerance", holds=False)
        return
    score = scores["learned", equal]
    yield from _rows("the lane at equal misses", score)
    times = fixed.false_alarms / max(1, score.false_alarms)
    least = TIMES_FEWER if score.visits.total() >= LEARNED_AFTER else TIMES_FEWER_AT_FIRST
    must = f"at least {least:g} at no more misses"
    yield Row("times fewer false alarms than the fixed tolerance", times, must, holds=times >= least)


def _by_kind(fixed: Score, usual: Score, equal: Score | None) -> Iterator[Row]:
    yield Row("false alarms by kind of visit", "fixed / as set / at equal misses")
    for kind in KINDS:
        figures = (fixed.false[kind], usual.false[kind], equal.false[kind] if equal is not None else "-")
        yield Row(f"  {kind} ({fixed.visits[kind]:,})", " / ".join(str(figure) for figure in figures))
    yield Row("missed by what was wrong", "fixed / as set / at equal misses")
    for wrong in sorted(fixed.wrong):
        figures = (fixed.missed[wrong], usual.missed[wrong], equal.missed[wrong] if equal is not None else "-")
        yield Row(f"  {wrong} ({fixed.wrong[wrong]:,})", " / ".join(str(figure) for figure in figures))


def _curves(scores: dict[tuple[str, float], Score], equal: float | None) -> Sequence[Curve]:
    def points(judge: str, thresholds: Sequence[float]) -> list[tuple[float, float]]:
        told = [scores[judge, threshold] for threshold in thresholds]
        return [(score.miss_rate, 100 * score.false_alarms / score.visits.total()) for score in told]

    place = LOSSES.index(equal) if equal is not None else LOSSES.index(USUAL_COSTS.passing_least)
    return (
        Curve("learned decision", points("learned", LOSSES), place, "at equal misses"),
        Curve("fixed tolerance × 0.7 to 4", points("fixed", FACTORS), 0, "±5 % or ±20 g"),
        Curve("fixed, true mean known", points("true mean", (1.0,)), 0, "±5 % or ±20 g"),
    )
