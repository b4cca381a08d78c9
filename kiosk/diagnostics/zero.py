"""The one zero of time of all that passed on a lane's wires: its start, and where that lies in UTC."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True)
class Zero:
    """`start` in monotonic seconds; these are `ahead_s` behind the seconds since 1970 in UTC, by the lane's clock as it
    is set now.
    """

    start: float
    ahead_s: float

    def utc_s(self, at: float) -> float:
        """Seconds since 1970 in UTC of a monotonic moment."""
        return at + self.ahead_s

    def utc(self, at: float) -> str:
        """The same as 2026-11-27T10:42:07.125Z."""
        told = datetime.fromtimestamp(self.utc_s(at), UTC).isoformat(timespec="milliseconds")
        return told.replace("+00:00", "Z")

    def since_s(self, at: float) -> float:
        """Seconds since the lane's start, to the millisecond."""
        return round(at - self.start, 3)
