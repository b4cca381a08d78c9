"""Two alarms of cash of lane 4, and one of them seen to."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.cash import AlarmEnd, Box
from kiosk.core.session.cash_facts import CashAlarmed, CashAlarmSeenTo, PayOutCleared
from kiosk.core.values import Money

FOUND = CashAlarmed(
    session="",
    box=Box.COINS,
    reason="EU200A",
    mark="coins-1",
    at="2026-11-22T10:00:00+01:00",
    lane="4",
    number=1,
    amount=Money(200, "EUR"),
)
UNCOUNTED = CashAlarmed(
    session="4-000001",
    box=Box.NOTES,
    reason="the validator was reset",
    mark="notes-9",
    at="2026-11-22T10:05:00+01:00",
    lane="4",
    number=2,
)
SEEN_TO = CashAlarmSeenTo(
    lane="4", number=1, end=AlarmEnd.OFFICE, staff="lena", name="Lena K.", at="2026-11-22T10:30:00+01:00"
)
HANDED = replace(SEEN_TO, end=AlarmEnd.GIVEN, given=Money(150, "EUR"))
DOUBTED = replace(UNCOUNTED, box=Box.HOPPER, number=3, payout="4-000001-a1-out", due=Money(522, "EUR"))
CLEARED = PayOutCleared(
    lane="4",
    session="4-000001",
    attempt="4-000001-a1",
    payout="4-000001-a1-out",
    number=3,
    amount=Money(522, "EUR"),
    paid=Money(500, "EUR"),
    change=True,
    reason="as it counted",
    mark="hopper-9",
    at="2026-11-22T10:40:00+01:00",
)
