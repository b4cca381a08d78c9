"""What all guided tests have in common: one course from its begin to its outcome. Pure: readings, touches, time in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from drivers.contract import DeviceOffline, DeviceOnline, Reading, Request
from kiosk.core.guided import Answer, Colours, Grid, Mark, Outcome, Page, Play, Said, Stage, TestId, Tick, View, say
from kiosk.core.session.inputs import BoxTried, CoinPutBack, DrawerTried, HopperTried
from kiosk.diagnostics.machine import Room
from kiosk.diagnostics.store import Way


@dataclass(frozen=True, slots=True)
class Ask:
    """The device is to be asked this."""

    device: str
    request: Request


class Look(StrEnum):
    """Something that takes a while, and is looked at or made beside: a `Way`, `Rooms`, `View` or `HandedIn` comes of
    it, or `NotSeen`.
    """

    STORE = "store"
    MACHINE = "machine"
    CAMERA = "camera"
    SUPPORT = "support"


@dataclass(frozen=True, slots=True)
class Rooms:
    disk: Room
    memory: Room


@dataclass(frozen=True, slots=True)
class HandedIn:
    """The support file, of so many `files`, is on a `stick`, or else with the store server."""

    files: int
    stick: bool


@dataclass(frozen=True, slots=True)
class NotSeen:
    """The look came to nothing, and why."""

    reason: str


ToLane = BoxTried | HopperTried | CoinPutBack | DrawerTried
"""The lane itself decides about cash and its drawer."""
Wish = Ask | Play | Look | ToLane
Wishes = tuple[Wish, ...]
Seen = Way | Rooms | View | HandedIn | NotSeen


class Course:
    """One test of `device`. Turned by one thread; `now` is monotonic seconds. Over once there is an `outcome`."""

    test: ClassVar[TestId]

    def __init__(self, device: str = "") -> None:
        self.device = device
        self.deadline: float | None = None
        self.outcome: Outcome | None = None
        self._detail = ""

    def begin(self, now: float) -> Wishes:
        """What is wished for first."""
        raise NotImplementedError

    def told(self, device: str, reading: Reading, now: float) -> Wishes:
        """`device` said something; a test whose own device is lost has ended."""
        if self.outcome is not None or device != self.device:
            return ()
        match reading:
            case DeviceOffline(fault):
                self._detail = fault.detail
                return self._ends(say("It no longer answers."))
            case DeviceOnline():
                return ()
            case _:
                return self._heard(reading, now)

    def touched(self, key: str, now: float) -> Wishes:
        """The technician gave the answer `key`, or touched that place."""
        return self._answered_after(key) if self.outcome is not None else self._answered(key, now)

    def seen(self, what: Seen, now: float) -> Wishes:
        """What a `Look` came to."""
        return () if self.outcome is not None else self._looked(what, now)

    def lane_takes(self, box: str, now: float) -> Wishes:
        """The lane lets `box` take cash for this test, '' for none."""
        return () if self.outcome is not None else self._taking(box, now)

    def lane_gives(self, payout: str, out_minor: int, now: float) -> Wishes:
        """The lane has begun `payout` for this test, '' for none; so much, in minor units, is booked as out for tests,
        and not as back. Told after the outcome too.
        """
        return self._giving(payout, out_minor, now)

    def ticked(self, now: float) -> Wishes:
        """`deadline` has passed, or not yet."""
        if self.outcome is not None or self.deadline is None or now < self.deadline:
            return ()
        return self._late(now)

    def breaks(self, why: str) -> None:
        """It cannot go on, by a fault of the program: `why` is for whoever mends it. One that is over stays so."""
        if self.outcome is None:
            self._detail = why
            self._ends(say("The test broke off: {why}.", why=why))

    def left(self) -> Wishes:
        """It is over or given up: devices are as they were afterwards."""
        return ()

    def page(self) -> Page:
        """What is to be shown now."""
        over = self.outcome
        if over is None:
            stage, todo = Stage.RUNNING, self._todo()
        else:
            stage, todo = (Stage.PASSED if over.passed else Stage.FAILED), over.reason
        return Page(
            test=self.test,
            device=self.device,
            stage=stage,
            todo=todo,
            figure=self._figure(),
            marks=self._marks(),
            answers=self._answers() if over is None else self._answers_after(),
            detail=self._detail,
            canvas=self._canvas() if over is None else None,
            view=self._sight(),
        )

    # what a test says of itself

    def _todo(self) -> Said:
        raise NotImplementedError

    def _figure(self) -> Said | None:
        return None

    def _marks(self) -> tuple[Mark, ...]:
        return ()

    def _answers(self) -> tuple[Answer, ...]:
        return ()

    def _answers_after(self) -> tuple[Answer, ...]:
        """What can still be said once it is over."""
        return ()

    def _canvas(self) -> Grid | Colours | None:
        return None

    def _sight(self) -> View | None:
        return None

    # what happens to it while it runs

    def _heard(self, reading: Reading, now: float) -> Wishes:  # noqa: ARG002 - of tests that listen to no device
        return ()

    def _answered(self, key: str, now: float) -> Wishes:  # noqa: ARG002
        return ()

    def _answered_after(self, key: str) -> Wishes:  # noqa: ARG002
        return ()

    def _looked(self, what: Seen, now: float) -> Wishes:  # noqa: ARG002
        return ()

    def _taking(self, box: str, now: float) -> Wishes:  # noqa: ARG002
        return ()

    def _giving(self, payout: str, out_minor: int, now: float) -> Wishes:  # noqa: ARG002
        return ()

    def _late(self, now: float) -> Wishes:  # noqa: ARG002
        return self._ends(say("Nothing came back in time."))

    def _measured(self) -> tuple[tuple[str, str], ...]:
        """By default how each mark stands."""
        return tuple((mark.key, str(mark.tick)) for mark in self._marks())

    def _ends(self, reason: Said, *, passed: bool = False) -> Wishes:
        self.deadline = None
        self.outcome = Outcome(
            test=self.test, device=self.device, passed=passed, reason=reason, measured=self._measured()
        )
        return ()


def is_bad(marks: tuple[Mark, ...]) -> bool:
    return any(mark.tick is Tick.BAD for mark in marks)
