"""A phone pays: by the code that it shows, or by the one that it scans. One attempt, as with a card."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.core.session.effects import ConfirmPayment, QueryPayment, RefusePayment, StopTerminal
from kiosk.core.session.facts import (
    FailedAs,
    PartPaid,
    PartReturned,
    PaymentParked,
    PaymentStarted,
    SalePaid,
    TerminalMark,
)
from kiosk.core.session.inputs import (
    AmountGiven,
    BackTouched,
    CardAuthorised,
    CardFailed,
    CardPractised,
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
    Practised,
    ShowCodeTouched,
    SplitTouched,
    TerminalReadied,
    WalletCodeCame,
    WalletCodeRead,
    WalletTouched,
)
from kiosk.core.session.lane_facts import SalePractised
from kiosk.core.session.notes import PayView, Say
from kiosk.core.session.state import AttemptKind, Screen
from kiosk.core.staff import Act
from kiosk.core.values import Money, Way
from tests.kiosk.core.session.crew import STAFFED, does
from tests.kiosk.core.session.phones import CODE, GATEWAY, WITH_WALLET, agreed, asked, opened, result, said
from tests.shop import MILK, Shop


def test_a_code_held_to_the_scanner_pays_wherever_the_ways_to_pay_show() -> None:
    for touches in ((PayTouched(),), (PayTouched(), WalletTouched())):
        shop = opened().does(*touches, WalletCodeRead(CODE))
        (ask,) = asked(shop)
        assert (ask.way, ask.code, ask.amount) == (Way.WALLET, CODE, Money(478, "EUR"))
        (paid,) = agreed(shop).happened(SalePaid)
        assert isinstance(paid, SalePaid)
        assert (paid.sale.tender.way, paid.sale.tender.receipt_no) == (Way.WALLET, "G000001")
        assert ConfirmPayment("t", Way.WALLET) in shop.effects


def test_nothing_is_asked_of_the_gateway_before_the_shopper_chose_who_shows_the_code() -> None:
    shop = opened().does(PayTouched(), WalletTouched())
    assert (shop.screen, asked(shop)) == (Screen.WALLET, [])
    shop.does(ShowCodeTouched())
    assert (asked(shop)[0].way, asked(shop)[0].code) == (Way.WALLET, "")
    shop.does(WalletCodeCame(shop.attempt.id, "https://pay.example/1", shop.now + 120))
    assert (shop.state.wallet_code, shop.state.patience_until) == ("https://pay.example/1", None)
    assert agreed(shop).screen is Screen.RECEIPT
    assert shop.state.wallet_code == ""


def test_no_fact_and_no_print_of_an_input_has_the_code() -> None:
    shop = agreed(opened().does(PayTouched(), WalletCodeRead(CODE)))
    assert CODE not in repr(shop.facts)
    assert CODE not in repr(shop.effects)
    assert CODE not in repr(WalletCodeRead(CODE))


def test_a_phone_shown_too_early_is_told_when_and_is_no_unknown_item() -> None:
    shop = opened().does(WalletCodeRead(CODE))
    assert (shop.screen, said(shop), asked(shop)) == (Screen.BASKET, Say.WALLET_FIRST_PAY, [])
    shop = Shop(policy=WITH_WALLET).opens().does(WalletCodeRead(CODE))
    assert (shop.screen, said(shop)) == (Screen.ATTRACT, Say.WALLET_FIRST_PAY)


def test_a_phone_that_is_still_held_there_charges_nothing_more() -> None:
    shop = opened().does(PayTouched(), WalletCodeRead(CODE), WalletCodeRead(CODE))
    assert (len(asked(shop)), said(shop)) == (1, None)
    assert len(asked(agreed(shop).does(WalletCodeRead(CODE)))) == 1


def with_code() -> Shop:
    shop = opened().does(PayTouched(), WalletTouched(), ShowCodeTouched())
    return shop.does(WalletCodeCame(shop.attempt.id, "https://pay.example/1", shop.now + 120))


@pytest.mark.parametrize("ended", [FailedAs.CANCELLED, FailedAs.TIMEOUT])
def test_a_phone_held_to_the_scanner_while_our_code_shows_is_charged_once_ours_is_cancelled(ended: FailedAs) -> None:
    shop = with_code().does(WalletCodeRead(CODE), WalletCodeRead(CODE))
    first = shop.attempt.id
    assert [effect for effect in shop.effects if isinstance(effect, StopTerminal)] == [StopTerminal(first, Way.WALLET)]
    assert (shop.screen, len(asked(shop))) == (Screen.PAYING, 1)
    shop.does(CardFailed(first, ended, "", "cancelled"))
    assert (asked(shop)[-1].code, shop.screen, said(shop)) == (CODE, Screen.PAYING, None)
    assert len(agreed(shop).happened(SalePaid)) == 1
    assert CODE not in repr((shop.facts, shop.effects, shop.state))


def test_our_code_that_was_scanned_all_the_same_is_the_payment_and_the_phone_at_the_scanner_is_not_charged() -> None:
    shop = agreed(with_code().does(WalletCodeRead(CODE)))
    assert (len(asked(shop)), len(shop.happened(SalePaid)), shop.state.phone_code) == (1, 1, "")


def test_a_phone_held_to_the_scanner_is_not_charged_after_a_no_or_a_doubt_about_our_code() -> None:
    for ends in (
        lambda shop: (CardFailed(shop.attempt.id, FailedAs.DECLINED, "", "no"),),
        lambda shop: (CardUnknown(shop.attempt.id, "no answer"), CardResolvedUncharged(shop.attempt.id)),
    ):
        shop = with_code().does(WalletCodeRead(CODE))
        shop.does(*ends(shop))
        assert (shop.screen, len(asked(shop)), shop.state.phone_code) == (Screen.PAY, 1, "")


def test_a_chosen_part_is_what_the_phone_pays_that_comes_instead_of_our_code() -> None:
    shop = opened().does(PayTouched(), SplitTouched(), AmountGiven(200), WalletTouched(), ShowCodeTouched())
    shop.does(WalletCodeCame(shop.attempt.id, "https://pay.example/1", shop.now + 120), WalletCodeRead(CODE))
    shop.does(CardFailed(shop.attempt.id, FailedAs.CANCELLED, "", "cancelled"))
    assert (asked(shop)[-1].amount.minor, asked(shop)[-1].code) == (200, CODE)


def test_a_phone_shown_while_a_card_pays_is_told_so() -> None:
    shop = opened().does(PayTouched(), CardTouched(), WalletCodeRead(CODE))
    assert (len(asked(shop)), said(shop)) == (1, Say.PAY_FIRST_STOP)


@pytest.mark.parametrize("begin", [WalletCodeRead(CODE), ShowCodeTouched()])
def test_another_way_cancels_it_at_the_gateway_whose_word_counts(begin: WalletCodeRead | ShowCodeTouched) -> None:
    shop = opened().does(PayTouched(), WalletTouched(), begin, OtherWayTouched())
    assert StopTerminal(shop.attempt.id, Way.WALLET) in shop.effects
    assert shop.screen is Screen.PAYING
    shop.does(CardFailed(shop.attempt.id, FailedAs.CANCELLED, "", "cancelled"))
    assert (shop.screen, said(shop)) == (Screen.PAY, Say.CARD_CANCELLED)


def test_a_code_whose_time_is_over_asks_the_shopper_again() -> None:
    shop = opened().does(PayTouched(), WalletTouched(), ShowCodeTouched())
    shop.does(CardFailed(shop.attempt.id, FailedAs.TIMEOUT, "", "too late"))
    assert (shop.screen, said(shop)) == (Screen.WALLET, Say.WALLET_TIMEOUT)
    assert len(asked(shop.does(ShowCodeTouched()))) == 2


def test_a_wallet_that_says_no_leaves_every_way_open() -> None:
    shop = opened().does(PayTouched(), WalletCodeRead(CODE))
    shop.does(CardFailed(shop.attempt.id, FailedAs.DECLINED, "", "not enough money"))
    assert (shop.screen, said(shop)) == (Screen.PAY, Say.WALLET_DECLINED)
    assert shop.does(CardTouched()).attempt.way is Way.CARD


def test_a_gateway_that_is_away_takes_no_payment_and_leaves_the_card() -> None:
    shop = opened().does(DeviceLost(Device.WALLET, "silent", ""), PayTouched(), WalletTouched())
    assert (shop.screen, said(shop), asked(shop)) == (Screen.PAY, Say.WALLET_MISSING, [])
    shop.does(TerminalReadied(GATEWAY, Way.WALLET))
    assert said(shop) is None
    assert shop.does(CardTouched()).attempt.way is Way.CARD


def test_a_doubt_is_asked_of_the_gateway_and_not_of_the_card_terminal() -> None:
    shop = opened().does(PayTouched(), WalletCodeRead(CODE))
    shop.does(CardUnknown(shop.attempt.id, "no answer"), CardUnresolved(shop.attempt.id, "no_answer", "away"))
    queries = [effect for effect in shop.effects if isinstance(effect, QueryPayment)]
    shop.does(DeviceLost(Device.WALLET, "silent", ""), DeviceLost(Device.TERMINAL, "silent", ""))
    shop.does(TerminalReadied(TerminalMark("52500041", "0007", "000011")))
    assert [effect for effect in shop.effects if isinstance(effect, QueryPayment)] == queries
    shop.does(TerminalReadied(GATEWAY, Way.WALLET))
    assert shop.effects[-1] == QueryPayment(shop.attempt)
    shop.does(CardResolvedCharged(shop.attempt.id, result(shop)))
    assert len(shop.happened(SalePaid)) == 1


def test_a_doubt_that_lasts_goes_to_an_attendant_and_charges_nothing_twice() -> None:
    shop = opened().does(PayTouched(), WalletCodeRead(CODE))
    shop.does(CardUnknown(shop.attempt.id, "no answer"), CardUnresolved(shop.attempt.id, "unclear", "another amount"))
    assert (shop.screen, len(shop.happened(PaymentParked)), len(asked(shop))) == (Screen.RESTING, 1, 1)


def test_a_power_cut_is_asked_after_at_the_gateway() -> None:
    shop = opened().does(PayTouched(), WalletTouched(), ShowCodeTouched()).loses_power()
    (query,) = [effect for effect in shop.effects if isinstance(effect, QueryPayment)]
    assert (query.attempt.way, query.attempt.mark) == (Way.WALLET, GATEWAY)


def test_a_part_that_was_chosen_is_what_the_phone_pays_and_what_goes_back_to_it() -> None:
    shop = opened().does(PayTouched(), SplitTouched(), AmountGiven(200), WalletTouched())
    assert shop.state.view == PayView(Money(200, "EUR"), phone=True)
    assert shop.does(BackTouched()).state.view == PayView(Money(200, "EUR"))
    agreed(shop.does(WalletTouched(), WalletCodeRead(CODE)))
    (part,) = shop.happened(PartPaid)
    assert isinstance(part, PartPaid)
    assert (part.tender.amount.minor, part.tender.way) == (200, Way.WALLET)
    shop.does(PartsBackTouched())
    assert (asked(shop)[-1].kind, asked(shop)[-1].way) == (AttemptKind.TAKE_BACK, Way.WALLET)
    assert asked(shop)[-1].of == part.tender
    agreed(shop)
    assert len(shop.happened(PartReturned)) == 1


def test_a_part_stays_chosen_when_the_wallet_says_no() -> None:
    shop = opened().does(PayTouched(), SplitTouched(), AmountGiven(200), WalletCodeRead(CODE))
    shop.does(CardFailed(shop.attempt.id, FailedAs.DECLINED, "", "no"))
    assert shop.state.view == PayView(Money(200, "EUR"))


def test_part_by_phone_and_the_rest_by_card_is_one_sale() -> None:
    shop = agreed(opened().does(PayTouched(), SplitTouched(), AmountGiven(200), WalletCodeRead(CODE)))
    shop.does(CardTouched()).terminal_authorises().terminal_completes()
    (paid,) = shop.happened(SalePaid)
    assert isinstance(paid, SalePaid)
    assert [(one.way, one.amount.minor) for one in paid.sale.tenders] == [(Way.WALLET, 200), (Way.CARD, 278)]


def test_an_approval_of_the_other_device_is_no_approval_of_this_payment() -> None:
    shop = opened().does(PayTouched(), WalletCodeRead(CODE))
    shop.does(CardAuthorised(shop.attempt.id, "x", result(shop)))
    assert shop.effects[-1] == RefusePayment("x")


def test_a_second_touch_on_showing_a_code_asks_for_none() -> None:
    shop = opened().does(PayTouched(), WalletTouched(), ShowCodeTouched(), ShowCodeTouched())
    assert len(asked(shop)) == len(shop.happened(PaymentStarted)) == 1


def test_in_training_the_screen_stands_in_for_the_gateway() -> None:
    shop = does(Shop(policy=replace(STAFFED, devices=WITH_WALLET.devices)), Act.START_TRAINING).scans(MILK)
    assert shop.does(PayTouched(), WalletTouched()).screen is Screen.PRACTISE
    shop.does(CardPractised(Practised.APPROVED))
    (practised,) = shop.happened(SalePractised)
    assert isinstance(practised, SalePractised)
    assert practised.sale.tender.way is Way.WALLET
    assert asked(shop) == []
