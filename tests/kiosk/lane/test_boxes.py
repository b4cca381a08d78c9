"""Boxes for cash: what they say and are asked, word by word."""

import pytest

from drivers.contract import (
    AcceptCash,
    CashCredited,
    CashLevels,
    CashMark,
    CashUnknown,
    Confirm,
    PayOut,
    PayOutEnded,
    PayOutOutcome,
    Request,
    ResolvePayOut,
    StopCash,
)
from kiosk.core.cash import Box, PaidOut
from kiosk.core.change import Change
from kiosk.core.session.cash_effects import CashEffect, ConfirmCash, GiveMark, PayCash, ShutBox, TakeCash
from kiosk.core.session.inputs import BoxMarked, CashCame, CashUncounted, HopperHolds, PayOutTold
from kiosk.core.values import Money
from kiosk.lane.boxes import asked_of, cash_input, without_hopper

FIVE = Money(500, "EUR")


def test_what_a_box_says_is_what_the_lane_takes() -> None:
    coin = CashCredited(token="t", value_minor=50, currency="EUR", piece="EU050A", mark="1")
    assert cash_input(Box.COINS, coin) == CashCame(Box.COINS, "t", Money(50, "EUR"), "EU050A", "1")
    assert cash_input(Box.NOTES, CashUnknown("t", "reset", "0")) == CashUncounted(Box.NOTES, "t", "reset", "0")
    assert cash_input(Box.COINS, CashMark("1", shut=True)) == BoxMarked(Box.COINS, "1", shut=True)
    assert cash_input(Box.HOPPER, CashLevels("EU010A", 10, low=None)) == HopperHolds(10, low=None)
    coins = CashLevels("CH010A", 10, low=False, currency="CHF")
    assert cash_input(Box.HOPPER, coins) == HopperHolds(10, low=False, currency="CHF")
    assert cash_input(Box.NOTES, CashLevels("EUR5", 500, count=3)) is None


@pytest.mark.parametrize("outcome", PayOutOutcome)
def test_every_end_of_a_payout_has_its_word(outcome: PayOutOutcome) -> None:
    ended = PayOutEnded(payout_id="p", outcome=outcome, paid_minor=3, mark="1:3", reason="why")
    assert cash_input(Box.HOPPER, ended) == PayOutTold("p", PaidOut(outcome.value), 3, "1:3", "why")


@pytest.mark.parametrize(
    ("effect", "box", "request_"),
    [
        (GiveMark(Box.COINS, "1", shut=False), Box.COINS, CashMark("1", shut=False)),
        (TakeCash(Box.NOTES, FIVE, Change(10, 200)), Box.NOTES, AcceptCash(500, 200, 10, "EUR")),
        (ShutBox(Box.COINS), Box.COINS, StopCash()),
        (ConfirmCash(Box.COINS, "t"), Box.COINS, Confirm("t")),
        (PayCash("p", FIVE, "1:3"), Box.HOPPER, PayOut("p", 500, "1:3", "EUR")),
        (PayCash("p", FIVE, "1:3", ask_only=True), Box.HOPPER, ResolvePayOut("p", 500, "1:3", "EUR")),
    ],
)
def test_each_wish_is_asked_of_its_box(effect: CashEffect, box: Box, request_: Request) -> None:
    assert asked_of(effect) == (box, request_)


def test_without_a_hopper_nothing_is_given_out() -> None:
    assert without_hopper(PayCash("p", FIVE, "")) == PayOutTold(
        "p", PaidOut.FAILED, 0, "", "this lane has no hopper that counts"
    )
    assert without_hopper(ShutBox(Box.COINS)) is None


def test_a_hopper_that_was_taken_out_of_a_lane_while_it_paid_leaves_a_doubt_and_no_debt() -> None:
    asked = without_hopper(PayCash("p", FIVE, "1:3", ask_only=True))
    assert asked == PayOutTold("p", PaidOut.UNKNOWN, 0, "", "this lane has no hopper")
    without_mark = without_hopper(PayCash("p", FIVE, "", ask_only=True))
    assert without_mark is not None
    assert without_mark.end is PaidOut.FAILED
