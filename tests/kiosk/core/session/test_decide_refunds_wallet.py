"""What a phone paid goes back to that very payment, and where its wallet refuses, to a card."""

from __future__ import annotations

from kiosk.core.refund import Wanted
from kiosk.core.session.decide import refunds
from kiosk.core.session.facts import FailedAs, SalePaid, TerminalMark
from kiosk.core.session.inputs import (
    AllBackTouched,
    AmountGiven,
    BackTouched,
    CardFailed,
    CardTouched,
    Device,
    DeviceLost,
    NoPaperTouched,
    PayTouched,
    ReceiptGiven,
    RefundTouched,
    SaleFound,
    SplitTouched,
    StaffActed,
    TerminalReadied,
    UnitsTouched,
    WalletCodeRead,
)
from kiosk.core.session.notes import Say
from kiosk.core.session.refund_facts import RefundPaid, RefundStarted
from kiosk.core.session.state import AttemptKind, Screen
from kiosk.core.staff import Act
from kiosk.core.values import Way
from kiosk.gallery.shop import MARA
from tests.kiosk.core.session.phones import CODE, GATEWAY, agreed, asked, opened, said
from tests.shop import MILK, Shop


def at_the_desk(merchant: str = "SIM-SHOP") -> Shop:
    """Milk and bread, 4.78, were paid by phone, and come back."""
    shop = agreed(opened().does(PayTouched(), WalletCodeRead(CODE)))
    (paid,) = shop.happened(SalePaid)
    assert isinstance(paid, SalePaid)
    shop.does(NoPaperTouched(), BackTouched(), TerminalReadied(TerminalMark(merchant, "", "Wnew"), Way.WALLET))
    shop.signs_on(MARA).does(StaffActed(Act.REFUND), ReceiptGiven(Wanted(1)), SaleFound(Wanted(1), paid.sale))
    assert shop.screen is Screen.REFUND
    return shop


def test_a_part_of_a_wallets_payment_goes_back_to_that_very_payment() -> None:
    shop = at_the_desk().does(UnitsTouched(1, 1), RefundTouched())
    ask = asked(shop)[-1]
    assert (ask.kind, ask.way, ask.amount.minor) == (AttemptKind.TAKE_BACK, Way.WALLET, 129)
    assert ask.of is not None
    assert ask.of.trace_no == "k1"
    agreed(shop)
    (booked,) = shop.happened(RefundPaid)
    assert isinstance(booked, RefundPaid)
    assert (booked.sale.tender.amount.minor, booked.sale.tender.way) == (-129, Way.WALLET)


def test_a_wallets_payment_goes_back_whole_though_no_card_terminal_is_there() -> None:
    shop = at_the_desk().does(DeviceLost(Device.TERMINAL, "silent", ""), AllBackTouched(), RefundTouched())
    assert (asked(shop)[-1].way, asked(shop)[-1].amount.minor) == (Way.WALLET, 478)
    assert len(agreed(shop).happened(RefundPaid)) == 1


def test_another_merchants_payment_is_not_given_back_here_and_the_desk_stays_open() -> None:
    shop = at_the_desk("SOMEBODY").does(AllBackTouched(), RefundTouched())
    assert (said(shop), shop.happened(RefundStarted), shop.screen) == (Say.REFUND_REFUSED, [], Screen.REFUND)
    assert shop.does(BackTouched()).screen is Screen.FIND_RECEIPT


def test_a_wallet_that_gives_nothing_back_does_not_block_the_lane() -> None:
    shop = at_the_desk().does(AllBackTouched(), RefundTouched())
    shop.does(CardFailed(shop.attempt.id, FailedAs.DECLINED, "", "more than was paid"))
    assert (said(shop), shop.state.refund) == (Say.REFUND_REFUSED, None)
    shop.does(StaffActed(Act.SIGN_OFF)).scans(MILK).pays()
    assert len(shop.happened(SalePaid)) == 2


def refused(shop: Shop) -> Shop:
    return shop.does(CardFailed(shop.attempt.id, FailedAs.DECLINED, "", "too old"))


def test_what_a_wallet_refuses_staff_may_let_go_to_a_card_which_books_it_once() -> None:
    shop = refused(at_the_desk().does(AllBackTouched(), RefundTouched()))
    shop.does(RefundTouched(to_card=True))
    ask = asked(shop)[-1]
    assert (ask.kind, ask.way, ask.amount.minor, ask.of) == (AttemptKind.GIVE_BACK, Way.CARD, 478, None)
    shop.terminal_authorises().terminal_completes()
    (booked,) = shop.happened(RefundPaid)
    assert isinstance(booked, RefundPaid)
    assert (booked.sale.tender.amount.minor, booked.sale.tender.way) == (-478, Way.CARD)


def test_another_merchants_payment_may_go_to_a_card_too() -> None:
    shop = at_the_desk("SOMEBODY").does(AllBackTouched(), RefundTouched(), RefundTouched(to_card=True))
    assert (asked(shop)[-1].way, len(shop.happened(RefundStarted))) == (Way.CARD, 1)


