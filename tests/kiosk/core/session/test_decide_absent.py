"""A shopper walks away: warned in time, given all the time they want, and the basket is never thrown away."""

from __future__ import annotations

import pytest

from kiosk.core.cash import Box, PaidOut
from kiosk.core.session.facts import EndReason, SavedBy, SessionEnded, SessionResumed, SessionSuspended
from kiosk.core.session.inputs import (
    BaggingShowed,
    BoxMarked,
    CashCame,
    CashUncounted,
    ComeBackTouched,
    Device,
    DeviceLost,
    HopperHolds,
    Input,
    Load,
    PayOutTold,
    ScaleShowed,
    ServerLinkChanged,
    StartTouched,
)
from kiosk.core.session.state import Screen, screen
from kiosk.core.session.visit_facts import VisitTold
from kiosk.core.values import Money
from tests.shop import APPLES, BREAD, MILK, POLICY, Shop


def basket() -> Shop:
    return Shop().opens().scans(MILK, BREAD)


def left_alone() -> Shop:
    """A basket nobody came back to."""
    return basket().waits(POLICY.idle_s).waits(POLICY.idle_warning_s)


def test_a_basket_left_alone_is_asked_after_and_then_saved_for_the_attendant() -> None:
    shop = basket().waits(POLICY.idle_s - 0.1)
    assert shop.state.leaves_at is None
    shop.waits(0.1)
    assert shop.state.leaves_at == shop.now + POLICY.idle_warning_s
    assert POLICY.idle_warning_s >= 20
    shop.waits(POLICY.idle_warning_s)
    (saved,) = shop.state.saved
    assert (saved.by, saved.session.pieces) == (SavedBy.ABSENCE, 2)
    assert shop.screen is Screen.ATTRACT
    assert [type(fact) for fact in shop.facts[-2:]] == [SessionSuspended, VisitTold]


def test_a_scan_is_added_and_withdraws_the_question() -> None:
    shop = basket().waits(POLICY.idle_s).scans(MILK)
    assert shop.state.leaves_at is None
    assert shop.state.session is not None
    assert shop.state.session.pieces == 3


def test_neither_the_server_nor_a_flicker_of_the_scale_is_a_sign_of_life() -> None:
    shop = basket().waits(POLICY.idle_s)
    shop.does(ServerLinkChanged(online=False), ScaleShowed(Load.STABLE, 5), ScaleShowed(Load.SETTLING))
    assert shop.state.leaves_at is not None


@pytest.mark.parametrize(
    "event",
    [
        BoxMarked(Box.COINS, "7", shut=True),
        CashUncounted(Box.COINS, "t", "reset", "8"),
        CashCame(Box.COINS, "t", Money(50, "EUR"), "EU050A", "9"),
        HopperHolds(100, low=True),
        PayOutTold("4-000001-a1-out", PaidOut.PAID, 100, "1:3", ""),
    ],
)
def test_what_a_box_for_cash_says_by_itself_is_no_sign_of_life(event: Input) -> None:
    assert basket().waits(POLICY.idle_s).does(event).state.leaves_at is not None


LOST = DeviceLost(Device.BAGGING, "silent", "")


@pytest.mark.parametrize(
    ("showed", "somebody"),
    [
        ((BaggingShowed(Load.STABLE, 350),), True),
        ((BaggingShowed(Load.STABLE, 0),), True),
        ((BaggingShowed(Load.OVERLOAD),), True),
        ((BaggingShowed(Load.STABLE, 300),), False),
        ((BaggingShowed(Load.SETTLING),), False),
        ((LOST, BaggingShowed(Load.STABLE, 300)), False),
    ],
)
def test_who_packs_is_there_and_a_scale_that_comes_back_is_nobody(showed: tuple[Input, ...], somebody: bool) -> None:
    shop = basket().does(BaggingShowed(Load.STABLE, 300)).waits(POLICY.idle_s).does(*showed)
    assert (shop.state.leaves_at is None) == somebody


def test_what_lies_in_the_bags_is_followed_and_a_lane_without_their_scale_sells_on() -> None:
    shop = basket().does(BaggingShowed(Load.STABLE, 1250))
    assert (shop.state.bag_load, shop.state.bag_grams) == (Load.STABLE, 1250)
    shop.does(LOST)
    assert (shop.state.bag_load, shop.state.bag_grams) == (Load.MISSING, 0)
    assert shop.pays().screen is Screen.RECEIPT


def test_an_empty_basket_just_ends() -> None:
    shop = Shop().opens().does(StartTouched()).waits(POLICY.idle_s)
    assert shop.facts[-2] == SessionEnded(session="4-000001", reason=EndReason.ABANDONED)
    assert shop.state.saved == ()


def test_nobody_is_asked_while_a_payment_runs_or_after_it() -> None:
    assert basket().asks_to_pay().waits(POLICY.payment_patience_s - 1).state.leaves_at is None
    assert basket().pays().waits(POLICY.receipt_closes_s - 1).state.leaves_at is None


def test_who_comes_back_before_anybody_else_goes_on_with_one_touch() -> None:
    shop = left_alone().does(ComeBackTouched())
    assert isinstance(shop.facts[-1], SessionResumed)
    assert shop.state.session is not None
    assert [line.item for line in shop.state.session.lines] == [MILK, BREAD]
    assert shop.screen is Screen.BASKET


def test_after_the_next_shopper_one_touch_is_not_enough() -> None:
    shop = left_alone().scans(MILK).pays().waits(60).waits(60).does(ComeBackTouched())
    assert shop.state.session is None
    assert len(shop.state.saved) == 1


def test_one_touch_is_offered_for_a_while_only() -> None:
    shop = left_alone().waits(POLICY.come_back_s).does(ComeBackTouched())
    assert shop.state.session is None


def test_a_power_cut_while_the_question_shows_keeps_the_basket_open_with_new_time() -> None:
    shop = basket().waits(POLICY.idle_s).loses_power()
    assert shop.state.session is not None
    assert shop.state.leaves_at is None
    assert shop.state.idle_at == shop.now + POLICY.idle_s


def test_the_item_on_the_scale_waits_with_the_basket() -> None:
    shop = basket().picks(APPLES).puts_on_scale(450).waits(POLICY.idle_s)
    assert screen(shop.state) is Screen.WEIGH
    assert shop.state.leaves_at is not None
