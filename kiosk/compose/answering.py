"""What a lane that runs says to who asks how its devices are, from outside: as a look at one that does not, so far as
nobody is disturbed.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from drivers.contract import HealthLevel
from kiosk.compose.diagnosing import CHECKED_S, HANDS, REACH_S, doubted, lasting_of
from kiosk.core.findings import Cause, Finding, Part
from kiosk.core.mode import SHUT, LaneMode
from kiosk.diagnostics.bundle.kept_traces import Shapes
from kiosk.diagnostics.checks import Check, Outcome
from kiosk.diagnostics.door import Question, Told
from kiosk.diagnostics.live import LaneWatch
from kiosk.diagnostics.report import Row

LOOK_EVERY_S = 0.05
OPEN = "the lane is open to shoppers: put it in service first, or close it"
LOST = "the device did not say how it ended"
NO_LONGER = Check(HealthLevel.INTERNAL, Outcome.NOT_NOW, 0.0)


class Doorkeeper:
    """Answers from one thread, which may wait for devices. `mode` is the lane's; `shapes` are of what passed last."""

    def __init__(
        self, health: LaneWatch, data: Path, mode: Callable[[], LaneMode], shapes: Callable[[], Shapes]
    ) -> None:
        self._health, self._data, self._mode, self._shapes = health, data, mode, shapes

    def answer(self, question: Question, stopping: threading.Event) -> Iterator[Told]:
        """A row of each device that is asked for, and, where a person has to use it, a word to that person first; or
        why there is none. Where `traces` are asked for too, as for a support bundle, their shapes of each device.
        """
        have = [row.device for row in self._health.rows()]
        level, names = HealthLevel(question["level"]), question["devices"] or have
        if unknown := [name for name in names if name not in have]:
            yield {"refused": f"the lane that runs has no device that is called {unknown[0]}"}
            return
        if level is HealthLevel.INTERACTIVE:
            for name in names:
                yield from self._with_hands(name, stopping)
            return
        asked = {name: (time.monotonic(), self._begin(name, level, stopping)) for name in names}
        for name, (since, check) in asked.items():
            yield _told(self._row(name, check, since, stopping))
        if question.get("traces"):
            yield from ({"trace": device, "shapes": list(shapes)} for device, shapes in self._shapes().items())

    def _with_hands(self, name: str, stopping: threading.Event) -> Iterator[Told]:
        since = time.monotonic()
        if self._mode() not in SHUT:
            check = Check(HealthLevel.INTERACTIVE, Outcome.NOT_NOW, time.time(), (OPEN,))
        else:
            check = self._begin(name, HealthLevel.INTERACTIVE, stopping)
            if check.outcome is Outcome.RUNNING:
                yield {"say": f"{name}: {HANDS.get(self._seen(name).kind, 'look at it now')}"}
        yield _told(self._row(name, check, since, stopping))

    def _begin(self, name: str, level: HealthLevel, stopping: threading.Event) -> Check:
        """After a check of another level that is under way."""
        self._wait(lambda: not self._seen(name).waits, REACH_S, stopping)
        while (check := self._health.check(name, level)).level is not level:
            if not self._ended(name, check.level, stopping):
                return Check(level, Outcome.NOT_NOW, time.time(), ("another check is not over yet",))
        return check

    def _row(self, name: str, check: Check, since: float, stopping: threading.Event) -> Row:
        """As it is once the check is over."""
        if check.outcome is Outcome.RUNNING:
            self._ended(name, check.level, stopping)
            check = self._of(name, check.level)
        row = self._seen(name)
        findings, notes = row.findings, check.notes or row.notes
        match check.outcome:
            case Outcome.RUNNING:
                notes = (LOST,)
            case Outcome.NOT_NOW:
                notes = row.notes
            case Outcome.NEEDS_HANDS if not findings:
                part, detail = Part.SETTINGS, ", ".join(check.notes)
                findings = (Finding(device=name, part=part, cause=Cause.NOT_TRIED, detail=detail),)
            case _:
                pass
        lasting, took_s = lasting_of(self._data, name), time.monotonic() - since
        row = replace(row, findings=findings, notes=notes, checks=(check,), lasting=lasting, took_s=took_s)
        return doubted(row) if check.outcome is Outcome.PASSED else row

    def _seen(self, name: str) -> Row:
        return next(row for row in self._health.rows() if row.device == name)

    def _of(self, name: str, level: HealthLevel) -> Check:
        return next((check for check in self._seen(name).checks if check.level is level), NO_LONGER)

    def _ended(self, name: str, level: HealthLevel, stopping: threading.Event) -> bool:
        return self._wait(lambda: self._of(name, level).outcome is not Outcome.RUNNING, CHECKED_S, stopping)

    def _wait(self, holds: Callable[[], bool], most_s: float, stopping: threading.Event) -> bool:
        """Whether it came true in time, and before the lane is to end."""
        until = time.monotonic() + most_s
        while not holds():
            if time.monotonic() >= until or stopping.wait(LOOK_EVERY_S):
                return False
        return True


def _told(row: Row) -> Told:
    return {"row": row.as_json(), "words": row.in_words(), "grade": int(row.grade)}
