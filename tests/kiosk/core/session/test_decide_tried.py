"""Cash for a technician's test: what goes in is found money that a host gives back, what comes out is counted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.core.cash import AlarmEnd, Box, PaidOut
from kiosk.core.cash_totals import CashTotals
from kiosk.core.change import NO_CHANGE
from kiosk.core.guided import TestId
from kiosk.core.session.cash_effects import ConfirmCash, PayCash, ShutBox, TakeCash
from kiosk.core.session.cash_facts import CashMarked, CashOpened, PayOutStarted, TriedCoinBack
from kiosk.core.session.decide.tried import MOST_MINOR
from kiosk.core.session.inputs import (
    AlarmSeenTo,
    BackTouched,
    BadgeScanned,
    BoxMarked,
    BoxTried,
    CoinPutBack,
    Device,
    DeviceCame,
    DeviceLost,
    HopperHolds,
    HopperTried,
    Input,
    PayOutTold,
    ServiceUsed,
    StaffActed,
    Started,
    TestEnded,
    TestOpened,
)
from kiosk.core.staff import Act
from kiosk.core.tally import Tally
from kiosk.core.values import Money
from tests.kiosk.core.session.crew import TESS, signs_on
from tests.kiosk.core.session.test_decide_cash import lane, pays_out, puts_in
from tests.shop import Shop

OPEN = BoxTried("coins", open=True)


def served() -> Shop:
    """`TESS` has a lane with boxes for cash in service, and its test of the coins before them."""
    shop = signs_on(lane(), TESS).does(StaffActed(Act.START_SERVICE))
    return shop.does(TestOpened(TestId.CASH, "coins"))


def taking() -> Shop:
    return served().does(OPEN)


def taken(shop: Shop) -> list[TakeCash]:
    return [effect for effect in shop.effects if isinstance(effect, TakeCash)]


def shut(shop: Shop) -> list[Box]:
    return [effect.box for effect in shop.effects if isinstance(effect, ShutBox)]


def test_the_box_takes_cash_once_it_is_durable_that_it_may() -> None:
    shop = taking()
    assert shop.happened(CashOpened) == [CashOpened(session="", attempt="", box=Box.COINS)]
    assert taken(shop) == [TakeCash(Box.COINS, Money(MOST_MINOR, "EUR"), NO_CHANGE)]
    assert shop.state.service is not None
    assert shop.state.service.takes == "coins"
    assert shop.does(ServiceUsed()).state.service == shop.state.service


def test_each_piece_is_found_money_on_the_list_and_nobody_is_called() -> None:
    shop = puts_in(taking(), 50, 200)
    assert [(one.amount, one.reason) for one in shop.state.cash_alarms] == [
        (Money(50, "EUR"), "EU50, put in at a test"),
        (Money(200, "EUR"), "EU200, put in at a test"),
    ]
    assert shop.state.call is None
    assert sum(isinstance(effect, ConfirmCash) for effect in shop.effects) == 2
    cash = shop.state.period.of("EUR").cash
    assert (cash.boxes["coins"], cash.found) == (Tally(2, 250), Tally(2, 250))


def test_what_a_host_gives_back_by_hand_is_in_the_days_report() -> None:
    shop = puts_in(taking(), 50).does(BackTouched(), BoxMarked(Box.COINS, "coins-1", shut=True), BackTouched())
    signs_on(shop.does(BadgeScanned(TESS.id))).does(StaffActed(Act.DEBTS), AlarmSeenTo(1, AlarmEnd.GIVEN, 50))
    cash = shop.state.period.of("EUR").cash
    assert (cash.found, cash.handed, shop.state.cash_alarms) == (Tally(1, 50), Tally(1, 50), ())


@pytest.mark.parametrize(
    "end",
    [
        (BoxTried("coins", open=False),),
        (TestEnded("cash", "coins", passed=True, measured=""), BoxTried("coins", open=False)),
        (BackTouched(),),
        (TestOpened("sound"),),
        (BadgeScanned(TESS.id),),
        (StaffActed(Act.END_SERVICE),),
    ],
)
def test_however_the_test_ends_the_box_takes_no_more(end: tuple[Input, ...]) -> None:
    shop = taking()
    assert shut(shop) == []
    assert shut(shop.does(*end)) == [Box.COINS]


def test_what_it_said_before_it_was_told_to_shut_is_not_believed() -> None:
    shop = taking().does(BoxMarked(Box.COINS, "coins-0", shut=True))
    assert not shop.state.boxes[Box.COINS].shut
    shop.does(BackTouched(), BoxMarked(Box.COINS, "coins-0", shut=True))
    assert shop.state.boxes[Box.COINS].shut
    assert shop.happened(CashMarked)[-1] == CashMarked(box=Box.COINS, mark="coins-0", shut=True)


def test_a_coin_that_falls_in_after_the_test_calls_somebody_as_ever() -> None:
    shop = puts_in(taking().does(BackTouched()), 200)
    assert shop.state.call is not None
    assert [one.reason for one in shop.state.cash_alarms] == ["EU200"]


@pytest.mark.parametrize(
    "before",
    [
        (BackTouched(), TestOpened("sound")),  # another test
        (BackTouched(), TestOpened(TestId.CASH, "notes")),  # another box
        (DeviceLost(Device.COINS, "silent", ""),),
        (BoxMarked(Box.COINS, "coins-1", shut=False),),  # not all that it took is booked
    ],
)
def test_the_box_takes_nothing_where_it_may_not(before: tuple[Input, ...]) -> None:
    assert taken(served().does(*before, OPEN)) == []


def test_nobody_but_a_technician_at_a_lane_in_service_opens_a_box() -> None:
    assert taken(signs_on(lane()).does(TestOpened(TestId.CASH, "coins"), OPEN)) == []


def test_while_money_moves_no_box_is_tried() -> None:
    shop = served()
    shop.state = replace(shop.state, refund=object())  # type: ignore[arg-type]
    assert taken(shop.does(OPEN)) == []


def trying(shop: Shop | None = None) -> Shop:
    """The test of the hopper, which holds cents, is before `TESS`, and it was asked for a coin."""
    return (shop or served()).does(BackTouched(), TestOpened(TestId.HOPPER, "hopper"), HopperTried())


def payouts(shop: Shop) -> list[PayCash]:
    return [effect for effect in shop.effects if isinstance(effect, PayCash)]


def cash(shop: Shop) -> CashTotals:
    return shop.state.period.of("EUR").cash


def test_one_coin_goes_out_once_it_is_durable_and_is_counted_as_out_for_a_test() -> None:
    shop = trying()
    [started] = shop.happened(PayOutStarted)
    [asked] = payouts(shop)
    assert (asked.amount, asked.mark, asked.ask_only) == (Money(1, "EUR"), "hopper-0", False)
    assert (started.session, started.payout) == ("", asked.payout)  # type: ignore[attr-defined]
    pays_out(shop, PaidOut.PAID, 1)
    assert cash(shop) == CashTotals(boxes={"hopper": Tally(1, -1)}, tried=Tally(1, 1))
    assert (shop.state.attempt, shop.state.debts, shop.state.cash_alarms, shop.state.call) == (None, (), (), None)


def test_the_coin_is_back_once_by_the_word_of_who_put_it_there() -> None:
    shop = pays_out(trying(), PaidOut.PAID, 1).does(CoinPutBack(1), CoinPutBack(1))
    [back] = shop.happened(TriedCoinBack)
    assert (back.amount, back.staff) == (Money(1, "EUR"), TESS.id)  # type: ignore[attr-defined]
    assert cash(shop) == CashTotals(boxes={"hopper": Tally(2, 0)}, tried=Tally(2, 0))


@pytest.mark.parametrize(
    "away",
    [
        (BackTouched(), BackTouched(), StaffActed(Act.END_SERVICE)),
        (Started("test"), DeviceCame(Device.HOPPER), BoxMarked(Box.HOPPER, "hopper-1", shut=True)),
    ],
    ids=["left", "power-cut"],
)
def test_a_coin_that_is_out_since_before_can_still_be_put_back(away: tuple[Input, ...]) -> None:
    shop = pays_out(trying(), PaidOut.PAID, 1)
    shop = (shop.loses_power() if Started("test") in away else shop).does(*away)
    if shop.state.staff is None:
        shop = signs_on(shop, TESS)
    if shop.state.service is None:
        shop.does(StaffActed(Act.START_SERVICE))
    shop.does(TestOpened(TestId.HOPPER, "hopper"), CoinPutBack(1))
    assert (cash(shop).tried, shop.state.period.tried_minor) == (Tally(2, 0), 0)


def test_the_coin_of_one_try_and_of_the_next_add_up_and_go_back_one_by_one() -> None:
    shop = pays_out(trying(), PaidOut.PAID, 1).does(BoxMarked(Box.HOPPER, "hopper-1", shut=True))
    pays_out(shop.does(HopperTried()), PaidOut.PAID, 1)
    assert shop.state.period.tried_minor == 2
    shop.does(CoinPutBack(1), CoinPutBack(1), CoinPutBack(1))
    assert (len(shop.happened(TriedCoinBack)), shop.state.period.tried_minor) == (2, 0)


def test_a_coin_that_never_came_out_is_not_put_back() -> None:
    shop = trying().does(CoinPutBack(1))
    pays_out(shop, PaidOut.FAILED).does(CoinPutBack(1))
    assert (shop.happened(TriedCoinBack), cash(shop), shop.state.attempt) == ([], CashTotals(), None)


def test_a_power_cut_under_way_loses_no_coin_and_pays_none_twice() -> None:
    before = trying()
    [asked] = payouts(before)
    shop = before.loses_power().does(Started("test"), DeviceCame(Device.HOPPER))
    assert payouts(shop)
    assert all(one == replace(asked, ask_only=True) for one in payouts(shop))
    pays_out(shop, PaidOut.PAID, 1)
    assert (cash(shop).tried, shop.state.attempt, len(shop.happened(PayOutStarted))) == (Tally(1, 1), None, 1)


def test_what_nobody_can_tell_is_an_alarm_without_a_call_and_the_hoppers_late_word_counts() -> None:
    shop = trying()
    for _ in range(shop.policy.payout_tries):
        pays_out(shop, PaidOut.UNKNOWN).waits(3)
    [alarm] = shop.state.cash_alarms
    assert (alarm.due, alarm.reason.startswith("at a test, "), shop.state.call) == (Money(1, "EUR"), True, None)
    assert cash(shop) == CashTotals(doubted=Tally(1, 1))
    assert payouts(trying(shop))[-1].ask_only  # and nothing more goes out before it is known
    shop.does(PayOutTold(alarm.payout, PaidOut.PAID, 1, "hopper-1", "as it counted"))
    assert (cash(shop).tried, cash(shop).cleared, shop.state.debts) == (Tally(1, 1), Tally(1, 1), ())


def test_a_late_word_that_nothing_came_out_for_a_test_owes_nobody() -> None:
    shop = trying()
    for _ in range(shop.policy.payout_tries):
        pays_out(shop, PaidOut.UNKNOWN).waits(3)
    shop.does(PayOutTold(shop.state.cash_alarms[0].payout, PaidOut.FAILED, 0, "hopper-0", "it stood still"))
    assert (shop.state.debts, shop.state.cash_alarms, cash(shop).tried) == ((), (), Tally())


def test_more_coins_than_one_are_counted_as_they_are_and_somebody_has_to_look() -> None:
    shop = pays_out(trying(), PaidOut.PAID, 3)
    assert (cash(shop).tried, [one.reason for one in shop.state.cash_alarms]) == (
        Tally(1, 3),
        ["at a test 2 too much is out"],
    )
    assert shop.does(CoinPutBack(3)).state.period.of("EUR").cash.tried == Tally(2, 0)


def test_a_hopper_that_is_lost_while_it_gives_calls_nobody_and_is_waited_for() -> None:
    shop = trying().does(DeviceLost(Device.HOPPER, "unplugged", ""))
    assert (shop.state.call, shop.state.hopper_until is not None) == (None, True)
    pays_out(shop.does(DeviceCame(Device.HOPPER)), PaidOut.PAID, 1)
    assert cash(shop).tried == Tally(1, 1)


def test_a_test_that_is_left_under_way_is_counted_all_the_same() -> None:
    shop = trying().does(BackTouched(), BackTouched(), StaffActed(Act.END_SERVICE))
    pays_out(shop, PaidOut.PAID, 1)
    assert (cash(shop).tried, shop.state.attempt) == (Tally(1, 1), None)


@pytest.mark.parametrize(
    "before",
    [
        (DeviceLost(Device.HOPPER, "silent", ""),),
        (HopperHolds(0, low=None),),  # nobody knows which coin it holds
        (HopperHolds(1, low=False, currency="CHF"),),  # none of the lane's
    ],
)
def test_the_hopper_gives_nothing_where_it_may_not(before: tuple[Input, ...]) -> None:
    assert payouts(trying(served().does(*before))) == []


def test_the_hopper_gives_one_coin_at_a_time_and_only_for_its_own_test() -> None:
    assert len(payouts(trying().does(HopperTried()))) == 1
    assert payouts(served().does(HopperTried())) == []
