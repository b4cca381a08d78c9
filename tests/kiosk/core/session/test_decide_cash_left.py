"""A part that was paid in cash and left alone: however it ends, it is booked, given back, or owed."""

from __future__ import annotations

from kiosk.core.cash import Box, PaidOut
from kiosk.core.changes import Why
from kiosk.core.debts import GivenAs
from kiosk.core.mode import LaneMode
from kiosk.core.session.cash_facts import PayOutStarted
from kiosk.core.session.debt_facts import DebtPaid, PartsLeft
from kiosk.core.session.facts import PartReturned, SalePaid
from kiosk.core.session.inputs import (
    AmountGiven,
    BackTouched,
    CardTouched,
    ChangeGiven,
    GivenByHand,
    OtherWayTouched,
    PartsBackTouched,
    PeriodCloseTouched,
    SplitTouched,
    StaffActed,
)
from kiosk.core.session.override_facts import SessionVoided
from kiosk.core.session.override_inputs import VoidSession
from kiosk.core.session.state import Screen, Shopping, debts_of
from kiosk.core.staff import Act
from kiosk.core.values import Way
from tests.kiosk.core.session.crew import AMIR, signs_on
from tests.kiosk.core.session.test_decide_cash import BOXES, asked, lane, pays_out, puts_in, shuts
from tests.shop import Shop


def part_in_cash() -> Shop:
    """2.00 of 4.78 lie in the box."""
    return shuts(puts_in(asked(), 200).does(OtherWayTouched()))


def nobody_comes(shop: Shop) -> Shop:
    """Nobody touches anything, for as long as a visit waits when help is called."""
    return shop.waits(BOXES.helped_idle_s).waits(BOXES.idle_warning_s)


def test_a_colleague_is_called_and_no_coin_is_given_out_to_nobody() -> None:
    shop = nobody_comes(part_in_cash())
    assert (shop.state.call is not None, shop.screen, shop.happened(PayOutStarted)) == (True, Screen.PAY, [])


def test_when_nobody_came_either_it_is_owed_the_basket_is_kept_and_the_lane_is_free() -> None:
    shop = nobody_comes(nobody_comes(part_in_cash()))
    [debt] = shop.state.debts
    assert (debt.amount.minor, shop.happened(PayOutStarted)) == (200, [])
    assert (shop.screen, len(shop.state.saved), shop.state.saved[0].session.parts) == (Screen.ATTRACT, 1, ())
    assert shop.state.call is not None, "the debt is still called for"
    assert shop.loses_power().state.debts == (debt,)


def test_a_call_that_stands_for_another_reason_makes_nobodys_part_a_debt_at_once() -> None:
    before = shuts(puts_in(lane(), 200))
    assert before.state.call is not None
    shop = nobody_comes(shuts(puts_in(asked(before), 200).does(OtherWayTouched())))
    assert (shop.state.debts, shop.screen) == ((), Screen.PAY)
    nobody_comes(shop)
    assert [debt.amount.minor for debt in shop.state.debts] == [200]


def test_whoever_was_back_and_leaves_again_is_called_for_again() -> None:
    shop = nobody_comes(part_in_cash()).does(SplitTouched(), BackTouched())
    nobody_comes(shop)
    assert shop.state.debts == ()
    nobody_comes(shop)
    assert [debt.amount.minor for debt in shop.state.debts] == [200]


def test_whoever_comes_back_in_time_pays_the_rest() -> None:
    shop = nobody_comes(part_in_cash()).does(CardTouched()).terminal_authorises().terminal_completes()
    [paid] = shop.happened(SalePaid)
    assert isinstance(paid, SalePaid)
    assert [one.amount.minor for one in paid.sale.tenders] == [200, 278]


def test_a_card_that_paid_a_part_too_gets_it_back_when_the_cash_is_left_to_staff() -> None:
    shop = part_in_cash().does(SplitTouched(), AmountGiven(100), CardTouched())
    shop.terminal_authorises().terminal_completes()
    nobody_comes(nobody_comes(shop))
    assert [debt.amount.minor for debt in shop.state.debts] == [200]
    assert (shop.attempt.way, shop.attempt.amount.minor) == (Way.CARD, 100)
    shop.terminal_authorises().terminal_completes()
    [back] = shop.happened(PartReturned)
    assert isinstance(back, PartReturned)
    assert (back.tender.way, shop.screen, shop.happened(PayOutStarted)) == (Way.CARD, Screen.BASKET, [])
    assert nobody_comes(shop).screen is Screen.ATTRACT


def test_a_colleague_who_takes_over_gives_it_by_hand_and_may_cancel_the_visit_then() -> None:
    shop = signs_on(part_in_cash(), AMIR).does(ChangeGiven(VoidSession(), Why.TOO_DEAR))
    assert shop.happened(SessionVoided) == []
    shop.does(StaffActed(Act.DEBTS))
    [debt] = debts_of(shop.state)
    shop.does(GivenByHand(debt.id, GivenAs.CASH))
    assert (len(shop.happened(PartsLeft)), len(shop.happened(DebtPaid)), shop.state.debts) == (1, 1, ())
    assert shop.state.session is not None
    assert isinstance(shop.state.session.phase, Shopping)
    shop.does(BackTouched(), ChangeGiven(VoidSession(), Why.TOO_DEAR))
    assert (len(shop.happened(SessionVoided)), shop.state.session) == (1, None)
    assert shop.state.period.of("EUR").owed.minor == shop.state.period.of("EUR").given["cash"].minor == 200


def test_a_visit_that_is_paid_in_part_cannot_be_put_aside_and_its_money_forgotten() -> None:
    shop = signs_on(part_in_cash(), AMIR).does(StaffActed(Act.SUSPEND))
    assert shop.state.session is not None
    assert (shop.state.saved, [part.amount.minor for part in shop.state.session.parts]) == ((), [200])


def test_a_lane_that_closes_lets_the_part_end_first() -> None:
    shop = signs_on(part_in_cash(), AMIR).does(StaffActed(Act.CLOSE_LANE), StaffActed(Act.SIGN_OFF))
    assert shop.state.mode is LaneMode.CLOSED
    assert shop.state.session is not None
    pays_out(shop.does(PartsBackTouched()), PaidOut.PAID, 200)
    assert (shop.state.session.parts, shop.state.debts) == ((), ())  # type: ignore[union-attr]


def test_no_period_is_closed_over_it_and_as_a_debt_it_outlives_the_period() -> None:
    shop = signs_on(part_in_cash(), AMIR).does(StaffActed(Act.CLOSE_PERIOD), PeriodCloseTouched(1))
    assert shop.state.period.number == 1
    shop.does(StaffActed(Act.SIGN_OFF))
    nobody_comes(nobody_comes(shop))
    signs_on(shop, AMIR).does(StaffActed(Act.CLOSE_PERIOD), PeriodCloseTouched(1))
    assert (shop.state.period.number, [debt.amount.minor for debt in shop.state.debts]) == (2, [200])
    assert shop.state.closed_period is not None
    closed = shop.state.closed_period.of("EUR")
    assert (closed.cash.boxes[Box.COINS].minor, closed.owed.minor, closed.tenders) == (200, 200, {})
