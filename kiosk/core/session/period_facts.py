"""Facts of what a lane took in: that a period was closed, which is owed to the server, and how this went to paper."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core.totals import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodClosed:
    """`staff`, shown as `name`, closed `period`; the next one begins. `report_waits`: its Z report is owed to
    paper until `ReportSent`.
    """

    lane: str
    period: Period
    staff: str
    name: str
    at: str
    report_waits: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSent:
    """The Z report of `period` goes to paper as `job`: by itself it does so once."""

    lane: str
    period: int
    job: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportMissed:
    """The Z report of `period` that went to the printer as `job` is not on paper: it is owed once more."""

    lane: str
    period: int
    job: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportEnded:
    """What the printer had to say of `job`, under which the Z report of `period` went there, is known. One that has no
    end when the lane starts was cut off.
    """

    lane: str
    period: int
    job: str
    at: str


PeriodFact = PeriodClosed | ReportSent | ReportMissed | ReportEnded
