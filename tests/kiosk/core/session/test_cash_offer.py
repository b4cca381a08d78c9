"""What the lane says of cash before any is put in."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.core.cash import Box, PaidOut
from kiosk.core.change import NO_CHANGE, CashOffer, Change
from kiosk.core.session.cash_offer import cash_moves, change, offer
from kiosk.core.session.inputs import (
    AmountGiven,
    BoxMarked,
    CashCame,
    CashTouched,
    Device,
    DeviceCame,
    DeviceLost,
    HopperHolds,
    PayOutTold,
    PayTouched,
    SplitTouched,
)
from kiosk.core.session.notes import Say
from kiosk.core.values import Money
from tests.shop import BREAD, MILK, POLICY, Shop

EUROS = replace(POLICY, devices=POLICY.devices | {"coins", "notes", "hopper"})


def lane(*boxes: Box, low: bool | None = False) -> Shop:
    """A lane with `boxes`, and a hopper of two-cent coins."""
    shop = Shop(policy=EUROS).opens()
    for box in (*boxes, Box.HOPPER):
        shop.does(DeviceCame(Device(box.value)), BoxMarked(box, f"{box}-0", shut=True))
    return shop.does(HopperHolds(2, low=low))


def offered(shop: Shop) -> CashOffer:
    return offer(shop.state, shop.policy)


def test_a_lane_with_coins_offers_change_where_its_hopper_is_well_filled() -> None:
    shop = lane(Box.COINS, Box.NOTES)
    assert (offered(shop), change(shop.state, shop.policy)) == (CashOffer.NONE, Change(2, 40))
    assert offered(shop.scans(MILK, BREAD).does(PayTouched())) is CashOffer.CHANGE


@pytest.mark.parametrize("low", [True, None])
def test_a_hopper_that_is_low_or_does_not_say_promises_nothing(low: bool | None) -> None:
    shop = lane(Box.COINS, low=low).scans(MILK, BREAD).does(PayTouched())
    assert (offered(shop), change(shop.state, shop.policy)) == (CashOffer.EXACT, NO_CHANGE)


def test_a_hopper_that_is_away_or_never_told_its_count_promises_nothing() -> None:
    shop = lane(Box.COINS).does(DeviceLost(Device.HOPPER, "unplugged", ""))
    assert change(shop.state, shop.policy) == NO_CHANGE
    bare = Shop(policy=EUROS).opens().does(DeviceCame(Device.HOPPER), HopperHolds(2, low=False))
    assert change(bare.state, bare.policy) == NO_CHANGE


def test_notes_alone_that_need_change_which_is_not_there_are_not_offered() -> None:
    shop = lane(Box.NOTES, low=True).scans(MILK, BREAD).does(PayTouched())
    assert offered(shop) is CashOffer.NONE
    shop.does(CashTouched())
    assert (shop.state.attempt, shop.state.message and shop.state.message.say) == (None, Say.CASH_MISSING)
    assert offered(shop.does(HopperHolds(2, low=False))) is CashOffer.CHANGE


def test_the_part_that_was_chosen_decides_and_then_what_is_still_to_come() -> None:
    shop = lane(Box.COINS).scans(MILK, BREAD).does(PayTouched(), SplitTouched(), AmountGiven(201))
    assert offered(shop) is CashOffer.EXACT, "no two-cent coins make the rest of an odd amount"
    shop.does(CashTouched())
    assert offered(shop) is CashOffer.EXACT
    shop.does(CashCame(Box.COINS, "c1", Money(1, "EUR"), "EU001A", "coins-1"))
    assert offered(shop) is CashOffer.CHANGE


def test_nothing_is_offered_in_training() -> None:
    shop = lane(Box.COINS).scans(MILK, BREAD).does(PayTouched())
    assert shop.state.session is not None
    assert offer(replace(shop.state, session=replace(shop.state.session, training=True)), shop.policy) is CashOffer.NONE


def test_cash_moves_until_each_box_that_answers_is_shut_and_the_change_is_out() -> None:
    shop = lane(Box.COINS, Box.NOTES).scans(MILK, BREAD).does(PayTouched())
    assert not cash_moves(shop.state)
    shop.does(CashTouched(), DeviceLost(Device.NOTES, "unplugged", ""))
    assert cash_moves(shop.state)
    shop.does(CashCame(Box.COINS, "c-1", Money(500, "EUR"), "EU500", "coins-1"))
    shop.does(BoxMarked(Box.COINS, "coins-1", shut=True)).waits(7)
    assert cash_moves(shop.state), "the hopper pays"
    shop.does(PayOutTold(f"{shop.attempt.id}-out", PaidOut.PAID, 22, "hopper-1", ""))
    assert not cash_moves(shop.state)
