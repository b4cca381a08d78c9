"""Scanning and the basket: every scan is answered, in the order it came."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.core.pricing import Line, price_basket
from kiosk.core.pricing.rule_file import read_rules
from kiosk.core.sale import MOST_LINES
from kiosk.core.session.facts import CodeRefused, EndReason, LineRemoved, RefusedFor, SessionEnded, SessionStarted
from kiosk.core.session.inputs import (
    AddWeighedTouched,
    ExpiredScanned,
    ItemPicked,
    MessageClosed,
    NoBarcodeTouched,
    PayTouched,
    QuantityTouched,
    RemoveTouched,
    StartTouched,
    UndoTouched,
    UnknownScanned,
    UnreadableScanned,
)
from kiosk.core.session.notes import Message, Say
from kiosk.core.session.state import Screen
from kiosk.core.values import Money
from kiosk.gallery.goods import CHIPS
from kiosk.gallery.shop import POLICY, RIVALS
from tests.shop import APPLES, BANANAS, BREAD, MILK, SOAP, Shop


def test_scanning_from_the_attract_screen_starts_the_visit_with_that_item() -> None:
    shop = Shop().opens().scans(MILK)
    assert shop.screen is Screen.BASKET
    assert shop.total == 129


def test_touching_start_opens_an_empty_basket() -> None:
    shop = Shop().opens().does(StartTouched())
    assert shop.screen is Screen.BASKET
    assert shop.total == 0


def test_a_burst_is_in_the_basket_in_its_order() -> None:
    shop = Shop().opens().scans(MILK, BREAD, SOAP, MILK)
    assert shop.state.session is not None
    assert [line.item for line in shop.state.session.lines] == [MILK, BREAD, SOAP, MILK]
    assert shop.total == 129 + 349 + 199 + 129


def test_the_same_item_again_counts_up_the_newest_line() -> None:
    shop = Shop().opens().scans(MILK, MILK, MILK)
    assert shop.state.session is not None
    [line] = shop.state.session.lines
    assert line.quantity == 3
    assert shop.total == 387


def test_undo_takes_back_one_scan_at_a_time() -> None:
    shop = Shop().opens().scans(BREAD, MILK, MILK).does(UndoTouched())
    assert shop.total == 349 + 129
    shop.does(UndoTouched())
    assert shop.total == 349
    [removed] = shop.happened(LineRemoved)
    assert removed.undo


def test_a_removed_line_takes_its_price_with_it_and_its_number_is_not_used_again() -> None:
    shop = Shop().opens().scans(MILK, BREAD).does(RemoveTouched(2)).scans(SOAP)
    assert shop.state.session is not None
    assert [line.id for line in shop.state.session.lines] == [1, 3]
    assert shop.total == 129 + 199


def test_the_stepper_sets_the_quantity_and_zero_removes() -> None:
    shop = Shop().opens().scans(MILK).does(QuantityTouched(1, 4))
    assert shop.total == 4 * 129
    shop.does(QuantityTouched(1, 0))
    assert shop.state.session is not None
    assert shop.state.session.lines == ()


def test_more_than_the_store_allows_is_said_and_not_sold() -> None:
    shop = Shop().opens().scans(MILK).does(QuantityTouched(1, 100))
    assert shop.total == 129
    assert shop.state.message is not None
    assert shop.state.message.say is Say.QUANTITY_LIMIT


def full() -> Shop:
    """One line of bread fewer than a basket may have."""
    shop = Shop().opens().scans(MILK)
    session = shop.state.session
    assert session is not None
    lines = tuple(Line(number, BREAD) for number in range(1, MOST_LINES))
    pricing = price_basket(lines, "EUR")
    shop.state = replace(shop.state, session=replace(session, lines=lines, pricing=pricing, next_line=MOST_LINES))
    return shop


def lines(shop: Shop) -> int:
    assert shop.state.session is not None
    return len(shop.state.session.lines)


def test_a_basket_that_the_store_could_not_take_is_said_to_be_full_before() -> None:
    shop = full().scans(MILK)
    assert (lines(shop), shop.state.message) == (MOST_LINES, None)
    shop.scans(SOAP)
    assert (lines(shop), shop.state.message) == (MOST_LINES, Message(Say.BASKET_FULL))
    shop.does(MessageClosed()).scans(MILK)  # one more of the newest line makes no line
    assert (lines(shop), shop.state.message) == (MOST_LINES, None)
    shop.does(ItemPicked(APPLES))
    assert (shop.screen, shop.state.message) == (Screen.BASKET, Message(Say.BASKET_FULL))


def test_what_was_to_be_weighed_when_the_basket_was_full_is_not_sold() -> None:
    shop = full().does(ItemPicked(APPLES), ItemPicked(BANANAS)).puts_on_scale(1010).does(AddWeighedTouched())
    assert lines(shop) == MOST_LINES
    shop.puts_on_scale(0).puts_on_scale(850).does(AddWeighedTouched())
    assert (lines(shop), shop.state.message) == (MOST_LINES, Message(Say.BASKET_FULL))


@pytest.mark.parametrize(
    ("scan", "said", "reason"),
    [
        (UnknownScanned("09999999999994"), Say.UNKNOWN_ITEM, RefusedFor.UNKNOWN),
        (UnreadableScanned(), Say.UNREADABLE, RefusedFor.UNREADABLE),
        (ExpiredScanned(MILK.key, MILK), Say.EXPIRED, RefusedFor.EXPIRED),
    ],
)
def test_a_code_that_cannot_be_sold_is_told_and_journaled(scan, said: Say, reason: RefusedFor) -> None:  # type: ignore[no-untyped-def]
    shop = Shop().opens().scans(BREAD).does(scan)
    assert shop.state.message is not None
    assert shop.state.message.say is said
    assert [refused.reason for refused in shop.happened(CodeRefused)] == [reason]
    assert shop.total == 349


def test_the_next_good_scan_withdraws_the_message() -> None:
    shop = Shop().opens().does(UnknownScanned("")).scans(MILK)
    assert shop.state.message is None


def test_a_scan_while_picking_or_choosing_how_to_pay_goes_into_the_basket() -> None:
    shop = Shop().opens().scans(MILK).does(NoBarcodeTouched()).scans(BREAD)
    assert shop.screen is Screen.BASKET
    shop.does(PayTouched()).scans(SOAP)
    assert shop.screen is Screen.BASKET
    assert shop.total == 129 + 349 + 199


def test_a_scan_while_weighing_goes_into_the_basket_and_the_weighing_goes_on() -> None:
    shop = Shop().opens().scans(MILK).picks(APPLES).scans(BREAD)
    assert shop.screen is Screen.WEIGH
    assert shop.total == 129 + 349


def test_the_next_shopper_scanning_at_the_last_receipt_starts_a_visit_of_their_own() -> None:
    shop = Shop().opens().scans(MILK).pays().scans(BREAD)
    assert shop.total == 349
    assert len(shop.happened(SessionStarted)) == 2
    assert [ended.reason for ended in shop.happened(SessionEnded)] == [EndReason.PAID]


def test_a_power_cut_brings_back_the_same_basket_and_says_so() -> None:
    before = Shop().opens().scans(MILK, BREAD, MILK).does(RemoveTouched(2))
    after = before.loses_power()
    assert after.state.session == before.state.session
    assert after.state.message is not None
    assert after.state.message.say is Say.RESUMED


def test_an_item_priced_in_another_currency_is_not_sold() -> None:
    shop = Shop().opens().scans(BREAD, replace(MILK, price=Money(129, "USD")))
    assert shop.total == 349
    assert shop.state.message is not None
    assert shop.state.message.say is Say.UNKNOWN_ITEM


def test_scanning_more_than_the_store_allows_is_said_and_not_sold() -> None:
    shop = Shop().opens().scans(MILK).does(QuantityTouched(1, 99)).scans(MILK)
    assert shop.total == 99 * 129
    assert shop.state.message is not None
    assert shop.state.message.say is Say.QUANTITY_LIMIT


def test_two_loads_of_the_same_item_are_two_lines_and_have_no_stepper() -> None:
    shop = Shop().opens().does(StartTouched()).weighs(APPLES, 505).scans(MILK).weighs(APPLES, 505).weighs(APPLES, 505)
    assert shop.state.session is not None
    assert [line.item for line in shop.state.session.lines] == [APPLES, MILK, APPLES, APPLES]
    before = shop.state
    assert shop.does(QuantityTouched(1, 5), QuantityTouched(1, 0)).state == before


def test_touches_for_lines_that_are_gone_change_nothing() -> None:
    shop = Shop().opens().scans(MILK, BREAD)
    before = shop.state
    assert shop.does(RemoveTouched(7), QuantityTouched(7, 2), QuantityTouched(1, 1)).state == before


def test_without_a_visit_only_the_search_opens_one() -> None:
    shop = Shop().opens()
    before = shop.state
    assert shop.does(UndoTouched(), RemoveTouched(1), QuantityTouched(1, 2), ItemPicked(MILK)).state == before
    assert shop.does(NoBarcodeTouched()).screen is Screen.PICK
    assert shop.happened(SessionStarted)


def test_undo_in_an_empty_basket_changes_nothing() -> None:
    shop = Shop().opens().does(StartTouched())
    before = shop.state
    assert shop.does(UndoTouched()).state == before


def test_the_search_does_not_open_while_a_payment_runs() -> None:
    shop = Shop().opens().scans(MILK).asks_to_pay().does(NoBarcodeTouched())
    assert shop.screen is Screen.PAYING


def test_a_scan_while_a_payment_runs_says_to_stop_it_first() -> None:
    shop = Shop().opens().scans(MILK).asks_to_pay().scans(BREAD)
    assert shop.state.message is not None
    assert shop.state.message.say is Say.PAY_FIRST_STOP
    assert shop.total == 129


def test_noise_on_the_scanners_line_starts_no_visit() -> None:
    shop = Shop().opens().does(UnreadableScanned(), UnreadableScanned())
    assert shop.screen is Screen.ATTRACT
    assert not shop.happened(SessionStarted)


def test_an_offer_that_a_better_one_replaced_is_told_until_the_next_scan() -> None:
    shop = Shop(policy=replace(POLICY, rules=RIVALS)).opens().scans(CHIPS, CHIPS)
    assert shop.state.message is None
    message = shop.scans(CHIPS).state.message
    assert message is not None
    assert message.say is Say.OFFER_GAVE_WAY
    assert message.gave_way is not None
    assert (message.gave_way.rule, message.gave_way.by["en"]) == ("chips-tenth", "3 for 2")
    assert shop.scans(MILK).state.message is None


def test_taking_the_better_offer_back_is_the_shopper_s_own_doing() -> None:
    shop = Shop(policy=replace(POLICY, rules=RIVALS)).opens().scans(CHIPS, CHIPS).does(QuantityTouched(1, 3))
    assert shop.state.message is not None
    assert shop.does(UndoTouched()).state.message is None
    assert shop.does(QuantityTouched(1, 3), RemoveTouched(1)).state.message is None


def test_a_load_that_takes_an_offer_away_says_so_on_the_basket() -> None:
    free = {"id": "free", "kind": "percent", "name": {"en": "First one free"}, "percent": 100, "limit": 1}
    everything = {"everything": True, "loads": True}
    rules = read_rules({"format": 1, "currency": "EUR", "rules": [{**free, "for": everything}]})
    shop = Shop(policy=replace(POLICY, rules=rules)).opens().scans(MILK).weighs(APPLES, 1260)
    assert shop.screen is Screen.BASKET
    assert shop.state.message is not None
    assert shop.state.message.say is Say.OFFER_GAVE_WAY
