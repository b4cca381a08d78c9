"""What a lane remembers of the visit that runs, until it is told (`VisitTold`)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from kiosk.core.session.visit import Session
from kiosk.core.values import Way
from kiosk.core.visit_record import Checked, Need, Nudge, Outcome, PaymentCame, Step


@dataclass(frozen=True, slots=True)
class Time:
    """When something happened: `wall` ISO 8601 with zone, `mono` monotonic seconds; None: a journal tells of it."""

    wall: str
    mono: float | None = None


@dataclass(frozen=True, slots=True)
class Ended:
    """How a visit ended, with what in the basket."""

    outcome: Outcome
    basket: Session


@dataclass(frozen=True, slots=True)
class StepAt:
    step: Step
    at_ms: int


@dataclass(frozen=True, slots=True)
class NeedOf:
    """`id`: the intervention's or the call's."""

    id: str
    need: Need


@dataclass(frozen=True, slots=True)
class PaymentAt:
    attempt: str
    way: Way
    at_ms: int
    came: PaymentCame = PaymentCame.OPEN
    reason: str = ""
    ms: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitLog:
    """`ms` is how long the visit has lasted at `wall`; `base` is the monotonic second of its start, None while only a
    journal tells of it. `over_ms` and `over_at`: when the question at the end came; `asked`: which
    one, '' where it was only thanked.
    """

    session: str
    started_at: str
    wall: str
    ms: int = 0
    base: float | None = None
    steps: tuple[StepAt, ...] = (StepAt(Step.SCAN, 0),)
    over_ms: int | None = None
    over_at: str = ""
    asked: str = ""
    had_item: bool = False
    needs: tuple[NeedOf, ...] = ()
    nudges: tuple[Nudge, ...] = ()
    payments: tuple[PaymentAt, ...] = ()
    check: Checked | None = None

    def at(self, time: Time) -> VisitLog:
        """The visit has lasted until `time`. It never gets shorter, whatever a clock shows."""
        if time.mono is not None and self.base is not None:
            ms = max(self.ms, round((time.mono - self.base) * 1000))
            return replace(self, ms=ms, wall=time.wall)
        passed = datetime.fromisoformat(time.wall) - datetime.fromisoformat(self.wall)
        ms = self.ms + max(0, round(passed.total_seconds() * 1000))
        return replace(self, ms=ms, wall=time.wall, base=None if time.mono is None else time.mono - ms / 1000)
