"""One figure as it is now: of the store, or of one lane, and what it is about."""

from __future__ import annotations

from dataclasses import dataclass

from server.actions.rules import Gauge


@dataclass(frozen=True, slots=True)
class Cause:
    """What may raise an action, one at a time: `lane` '' is the store; `subject` is a step, a kind, an item, a
    device.
    """

    gauge: Gauge
    lane: str = ""
    subject: str = ""

    @property
    def key(self) -> str:
        return f"{self.gauge}/{self.lane}/{self.subject}"

    @classmethod
    def of(cls, key: str) -> Cause:
        """The cause with that key."""
        gauge, lane, subject = key.split("/", 2)
        return cls(Gauge(gauge), lane, subject)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """`value` is what was seen in `count` cases; it is `at_least` so much for sure, chance left out. `usual`: what it
    is else, in the same unit, where that is known.
    """

    cause: Cause
    value: float
    at_least: float
    count: int
    usual: float | None = None


def exactly(cause: Cause, value: float, *, count: int = 1, usual: float | None = None) -> Reading:
    """A figure that no chance is in."""
    return Reading(cause=cause, value=value, at_least=value, count=count, usual=usual)
