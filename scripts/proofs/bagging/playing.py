"""Visits played before a judge: its alarms that were none, and what it let pass."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from kiosk.core.bagging.settle import MOVING, plateau, showed
from scripts.proofs.bagging.lanes import STILL_S, WINDOW_S, Judge
from scripts.proofs.bagging.visits import LeaveOut, Scan, Show, Visit, Void


@dataclass(slots=True)
class Score:
    """By kind of visit: false alarms, `called` those for which the attendant would come, `stopped` the visits with
    any; by what was wrong: how often it was, and was missed.
    """

    visits: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)
    called: Counter[str] = field(default_factory=Counter)
    stopped: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    steps: int = 0

    @property
    def false_alarms(self) -> int:
        return self.false.total()

    @property
    def misses(self) -> int:
        return self.missed.total()

    @property
    def miss_rate(self) -> float:
        return self.misses / max(1, self.wrong.total())


def play(visits: Iterable[Visit], judge: Judge) -> Score:
    """An alarm is what stands for `WINDOW_S` and is not all right; a miss is something wrong that raised none."""
    score = Score()
    for number, visit in enumerate(visits):
        before = score.false[visit.kind]
        judge.begins(number)
        for event in visit.events:
            match event:
                case Scan():
                    judge.scans(event.thing)
                case Void():
                    judge.voids(event.thing)
                case LeaveOut():
                    judge.leaves_out(event.thing)
                case Show():
                    _show(event, visit.kind, judge, score)
        score.visits[visit.kind] += 1
        score.stopped[visit.kind] += score.false[visit.kind] > before
    return score


def _show(show: Show, kind: str, judge: Judge, score: Score) -> None:
    score.steps += 1
    if show.wrong:
        score.wrong[show.wrong] += 1
    if show.own_bag:
        judge.takes_bag(show.grams)
        return
    if plateau(showed(MOVING, show.grams, 0), show.lasts_s, STILL_S) is None:
        return
    if judge.sees(show.grams, waited=False):
        score.missed[show.wrong] += bool(show.wrong)
        return
    if show.lasts_s < WINDOW_S:
        return
    if judge.sees(show.grams, waited=True):
        score.missed[show.wrong] += bool(show.wrong)
        return
    if not show.wrong:
        score.false[kind] += 1
        score.called[kind] += judge.calls(show.grams)
    if not show.passing:  # whoever leant on it was told, and stands back
        judge.told(show.grams, show.put)
