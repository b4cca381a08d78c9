"""Cash at the lane: every piece is booked once, to its own payment, or a person looks."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

from hypothesis import given
from hypothesis import strategies as some

from kiosk.core.cash import AlarmEnd, Box, PaidOut
from kiosk.core.change import NO_CHANGE, Change
from kiosk.core.guided import TestId
from kiosk.core.policy import Policy
from kiosk.core.session.cash_effects import ConfirmCash, GiveMark, PayCash, ShutBox, TakeCash
from kiosk.core.session.cash_facts import CashAlarmed, CashFact, CashOpened, CashTaken, ChangeOwed, PayOutStarted
from kiosk.core.session.facts import PartReturned, PaymentFailed, SalePaid
from kiosk.core.session.inputs import (
    AlarmSeenTo,
    BackTouched,
    BoxMarked,
    CardTouched,
    CashCame,
    CashStops,
    CashTouched,
    CashUncounted,
    CoinPutBack,
    Device,
    DeviceCame,
    DeviceLost,
    HopperHolds,
    HopperTried,
    OtherWayTouched,
    PartsBackTouched,
    PayOutTold,
    PayTouched,
    StaffActed,
    Started,
    TestOpened,
)
from kiosk.core.session.notes import Say
from kiosk.core.session.state import Screen
from kiosk.core.staff import Act
from kiosk.core.values import Money, Way
from kiosk.core.wire import sale_payload
from server.ingest.payloads import SaleIn
from tests.kiosk.core.session.crew import STAFFED, TESS, signs_on
from tests.shop import BREAD, MILK, POLICY, Shop

BOXES = replace(STAFFED, devices=POLICY.devices | {"coins", "notes", "hopper"})


def lane(policy: Policy = BOXES) -> Shop:
    """A lane with two boxes that take cash, and a hopper of cents."""
    shop = Shop(policy=policy).opens()
    for box in Box:
        shop.does(DeviceCame(Device(box.value)), BoxMarked(box, f"{box}-0", shut=True))
    return shop.does(HopperHolds(1, low=False))


def asked(shop: Shop | None = None) -> Shop:
    """Milk and bread, 4.78, are to be paid in cash."""
    return (shop or lane()).scans(MILK, BREAD).does(PayTouched(), CashTouched())


def puts_in(shop: Shop, *minors: int, box: Box = Box.COINS) -> Shop:
    for minor in minors:
        name = f"{box}-{len(shop.happened(CashTaken)) + 1}"
        shop.does(CashCame(box, name, Money(minor, "EUR"), f"EU{minor}", name))
    return shop


def shuts(shop: Shop, *boxes: Box) -> Shop:
    for box in boxes or (Box.COINS, Box.NOTES):
        shop.does(BoxMarked(box, shop.state.boxes[box].mark, shut=True))
    return shop


def pays_out(shop: Shop, end: PaidOut, minor: int = 0) -> Shop:
    asked_last = [effect for effect in shop.effects if isinstance(effect, PayCash)][-1]
    mark = "" if end is PaidOut.UNKNOWN else "hopper-1"
    return shop.does(PayOutTold(asked_last.payout, end, minor, mark, "as the hopper says"))


def left_in_doubt(shop: Shop) -> Shop:
    """4.78 are paid with a ten, and nobody knows what of the change, 5.22, is out."""
    shuts(puts_in(asked(shop), 1_000, box=Box.NOTES))
    for _ in range(POLICY.payout_tries):
        pays_out(shop, PaidOut.UNKNOWN).waits(3)
    return shop


def said(shop: Shop) -> Say | None:
    return shop.state.message.say if shop.state.message is not None else None


def sold(shop: Shop) -> SalePaid:
    [paid] = shop.happened(SalePaid)
    assert isinstance(paid, SalePaid)
    SaleIn.model_validate(sale_payload(paid.sale))
    return paid


def test_exact_money_is_a_sale_once_both_boxes_say_that_they_are_shut() -> None:
    shop = puts_in(asked(), 200, 200, 78)
    assert (shop.screen, shop.happened(SalePaid)) == (Screen.PAYING, [])
    assert [effect.box for effect in shop.effects if isinstance(effect, ShutBox)] == [Box.COINS, Box.NOTES]
    assert shuts(shop, Box.COINS).happened(SalePaid) == []
    tender = sold(shuts(shop, Box.NOTES)).sale.tender
    assert (tender.way, tender.amount.minor, tender.tendered, tender.change.minor) == (
        Way.CASH,
        478,
        Money(478, "EUR"),
        0,
    )


def test_a_box_takes_nothing_before_it_is_durable_that_it_may() -> None:
    shop = asked()
    assert [fact.box for fact in shop.happened(CashOpened)] == [Box.COINS, Box.NOTES]  # type: ignore[attr-defined]
    assert [one for one in shop.effects if isinstance(one, TakeCash)] == [
        TakeCash(Box.COINS, Money(478, "EUR"), Change(1, 20)),
        TakeCash(Box.NOTES, Money(478, "EUR"), Change(1, 20)),
    ]
    again = shop.loses_power()
    assert GiveMark(Box.COINS, "coins-0", shut=False) in again.effects


def test_what_a_box_said_of_itself_before_it_was_told_to_shut_is_not_believed() -> None:
    shop = puts_in(shuts(asked()), 500, box=Box.NOTES)
    assert not shop.state.boxes[Box.COINS].shut
    assert shuts(shop, Box.COINS).happened(PayOutStarted) == []


def test_a_note_too_large_brings_change_and_one_sale() -> None:
    shop = shuts(puts_in(asked(), 1_000, box=Box.NOTES))
    assert shop.effects[-1] == PayCash(f"{shop.attempt.id}-out", Money(522, "EUR"), "hopper-0")
    tender = sold(pays_out(shop, PaidOut.PAID, 522)).sale.tender
    assert (tender.amount.minor, tender.change.minor, shop.state.debts) == (478, 522, ())


def test_what_a_hopper_does_not_give_is_owed_to_its_shopper_and_staff_come() -> None:
    shop = pays_out(shuts(puts_in(asked(), 1_000, box=Box.NOTES)), PaidOut.PARTLY, 500)
    [owed] = shop.happened(ChangeOwed)
    assert [debt.amount.minor for debt in shop.state.debts] == [22]
    assert (said(shop), shop.state.call is not None) == (Say.CHANGE_OWED, True)
    assert sold(shop).sale.slip == ("Change still due: 0.22 EUR", "A colleague brings it to you.")
    shop.waits(60).waits(60)
    assert shop.state.call is not None, "the shopper who waits for change is not forgotten with the visit"
    assert owed is not None


def test_a_payout_in_doubt_is_asked_after_and_never_paid_again_nor_owed() -> None:
    shop = pays_out(shuts(puts_in(asked(), 1_000, box=Box.NOTES)), PaidOut.UNKNOWN)
    shop.waits(3)
    outs = [effect for effect in shop.effects if isinstance(effect, PayCash)]
    assert [out.ask_only for out in outs] == [False, True]
    assert shop.happened(SalePaid) == []
    pays_out(shop, PaidOut.PAID, 522)
    assert (sold(shop).sale.tender.change.minor, shop.happened(ChangeOwed)) == (522, [])


def test_a_payout_that_stays_unknown_is_an_alarm_and_no_debt() -> None:
    shop = shuts(puts_in(asked(), 1_000, box=Box.NOTES))
    for _ in range(POLICY.payout_tries):
        pays_out(shop, PaidOut.UNKNOWN).waits(3)
    assert [alarm.box for alarm in shop.state.cash_alarms] == [Box.HOPPER]
    assert (sold(shop).sale.tender.change.minor, shop.state.debts, shop.state.call is not None) == (522, (), True)
    assert sold(shop).sale.tender.slip == ("Not counted: 5.22 EUR", "A colleague looks at it with you.")


def test_too_little_stands_and_the_rest_is_paid_by_card() -> None:
    shop = shuts(puts_in(asked(), 200).does(OtherWayTouched()))
    assert (shop.screen, said(shop), shop.state.attempt) == (Screen.PAY, Say.CASH_PART, None)
    shop.does(CardTouched()).terminal_authorises().terminal_completes()
    assert [(one.way, one.amount.minor) for one in sold(shop).sale.tenders] == [(Way.CASH, 200), (Way.CARD, 278)]


def test_nothing_put_in_leaves_the_basket_as_it_was() -> None:
    shop = shuts(asked().does(BackTouched()))
    assert (shop.screen, len(shop.happened(PaymentFailed)), shop.state.attempt) == (Screen.PAY, 1, None)
    assert puts_in(shop.does(CashTouched()), 500).attempt.cash is not None


def test_a_coin_on_its_way_when_the_shopper_stops_still_counts() -> None:
    shop = puts_in(asked(), 200).does(OtherWayTouched())
    shuts(puts_in(shop, 278))
    assert sold(shop).sale.tender.amount.minor == 478


def test_a_part_in_cash_is_given_back_by_the_hopper() -> None:
    shop = shuts(puts_in(asked(), 200).does(OtherWayTouched())).does(PartsBackTouched())
    pays_out(shop, PaidOut.PAID, 200)
    assert (shop.screen, len(shop.happened(PartReturned)), shop.state.debts) == (Screen.BASKET, 1, ())


def test_a_part_that_the_hopper_cannot_give_back_is_owed_and_the_basket_is_open() -> None:
    shop = shuts(puts_in(asked(), 200).does(OtherWayTouched())).does(PartsBackTouched())
    pays_out(shop, PaidOut.FAILED)
    assert [debt.amount.minor for debt in shop.state.debts] == [200]
    assert (shop.screen, said(shop)) == (Screen.BASKET, Say.CHANGE_OWED)


def test_money_that_comes_for_no_payment_is_kept_told_to_staff_and_nobodys_payment() -> None:
    shop = puts_in(lane(), 200)
    [taken] = shop.happened(CashTaken)
    assert isinstance(taken, CashTaken)
    assert (taken.attempt, [alarm.amount for alarm in shop.state.cash_alarms]) == ("", [Money(200, "EUR")])
    assert ConfirmCash(Box.COINS, "coins-1") in shop.effects
    assert shop.state.call is not None
    assert asked(shop).attempt.cash is not None
    assert shop.attempt.cash is not None
    assert shop.attempt.cash.taken.minor == 0


def test_money_that_nobody_can_count_is_an_alarm_that_is_durable_before_it_is_confirmed() -> None:
    shop = lane().does(CashUncounted(Box.COINS, "coin-9", "the acceptor was reset", "coins-9"))
    assert len(shop.happened(CashAlarmed)) == 1
    assert shop.effects.index(ConfirmCash(Box.COINS, "coin-9")) >= 0
    assert (shop.state.boxes[Box.COINS].mark, len(shop.loses_power().state.cash_alarms)) == ("coins-9", 1)


def test_a_box_that_is_gone_holds_up_neither_the_other_nor_the_end() -> None:
    shop = puts_in(asked(), 200).does(DeviceLost(Device.NOTES, "unplugged", ""), OtherWayTouched())
    shuts(shop, Box.COINS)
    assert shop.state.attempt is not None
    shop.waits(7)
    assert (shop.screen, shop.state.boxes[Box.NOTES].shut) == (Screen.PAY, False)
    shop.does(DeviceCame(Device.NOTES))
    puts_in(shop, 500, box=Box.NOTES)
    assert [alarm.amount for alarm in shop.state.cash_alarms] == [Money(500, "EUR")]


def test_after_a_power_cut_what_is_in_counts_and_no_more_is_taken() -> None:
    shop = puts_in(asked(), 200).loses_power()
    puts_in(shop, 78)
    shuts(shop)
    assert shop.state.session is not None
    assert [part.amount.minor for part in shop.state.session.parts] == [278]


def test_after_a_power_cut_the_change_is_asked_after_and_not_paid_again() -> None:
    shop = shuts(puts_in(asked(), 1_000, box=Box.NOTES)).loses_power()
    outs = [effect for effect in shop.effects if isinstance(effect, PayCash)]
    assert [out.ask_only for out in outs] == [True]
    assert sold(pays_out(shop, PaidOut.PAID, 522)).sale.tender.change.minor == 522


def asked_to_take(shop: Shop) -> list[TakeCash]:
    """What the boxes were told last."""
    return [effect for effect in shop.effects if isinstance(effect, TakeCash)][-2:]


def test_after_each_piece_both_boxes_are_told_what_is_still_to_come() -> None:
    shop = puts_in(asked(), 200)
    assert [one.upto.minor for one in asked_to_take(shop)] == [278, 278]


def test_a_hopper_that_runs_low_or_is_pulled_lets_nothing_in_that_needs_change() -> None:
    shop = asked().does(HopperHolds(1, low=True))
    assert [one.change for one in asked_to_take(shop)] == [NO_CHANGE, NO_CHANGE]
    shop.does(HopperHolds(1, low=False))
    assert [one.change for one in asked_to_take(shop)] == [Change(1, 20), Change(1, 20)]
    shop.does(DeviceLost(Device.HOPPER, "unplugged", ""))
    assert [one.change for one in asked_to_take(shop)] == [NO_CHANGE, NO_CHANGE]
    shop.does(DeviceCame(Device.HOPPER))
    assert [one.change for one in asked_to_take(shop)] == [Change(1, 20), Change(1, 20)]


def test_a_hopper_that_holds_other_money_than_the_lanes_promises_no_change() -> None:
    shop = asked().does(HopperHolds(1, low=False, currency="CHF"))
    assert [one.change for one in asked_to_take(shop)] == [NO_CHANGE, NO_CHANGE]
    shop.does(HopperHolds(1, low=False, currency="EUR"))
    assert [one.change for one in asked_to_take(shop)] == [Change(1, 20), Change(1, 20)]


def test_a_box_that_comes_while_the_other_takes_takes_too() -> None:
    shop = lane().does(HopperHolds(2, low=False), DeviceLost(Device.COINS, "unplugged", ""))
    puts_in(asked(shop), 200, box=Box.NOTES)
    assert {one.box for one in asked_to_take(shop)} == {Box.NOTES}
    shop.does(DeviceCame(Device.COINS))
    assert asked_to_take(shop)[-1] == TakeCash(Box.COINS, Money(278, "EUR"), Change(2, 40))
    assert [fact.box for fact in shop.happened(CashOpened)] == [Box.NOTES, Box.COINS]  # type: ignore[attr-defined]
    shuts(puts_in(shop, 278))
    assert sold(shop).sale.tender.amount.minor == 478


def test_no_box_is_told_to_take_once_the_shopper_has_stopped() -> None:
    shop = puts_in(asked(), 200).does(OtherWayTouched())
    before = len(asked_to_take(shop)), len(shop.effects)
    shop.does(HopperHolds(1, low=True))
    puts_in(shop, 100)
    assert [one for one in shop.effects[before[1] :] if isinstance(one, TakeCash)] == []


def test_a_program_that_stops_shuts_every_box_and_ends_the_payment_with_what_is_in() -> None:
    shop = puts_in(asked(), 200)
    before = len(shop.effects)
    shop.does(CashStops())
    assert [one for one in shop.effects[before:] if isinstance(one, ShutBox)] == [
        ShutBox(Box.COINS),
        ShutBox(Box.NOTES),
    ]
    shuts(puts_in(shop, 78))
    assert shop.state.session is not None
    assert [part.amount.minor for part in shop.state.session.parts] == [278]


def test_a_box_that_never_said_it_was_shut_is_told_once_more_when_the_program_stops() -> None:
    shop = lane().does(BoxMarked(Box.NOTES, "notes-1", shut=False), CashStops())
    assert [one for one in shop.effects if isinstance(one, ShutBox)] == [ShutBox(Box.NOTES)]


def test_no_cash_is_taken_where_no_box_can() -> None:
    shop = Shop(policy=BOXES).opens().scans(MILK).does(PayTouched(), CashTouched())
    assert (shop.state.attempt, said(shop)) == (None, Say.CASH_MISSING)


@given(
    coins=some.lists(some.sampled_from([1, 10, 50, 100, 200, 500, 2_000]), max_size=8),
    cuts=some.sets(some.integers(0, 8)),
    given_out=some.integers(0, 3_000),
)
def test_no_money_is_lost_and_none_is_made(coins: list[int], cuts: set[int], given_out: int) -> None:
    """All that came in is in the sale or a part, was given out, is owed, or is with staff."""
    shop = asked()
    for place, coin in enumerate(coins):
        if place in cuts:
            shop = shop.loses_power()
        puts_in(shop, coin)
    if shop.state.attempt is not None and not shop.state.giving_up:
        shop.does(OtherWayTouched())
    if shop.state.attempt is not None:
        shuts(shop)
    out = 0
    attempt = shop.state.attempt
    if attempt is not None and attempt.cash is not None and attempt.cash.due is not None:
        out = min(given_out, attempt.cash.due.amount.minor)
        pays_out(shop, PaidOut.PARTLY, out)
    paid = [one for fact in shop.happened(SalePaid) for one in fact.sale.tenders]  # type: ignore[attr-defined]
    parts = shop.state.session.parts if shop.state.session is not None else ()
    kept = sum(one.amount.minor for one in (*paid, *parts))
    found = sum(alarm.amount.minor for alarm in shop.state.cash_alarms if alarm.amount is not None)
    owed = sum(debt.amount.minor for debt in shop.state.debts)
    assert sum(coins) == kept + out + owed + found
    assert shop.state.attempt is None


def test_each_box_is_given_what_was_kept_of_it_at_every_start() -> None:
    shop = Shop(policy=BOXES).does(Started("test"))
    assert {effect for effect in shop.effects if isinstance(effect, GiveMark)} == {
        GiveMark(box, "", shut=True) for box in Box
    }


def tried_and_put_back() -> Shop:
    """A technician has had the hopper give out a coin, and put it back."""
    served = signs_on(lane(), TESS).does(StaffActed(Act.START_SERVICE), TestOpened(TestId.HOPPER, "hopper"))
    return pays_out(served.does(HopperTried()), PaidOut.PAID, 1).does(CoinPutBack(1))


def test_every_kind_of_fact_of_cash_is_made_and_folds_to_the_same_lane() -> None:
    shop = pays_out(shuts(puts_in(asked(), 1_000, box=Box.NOTES)), PaidOut.UNKNOWN)
    shop.does(CashUncounted(Box.COINS, "coin-9", "the acceptor was reset", "coins-9"))
    pays_out(shop, PaidOut.PARTLY, 500)
    left_in_doubt(shop)
    pays_out(shop, PaidOut.PARTLY, 500)
    signs_on(shop).does(StaffActed(Act.DEBTS), AlarmSeenTo(1, AlarmEnd.OFFICE))
    facts = (*shop.facts, *tried_and_put_back().facts)
    assert set(get_args(CashFact)) <= {type(fact) for fact in facts}
    again = shop.loses_power()
    assert (again.state.boxes, again.state.debts) == (shop.state.boxes, shop.state.debts)
    assert again.state.cash_alarms == shop.state.cash_alarms