def test_nothing_goes_to_a_card_before_the_wallet_has_refused_and_a_second_try_is_the_wallets_again() -> None:
    shop = at_the_desk().does(AllBackTouched(), RefundTouched(to_card=True))
    assert asked(shop)[-1].way is Way.WALLET
    refused(shop).does(RefundTouched(to_card=True))
    shop.does(CardFailed(shop.attempt.id, FailedAs.DECLINED, "05", "declined"), RefundTouched())
    assert (said(shop), asked(shop)[-1].way) == (None, Way.WALLET)


def test_a_wallet_that_is_away_or_silent_is_tried_again_and_no_card_is_offered() -> None:
    shop = at_the_desk().does(AllBackTouched(), RefundTouched())
    shop.does(CardFailed(shop.attempt.id, FailedAs.CANCELLED, "", "not sent"))
    assert shop.state.desk is not None
    assert (said(shop), shop.state.desk.refused) == (Say.REFUND_FAILED, frozenset())


def test_of_two_phones_only_the_payment_that_was_refused_may_go_to_a_card() -> None:
    shop = agreed(opened().does(PayTouched(), SplitTouched(), AmountGiven(200), WalletCodeRead(CODE)))
    agreed(shop.does(WalletCodeRead(CODE)))
    (paid,) = shop.happened(SalePaid)
    assert isinstance(paid, SalePaid)
    shop.does(NoPaperTouched(), BackTouched()).signs_on(MARA)
    shop.does(StaffActed(Act.REFUND), ReceiptGiven(Wanted(1)), SaleFound(Wanted(1), paid.sale))
    refused(shop.does(AllBackTouched(), RefundTouched()))
    assert refunds.card_helps(shop.state)
    shop.does(RefundTouched(to_card=True))
    assert (asked(shop)[-1].way, asked(shop)[-1].amount.minor) == (Way.CARD, 278)
    shop.terminal_authorises().terminal_completes()
    assert (asked(shop)[-1].way, asked(shop)[-1].amount.minor) == (Way.WALLET, 200), "nobody refused that one"
    shop.does(CardFailed(shop.attempt.id, FailedAs.CANCELLED, "", "not sent"))
    assert not refunds.card_helps(shop.state)
    refused(shop.does(RefundTouched(to_card=True)))
    assert refunds.card_helps(shop.state)


def test_a_card_is_offered_for_what_is_chosen_only_where_that_is_what_was_refused() -> None:
    shop = agreed(opened().does(PayTouched(), SplitTouched(), AmountGiven(200), WalletCodeRead(CODE)))
    shop.does(CardTouched()).terminal_authorises().terminal_completes()
    (paid,) = shop.happened(SalePaid)
    assert isinstance(paid, SalePaid)
    shop.does(NoPaperTouched(), BackTouched(), TerminalReadied(TerminalMark("SOMEBODY", "", "Wnew"), Way.WALLET))
    shop.signs_on(MARA).does(StaffActed(Act.REFUND), ReceiptGiven(Wanted(1)), SaleFound(Wanted(1), paid.sale))
    shop.does(AllBackTouched(), RefundTouched())
    assert (said(shop), refunds.card_helps(shop.state)) == (Say.REFUND_REFUSED, True)
    shop.does(UnitsTouched(2, -1))
    assert not refunds.card_helps(shop.state), "1.29 of milk go back to the card that paid 2.78 of it all"


def test_half_of_it_back_on_a_card_the_wallets_half_follows_there_even_after_a_power_cut() -> None:
    shop = agreed(opened().does(PayTouched(), SplitTouched(), AmountGiven(200), WalletCodeRead(CODE)))
    shop.does(CardTouched()).terminal_authorises().terminal_completes()
    (paid,) = shop.happened(SalePaid)
    assert isinstance(paid, SalePaid)
    shop.does(NoPaperTouched(), BackTouched()).signs_on(MARA)
    shop.does(StaffActed(Act.REFUND), ReceiptGiven(Wanted(1)), SaleFound(Wanted(1), paid.sale))
    refused(shop.does(AllBackTouched(), RefundTouched()).terminal_authorises().terminal_completes())
    assert shop.state.refund is not None
    again = shop.loses_power().does(TerminalReadied(GATEWAY, Way.WALLET), TerminalReadied(GATEWAY)).signs_on(MARA)
    refused(again.does(RefundTouched())).does(RefundTouched(to_card=True))
    assert (asked(again)[-1].way, asked(again)[-1].amount.minor) == (Way.CARD, 200)
    again.terminal_authorises().terminal_completes()
    (booked,) = again.happened(RefundPaid)
    assert isinstance(booked, RefundPaid)
    assert [one.way for one in booked.sale.tenders] == [Way.CARD, Way.CARD]


def test_a_refund_without_its_gateway_waits_and_says_so() -> None:
    shop = at_the_desk().does(DeviceLost(Device.WALLET, "silent", ""), AllBackTouched(), RefundTouched())
    assert (said(shop), shop.happened(RefundStarted)) == (Say.WALLET_MISSING, [])
