from dataclasses import replace
from urllib.parse import unquote

import pytest

from kiosk.core.session.inputs import NoPaperTouched, PaperTouched
from kiosk.core.session.state import PrintJob, PrintStage
from kiosk.ui.viewmodels.receipt import ReceiptViewModel, derive_receipt
from tests.kiosk.ui.scenes import scene, scene_of


def test_the_receipt_on_the_screen_is_the_document_itself() -> None:
    props = derive_receipt(scene("receipt"))
    told = [(row.text, row.figure) for row in props.rows if row.kind == "text"]
    assert told[0] == ("Green Corner", "")
    assert ("Sea salt chips 150 g", "5.97 A") in told
    assert ("TOTAL EUR", "27.07") in told
    assert ("Terminal 52500041", "") in told
    assert sum(row.kind == "rule" for row in props.rows) == 5


def test_the_code_says_number_time_and_total() -> None:
    code = unquote(derive_receipt(scene("receipt")).code.removeprefix("image://qr/"))
    assert code.startswith("RECEIPT;4-000001;2026-11-22T10:")
    assert code.endswith(";27.07;EUR")


def test_it_says_how_it_was_paid_and_when_it_closes() -> None:
    props = derive_receipt(scene("receipt"))
    assert (props.paid, props.closes) == ("€27.07 by card ending 4242 · take your card", "Closes by itself in 24 s.")


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
    assert (props.question, props.printable) == ("There is no paper right now.", False)


def test_touches_are_posted(qtbot) -> None:
    posted: list[object] = []
    receipt = ReceiptViewModel(posted.append)
    receipt.takePaper()
    receipt.noPaper()
    assert posted == [PaperTouched(), NoPaperTouched()]
