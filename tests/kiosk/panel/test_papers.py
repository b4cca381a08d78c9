from __future__ import annotations

from PySide6.QtCore import QSize

from kiosk.panel.papers import PaperProvider

RECEIPT = b"\x1b@TOTAL EUR 12.34\n\x1dV\x00"


def test_a_paper_is_drawn_from_its_bytes_one_dot_a_pixel() -> None:
    papers = PaperProvider()
    papers.hand({"7": RECEIPT})
    picture = papers.requestImage("7", QSize(), QSize())
    assert picture.width() == 576
    inked = {picture.pixelColor(x, y).lightness() for y in range(picture.height()) for x in range(0, 300, 3)}
    assert {0, 255} <= inked


def test_a_paper_that_is_not_there_is_no_picture() -> None:
    assert PaperProvider().requestImage("1", QSize(), QSize()).isNull()
