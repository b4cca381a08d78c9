"""Which box a payment counts from, what is left to whom, and what is one shopper's alone."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.cash import Box, PaidOut
from kiosk.core.session.cash_effects import PayCash, ShutBox
from kiosk.core.session.cash_facts import CashOpened, CashTaken
from kiosk.core.session.facts import FailedAs, PartReturned
from kiosk.core.session.inputs import (
    AmountGiven,
    BackTouched,
    BoxMarked,
    CardFailed,
    CardTouched,
    CashTouched,
    Device,
    DeviceCame,
    DeviceLost,
    NoPaperTouched,
    OtherWayTouched,
    PartsBackTouched,
    PayOutTold,
    PayTouched,
    SplitTouched,
    TerminalReadied,
)
from kiosk.core.session.refund_facts import RefundPaid
from kiosk.core.session.state import Screen, debts_of
from kiosk.core.values import Money, Way
from tests.kiosk.core.session.crew import STAFFED
from tests.kiosk.core.session.test_decide_cash import BOXES, asked, lane, pays_out, puts_in, shuts
from tests.kiosk.core.session.test_decide_refunds import gives_back_all
from tests.shop import MARK, POLICY, Shop, item

CHEESE = item("02000000000077", "Cheese", 700)


def test_a_box_that_was_not_opened_for_a_payment_brings_nothing_to_it() -> None:
    shop = lane().does(DeviceLost(Device.COINS, "unplugged", ""), BoxMarked(Box.COINS, "coins-1", shut=False))
    shop.scans(CHEESE).does(PayTouched(), CashTouched())
    puts_in(shop.does(DeviceCame(Device.COINS)), 200)
    [coin] = shop.happened(CashTaken)
    assert (coin.attempt, [alarm.amount for alarm in shop.state.cash_alarms]) == ("", [Money(200, "EUR")])  # type: ignore[attr-defined]
    puts_in(shop, 500, box=Box.NOTES)
    assert shop.attempt.cash is not None
    assert shop.attempt.cash.taken.minor == 500


def test_a_box_that_was_not_opened_is_believed_that_it_is_shut_and_not_waited_for() -> None:
    shop = lane().does(DeviceLost(Device.COINS, "unplugged", ""), BoxMarked(Box.COINS, "coins-1", shut=False))
    shop.scans(CHEESE).does(PayTouched(), CashTouched())
    shop.does(BoxMarked(Box.COINS, "coins-1", shut=True))
    assert shop.state.boxes[Box.COINS].shut
    shop.does(BoxMarked(Box.COINS, "coins-2", shut=False), OtherWayTouched())
    assert [effect.box for effect in shop.effects if isinstance(effect, ShutBox)] == [Box.NOTES]
    shuts(shop, Box.NOTES)
    assert shop.state.attempt is None


def test_a_box_that_says_what_it_holds_only_after_cash_was_chosen_takes_some_too() -> None:
    shop = lane().does(BoxMarked(Box.COINS, "coins-1", shut=False)).scans(CHEESE).does(PayTouched(), CashTouched())
    assert opened(shop) == [Box.NOTES]
    shop.does(BoxMarked(Box.COINS, "coins-1", shut=True))
    assert opened(shop) == [Box.NOTES, Box.COINS]
    puts_in(shop, 200)
    assert shop.attempt.cash is not None
    assert shop.attempt.cash.taken.minor == 200


def opened(shop: Shop) -> list[Box]:
    return [fact.box for fact in shop.happened(CashOpened)]


def paid_in_cash_and_by_card() -> Shop:
    """Of 4.78, 2.00 are paid in cash and 1.00 by card."""
    shop = shuts(puts_in(asked(), 200).does(OtherWayTouched()))
    shop.does(SplitTouched(), AmountGiven(100), CardTouched()).terminal_authorises()
    assert [one.way for one in shop.terminal_completes().state.session.parts] == [Way.CASH, Way.CARD]  # type: ignore[union-attr]
    return shop


def waits_until_left(shop: Shop) -> Shop:
    """Nobody comes, for as long as it takes to be asked after and be taken for gone."""
    return shop.waits(POLICY.idle_s + 1).waits(POLICY.idle_warning_s + 1)


def test_cash_is_not_given_out_to_a_shopper_who_has_left_also_where_a_card_paid_last() -> None:
    shop = waits_until_left(paid_in_cash_and_by_card())
    assert [one for one in shop.effects if isinstance(one, PayCash)] == []
    assert (shop.state.call is not None, len(shop.happened(PartReturned))) == (True, 0)


def test_cash_waits_for_a_touch_where_the_terminal_comes_back_after_the_shopper_has_left() -> None:
    shop = paid_in_cash_and_by_card().does(SplitTouched(), AmountGiven(100), CardTouched())
    shop.terminal_authorises().terminal_completes().does(PartsBackTouched()).terminal_authorises()
    shop.does(DeviceLost(Device.TERMINAL, "silent", "")).terminal_completes()
    assert (len(shop.happened(PartReturned)), shop.state.attempt) == (1, None)
    waits_until_left(shop).does(TerminalReadied(MARK)).terminal_authorises().terminal_completes()
    assert (len(shop.happened(PartReturned)), shop.state.attempt, shop.state.call is not None) == (2, None, True)
    assert pays_out(shop.does(PartsBackTouched()), PaidOut.PAID, 200).screen is Screen.BASKET


def test_who_touches_gets_all_parts_back_the_cash_last() -> None:
    shop = paid_in_cash_and_by_card().does(PartsBackTouched()).terminal_authorises().terminal_completes()
    assert (pays_out(shop, PaidOut.PAID, 200).screen, len(shop.happened(PartReturned))) == (Screen.BASKET, 2)


def test_change_that_is_owed_and_parts_that_are_left_are_two_debts() -> None:
    shop = asked().does(BackTouched())
    shuts(shop).does(SplitTouched(), AmountGiven(100), CashTouched())
    pays_out(shuts(puts_in(shop, 200)), PaidOut.FAILED).does(CardTouched())
    shop.does(CardFailed(shop.attempt.id, FailedAs.DECLINED, "05", "declined"), SplitTouched(), AmountGiven(100))
    shop.does(CardTouched()).terminal_authorises().terminal_completes().does(PartsBackTouched())
    shop.does(CardFailed(shop.attempt.id, FailedAs.DECLINED, "05", "it cannot be undone"))
    ids = [debt.id for debt in debts_of(shop.state)]
    assert len(ids) == len(set(ids)) == 2


def test_a_refund_whose_first_step_stays_in_doubt_takes_none_of_its_coins_for_the_second() -> None:
    shop = lane(replace(BOXES, staff=STAFFED.staff)).scans(CHEESE).does(PayTouched(), CashTouched())
    shuts(puts_in(shop, 200).does(OtherWayTouched())).does(CashTouched())
    shuts(puts_in(shop, 500)).does(NoPaperTouched(), BackTouched()).waits(60)
    gives_back_all(shop)
    for _ in range(POLICY.payout_tries):
        pays_out(shop, PaidOut.UNKNOWN).waits(3)
    first, second = {effect.payout: effect.amount for effect in shop.effects if isinstance(effect, PayCash)}.items()
    shop.does(PayOutTold(second[0], PaidOut.UNKNOWN, 0, "hopper-7", "coins were given out since that mark"))
    assert [debt.amount for debt in shop.state.debts] == [second[1]]
    assert ([one.payout for one in shop.state.cash_alarms], len(shop.happened(RefundPaid))) == ([first[0]], 1)
    shop.does(PayOutTold(first[0], PaidOut.PAID, first[1].minor, "hopper-7", ""))
    assert [one.told for one in shop.state.cash_alarms] == [first[1]], "what left the hopper before was the first's"
    assert first[1] + second[1] == Money(700, "EUR")
