from __future__ import annotations

from drivers.emulators.escpos_rows import CutRow, PaperRow, PrintHead, TextRow
from drivers.emulators.escpos_stream import CommandStream


def rows(data: bytes) -> list[PaperRow]:
    head = PrintHead()
    return [row for piece in CommandStream(kanji=False).feed(data) for row in head.apply(piece.command)]


def test_a_line_that_is_too_long_goes_on_in_the_next() -> None:
    assert [row.text for row in rows(b"a" * 50 + b"\n")] == ["a" * 48, "aa"]
    assert [row.text for row in rows(b"\x1d\x21\x11" + b"a" * 25 + b"\n")] == ["a" * 24, "a"]


def test_large_letters_take_their_height_of_paper() -> None:
    assert [row.dots for row in rows(b"A\n\n\x1d\x21\x11A\n\x1b\x64\x02\x1b\x4a\x0c")] == [30, 30, 48, 60, 12]


def test_styles_hold_until_they_are_changed_or_all_are_reset() -> None:
    bold, plain = rows(b"\x1b\x45\x01\x1b\x61\x01A\n\x1b@B\n")
    assert isinstance(bold, TextRow)
    assert isinstance(plain, TextRow)
    assert (bold.cells[0].bold, bold.align) == (True, "center")
    assert (plain.cells[0].bold, plain.align) == (False, "left")


def test_alignment_and_knife_wait_for_the_end_of_a_line() -> None:
    first, *rest = rows(b"A\x1b\x61\x02\x1d\x56\x00\n\x1d\x56\x00")
    assert isinstance(first, TextRow)
    assert first.align == "left"
    assert rest == [CutRow(0)]


def test_a_barcode_says_what_it_holds() -> None:
    assert [row.text for row in rows(b"\x1d\x6b\x49\x06{BA{{1")] == ["[barcode] A{1"]
    assert [row.text for row in rows(b"\x1d\x6b\x02123\x00")] == ["[barcode] 123"]
