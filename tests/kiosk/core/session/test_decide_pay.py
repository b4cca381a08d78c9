"""Paying: charged once or not at all, and the lane knows which."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.core.pricing.rule_file import read_rules
from kiosk.core.session.decide.lane import next_deadline
from kiosk.core.session.effects import AskTerminal, ConfirmPayment, QueryPayment, RefusePayment, StopTerminal
from kiosk.core.session.facts import (
    FailedAs,
    PaymentDoubted,
    PaymentFailed,
    PaymentParked,
    PaymentQueried,
    SalePaid,
)
from kiosk.core.session.inputs import (
    CancelTouched,
    CardApproved,
    CardAuthorised,
    CardFailed,
    CardProgressed,
    CardResolvedCharged,
    CardResolvedUncharged,
    CardTouched,
    CardUnknown,
    CardUnresolved,
    Device,
    DeviceLost,
    MoreTimeTouched,
    OtherWayTouched,
    PayTouched,
    StartTouched,
    TerminalReadied,
)
from kiosk.core.session.notes import Say
from kiosk.core.session.state import AttemptStage, Screen
from kiosk.core.values import Money
from tests.shop import BREAD, MARK, MILK, POLICY, Shop, item


def asks_for_milk() -> Shop:
    return Shop().opens().scans(MILK).asks_to_pay()


def attempt(shop: Shop) -> str:
    assert shop.state.attempt is not None
    return shop.state.attempt.id


def test_an_approval_is_durable_before_it_is_confirmed_and_sold_when_completed() -> None:
    shop = asks_for_milk()
    assert shop.effects == [AskTerminal(attempt(shop), Money(129, "EUR"))]
    shop.terminal_authorises()
    assert isinstance(shop.effects[-1], ConfirmPayment)
    assert not shop.happened(SalePaid)
    shop.terminal_completes()
    assert shop.screen is Screen.RECEIPT
    [paid] = shop.happened(SalePaid)
    assert paid.sale.tender.amount == paid.sale.pricing.to_pay == Money(129, "EUR")


def test_an_approval_that_was_confirmed_too_late_is_asked_after_before_anything_is_said() -> None:
    shop = asks_for_milk().terminal_authorises()
    late = attempt(shop)
    shop.does(CardFailed(late, FailedAs.CANCELLED, "7D", "the approval was not confirmed in time"))
    assert (shop.screen, shop.happened(PaymentFailed)) == (Screen.PAYING, [])
    assert isinstance(shop.effects[-1], QueryPayment)
    shop.does(CardResolvedUncharged(late))
    [failed] = shop.happened(PaymentFailed)
    assert failed.outcome is FailedAs.NOT_CHARGED
    assert shop.screen is Screen.PAY


def test_an_approval_of_another_amount_is_refused() -> None:
    shop = asks_for_milk()
    shop.does(CardAuthorised(attempt(shop), "token", shop.result(amount=Money(12900, "EUR"))))
    assert shop.effects[-1] == RefusePayment("token")
    assert shop.state.attempt is not None
    assert shop.state.attempt.stage is AttemptStage.SENT


def test_an_approval_of_another_attempt_is_refused() -> None:
    shop = asks_for_milk()
    shop.does(CardAuthorised("4-000000-a0", "token", shop.result()))
    assert shop.effects[-1] == RefusePayment("token")


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        (FailedAs.DECLINED, Say.DECLINED),
        (FailedAs.CANCELLED, Say.CARD_CANCELLED),
        (FailedAs.TIMEOUT, Say.CARD_TIMEOUT),
    ],
)
def test_a_failed_payment_says_why_and_leads_back_to_the_ways_to_pay(outcome: FailedAs, said: Say) -> None:
    shop = asks_for_milk()
    shop.does(CardFailed(attempt(shop), outcome, "05", "no"))
    assert shop.screen is Screen.PAY
    assert shop.state.message is not None
    assert shop.state.message.say is said
    assert shop.state.attempt is None


def test_declined_then_approved_charges_once() -> None:
    shop = asks_for_milk()
    first = attempt(shop)
    shop.does(CardFailed(first, FailedAs.DECLINED, "05", "no"), CardTouched())
    assert attempt(shop) != first
    shop.terminal_authorises().terminal_completes()
    assert len(shop.happened(SalePaid)) == 1


def test_a_lost_link_is_a_doubt_that_asks_the_terminal() -> None:
    shop = asks_for_milk()
    shop.does(CardUnknown(attempt(shop), "link lost"))
    assert shop.happened(PaymentDoubted)
    assert isinstance(shop.effects[-1], QueryPayment)
    assert shop.screen is Screen.PAYING


def test_in_doubt_nothing_can_be_cancelled_paid_again_or_scanned() -> None:
    shop = asks_for_milk()
    shop.does(CardUnknown(attempt(shop), "link lost"))
    effects = list(shop.effects)
    shop.does(CancelTouched(), OtherWayTouched(), PayTouched(), CardTouched()).scans(BREAD)
    assert shop.effects == effects
    assert shop.total == 129
    assert shop.state.message is not None
    assert shop.state.message.say is Say.ASKING_BANK


def test_a_doubt_resolved_as_charged_is_sold() -> None:
    shop = asks_for_milk()
    shop.does(CardUnknown(attempt(shop), "link lost"))
    shop.does(CardResolvedCharged(attempt(shop), shop.result()))
    assert shop.screen is Screen.RECEIPT
    assert len(shop.happened(SalePaid)) == 1


def test_a_doubt_resolved_as_not_charged_lets_the_shopper_pay_again() -> None:
    shop = asks_for_milk()
    shop.does(CardUnknown(attempt(shop), "link lost"), CardResolvedUncharged(attempt(shop)))
    assert shop.screen is Screen.PAY
    assert [failed.outcome for failed in shop.happened(PaymentFailed)] == [FailedAs.NOT_CHARGED]
    shop.does(CardTouched())
    assert shop.state.attempt is not None


def test_a_terminal_that_cannot_tell_is_asked_again_and_then_parked() -> None:
    shop = asks_for_milk()
    number = attempt(shop)
    shop.does(CardUnknown(number, "link lost"))
    for _ in range(5):
        shop.does(CardUnresolved(number, "no_answer", "no link"))
        if shop.screen is Screen.PAYING:
            before = len(shop.effects)
            shop.waits(3.0)
            assert len(shop.effects) == before + 1
    assert shop.screen is Screen.RESTING
    assert len(shop.happened(PaymentQueried)) == 5
    assert len(shop.happened(PaymentParked)) == 1


def test_a_parked_payment_is_still_resolved_when_the_terminal_comes_back() -> None:
    shop = asks_for_milk()
    number = attempt(shop)
    shop.does(CardUnknown(number, "link lost"), CardUnresolved(number, "unclear", "another amount"))
    assert shop.screen is Screen.RESTING
    shop.does(DeviceLost(Device.TERMINAL, "unplugged", ""), TerminalReadied(MARK))
    assert isinstance(shop.effects[-1], QueryPayment)
    shop.does(CardResolvedCharged(number, shop.result()))
    assert shop.screen is Screen.RECEIPT


def test_a_parked_payment_does_not_fill_the_journal() -> None:
    shop = asks_for_milk()
    number = attempt(shop)
    shop.does(CardUnknown(number, "link lost"), CardUnresolved(number, "unclear", "another amount"))
    facts = len(shop.facts)
    for _ in range(10):
        shop.waits(31.0).does(CardUnresolved(number, "no_answer", "no link"))
    assert len(shop.facts) == facts


@pytest.mark.parametrize("authorised", [False, True])
def test_a_power_cut_while_paying_asks_the_terminal_after_the_start(authorised: bool) -> None:
    shop = asks_for_milk()
    number = attempt(shop)
    if authorised:
        shop.terminal_authorises()
    shop = shop.loses_power()
    assert shop.screen is Screen.PAYING
    assert [type(effect) for effect in shop.effects] == [QueryPayment]
    shop.does(CardResolvedCharged(number, shop.result()))
    assert shop.screen is Screen.RECEIPT


def test_a_late_result_for_an_attempt_that_is_over_changes_nothing() -> None:
    shop = asks_for_milk()
    number = attempt(shop)
    result = shop.result()
    shop.does(CardFailed(number, FailedAs.DECLINED, "05", "no"))
    state = shop.state
    shop.does(CardResolvedCharged(number, result), CardUnknown(number, "late"), CardResolvedUncharged(number))
    assert shop.state == state


def test_patience_ends_by_asking_the_terminal_to_stop_once() -> None:
    shop = asks_for_milk().waits(119.0)
    assert not any(isinstance(effect, StopTerminal) for effect in shop.effects)
    shop.waits(2.0).waits(50.0)
    assert [effect for effect in shop.effects if isinstance(effect, StopTerminal)] == [StopTerminal(attempt(shop))]


def test_more_time_moves_the_end() -> None:
    shop = asks_for_milk().does(MoreTimeTouched()).waits(150.0)
    assert not any(isinstance(effect, StopTerminal) for effect in shop.effects)


def test_a_tap_after_giving_up_still_counts() -> None:
    shop = asks_for_milk().does(OtherWayTouched()).terminal_authorises().terminal_completes()
    assert len(shop.happened(SalePaid)) == 1


def test_without_a_terminal_the_card_is_not_offered_and_nothing_is_started() -> None:
    shop = Shop().opens().scans(MILK).does(DeviceLost(Device.TERMINAL, "unplugged", ""))
    shop.asks_to_pay()
    assert shop.state.attempt is None
    assert shop.state.message is not None
    assert shop.state.message.say is Say.CARD_MISSING


@pytest.mark.parametrize("authorised", [False, True])
def test_patience_that_ran_out_in_doubt_does_not_keep_the_lane_ticking(authorised: bool) -> None:
    shop = asks_for_milk()
    if authorised:
        shop.terminal_authorises()
    else:
        shop.does(CardUnknown(attempt(shop), "link lost"))
    shop.waits(121.0)
    assert next_deadline(shop.state) is None


def test_a_charge_of_another_amount_is_not_sold_but_parked_with_the_attendant() -> None:
    shop = asks_for_milk()
    shop.does(CardUnknown(attempt(shop), "link lost"))
    shop.does(CardResolvedCharged(attempt(shop), shop.result(amount=Money(130, "EUR"))))
    assert not shop.happened(SalePaid)
    assert shop.screen is Screen.RESTING
    [queried] = shop.happened(PaymentQueried)
    assert queried.verdict == "unclear"


def test_an_answer_that_nobody_asked_for_does_not_end_a_running_payment() -> None:
    shop = asks_for_milk()
    number, before = attempt(shop), shop.state
    shop.does(CardResolvedUncharged(number), CardResolvedCharged(number, shop.result()))
    shop.does(CardUnresolved(number, "unclear", "nothing was asked"))
    assert shop.state == before


def test_once_in_doubt_only_the_answer_to_the_query_ends_it() -> None:
    shop = asks_for_milk()
    number = attempt(shop)
    shop.does(CardUnknown(number, "link lost"))
    before, effects = shop.state, list(shop.effects)
    shop.does(CardApproved(number, shop.result(), ()), CardFailed(number, FailedAs.DECLINED, "05", "late"))
    shop.does(CardUnknown(number, "again"))
    assert shop.state == before
    assert shop.effects == effects, "one question at a time"


def test_a_completion_that_was_never_authorised_is_asked_about() -> None:
    shop = asks_for_milk()
    shop.does(CardApproved(attempt(shop), shop.result(), ()))
    assert not shop.happened(SalePaid)
    assert isinstance(shop.effects[-1], QueryPayment)


def test_the_query_tells_the_attempt_as_it_stands() -> None:
    shop = asks_for_milk().terminal_authorises().does(CardUnknown("4-000001-a1", "link lost"))
    assert shop.effects[-1] == QueryPayment(shop.state.attempt)  # type: ignore[arg-type]


def test_progress_of_the_open_attempt_is_shown_and_of_another_is_not() -> None:
    shop = asks_for_milk()
    shop.does(CardProgressed(attempt(shop), "0A", "Insert card"), CardProgressed("4-000001-a9", "17", "Please wait"))
    assert (shop.state.card_code, shop.state.card_text) == ("0A", "Insert card")


def test_an_empty_basket_and_a_free_one_are_not_sent_to_the_terminal() -> None:
    shop = Shop().opens().does(StartTouched(), PayTouched(), CardTouched())
    assert shop.screen is Screen.BASKET
    shop.scans(item("02000000000060", "Leaflet", 0)).asks_to_pay()
    assert shop.screen is Screen.PAY
    assert not shop.effects


def test_more_time_is_not_given_when_nothing_runs_or_the_shopper_gave_up() -> None:
    shop = asks_for_milk().does(OtherWayTouched())
    before = shop.state
    assert shop.does(MoreTimeTouched(), OtherWayTouched()).state == before
    assert Shop().opens().does(MoreTimeTouched()).state.patience_until is None


def test_a_doubt_is_asked_again_as_soon_as_the_terminal_is_back() -> None:
    shop = asks_for_milk()
    number = attempt(shop)
    shop.does(CardUnknown(number, "link lost"), CardUnresolved(number, "no_answer", "no link"))
    assert shop.state.ask_again_at == shop.now + 2.0
    shop.does(DeviceLost(Device.TERMINAL, "unplugged", ""), TerminalReadied(MARK), TerminalReadied(MARK))
    assert [type(effect) for effect in shop.effects] == [AskTerminal, QueryPayment, QueryPayment]


def test_a_terminal_that_can_tell_nothing_is_left_in_peace_until_the_pause_is_over() -> None:
    shop = asks_for_milk()
    number = attempt(shop)
    shop.does(CardUnknown(number, "link lost"))
    for _ in range(3):  # after each answer a terminal tells its mark
        shop.effects.clear()
        shop.does(CardUnresolved(number, "unclear", "another amount"), TerminalReadied(MARK))
        assert not any(isinstance(effect, QueryPayment) for effect in shop.effects)
        shop.effects.clear()
        shop.waits(31.0)
        assert [type(effect) for effect in shop.effects] == [QueryPayment]


def test_a_parked_payment_is_asked_about_after_a_start() -> None:
    shop = asks_for_milk()
    number = attempt(shop)
    shop.does(CardUnknown(number, "link lost"), CardUnresolved(number, "unclear", "another amount"))
    shop = shop.loses_power()
    assert shop.screen is Screen.RESTING
    assert [type(effect) for effect in shop.effects] == [QueryPayment]
    shop.does(CardResolvedUncharged(number))
    assert shop.screen is Screen.PAY


def test_a_basket_that_costs_nothing_is_closed_by_a_person() -> None:
    free = {"id": "free", "kind": "percent", "name": {"en": "Free"}, "for": {"everything": True}, "percent": 100}
    rules = read_rules({"format": 1, "currency": "EUR", "rules": [free]})
    shop = Shop(policy=replace(POLICY, rules=rules)).opens().scans(MILK).does(PayTouched(), CardTouched())
    assert shop.state.message is not None
    assert shop.state.message.say is Say.NOTHING_TO_PAY
    assert shop.state.attempt is None
