"""What of all that a scale shows is told: each change, to whoever sells by weight. (`plateaus`: what came to rest.)"""

from __future__ import annotations

from typing import Protocol

from drivers.contract import BelowMinimum, Overloaded, Reading, Settling, StableWeight, UnderZero

Showing = StableWeight | Settling | Overloaded | UnderZero | BelowMinimum


class Telling(Protocol):
    """Gets every answer of a scale that can be used, in order; `now` is monotonic seconds."""

    def shown(self, reading: Showing, now: float) -> tuple[Reading, ...]:
        """What is to be told of `reading`, shown at `now`."""

    def troubled(self) -> None:
        """Something came that could not be used."""

    def forget(self) -> None:
        """What was told before counts no more: what is shown next is news."""


class Changes:
    """Each change is told as it is shown, to the gram."""

    def __init__(self) -> None:
        self._told: Showing | None = None

    def shown(self, reading: Showing, now: float) -> tuple[Reading, ...]:  # noqa: ARG002 - the protocol's signature
        if reading == self._told:
            return ()
        self._told = reading
        return (reading,)

    def troubled(self) -> None:
        self._told = None

    def forget(self) -> None:
        self._told = None
