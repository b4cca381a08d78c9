"""Facts of the day that a terminal or gateway ends when the lane's period is closed."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core.days import DayReport
from kiosk.core.values import Way


@dataclass(frozen=True, slots=True, kw_only=True)
class DayEndStarted:
    """Who moves money by `way` is asked to end its day, since `period` was closed, for the `tries`-th time. Durable
    before it is asked: after a power cut it is known that the day may have ended.
    """

    lane: str
    job: str
    way: Way
    period: int
    tries: int
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DayEnded:
    """What came of it; `reason` is for the technician. Owed to the server."""

    lane: str
    job: str
    tries: int
    report: DayReport
    reason: str
    at: str


DayFact = DayEndStarted | DayEnded
