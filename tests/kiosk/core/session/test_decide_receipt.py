"""Receipt and tap: paper when asked for, whole or again whole, and one touch on a face."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.core.policy import ReceiptDefault
from kiosk.core.receipt import ReceiptText
from kiosk.core.session.effects import PrintReceipt, PushOutbox
from kiosk.core.session.facts import ChosenBy, ReceiptChosen, ReceiptRequested, SessionEnded, TapGiven
from kiosk.core.session.inputs import (
    FaceTouched,
    NoPaperTouched,
    PaperTouched,
    PrintDone,
    PrinterShowed,
    PrintLost,
    ReceiptTouched,
)
from kiosk.core.session.notes import Say
from kiosk.core.session.state import PrintStage, Screen
from tests.shop import APPLES, MILK, POLICY, Shop

PAPER_OUT = PrinterShowed(ready=False, paper_out=True, paper_low=False, fault="")
PAPER_IN = PrinterShowed(ready=True, paper_out=False, paper_low=False, fault="")


def paid(**rules: object) -> Shop:
    return Shop(policy=replace(POLICY, **rules)).opens().scans(MILK).pays()  # type: ignore[arg-type]


def chosen(shop: Shop) -> list[tuple[bool, bool, ChosenBy]]:
    facts = [fact for fact in shop.facts if isinstance(fact, ReceiptChosen)]
    return [(fact.paper, fact.page, fact.by) for fact in facts]


def prints(shop: Shop) -> list[PrintReceipt]:
    return [effect for effect in shop.effects if isinstance(effect, PrintReceipt)]


def texts(effect: PrintReceipt) -> list[str]:
    return [line.text for line in effect.receipt.lines if isinstance(line, ReceiptText)]


def test_a_paid_shopper_is_asked_for_paper_and_then_for_a_tap() -> None:
    shop = paid().does(PaperTouched())
    assert shop.screen is Screen.TAP
    [job] = prints(shop)
    assert "*** COPY ***" not in texts(job)
    shop.does(PrintDone(job.job), FaceTouched(4)).waits(3.5)
    assert shop.screen is Screen.ATTRACT
    [tap] = shop.happened(TapGiven)
    assert tap.face == 4


def test_the_tap_names_no_visit() -> None:
    shop = Shop().opens().scans(MILK).weighs(APPLES, 855).pays().does(NoPaperTouched(), FaceTouched(2))
    [tap] = shop.happened(TapGiven)
    assert shop.state.session is not None
    assert shop.state.session.id not in repr(tap)
    assert tap.weighed
    assert len(tap.hour) == len("2026-11-22T10")


def test_one_touch_is_one_tap() -> None:
    shop = paid().does(NoPaperTouched(), FaceTouched(4), FaceTouched(1), FaceTouched(9))
    assert len(shop.happened(TapGiven)) == 1
    assert isinstance(shop.effects[-1], PushOutbox)


def test_the_screens_after_payment_close_by_themselves() -> None:
    shop = paid().waits(26.0)
    assert shop.screen is Screen.TAP
    shop.waits(11.0)
    assert shop.screen is Screen.ATTRACT
    assert shop.happened(SessionEnded)


def test_paper_out_in_the_middle_prints_the_whole_receipt_again_once_marked_as_a_copy() -> None:
    shop = paid().does(PaperTouched())
    [first] = prints(shop)
    shop.does(PAPER_OUT, PrintLost(first.job, confirmed_missing=True, reason="paper out"))
    assert shop.state.message is not None
    assert shop.state.message.say is Say.PAPER_OUT
    shop.does(PAPER_IN, PAPER_IN)
    [_, second] = prints(shop)
    assert "*** COPY ***" in texts(second)
    assert [line for line in second.receipt.lines if line in first.receipt.lines] == list(first.receipt.lines)
    shop.does(PAPER_OUT, PrintLost(second.job, confirmed_missing=True, reason="paper out"), PAPER_IN)
    assert len(prints(shop)) == 2


def test_paper_put_in_after_the_shopper_left_still_brings_the_receipt() -> None:
    shop = paid().does(PaperTouched())
    [first] = prints(shop)
    shop.does(PAPER_OUT, PrintLost(first.job, confirmed_missing=True, reason="paper out")).waits(11.0)
    assert shop.screen is Screen.ATTRACT
    shop.does(PAPER_IN)
    assert len(prints(shop)) == 2


def test_an_unconfirmed_print_is_not_repeated_by_itself() -> None:
    shop = paid().does(PaperTouched())
    [first] = prints(shop)
    shop.does(PrintLost(first.job, confirmed_missing=False, reason="no confirmation"), PAPER_IN)
    assert len(prints(shop)) == 1
    assert shop.state.message is not None
    assert shop.state.message.say is Say.NOT_PRINTED
    shop.does(PaperTouched())
    [_, again] = prints(shop)
    assert "*** COPY ***" in texts(again)


def test_without_paper_the_shopper_is_told_before_anything_is_sent() -> None:
    shop = paid().does(PAPER_OUT, PaperTouched())
    assert not shop.happened(ReceiptRequested)
    assert shop.screen is Screen.RECEIPT


def test_a_power_cut_while_printing_leaves_the_paid_sale_paid_and_offers_the_print_again() -> None:
    shop = paid().does(PaperTouched()).loses_power()
    assert shop.screen is Screen.RECEIPT
    assert shop.state.print_job is not None
    assert shop.state.print_job.stage is PrintStage.UNKNOWN
    assert not prints(shop)
    shop.does(PAPER_IN, PaperTouched())
    assert "*** COPY ***" in texts(prints(shop)[0])


def test_a_print_ends_once() -> None:
    shop = paid().does(PaperTouched())
    [job] = prints(shop)
    shop.does(PrintDone(job.job))
    facts = list(shop.facts)
    shop.does(PrintDone(job.job), PrintLost(job.job, confirmed_missing=True, reason="late"), PAPER_IN)
    assert shop.facts == facts
    assert len(prints(shop)) == 1


def test_paper_is_printed_once_while_a_print_runs() -> None:
    shop = paid().does(PaperTouched(), PaperTouched())
    assert len(prints(shop)) == 1


def test_words_about_a_print_that_is_not_ours_change_nothing() -> None:
    shop = paid()
    before = shop.state
    shop.does(PrintDone("4-000009-p1"), PrintLost("4-000009-p1", confirmed_missing=True, reason=""))
    assert shop.state == before


def test_a_tap_given_just_before_a_power_cut_is_not_asked_for_again() -> None:
    shop = paid().does(NoPaperTouched(), FaceTouched(5)).loses_power()
    assert shop.screen is Screen.ATTRACT
    shop.does(FaceTouched(1))
    assert len(shop.happened(TapGiven)) == 1


def test_a_power_cut_at_the_receipt_leads_back_to_it_and_it_closes_by_itself() -> None:
    shop = paid().loses_power()
    assert shop.screen is Screen.RECEIPT
    assert shop.waits(26.0).screen is Screen.TAP
    assert shop.waits(11.0).screen is Screen.ATTRACT


def test_before_payment_there_is_no_receipt_and_no_tap() -> None:
    shop = Shop().opens().scans(MILK)
    before = shop.state
    assert shop.does(PaperTouched(), NoPaperTouched(), FaceTouched(3)).state == before


@pytest.mark.parametrize("face", [0, 6, -1])
def test_there_are_five_faces(face: int) -> None:
    shop = paid().does(NoPaperTouched(), FaceTouched(face))
    assert not shop.happened(TapGiven)


def test_a_printer_that_is_off_is_told_before_anything_is_sent() -> None:
    off = PrinterShowed(ready=False, paper_out=False, paper_low=False, fault="cover open")
    shop = paid().does(off, PaperTouched())
    assert shop.state.message is not None
    assert shop.state.message.say is Say.NOT_PRINTED
    assert not prints(shop)


def test_what_the_shopper_chose_is_a_fact_of_the_visit_and_is_one_once() -> None:
    assert chosen(paid().does(PaperTouched(), ReceiptTouched(), NoPaperTouched())) == [(True, True, ChosenBy.SHOPPER)]
    assert chosen(paid().does(NoPaperTouched(), ReceiptTouched(), PaperTouched())) == [(False, True, ChosenBy.SHOPPER)]
    assert chosen(paid(receipt_page="").does(NoPaperTouched())) == [(False, False, ChosenBy.SHOPPER)]


def test_who_does_not_answer_gets_what_the_store_chose() -> None:
    without = paid().waits(26.0)
    assert chosen(without) == [(False, True, ChosenBy.STORE)]
    assert not prints(without)
    with_paper = paid(unanswered_paper=True).waits(26.0)
    assert chosen(with_paper) == [(True, True, ChosenBy.STORE)]
    assert len(prints(with_paper)) == 1
    assert with_paper.screen is Screen.TAP


def test_the_next_shopper_who_scans_brings_the_last_one_their_paper() -> None:
    shop = paid(unanswered_paper=True).scans(MILK)
    assert len(prints(shop)) == 1
    assert shop.screen is Screen.BASKET


def test_a_store_may_print_without_asking() -> None:
    shop = paid(receipt_default=ReceiptDefault.PAPER)
    assert shop.screen is Screen.RECEIPT
    [job] = prints(shop)
    assert chosen(shop) == [(True, True, ChosenBy.STORE)]
    assert len(prints(shop.does(PrintDone(job.job), NoPaperTouched()).waits(11.0))) == 1
    assert shop.screen is Screen.ATTRACT


def test_without_paper_nothing_is_printed_by_itself_and_the_question_stays() -> None:
    for rules in ({"receipt_default": ReceiptDefault.PAPER}, {"unanswered_paper": True}):
        shop = Shop(policy=replace(POLICY, **rules)).opens().does(PAPER_OUT).scans(MILK).pays().waits(26.0)  # type: ignore[arg-type]
        assert not prints(shop)
        assert chosen(shop) == [(False, True, ChosenBy.STORE)]


def test_a_power_cut_between_payment_and_print_prints_once() -> None:
    shop = paid(receipt_default=ReceiptDefault.PAPER)
    printing = shop.loses_power()
    assert not prints(printing)
    assert printing.state.print_job is not None
    assert printing.state.print_job.stage is PrintStage.UNKNOWN


def test_a_shopper_has_so_many_copies_and_whatever_did_not_come_out() -> None:
    shop = paid(receipt_copies=1)
    for count in (1, 2, 2):
        shop.does(PaperTouched())
        assert len(prints(shop)) == count
        shop.does(PrintDone(shop.job.id), ReceiptTouched())
    torn = paid(receipt_copies=0).does(PaperTouched())
    lost = PrintLost(torn.job.id, confirmed_missing=True, reason="paper out")
    torn.does(PAPER_OUT, lost, PAPER_IN)  # again by itself
    torn.does(PrintLost(torn.job.id, confirmed_missing=True, reason="cover open"), ReceiptTouched(), PaperTouched())
    assert len(prints(torn)) == 3


def test_from_the_tap_one_goes_back_to_the_receipt_and_taps_once() -> None:
    shop = paid().does(NoPaperTouched(), ReceiptTouched())
    assert shop.screen is Screen.RECEIPT
    assert shop.does(NoPaperTouched()).screen is Screen.TAP
    shop.does(FaceTouched(4), ReceiptTouched(), NoPaperTouched())
    assert shop.screen is Screen.ATTRACT
    assert len(shop.happened(TapGiven)) == 1


def test_the_next_shopper_is_offered_nothing_of_the_last_receipt() -> None:
    shop = paid().does(NoPaperTouched()).waits(11.0)
    assert shop.screen is Screen.ATTRACT
    before = shop.state
    assert shop.does(ReceiptTouched(), PaperTouched()).state == before
