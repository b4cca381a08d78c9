"""The days that terminals ended when their lanes closed a period: their own totals beside the lanes'."""

from __future__ import annotations

from sqlalchemy.orm import Session

from kiosk.core.days import DayEnd
from kiosk.core.receipt import amount
from kiosk.core.values import Money
from server.db.period_models import TerminalDayRow
from server.ingest.periods import TerminalDayIn


def note(session: Session, told: TerminalDayIn, journal: str, seq: int) -> str:
    """It is in the books; what a person should look at all the same, or ''."""
    values = told.model_dump(exclude={"lane"})
    session.add(TerminalDayRow(lane=told.lane, journal=journal, seq=seq, **values))
    return _against(told)


def _against(told: TerminalDayIn) -> str:
    day = f"the {told.way} terminal's day of Z report {told.number}"
    match told.end:
        case DayEnd.DONE if told.told_minor is None:
            return f"{day} was ended without a total: {told.reason or 'it told none'}"
        case DayEnd.DONE if told.told_minor != told.ours_minor:
            theirs, ours = (amount(Money(minor, told.currency)) for minor in (told.told_minor or 0, told.ours_minor))
            return f"{day} comes to {theirs} {told.currency}, the lane booked {ours}"
        case DayEnd.REFUSED | DayEnd.NO_ANSWER if not told.again:
            return f"{day} is not ended, and not asked for any more: {told.reason}"
        case _:
            return ""
