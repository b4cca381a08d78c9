"""People in virtual time: what one does is told step by step, each step a pause or a wait for something to be so."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import TypeVar

from drivers.virtual.time import VirtualTime
from kiosk.compose.virtual import VirtualLane
from kiosk.core.session.state import LaneState

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


Step = Pause | Until
Steps = Generator[Step, bool, Ends]


def walk(time: VirtualTime, lane: VirtualLane, steps: Steps[Ends], ends: Callable[[Ends], None]) -> None:
    """`steps` are done one after the other, in `time`'s turn; `ends` is called with what they come to."""

    def go_on(*answer: bool) -> None:
        try:
            step = steps.send(*answer) if answer else next(steps)
        except StopIteration as over:
            ends(over.value)
            return
        match step:
            case Pause(seconds):
                time.after(seconds, lambda: go_on(True))  # noqa: FBT003 - a generator is sent no names
            case Until(holds, seconds):
                look(holds, time.now + seconds)

    def look(holds: Callable[[LaneState], bool], last: float) -> None:
        if holds(lane.state):
            go_on(True)  # noqa: FBT003 - as above
        elif time.now >= last:
            go_on(False)  # noqa: FBT003 - as above
        else:
            time.after(LOOK_S, lambda: look(holds, last))

    go_on()
