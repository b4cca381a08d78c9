from dataclasses import replace
from urllib.parse import unquote

import pytest

from kiosk.core.policy import ReceiptDefault
from kiosk.core.session.inputs import NoPaperTouched, PaperTouched
from kiosk.core.session.state import Paid, PrintJob, PrintStage
from kiosk.core.values import Way
from kiosk.ui.viewmodels.receipt import ReceiptViewModel, derive_receipt
from tests.kiosk.ui.scenes import scene, scene_of


def test_the_receipt_on_the_screen_is_the_document_itself() -> None:
    props = derive_receipt(scene("receipt"))
    told = [(row.text, row.figure) for row in props.rows if row.kind == "text"]
    assert told[0] == ("Green Corner", "")
    assert ("Sea salt chips 150 g", "5.97 A") in told
    assert ("TOTAL EUR", "24.58") in told
    assert ("Terminal 52500041", "") in told
    assert sum(row.kind == "rule" for row in props.rows) == 5


def test_the_code_leads_to_the_page_of_this_very_sale() -> None:
    now = scene("receipt")
    sale = now.state.session.phase.sale
    code = unquote(derive_receipt(now).code.removeprefix("image://qr/"))
    assert code == f"https://receipts.greencorner.example/r/{sale.page_code}"


def test_a_store_without_e_receipts_offers_no_code() -> None:
    props = derive_receipt(scene("receipt-no-page"))
    assert (props.code, props.question) == ("", "Would you like it on paper?")


def test_while_the_server_is_away_the_page_is_promised_for_later() -> None:
    props = derive_receipt(scene("receipt-offline"))
    assert props.code
    assert props.code_note == "We are offline: the page comes a little later."
    assert derive_receipt(scene("receipt")).code_note == "Point your camera here.\nNo app needed."


def test_after_the_last_copy_the_shopper_is_sent_to_a_person() -> None:
    for moment, printable in (("receipt-printed", True), ("receipt-copied", False)):
        props = derive_receipt(scene(moment))
        assert (props.print_text, props.printable, props.done_text) == ("Print again", printable, "Done")
    assert "ask us for more copies" in props.question


def test_a_store_that_gives_no_paper_asks_for_none() -> None:
    paid = scene("receipt")
    props = derive_receipt(replace(paid, policy=replace(paid.policy, receipt_default=ReceiptDefault.NONE)))
    assert (props.paper, props.done_text, props.question) == (False, "Done", "Your receipt is on your phone.")


def test_paper_that_comes_by_itself_is_announced() -> None:
    paid = scene("receipt")
    props = derive_receipt(replace(paid, policy=replace(paid.policy, unanswered_paper=True)))
    assert props.closes == "Prints by itself in 24 s."


def test_it_says_how_it_was_paid_and_when_it_closes() -> None:
    props = derive_receipt(scene("receipt"))
    assert (props.paid, props.closes) == ("€24.58 by card ending 4242 · take your card", "Closes by itself in 24 s.")


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        ("receipt-cash", "€24.58 in cash · take your change: €5.42"),
        ("receipt-cash-owed", "€24.58 in cash"),
        ("receipt-cash-unsure", "€24.58 in cash"),
    ],
)
def test_change_is_to_be_taken_where_it_surely_came_out(moment: str, said: str) -> None:
    assert derive_receipt(scene(moment)).paid == said


def test_a_phone_leaves_nothing_at_the_lane() -> None:
    paid = scene("receipt").state
    assert paid.session is not None
    assert isinstance(paid.session.phase, Paid)
    sale = replace(paid.session.phase.sale, tender=replace(paid.session.phase.sale.tender, way=Way.WALLET))
    by_phone = replace(paid, session=replace(paid.session, phase=Paid(sale)))
    assert derive_receipt(scene_of(by_phone)).paid == "€24.58 by phone"


@pytest.mark.parametrize(
    ("stage", "question", "word", "printable"),
    [
        (None, "Would you like it on paper too?", "Print it", True),
        (PrintStage.RUNNING, "Your receipt is printing.", "Printing …", False),
        (PrintStage.MISSING, "Your receipt will print again whole.", "Print again", True),
        (PrintStage.UNKNOWN, "Is your receipt on paper?", "Print again", True),
        (PrintStage.DONE, "Your receipt is printed.", "Print again", True),
    ],
)
def test_what_became_of_the_paper_is_said(
    stage: PrintStage | None, question: str, word: str, *, printable: bool
) -> None:
    state = scene("receipt").state
    if stage is not None:
        state = replace(state, print_job=PrintJob(id="p1", sale=state.session.phase.sale, copy=False, stage=stage))
    props = derive_receipt(scene_of(state))
    assert (props.question, props.print_text, props.printable) == (question, word, printable)


def test_without_paper_nothing_is_promised() -> None:
    props = derive_receipt(scene("receipt-no-paper"))
    assert (props.question, props.printable) == ("No paper right now. Take it on your phone.", False)
    assert props.code
    bare = scene_of(replace(scene("receipt-no-page").state, printer_ready=False, paper_out=True))
    assert derive_receipt(bare).question == "There is no paper right now."


def test_touches_are_posted(qtbot) -> None:
    posted: list[object] = []
    receipt = ReceiptViewModel(posted.append)
    receipt.takePaper()
    receipt.noPaper()
    assert posted == [PaperTouched(), NoPaperTouched()]
