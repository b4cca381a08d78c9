"""What a lane tells the server of the day that a terminal or gateway ended, or did not."""

from __future__ import annotations

from kiosk.core.session.day_facts import DayEnded
from kiosk.core.wire import Envelope, seal

TERMINAL_DAY = "terminal_day"
TERMINAL_DAY_VERSION = 1


def day_envelope(fact: DayEnded, journal: str, seq: int) -> Envelope:
    payload = day_payload(fact)
    return seal(
        lane=fact.lane, journal=journal, seq=seq, kind=TERMINAL_DAY, version=TERMINAL_DAY_VERSION, payload=payload
    )


def day_payload(fact: DayEnded) -> dict[str, object]:
    """Its own total and the lane's, in minor units of one currency; `told_minor` is null where it told none."""
    report = fact.report
    return {
        "lane": fact.lane,
        "number": report.period,
        "way": report.way.value,
        "tries": fact.tries,
        "end": report.end.value,
        "again": report.again,
        "currency": report.ours.currency,
        "ours_minor": report.ours.minor,
        "told_minor": report.told.minor if report.told is not None else None,
        "first": report.first,
        "last": report.last,
        "reason": fact.reason,
        "at": fact.at,
    }
