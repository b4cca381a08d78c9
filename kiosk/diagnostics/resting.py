"""Whether a scale's platter is as it should be while nobody weighs."""

from __future__ import annotations

from drivers.contract import BelowMinimum, DeviceOffline, Overloaded, Reading, Settling, StableWeight, UnderZero
from kiosk.core.findings import Cause

RESTLESS_S = 5.0
"""A load that moves for longer is none that somebody just laid down."""


class Rest:
    """Follows what a scale shows."""

    def __init__(self) -> None:
        self._shows: Reading | None = None
        self._moves_since: float | None = None

    def told(self, reading: Reading, now: float) -> None:
        match reading:
            case Settling():
                self._moves_since = now if self._moves_since is None else self._moves_since
                self._shows = reading
            case StableWeight() | BelowMinimum() | Overloaded() | UnderZero():
                self._shows, self._moves_since = reading, None
            case DeviceOffline():
                self._shows = self._moves_since = None
            case _:
                return

    def found(self, now: float) -> Cause | None:
        """What is wrong at `now`; None where nothing is, or the device is no scale."""
        match self._shows:
            case Overloaded():
                return Cause.OVERLOADED
            case UnderZero():
                return Cause.BELOW_ZERO
            case Settling() if self._moves_since is not None and now - self._moves_since > RESTLESS_S:
                return Cause.UNSTEADY
            case _:
                return None
