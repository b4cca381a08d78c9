from __future__ import annotations

import base64
from collections.abc import Mapping

import pytest

from kiosk.panel.viewmodels.paper import PaperViewModel, derive_paper
from kiosk.panel.watcher import Put
from tests.kiosk.panel.benches import device, view
from tests.kiosk.panel.sent import Sent


def printer(papers: int = 0, kept: int | None = None, **state: object):
    texts = [base64.b64encode(b"paper %d" % number).decode() for number in range(1, papers + 1)]
    return view(device("printer", "escpos", receipts=papers, receipts_bytes=texts[-(kept or papers or 1) :], **state))


def test_before_the_first_paper_there_is_none() -> None:
    assert (derive_paper(printer(), 0).number, derive_paper(printer(), 0).picture) == (0, "")


def test_the_newest_paper_is_shown_by_its_number() -> None:
    props = derive_paper(printer(12, kept=10), 0)
    assert (props.number, props.picture, props.older, props.newer) == (12, "image://paper/12", True, False)


def test_leafing_back_stays_there_and_leafing_on_follows_the_newest_again() -> None:
    handed: list[Mapping[str, bytes]] = []
    model = PaperViewModel(Sent(), handed.append)
    model.show(printer(3))
    assert handed[-1] == {"1": b"paper 1", "2": b"paper 2", "3": b"paper 3"}
    model.leaf(-1)
    model.show(printer(4))
    assert model.number == 2
    model.leaf(1)
    model.leaf(1)
    assert model.number == 4
    model.show(printer(5))
    assert model.number == 5


@pytest.mark.parametrize(
    ("paper", "says", "out", "low"),
    [
        ("ok", "Paper is in", False, False),
        ("near_end", "Paper is low", False, True),
        ("out", "Paper is out", True, False),
    ],
)
def test_the_roll_says_how_it_is(paper: str, says: str, out: bool, low: bool) -> None:
    props = derive_paper(printer(paper=paper), 0)
    assert (props.roll, props.roll_out, props.roll_low) == (says, out, low)


def test_hands_at_the_printer_and_its_drawer() -> None:
    sent = Sent()
    model = PaperViewModel(sent, dict)
    model.show(printer(cover_open=True, drawer_open=True))
    model.putRoll("out")
    model.liftCover()
    model.moveDrawer()
    model.jamDrawer()
    assert [order for _, order in sent.orders] == [
        Put({"paper": "out"}),
        Put({"cover_open": False}),
        Put({"drawer_open": False}),
        Put({"drawer_jammed": True}),
    ]
