"""A box for cash takes money for a technician's test: it stays in the box, is found money, and a host gives it back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.core.cash import AlarmEnd, Box
from kiosk.core.change import NO_CHANGE
from kiosk.core.guided import TestId
from kiosk.core.session.cash_effects import ConfirmCash, ShutBox, TakeCash
from kiosk.core.session.cash_facts import CashMarked, CashOpened
from kiosk.core.session.decide.tried import MOST_MINOR
from kiosk.core.session.inputs import (
    AlarmSeenTo,
    BackTouched,
    BadgeScanned,
    BoxMarked,
    BoxTried,
    Device,
    DeviceLost,
    Input,
    ServiceUsed,
    StaffActed,
    TestEnded,
    TestOpened,
)
from kiosk.core.staff import Act
from kiosk.core.tally import Tally
from kiosk.core.values import Money
from tests.kiosk.core.session.crew import TESS, signs_on
from tests.kiosk.core.session.test_decide_cash import lane, puts_in
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
