"""Facts of what a lane took in: that a period was closed. Owed to the server."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core.totals import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodClosed:
    """`staff`, shown as `name`, closed `period`; the next one begins."""

    lane: str
    period: Period
    staff: str
    name: str
    at: str


PeriodFact = PeriodClosed
