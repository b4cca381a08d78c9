"""Cash for a guided test, before a technician at a lane in service: a box takes some in, the hopper gives a coin out.

What is put in is money that came for no payment: it stays in the box, is booked piece by piece as found, and stands on
the staff's list until a host has given it back by name. The coin that goes out is a payout like any other, counted by
the hopper, and owed to nobody; whoever puts it back says so. So boxes, the day's report and the store's books agree.
"""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.cash import UNUSED, Box
from kiosk.core.change import NO_CHANGE
from kiosk.core.guided import TestId
from kiosk.core.session.cash_effects import ShutBox, TakeCash
from kiosk.core.session.cash_facts import CashOpened, TriedCoinBack
from kiosk.core.session.cash_offer import takers
from kiosk.core.session.decide import payouts
from kiosk.core.session.facts import PaymentStarted
from kiosk.core.session.inputs import BoxTried, CoinPutBack
from kiosk.core.session.service_notes import ServiceNoted, ServiceRun
from kiosk.core.session.state import CASH_MARK, AttemptKind, LaneState
from kiosk.core.session.turn import Turn
from kiosk.core.staff import SignedOn
from kiosk.core.values import Money, Way

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


def give(turn: Turn, run: ServiceRun) -> None:
    """The hopper is asked for one of its coins: never while money moves, nor while what it gave is in doubt."""
    state, value = turn.state, Money(turn.state.hopper_value, turn.policy.currency)
    known = state.boxes.get(Box.HOPPER, UNUSED)
    fits = (run.test, run.of) == (TestId.HOPPER, Box.HOPPER.value)
    ready = Box.HOPPER in state.boxes_there and bool(known.mark) and known.shut and value.minor > 0
    moves = (state.attempt, state.refund, state.no_sale, state.doubt)
    if not fits or not ready or any(one is not None for one in moves):
        return
    attempt = f"{turn.policy.lane}-a{state.attempts + 1}"
    turn.happened(
        PaymentStarted(
            session="",
            attempt=attempt,
            amount=value,
            mark=CASH_MARK,
            at=turn.moment.wall,
            kind=AttemptKind.TRY,
            way=Way.CASH,
        ),
        ServiceNoted(replace(run, gives=payouts.name_of(attempt))),
    )
    payouts.pay_out(turn, value)


def put_back(turn: Turn, run: ServiceRun, who: SignedOn, event: CoinPutBack) -> None:
    """Never more than is out for tests by the facts, whichever of them it came out for, and whenever in this period."""
    currency = turn.policy.currency
    back = Money(min(event.minor, turn.state.period.of(currency).cash.tried.minor), currency)
    if run.test != TestId.HOPPER or back.minor <= 0:
        return
    turn.happened(
        TriedCoinBack(lane=turn.policy.lane, amount=back, staff=who.staff, name=who.name, at=turn.moment.wall)
    )


def settle(turn: Turn, before: LaneState) -> None:
    """However a test ends, by a touch, a sign-off or the end of the service: its box takes no more."""
    was, now = box_of(before), box_of(turn.state)
    if was and was != now:
        turn.effect(ShutBox(Box(was)))
