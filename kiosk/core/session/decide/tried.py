"""A box for cash takes coins or notes for a guided test, before a technician at a lane in service.

What is put in is money that came for no payment: it stays in the box, is booked piece by piece as found, and stands on
the staff's list until a host has given it back by name. So the box, the day's report and the store's books agree.
"""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.cash import Box
from kiosk.core.change import NO_CHANGE
from kiosk.core.guided import TestId
from kiosk.core.session.cash_effects import ShutBox, TakeCash
from kiosk.core.session.cash_facts import CashOpened
from kiosk.core.session.cash_offer import takers
from kiosk.core.session.inputs import BoxTried
from kiosk.core.session.service_notes import ServiceNoted, ServiceRun
from kiosk.core.session.state import LaneState
from kiosk.core.session.turn import Turn
from kiosk.core.values import Money

MOST_MINOR = 50_000
"""No test takes more: the greatest note of the euro fits in."""


def box_of(state: LaneState) -> str:
    """The box that takes cash for a test; '' for none."""
    return state.service.takes if state.service is not None else ""


def take(turn: Turn, run: ServiceRun, event: BoxTried) -> None:
    """It takes cash from here on, or no more; never while a payment is open, nor before all that it took is booked."""
    if not event.open:
        turn.happened(ServiceNoted(replace(run, takes="")))
        return
    state = turn.state
    fits = (run.test, run.of) == (TestId.CASH, event.box)
    box = next((box for box in takers(state) if box.value == event.box), None)
    if not fits or box is None or state.attempt is not None or state.refund is not None:
        return
    turn.happened(CashOpened(session="", attempt="", box=box), ServiceNoted(replace(run, takes=box.value)))
    turn.effect(TakeCash(box, Money(MOST_MINOR, turn.policy.currency), NO_CHANGE))


def settle(turn: Turn, before: LaneState) -> None:
    """However a test ends, by a touch, a sign-off or the end of the service: its box takes no more."""
    was, now = box_of(before), box_of(turn.state)
    if was and was != now:
        turn.effect(ShutBox(Box(was)))
