"""Training: a visit as a real one, of which nothing is booked, sent, signed or charged."""

from __future__ import annotations

from kiosk.core.receipt import ReceiptCode, ReceiptText
from kiosk.core.session.cash_facts import CashOpened
from kiosk.core.session.effects import AskTerminal, PrintReceipt, PushOutbox, SignSale
from kiosk.core.session.facts import EndReason, PaymentStarted, SalePaid, SessionEnded, SessionStarted, TapGiven
from kiosk.core.session.inputs import (
    BackTouched,
    BasketCodeGiven,
    CardPractised,
    CardTouched,
    CashTouched,
    FaceTouched,
    NoPaperTouched,
    PaperTouched,
    PayTouched,
    Practised,
    PrinterShowed,
    PrintLost,
    SaveTouched,
)
from kiosk.core.session.lane_facts import SalePractised
from kiosk.core.session.notes import Say
from kiosk.core.session.state import Paid, Screen
from kiosk.core.staff import Act
from kiosk.core.values import Way
from tests.kiosk.core.session.crew import STAFFED, does, opened, training
from tests.shop import APPLES, MILK, Shop

APPROVED = CardPractised(Practised.APPROVED)


def asked() -> Shop:
    return training().scans(MILK).weighs(APPLES, 510).does(PayTouched(), CardTouched())


def test_the_screen_stands_in_for_the_card_reader() -> None:
    shop = asked()
    assert shop.screen is Screen.PRACTISE
    assert shop.does(BackTouched()).screen is Screen.PAY
    shop.does(CardTouched(), CardPractised(Practised.DECLINED))
    assert shop.screen is Screen.PAY
    assert shop.state.message is not None
    assert shop.state.message.say is Say.DECLINED
    assert shop.does(CardTouched(), APPROVED).screen is Screen.RECEIPT


def test_training_needs_no_terminal() -> None:
    shop = Shop(policy=STAFFED)
    assert does(shop, Act.START_TRAINING).scans(MILK).does(PayTouched(), CardTouched()).screen is Screen.PRACTISE


def test_nobody_outside_sees_anything_of_a_practised_visit() -> None:
    shop = asked()
    told = shop.effects.count(PushOutbox())
    shop.does(APPROVED, PaperTouched(), FaceTouched(5))
    assert not any(isinstance(effect, AskTerminal | SignSale) for effect in shop.effects)
    assert shop.effects.count(PushOutbox()) == told
    assert shop.happened(SalePaid) == shop.happened(PaymentStarted) == shop.happened(TapGiven) == []
    assert shop.state.unsigned == ()
    assert shop.state.receipts == 0


def test_the_journal_knows_a_practised_visit_by_its_number_and_its_own_fact() -> None:
    shop = asked().does(APPROVED, NoPaperTouched())
    [started] = [fact for fact in shop.facts if isinstance(fact, SessionStarted)]
    assert started.training
    assert started.session == "4-T000001"
    [sold] = [fact for fact in shop.facts if isinstance(fact, SalePractised)]
    assert sold.sale.training
    assert sold.sale.receipt_no == 0
    assert shop.happened(SessionEnded) == [SessionEnded(session="4-T000001", reason=EndReason.PRACTISED)]
    assert shop.screen is Screen.ATTRACT


def test_the_paper_says_above_and_below_that_it_is_no_receipt() -> None:
    shop = asked().does(APPROVED, PaperTouched())
    [job] = [effect for effect in shop.effects if isinstance(effect, PrintReceipt)]
    said = [line.text for line in job.receipt.lines if isinstance(line, ReceiptText)]
    assert sum("TRAINING - NOT A RECEIPT" in text for text in said) == 2
    assert not any(text.startswith("Receipt 4-") for text in said)
    assert not any(isinstance(line, ReceiptCode) for line in job.receipt.lines)


def test_the_next_real_sale_has_the_number_it_would_have_had() -> None:
    shop = does(asked().does(APPROVED, NoPaperTouched()), Act.END_TRAINING).scans(MILK).pays()
    [sold] = [fact for fact in shop.facts if isinstance(fact, SalePaid)]
    assert sold.sale.receipt_no == 1


def test_a_practised_visit_goes_on_after_a_power_cut() -> None:
    shop = asked().loses_power()
    assert shop.screen is Screen.BASKET
    assert shop.state.session is not None
    assert shop.state.session.training
    shop = shop.does(PayTouched(), CardTouched(), APPROVED).loses_power()
    assert shop.screen is Screen.RECEIPT
    assert shop.state.session is not None
    assert isinstance(shop.state.session.phase, Paid)


def test_real_baskets_are_out_of_reach_in_training_and_practised_ones_after_it() -> None:
    shop = opened().scans(MILK).does(SaveTouched())
    real = shop.state.saved[0].code
    does(shop.waits(STAFFED.saved_closes_s), Act.START_TRAINING)
    assert shop.does(BasketCodeGiven(real)).state.session is None
    does(shop, Act.END_TRAINING)
    assert shop.does(BasketCodeGiven(real)).total == 129


def test_paper_that_comes_back_after_the_training_prints_nothing_of_it() -> None:
    shop = asked().does(APPROVED, PaperTouched())
    shop.does(PrintLost(shop.job.id, confirmed_missing=True, reason="paper out"))
    shop.does(PrinterShowed(ready=False, paper_out=True, paper_low=False, fault=""))
    does(shop, Act.END_TRAINING)
    printed = len([effect for effect in shop.effects if isinstance(effect, PrintReceipt)])
    shop.does(PrinterShowed(ready=True, paper_out=False, paper_low=False, fault=""))
    assert len([effect for effect in shop.effects if isinstance(effect, PrintReceipt)]) == printed


def test_cash_is_practised_without_a_box_and_nothing_put_in_leads_back_to_the_ways_to_pay() -> None:
    shop = training().scans(MILK).does(PayTouched(), CashTouched())
    assert shop.screen is Screen.PRACTISE
    shop.does(CardPractised(Practised.DECLINED))
    assert (shop.screen, shop.state.message) == (Screen.PAY, None)
    shop.does(CashTouched(), APPROVED)
    [practised] = shop.happened(SalePractised)
    assert isinstance(practised, SalePractised)
    assert (practised.sale.tender.way, shop.happened(CashOpened)) == (Way.CASH, [])


def test_a_practised_payment_counts_in_training_only() -> None:
    shop = opened().scans(MILK).does(PayTouched(), APPROVED)
    assert shop.happened(SalePractised) == []
