"""Each card is ticked as it comes; what is read wrong is told, and put right by a right read."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from drivers.camera.engines import Zxing
from drivers.contract import CodeRead, EnableScanner, GoodReadBeep, NotOnFileBeep
from drivers.emulators.symbols import draw_symbol
from kiosk.core.guided import Tick, as_is
from kiosk.diagnostics.guided.cards import CARDS, WAITS_S, Card, CardCourse
from kiosk.diagnostics.guided.course import Ask

SHEET = Path(__file__).parents[4] / "docs" / "pictures" / "test-cards.png"
BARS = tuple(card for card in CARDS if not card.plane)


def scanning(*cards: Card) -> CardCourse:
    course = CardCourse("scanner")
    assert course.begin(0.0) == (Ask("scanner", EnableScanner()),)
    for card in cards:
        reads(course, card.identifiers[0].ljust(3, "1"), card.text)
    return course


def reads(course: CardCourse, symbology: str, text: str, at: float = 1.0) -> None:
    course.told("scanner", CodeRead(symbology, text), at)


def ticks(course: CardCourse) -> dict[str, Tick]:
    return {mark.key: mark.tick for mark in course.page().marks}


def test_a_scanner_that_reads_every_card_passes() -> None:
    course = scanning(*CARDS[:-1])
    assert course.outcome is None
    assert course.page().figure == as_is("7 / 8")
    reads(course, "]d1", CARDS[-1].text)
    assert course.outcome is not None
    assert course.outcome.passed


@pytest.mark.parametrize("text", ["012345678905", "0012345678905"])
def test_a_upc_a_may_come_with_a_zero_before_it(text: str) -> None:
    course = scanning()
    reads(course, "]E0", text)
    assert ticks(course)["upc-a"] is Tick.GOOD


def test_a_scanner_that_types_names_no_symbology_and_passes_all_the_same() -> None:
    course = scanning()
    for card in CARDS:
        reads(course, "", card.text)
    assert course.outcome is not None
    assert course.outcome.passed


def test_a_card_that_is_read_wrong_is_told_and_put_right() -> None:
    course = scanning()
    reads(course, "]E0", "4012345678907")
    assert ticks(course)["ean-13"] is Tick.BAD
    reads(course, "]E0", "4012345678901")
    assert ticks(course)["ean-13"] is Tick.GOOD


def test_a_card_told_as_another_kind_is_not_right() -> None:
    course = scanning()
    reads(course, "]C0", "4012345678901")
    (mark,) = (mark for mark in course.page().marks if mark.key == "ean-13")
    assert mark.tick is Tick.BAD
    assert mark.note is not None
    assert "]C0" in mark.note.english


def test_something_that_is_no_card_is_said_to_be_none_and_marks_nothing() -> None:
    course = scanning()
    reads(course, "]E0", "5449000000996")
    assert set(ticks(course).values()) == {Tick.OPEN}
    assert course.page().todo.english == "That is none of the cards."


def test_a_laser_reads_no_squares_and_may_pass_without() -> None:
    course = scanning(*BARS[:-1])
    assert "bars" not in [answer.key for answer in course.page().answers]
    reads(course, "]C1", BARS[-1].text)
    assert "bars" in [answer.key for answer in course.page().answers]
    course.touched("bars", 2.0)
    assert course.outcome is not None
    assert course.outcome.passed
    assert ticks(course)["qr"] is Tick.LEFT


def test_a_scanner_that_reads_no_more_does_not_pass_and_says_which_cards() -> None:
    course = scanning(*(card for card in CARDS if card.key not in ("ean-8", "qr")))
    course.touched("no-more", 2.0)
    assert course.outcome is not None
    assert not course.outcome.passed
    assert course.outcome.reason.english == "Not read: EAN-8, QR."
    assert [mark.key for mark in course.page().marks if mark.tick is Tick.BAD] == ["ean-8", "qr"]


def test_each_scan_gives_two_more_minutes() -> None:
    course = scanning()
    reads(course, "]E4", "40123455", at=100.0)
    course.ticked(WAITS_S + 1)
    assert course.outcome is None
    course.ticked(100.0 + WAITS_S)
    assert course.outcome is not None


def test_a_right_card_sounds_right_and_any_other_does_not() -> None:
    course = scanning()
    assert course.told("scanner", CodeRead("]E4", "40123455"), 1.0) == (Ask("scanner", GoodReadBeep()),)
    assert course.told("scanner", CodeRead("]E4", "40123462"), 2.0) == (Ask("scanner", NotOnFileBeep()),)


def test_a_scanner_that_reads_the_whole_printed_sheet_passes() -> None:
    picture = np.asarray(Image.open(SHEET).convert("L"))
    course = scanning()
    for read in Zxing().everything(picture):
        reads(course, read.symbology, read.text)
    assert course.outcome is not None
    assert course.outcome.passed


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.key)
def test_every_card_can_be_printed_and_is_read_back_as_itself(card: Card) -> None:
    (read,) = Zxing().everything(draw_symbol(card.printed))
    course = scanning()
    reads(course, read.symbology, read.text)
    assert ticks(course)[card.key] is Tick.GOOD
