"""Goods come back: found by their receipt, paid back the way they were paid, booked once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.core.refund import LAST, Wanted
from kiosk.core.session.effects import AskTerminal, FindSale, PrintReceipt, PushOutbox, QueryPayment
from kiosk.core.session.facts import EndReason, FailedAs, PaymentParked, ReceiptRequested, Sale, SalePaid, SessionEnded
from kiosk.core.session.inputs import (
    AllBackTouched,
    AmountGiven,
    BackTouched,
    BadgeScanned,
    CancelConfirmed,
    CancelTouched,
    CardFailed,
    CardResolvedCharged,
    CardResolvedUncharged,
    CardTouched,
    CardUnknown,
    CardUnresolved,
    Device,
    DeviceLost,
    NoPaperTouched,
    PaperTouched,
    PayTouched,
    PrintDone,
    PrinterShowed,
    ReceiptGiven,
    RefundTouched,
    SaleFound,
    SplitTouched,
    StaffActed,
    TerminalReadied,
    UnitsTouched,
)
from kiosk.core.session.lane_facts import StaffSignedOff
from kiosk.core.session.notes import Say
from kiosk.core.session.refund_facts import RefundPaid, RefundPartPaid, RefundStarted, RefundStopped
from kiosk.core.session.state import AttemptKind, Screen
from kiosk.core.signature import Signing
from kiosk.core.staff import Act
from kiosk.core.values import Money
from tests.kiosk.core.session.crew import AMIR, LENA, STAFFED, signs_on, training
from tests.shop import BREAD, MARK, MILK, Shop

UNSIGNED = replace(STAFFED, signer=False)


def sold(shop: Shop) -> Sale:
    (paid,) = shop.happened(SalePaid)
    assert isinstance(paid, SalePaid)
    return paid.sale


def after_a_sale(*, parts: tuple[int, ...] = (), policy=UNSIGNED) -> Shop:  # type: ignore[no-untyped-def]
    """Two milk and a bread, 6.07, were paid, and the shopper has left."""
    shop = Shop(policy=policy).opens().scans(MILK, MILK, BREAD).does(PayTouched())
    for part in parts:
        shop.does(SplitTouched(), AmountGiven(part)).terminal_authorises().terminal_completes()
    shop.does(CardTouched()).terminal_authorises().terminal_completes()
    return shop.does(NoPaperTouched(), BackTouched()).waits(60)


def finds(shop: Shop, *, returns: tuple[Sale, ...] = ()) -> Shop:
    """Staff has the receipt before them."""
    sale = sold(shop)
    signs_on(shop).does(StaffActed(Act.REFUND), ReceiptGiven(Wanted(sale.receipt_no)))
    assert shop.effects[-1] == FindSale(Wanted(sale.receipt_no))
    return shop.does(SaleFound(Wanted(sale.receipt_no), sale, returns))


def gives_back_all(shop: Shop) -> Shop:
    return finds(shop).does(AllBackTouched(), RefundTouched())


def refund_of(shop: Shop) -> Sale:
    (paid,) = shop.happened(RefundPaid)
    assert isinstance(paid, RefundPaid)
    return paid.sale


def said(shop: Shop) -> Say | None:
    return shop.state.message.say if shop.state.message is not None else None


def test_all_of_todays_sale_is_undone_at_the_terminal_and_booked_with_a_number_of_its_own() -> None:
    shop = gives_back_all(after_a_sale())
    sale = sold(shop)
    assert (shop.screen, len(shop.happened(RefundStarted))) == (Screen.REFUND, 1)
    assert shop.effects[-1] == AskTerminal(shop.attempt.id, sale.pricing.to_pay, AttemptKind.TAKE_BACK, sale.tender)
    shop.terminal_authorises().terminal_completes()
    refund = refund_of(shop)
    assert (refund.receipt_no, refund.returns) == (sale.receipt_no + 1, sale.receipt_no)
    assert refund.pricing.to_pay == -sale.pricing.to_pay == refund.tender.amount
    assert (refund.tender.of, refund.session) != ("", sale.session)
    assert shop.state.receipts == refund.receipt_no
    assert len(shop.happened(ReceiptRequested)) == 1
    assert isinstance(shop.effects[-1], PrintReceipt)
    assert any(isinstance(effect, PushOutbox) for effect in shop.effects)
    assert (shop.state.refund, shop.state.attempt, shop.screen) == (None, None, Screen.REFUND)


def test_some_of_it_is_given_to_the_card_that_is_shown() -> None:
    shop = finds(after_a_sale()).does(UnitsTouched(1, 1), RefundTouched())
    assert shop.effects[-1] == AskTerminal(shop.attempt.id, Money(129, "EUR"), AttemptKind.GIVE_BACK, None)
    assert shop.state.patience_until is not None
    shop.terminal_authorises().terminal_completes()
    refund = refund_of(shop)
    assert ([line.units for line in refund.lines], refund.tender.amount) == ([1], Money(-129, "EUR"))


def test_a_sale_of_another_day_or_terminal_is_given_back_and_not_undone() -> None:
    for strange in (
        {"paid_at": "2026-11-21T10:00:00+00:00"},
        {"tender": replace(sold(after_a_sale()).tender, terminal_id="9")},
    ):
        shop = after_a_sale()
        sale = replace(sold(shop), **strange)  # type: ignore[arg-type]
        signs_on(shop).does(
            StaffActed(Act.REFUND), ReceiptGiven(Wanted(1)), SaleFound(Wanted(1), sale), AllBackTouched()
        )
        assert shop.does(RefundTouched()).attempt.kind is AttemptKind.GIVE_BACK


def test_a_sale_paid_in_parts_goes_back_part_by_part_and_is_booked_once() -> None:
    shop = gives_back_all(after_a_sale(parts=(100, 200)))
    amounts = []
    for _ in range(3):
        amounts.append(shop.attempt.amount.minor)
        shop.terminal_authorises().terminal_completes()
    assert amounts == [307, 200, 100]
    assert [tender.amount.minor for tender in refund_of(shop).tenders] == [-307, -200, -100]
    assert len(shop.happened(RefundPartPaid)) == 2


def test_two_quick_touches_are_two_pieces() -> None:
    """Each is counted where it arrives, whatever was on the screen when the finger came down."""
    shop = finds(after_a_sale()).does(UnitsTouched(1, 1), UnitsTouched(1, 1))
    assert shop.state.desk is not None
    assert shop.state.desk.chosen == {1: 2}
    shop.does(UnitsTouched(1, 1), UnitsTouched(1, -1))
    assert shop.state.desk.chosen == {1: 1}


def test_no_more_can_be_chosen_than_is_left_of_a_line() -> None:
    shop = finds(after_a_sale()).does(UnitsTouched(1, 1), RefundTouched()).terminal_authorises().terminal_completes()
    first = refund_of(shop)
    shop.does(BackTouched(), StaffActed(Act.SIGN_OFF))
    finds(shop, returns=(first,)).does(UnitsTouched(1, 9), UnitsTouched(1, -1), UnitsTouched(7, 1))
    assert shop.state.desk is not None
    assert shop.state.desk.chosen == {}
    shop.does(AllBackTouched())
    assert shop.state.desk.chosen == {
        line.id: line.units - (line.id == 1) for line in sold(shop).lines if line.units - (line.id == 1)
    }
    shop.does(RefundTouched()).terminal_authorises().terminal_completes()
    _, second = shop.happened(RefundPaid)
    assert second.sale.pricing.to_pay.minor + first.pricing.to_pay.minor == -607


def test_nothing_chosen_and_nothing_that_cost_anything_brings_no_money() -> None:
    shop = finds(after_a_sale()).does(RefundTouched())
    assert shop.happened(RefundStarted) == []


def test_a_receipt_that_is_not_here_is_said_and_another_can_be_given() -> None:
    shop = signs_on(after_a_sale()).does(StaffActed(Act.REFUND), ReceiptGiven(Wanted(77)), SaleFound(Wanted(77), None))
    assert shop.state.desk is not None
    assert shop.state.desk.missing
    shop.does(ReceiptGiven(Wanted(1)), SaleFound(Wanted(77), sold(shop)))
    assert shop.state.desk.sale is None
    shop.does(SaleFound(Wanted(1), sold(shop)))
    assert shop.state.desk.sale == sold(shop)
    assert shop.does(BackTouched()).screen is Screen.FIND_RECEIPT
    assert shop.does(BackTouched()).screen is Screen.STAFF


def test_only_who_may_gives_money_back_and_never_beside_a_visit_or_in_training() -> None:
    shop = after_a_sale().does(StaffActed(Act.REFUND), ReceiptGiven(Wanted(1)), RefundTouched(), AllBackTouched())
    assert (shop.screen, shop.state.desk) == (Screen.ATTRACT, None)
    assert signs_on(Shop(policy=UNSIGNED).opens().scans(MILK)).does(StaffActed(Act.REFUND)).screen is Screen.STAFF
    assert signs_on(training()).does(StaffActed(Act.REFUND)).screen is Screen.STAFF
    assert signs_on(after_a_sale(), AMIR).does(StaffActed(Act.REFUND)).screen is Screen.FIND_RECEIPT


def test_a_sale_is_given_up_while_its_receipt_is_still_on_the_screen() -> None:
    shop = signs_on(Shop(policy=UNSIGNED).opens().scans(MILK, MILK, BREAD).pays()).does(StaffActed(Act.REFUND))
    assert shop.effects[-1] == FindSale(Wanted(sold(shop).receipt_no))  # nobody has a receipt with its number
    shop.does(SaleFound(Wanted(1), sold(shop)), AllBackTouched(), RefundTouched())
    shop.terminal_authorises().terminal_completes()
    assert (shop.state.session, refund_of(shop).returns) == (None, sold(shop).receipt_no)


def test_the_last_sale_is_found_without_its_receipt() -> None:
    shop = signs_on(after_a_sale()).does(StaffActed(Act.REFUND), ReceiptGiven(LAST))
    assert shop.effects[-1] == FindSale(LAST)
    assert shop.does(SaleFound(LAST, sold(shop))).screen is Screen.REFUND


def test_a_receipt_scanned_by_a_shopper_is_told_what_it_is_and_by_staff_opens_the_refund() -> None:
    code = ReceiptGiven(Wanted(1, at="2026-11-22T10:00:00+00:00"))
    shop = after_a_sale().does(code)
    assert (said(shop), shop.screen, shop.state.fades_at is not None) == (Say.RECEIPT_CODE, Screen.ATTRACT, True)
    signs_on(shop).does(code)
    assert (shop.screen, shop.effects[-1]) == (Screen.FIND_RECEIPT, FindSale(code.wanted))
    shop = Shop(policy=UNSIGNED).opens().scans(MILK).does(code)
    assert (said(shop), len(shop.state.session.lines)) == (Say.RECEIPT_CODE, 1)
    assert said(shop.scans(BREAD)) is None
    signs_on(shop).does(code)
    assert (shop.state.desk, said(shop)) == (None, Say.RECEIPT_CODE)


def test_a_receipt_scanned_while_a_card_is_asked_for_or_a_pin_changes_nothing() -> None:
    shop = Shop(policy=UNSIGNED).opens().scans(MILK).does(PayTouched(), CardTouched())
    assert said(shop.does(ReceiptGiven(Wanted(1)))) is None
    shop = after_a_sale().does(BadgeScanned(LENA.id), ReceiptGiven(Wanted(1)))
    assert (said(shop), shop.screen) == (None, Screen.SIGN_ON)


def test_a_refused_step_gives_nothing_back_and_can_be_tried_again() -> None:
    shop = gives_back_all(after_a_sale())
    shop.does(CardFailed(shop.attempt.id, FailedAs.DECLINED, "B5", "no"))
    assert (said(shop), len(shop.happened(RefundStopped)), shop.state.refund) == (Say.REFUND_FAILED, 1, None)
    shop.does(RefundTouched()).terminal_authorises().terminal_completes()
    assert refund_of(shop).returns == sold(shop).receipt_no


def test_a_later_step_that_fails_keeps_what_went_back_until_the_rest_does() -> None:
    shop = gives_back_all(after_a_sale(parts=(100,))).terminal_authorises().terminal_completes()
    shop.does(CardFailed(shop.attempt.id, FailedAs.DECLINED, "B5", "no"), BackTouched())
    assert (shop.screen, shop.happened(RefundStopped), shop.happened(RefundPaid)) == (Screen.REFUND, [], [])
    shop.does(RefundTouched()).terminal_authorises().terminal_completes()
    assert [tender.amount.minor for tender in refund_of(shop).tenders] == [-507, -100]


def test_what_the_terminal_had_undone_before_is_booked_as_undone() -> None:
    shop = gives_back_all(after_a_sale())
    shop.does(CardFailed(shop.attempt.id, FailedAs.ALREADY, "B4", "it is reversed already"))
    assert refund_of(shop).tender.receipt_no == ""


@pytest.mark.parametrize("back", [True, False])
def test_a_refund_in_doubt_is_asked_after_and_never_sent_twice(*, back: bool) -> None:
    shop = gives_back_all(after_a_sale())
    number, asked = shop.attempt.id, sum(isinstance(effect, AskTerminal) for effect in shop.effects)
    shop.does(CardUnknown(number, "link lost"), TerminalReadied(MARK))
    assert shop.effects[-1] == QueryPayment(shop.attempt)
    shop.does(CardResolvedCharged(number, shop.result()) if back else CardResolvedUncharged(number))
    assert sum(isinstance(effect, AskTerminal) for effect in shop.effects) == asked
    assert (len(shop.happened(RefundPaid)), len(shop.happened(RefundStopped))) == ((1, 0) if back else (0, 1))


def test_a_power_cut_while_money_goes_back_is_resolved_by_the_terminal_and_booked_without_staff() -> None:
    shop = gives_back_all(after_a_sale())
    shop = shop.loses_power()
    assert isinstance(shop.effects[-1], QueryPayment)
    shop.does(CardResolvedCharged(shop.attempt.id, shop.result()))
    assert (refund_of(shop).returns, shop.state.refund, shop.screen) == (1, None, Screen.ATTRACT)
    assert len(shop.happened(ReceiptRequested)) == 1


def test_a_refund_in_doubt_parks_and_the_next_shopper_keeps_their_basket() -> None:
    shop = gives_back_all(after_a_sale())
    number = shop.attempt.id
    shop.does(CardUnknown(number, "lost"), CardUnresolved(number, "unclear", "another amount"))
    assert len(shop.happened(PaymentParked)) == 1
    shop.does(StaffActed(Act.SIGN_OFF)).scans(MILK)
    assert (shop.screen, len(shop.happened(StaffSignedOff))) == (Screen.BASKET, 1)
    shop.does(PayTouched(), CardTouched())
    assert (shop.screen, said(shop), shop.attempt.id) == (Screen.PAY, Say.CARD_MISSING, number)
    shop.does(CardResolvedCharged(number, shop.result()))
    assert (shop.screen, refund_of(shop).returns) == (Screen.PAY, 1)
    assert shop.pays().screen is Screen.RECEIPT


def test_a_refund_in_doubt_outlives_the_visit_of_somebody_else_who_leaves_meanwhile() -> None:
    shop = gives_back_all(after_a_sale())
    number = shop.attempt.id
    shop.does(CardUnknown(number, "lost"), CardUnresolved(number, "unclear", "another amount"))
    shop.does(StaffActed(Act.SIGN_OFF)).scans(MILK).does(CancelTouched(), CancelConfirmed())
    assert (shop.screen, shop.happened(SessionEnded)[-1].reason) == (Screen.ATTRACT, EndReason.CANCELLED)
    assert shop.attempt.id == number
    shop.does(CardResolvedCharged(number, shop.result()))
    assert (refund_of(shop).returns, shop.state.attempt, shop.state.refund) == (1, None, None)


def test_staff_stops_waiting_for_a_card_that_nobody_shows() -> None:
    shop = finds(after_a_sale()).does(UnitsTouched(1, 1), RefundTouched(), BackTouched())
    assert shop.state.giving_up
    shop.does(CardFailed(shop.attempt.id, FailedAs.CANCELLED, "6C", ""))
    assert (shop.state.attempt, shop.screen, said(shop)) == (None, Screen.REFUND, Say.REFUND_FAILED)


def test_without_a_terminal_no_refund_begins() -> None:
    shop = finds(after_a_sale()).does(AllBackTouched(), DeviceLost(Device.TERMINAL, "unplugged", ""), RefundTouched())
    assert (said(shop), shop.happened(RefundStarted)) == (Say.CARD_MISSING, [])


def test_a_refund_is_signed_as_a_sale_is() -> None:
    shop = gives_back_all(after_a_sale(policy=STAFFED)).terminal_authorises().terminal_completes()
    assert refund_of(shop).session in {sale.session for sale in shop.state.unsigned}


def refunded() -> Shop:
    """All of it went back, and the receipt of that is being printed."""
    return gives_back_all(after_a_sale()).terminal_authorises().terminal_completes()


def printed_jobs(shop: Shop) -> list[bool]:
    """The prints asked for of what went back, in order: whether each says that it is a copy."""
    session = refund_of(shop).session
    return [fact.copy for fact in shop.happened(ReceiptRequested) if fact.session == session]


def test_a_refunds_receipt_that_a_power_cut_met_is_before_whoever_signs_on_and_comes_out_once_as_a_copy() -> None:
    shop = refunded().loses_power().does(TerminalReadied(MARK), PrinterShowed(True, False, False, ""))
    assert printed_jobs(shop) == [False], "nobody knows whether it is on paper: it is not printed again by itself"
    signs_on(shop)
    assert (shop.screen, shop.state.desk and shop.state.desk.done) == (Screen.REFUND, refund_of(shop))
    shop.does(PaperTouched())
    assert printed_jobs(shop) == [False, True]
    shop.does(PaperTouched())
    assert printed_jobs(shop) == [False, True], "it is being printed"
    shop.does(PrintDone(shop.job.id))
    assert shop.does(BackTouched()).screen is Screen.STAFF


def test_staff_who_left_it_at_that_are_not_shown_it_again() -> None:
    shop = signs_on(refunded().loses_power()).does(BackTouched(), StaffActed(Act.SIGN_OFF))
    assert signs_on(shop).screen is Screen.STAFF


def test_a_refund_that_is_open_comes_before_the_paper_of_an_earlier_one() -> None:
    shop = after_a_sale(parts=(100,))
    shop = finds(shop).does(UnitsTouched(1, 1), RefundTouched()).terminal_authorises().terminal_completes()
    first = refund_of(shop)
    shop = finds(shop.does(BackTouched(), StaffActed(Act.SIGN_OFF)), returns=(first,)).does(AllBackTouched())
    shop.does(RefundTouched()).terminal_authorises().terminal_completes()
    shop.does(CardFailed(shop.attempt.id, FailedAs.DECLINED, "05", "declined"))
    again = signs_on(shop.loses_power())
    assert again.state.refund is not None
    assert (again.screen, again.state.desk) == (Screen.REFUND, None)


def test_a_refunds_receipt_that_is_on_paper_waits_for_nobody() -> None:
    shop = refunded()
    shop = shop.does(PrintDone(shop.job.id)).loses_power()
    assert signs_on(shop).screen is Screen.STAFF


def test_without_paper_the_refunds_receipt_is_said_to_be_missing() -> None:
    shop = signs_on(refunded().loses_power()).does(PrinterShowed(False, True, False, ""), PaperTouched())
    assert (said(shop), printed_jobs(shop)) == (Say.PAPER_OUT, [False])


def test_booked_after_a_start_while_the_signing_unit_is_away_its_receipt_is_printed_and_says_so() -> None:
    shop = gives_back_all(after_a_sale(policy=STAFFED)).loses_power()
    shop.does(CardResolvedCharged(shop.attempt.id, shop.result()))
    [printed] = [effect for effect in shop.effects if isinstance(effect, PrintReceipt)]
    assert printed.job == shop.job.id
    assert shop.job.sale.signing is Signing.FAILED
