"""People at a lane: what one does is told step by step, each step a pause or a wait for something to be so."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from kiosk.core.session.state import LaneState, Screen, screen
from scripts.proofs.day.stand import Stand, Time

LOOK_S = 0.25
"""A person looks so often whether it is so yet."""

Ends = TypeVar("Ends")


@dataclass(frozen=True, slots=True)
class Pause:
    """Seconds in which this one is busy otherwise."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Until:
    """Waits until `holds`; answered with whether it did within `seconds`."""

    holds: Callable[[LaneState], bool]
    seconds: float


@dataclass(frozen=True, slots=True)
class Wait:
    """Somebody waited at `lane` for so many seconds, from `at_s` of the day on. `step` is the screen that was shown,
    and the one that came, where another did; by staff, where they cleared what was in the way. `shopper` is whose wait
    it was; 0: nobody's of them.
    """

    lane: str
    step: str
    at_s: float
    seconds: float
    shopper: int = 0


Step = Pause | Until
Steps = Generator[Step, bool, Ends]


def walk(
    time: Time,
    lane: Stand,
    steps: Steps[Ends],
    ends: Callable[[Ends], None],
    waited: Callable[[Wait], None] | None = None,
    hurry: float = 1.0,
    shopper: int = 0,
) -> None:
    """`steps` are done one after the other, in `time`'s turn; `ends` is called with what they come to, and `waited`
    with each wait of `shopper` once it is over. Pauses last `hurry` times what they are.
    """

    def go_on(*answer: bool) -> None:
        try:
            step = steps.send(*answer) if answer else next(steps)
        except StopIteration as over:
            ends(over.value)
            return
        match step:
            case Pause(seconds):
                time.after(seconds * hurry, lambda: go_on(True))  # noqa: FBT003 - a generator is sent no names
            case Until(holds, seconds):
                look(holds, time.now, time.now + seconds, lane.state)

    def look(holds: Callable[[LaneState], bool], since: float, last: float, was: LaneState) -> None:
        came = holds(lane.state)
        if not came and time.now < last:
            time.after(LOOK_S, lambda: look(holds, since, last, was))
            return
        if waited is not None:
            waited(Wait(lane.policy.lane, _step(was, lane.state), since, time.now - since, shopper))
        go_on(came)

    go_on()


def _step(was: LaneState, now: LaneState) -> str:
    shown, came = screen(was), screen(now)
    step = str(shown) if came is shown else _both(shown, came)
    return f"{step}, by staff" if _for_staff(was) and not _for_staff(now) else step


@cache
def _both(shown: Screen, came: Screen) -> str:
    return f"{shown} → {came}"


def _for_staff(state: LaneState) -> bool:
    return state.session is not None and bool(state.session.interventions)
