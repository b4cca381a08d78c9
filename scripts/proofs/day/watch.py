"""What a lane's devices went through on its day, noted beside the lane: which did not work, and for how long."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kiosk.core.session.state import LaneState


@dataclass(frozen=True, slots=True)
class Outage:
    """`device` of `lane` did not work; `kind` is what was said of it first. Seconds of the day."""

    lane: str
    device: str
    kind: str
    since_s: float
    until_s: float


class Watch:
    """`saw` is a watcher of a lane: called on its thread with each state that it comes to."""

    def __init__(self, lane: str, now: Callable[[], float]) -> None:
        self._lane = lane
        self._now = now
        self._troubles: dict[str, tuple[str, float]] = {}  # device → what is wrong with it, and since when
        self._seen: object = None
        self._over: list[Outage] = []

    def saw(self, state: LaneState) -> None:
        if state.troubles is self._seen:
            return
        self._seen = state.troubles
        there = {str(device): str(kind) for device, kind in state.troubles.items()}
        for device in self._troubles.keys() - there.keys():
            self._over.append(self._outage(device))
            del self._troubles[device]
        for device, kind in there.items():
            self._troubles.setdefault(device, (kind, self._now()))

    def outages(self) -> list[Outage]:
        """By the moments at which they began; one that is not over ends now."""
        lasting = [self._outage(device) for device in self._troubles]
        return sorted([*self._over, *lasting], key=lambda one: (one.since_s, one.device))

    def _outage(self, device: str) -> Outage:
        kind, since = self._troubles[device]
        return Outage(self._lane, device, kind, since, self._now())
