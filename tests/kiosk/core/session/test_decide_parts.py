"""A basket paid in parts: each part stands or goes back, and the lane knows which."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.core.sale import MOST_TENDERS
from kiosk.core.session.effects import AskTerminal, ConfirmPayment, QueryPayment
from kiosk.core.session.facts import FailedAs, HelpRequested, PartPaid, PartReturned, PaymentParked, SalePaid
from kiosk.core.session.inputs import (
    AmountGiven,
    BackTouched,
    CancelTouched,
    CardFailed,
    CardResolvedCharged,
    CardResolvedUncharged,
    CardTouched,
    CardUnknown,
    CardUnresolved,
    Device,
    DeviceLost,
    OtherWayTouched,
    PartsBackTouched,
    PayTouched,
    QuantityTouched,
    SplitTouched,
    TerminalReadied,
)
from kiosk.core.session.notes import PayView, Say
from kiosk.core.session.state import AttemptKind, Screen, Settle, Settling, Shopping
from kiosk.core.values import Money
from kiosk.core.wire import sale_payload
from server.ingest.payloads import SaleIn
from tests.kiosk.core.session.crew import training
from tests.shop import BREAD, MARK, MILK, POLICY, Shop


def splits(shop: Shop, minor: int) -> Shop:
    return shop.does(PayTouched(), SplitTouched(), AmountGiven(minor))


def part_paid(minor: int = 200) -> Shop:
    """Milk and bread, 4.78, of which a card has paid a part."""
    return splits(Shop().opens().scans(MILK, BREAD), minor).terminal_authorises().terminal_completes()


def parts(shop: Shop) -> list[int]:
    assert shop.state.session is not None
    return [part.amount.minor for part in shop.state.session.parts]


def said(shop: Shop) -> Say | None:
    return shop.state.message.say if shop.state.message is not None else None


def way(shop: Shop) -> Settle | None:
    session = shop.state.session
    return session.phase.way if session is not None and isinstance(session.phase, Settling) else None


def kept_call(shop: Shop) -> bool:
    return shop.state.call is not None


def test_a_part_and_the_rest_by_two_cards_are_one_sale_with_two_payments() -> None:
    shop = part_paid(200)
    assert (shop.screen, parts(shop), shop.happened(SalePaid)) == (Screen.PAY, [200], [])
    shop.does(CardTouched())
    assert shop.effects[-1] == AskTerminal(shop.attempt.id, Money(278, "EUR"))
    shop.terminal_authorises().terminal_completes()
    [paid] = shop.happened(SalePaid)
    assert [tender.amount.minor for tender in paid.sale.tenders] == [200, 278]
    assert (shop.screen, len({tender.attempt for tender in paid.sale.tenders})) == (Screen.RECEIPT, 2)


def test_a_sale_may_be_paid_in_three_parts_the_last_of_which_was_typed() -> None:
    shop = part_paid(100)
    splits(shop, 100).terminal_authorises().terminal_completes()
    splits(shop, 278).terminal_authorises().terminal_completes()
    [paid] = shop.happened(SalePaid)
    assert [tender.amount.minor for tender in paid.sale.tenders] == [100, 100, 278]


@pytest.mark.parametrize("minor", [0, -1, 479])
def test_a_part_of_nothing_or_of_more_than_is_left_is_not_asked_for(minor: int) -> None:
    shop = splits(Shop().opens().scans(MILK, BREAD), minor)
    assert (shop.screen, said(shop), shop.state.attempt) == (Screen.SPLIT, Say.AMOUNT_TOO_MUCH, None)
    assert shop.does(BackTouched()).screen is Screen.PAY


def test_without_a_terminal_no_part_is_asked_for() -> None:
    shop = Shop().opens().scans(MILK, BREAD).does(PayTouched(), SplitTouched())
    shop.does(DeviceLost(Device.TERMINAL, "unplugged", ""), AmountGiven(100))
    assert (shop.screen, said(shop), shop.state.attempt) == (Screen.PAY, Say.CARD_MISSING, None)


def test_nobody_pays_in_parts_where_there_is_nothing_to_part_or_while_practising() -> None:
    assert Shop().opens().does(SplitTouched()).screen is Screen.ATTRACT
    assert Shop().opens().scans(MILK).does(SplitTouched(), AmountGiven(1)).screen is Screen.BASKET
    assert training().scans(MILK).does(PayTouched(), SplitTouched()).screen is Screen.PAY


def test_the_last_payment_that_a_sale_may_have_pays_all_that_is_left() -> None:
    shop = Shop().opens().scans(MILK, BREAD)
    for _ in range(MOST_TENDERS - 1):
        splits(shop, 1).terminal_authorises().terminal_completes()
    assert len(parts(shop)) == MOST_TENDERS - 1
    assert splits(shop, 1).screen is Screen.PAY
    assert shop.state.attempt is None
    shop.does(CardTouched()).terminal_authorises().terminal_completes()
    [paid] = shop.happened(SalePaid)
    assert len(paid.sale.tenders) == MOST_TENDERS
    SaleIn.model_validate(sale_payload(paid.sale))


def test_an_amount_that_comes_while_a_card_is_asked_for_changes_nothing() -> None:
    shop = Shop().opens().scans(MILK, BREAD).asks_to_pay()
    before = shop.attempt
    shop.does(SplitTouched(), AmountGiven(100), PartsBackTouched())
    assert shop.attempt == before


def test_a_declined_part_leaves_what_was_paid() -> None:
    shop = part_paid(200).does(CardTouched())
    shop.does(CardFailed(shop.attempt.id, FailedAs.DECLINED, "05", ""))
    assert (shop.screen, said(shop), parts(shop)) == (Screen.PAY, Say.DECLINED, [200])


def test_a_basket_that_is_paid_in_part_is_closed_and_cannot_be_cancelled() -> None:
    shop = part_paid().scans(MILK)
    assert (said(shop), shop.screen) == (Say.PART_PAID, Screen.PAY)
    shop.does(QuantityTouched(1, 3), CancelTouched(), BackTouched())
    assert shop.state.session is not None
    assert (shop.state.session.pieces, said(shop), parts(shop)) == (2, Say.PART_PAID, [200])


def test_whoever_gives_up_gets_every_part_back_the_last_one_first_and_the_basket_is_open_again() -> None:
    shop = splits(part_paid(200), 100).terminal_authorises().terminal_completes()
    shop.does(PartsBackTouched())
    first, second = shop.happened(PartPaid)
    assert shop.effects[-1] == AskTerminal(shop.attempt.id, second.tender.amount, AttemptKind.TAKE_BACK, second.tender)
    shop.terminal_authorises()
    assert isinstance(shop.effects[-1], ConfirmPayment)
    shop.terminal_completes()
    assert shop.effects[-1] == AskTerminal(shop.attempt.id, first.tender.amount, AttemptKind.TAKE_BACK, first.tender)
    shop.terminal_authorises().terminal_completes()
    assert (parts(shop), shop.screen, said(shop)) == ([], Screen.BASKET, Say.PARTS_BACK)
    assert shop.state.session is not None
    assert isinstance(shop.state.session.phase, Shopping)
    assert shop.scans(MILK).state.session.pieces == 3  # type: ignore[union-attr]
    assert shop.pays().screen is Screen.RECEIPT


def test_a_terminal_that_gives_no_transaction_as_its_mark_is_asked_with_that_mark_for_each_way_back() -> None:
    mark = replace(MARK, receipt_no="", trace_no="N0123456789abcdef")
    shop = Shop().opens().scans(MILK, BREAD).does(TerminalReadied(mark))
    for minor in (200, 100):
        splits(shop, minor).terminal_authorises().terminal_completes()
        assert shop.state.mark == mark
    shop.does(PartsBackTouched())
    shop.terminal_authorises().terminal_completes()
    assert shop.attempt.kind is AttemptKind.TAKE_BACK
    assert shop.attempt.mark == mark


def test_what_goes_back_is_not_stopped_by_a_touch() -> None:
    shop = part_paid().does(PartsBackTouched())
    effects = list(shop.effects)
    shop.does(OtherWayTouched(), BackTouched()).waits(500)
    assert (shop.screen, shop.effects) == (Screen.PAYING, effects)


def test_a_part_that_does_not_go_back_stays_paid_and_a_colleague_is_called() -> None:
    shop = part_paid().does(PartsBackTouched())
    shop.does(CardFailed(shop.attempt.id, FailedAs.DECLINED, "B5", "reversal is not possible"))
    assert (shop.screen, said(shop), parts(shop), way(shop)) == (Screen.PAY, Say.PART_STAYS, [200], Settle.REFUSED)
    assert len(shop.happened(HelpRequested)) == 1
    assert kept_call(shop.waits(1))
    again = shop.does(PartsBackTouched()).terminal_authorises().terminal_completes()
    assert (parts(again), said(again)) == ([], Say.PARTS_BACK)
    assert not kept_call(again)


def test_a_part_that_had_been_taken_back_before_is_back() -> None:
    shop = part_paid().does(PartsBackTouched())
    shop.does(CardFailed(shop.attempt.id, FailedAs.ALREADY, "B4", "it is reversed already"))
    [back] = shop.happened(PartReturned)
    assert (back.result, parts(shop), shop.screen) == (None, [], Screen.BASKET)


@pytest.mark.parametrize("back", [True, False])
def test_a_part_whose_way_back_is_in_doubt_is_asked_after_and_never_sent_twice(*, back: bool) -> None:
    shop = part_paid().does(PartsBackTouched())
    number = shop.attempt.id
    shop.does(CardUnknown(number, "link lost"), TerminalReadied(MARK))
    assert shop.effects[-1] == QueryPayment(shop.attempt)
    assert sum(isinstance(effect, AskTerminal) for effect in shop.effects) == 2
    if back:
        shop.does(CardResolvedCharged(number, shop.result()))
        assert (parts(shop), said(shop)) == ([], Say.PARTS_BACK)
    else:
        shop.does(CardResolvedUncharged(number))
        assert (parts(shop), said(shop), way(shop)) == ([200], Say.PART_STAYS, Settle.STUCK)


def test_a_way_back_that_stays_in_doubt_rests_with_the_attendant() -> None:
    shop = part_paid().does(PartsBackTouched())
    shop.does(CardUnknown(shop.attempt.id, "link lost"), CardUnresolved(shop.attempt.id, "unclear", "another amount"))
    assert (shop.screen, len(shop.happened(PaymentParked))) == (Screen.RESTING, 1)


def test_a_power_cut_between_two_ways_back_goes_on_with_the_second_when_the_terminal_is_there() -> None:
    shop = splits(part_paid(200), 100).terminal_authorises().terminal_completes().does(PartsBackTouched())
    shop = shop.loses_power().does(CardResolvedCharged(shop.attempt.id, shop.result()))
    assert (parts(shop), way(shop), shop.screen) == ([200], Settle.RETURNING, Screen.PAY)
    shop.does(TerminalReadied(MARK))
    assert shop.attempt.kind is AttemptKind.TAKE_BACK
    shop.terminal_authorises().terminal_completes()
    assert parts(shop) == []


def test_a_power_cut_with_a_part_paid_is_back_at_paying_the_rest() -> None:
    shop = part_paid().loses_power()
    assert (shop.screen, parts(shop), way(shop)) == (Screen.PAY, [200], Settle.OPEN)
    shop.does(TerminalReadied(MARK), CardTouched())
    assert shop.attempt.amount == Money(278, "EUR")


def test_whoever_walks_away_from_a_part_gets_it_back_and_the_basket_is_kept() -> None:
    shop = part_paid().waits(POLICY.idle_s).waits(POLICY.idle_warning_s)
    assert shop.attempt.kind is AttemptKind.TAKE_BACK
    shop.terminal_authorises().terminal_completes()
    assert parts(shop) == []
    shop.waits(POLICY.idle_s).waits(POLICY.idle_warning_s)
    assert (shop.screen, len(shop.state.saved)) == (Screen.ATTRACT, 1)


def test_whoever_walks_away_while_the_terminal_is_away_too_leaves_it_to_a_colleague() -> None:
    shop = part_paid().does(DeviceLost(Device.TERMINAL, "unplugged", ""), PartsBackTouched())
    assert said(shop) is Say.CARD_MISSING
    shop.waits(POLICY.idle_s).waits(POLICY.idle_warning_s)
    assert (parts(shop), len(shop.happened(HelpRequested))) == ([200], 1)
    shop.waits(POLICY.helped_idle_s).waits(POLICY.idle_warning_s)
    assert (parts(shop), len(shop.happened(HelpRequested))) == ([200], 1)


def test_where_there_are_more_ways_a_part_waits_for_the_way_that_pays_it() -> None:
    shop = Shop(policy=replace(POLICY, devices=POLICY.devices | {"wallet"})).opens().scans(MILK, BREAD)
    shop.does(PayTouched(), SplitTouched(), AmountGiven(100))
    assert shop.state.view == PayView(Money(100, "EUR"))
    assert shop.state.attempt is None
    assert shop.does(CardTouched()).state.attempt is not None
    assert shop.state.attempt.amount == Money(100, "EUR")


def test_back_from_a_part_leads_to_paying_all_of_it() -> None:
    shop = Shop(policy=replace(POLICY, devices=POLICY.devices | {"wallet"})).opens().scans(MILK, BREAD)
    assert shop.does(PayTouched(), SplitTouched(), AmountGiven(100), BackTouched()).state.view == PayView()
