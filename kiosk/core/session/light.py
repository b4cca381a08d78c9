"""What the light over the lane shows, so that the store sees from afar how it is with it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kiosk.core.calls import CallStage
from kiosk.core.mode import LaneMode
from kiosk.core.session.state import AttemptStage, LaneState


class Light(StrEnum):
    FREE = "free"
    EXPRESS = "express"  # free, and for small baskets
    BUSY = "busy"
    HELP = "help"
    COMING = "coming"
    CLOSED = "closed"
    SERVICE = "service"
    FAULT = "fault"


@dataclass(frozen=True, slots=True)
class Signal:
    """A light's look: colour and pattern say the same twice, for who sees no colours; `text` says it in words."""

    colour: str
    pattern: str
    text: str


SIGNALS = {
    Light.FREE: Signal("green", "steady", "free"),
    Light.EXPRESS: Signal("green", "blink", "free for a small basket"),
    Light.BUSY: Signal("white", "steady", "a shopper is here"),
    Light.HELP: Signal("amber", "blink", "help is wanted"),
    Light.COMING: Signal("amber", "steady", "help is on the way"),
    Light.CLOSED: Signal("red", "steady", "closed"),
    Light.SERVICE: Signal("white", "blink", "in service"),
    Light.FAULT: Signal("red", "blink", "out of order"),
}


def light_of(state: LaneState) -> Light:
    """The call of a person comes before everything else: it is heard from a lane that cannot sell, too."""
    if state.call is not None:
        return Light.COMING if state.call.stage is CallStage.COMING else Light.HELP
    if state.failed:
        return Light.FAULT
    if state.attempt is not None and state.attempt.stage is AttemptStage.PARKED:
        return Light.HELP
    if state.mode is LaneMode.SERVICE:
        return Light.SERVICE
    if state.mode is LaneMode.CLOSED and state.session is None:
        return Light.CLOSED
    if state.session is not None:
        return Light.BUSY
    return Light.EXPRESS if state.mode is LaneMode.EXPRESS else Light.FREE
