from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.emulators.escpos_stream import (
    Align,
    AutoStatusWanted,
    Barcode,
    Bold,
    Command,
    CommandStream,
    Cut,
    DrawerPulse,
    Feed,
    Glyph,
    Initialise,
    LineFeed,
    Nothing,
    PaperReportWanted,
    ProcessIdWanted,
    Qr,
    Raster,
    Size,
    Underline,
)

EVERYTHING = bytes.fromhex(
    "1B40 1C2E 1B7410 1D2111 1B4501 1B2D01 1B6101 41 E9 80 0A 1C26 C5A3 C4CC 1C2E 1D7630000100020081FF "
    "1D286B0400 31413200 1D286B0300314306 1D286B0300314531 1D286B050031503041 42 1D286B0300315130 "
    "1D6850 1D7702 1D4802 1D6B49047B424142 1D6B0231323300 1B6403 1B4A0C 1B70003232 100401 1D610F 1D7201 "
    "1D2848060030304142 4344 1D564200 1D5601"
)


def commands(data: bytes, *, kanji: bool = True) -> list[Command]:
    stream = CommandStream(kanji=kanji)
    return [piece.command for piece in stream.feed(data) if piece.command != Nothing()]


def test_everything_a_receipt_holds_is_understood() -> None:
    assert commands(EVERYTHING) == [
        Initialise(),
        Size(2, 2),
        Bold(on=True),
        Underline(on=True),
        Align("center"),
        Glyph("A"),
        Glyph("é"),
        Glyph("€"),
        LineFeed(),
        Glyph("牛", wide=True),
        Glyph("奶", wide=True),
        Raster(8, 2, b"\x81\xff"),
        Qr(b"AB", 6, "M"),
        Barcode(73, b"{BAB", 0x50, 2, text_below=True),
        Barcode(2, b"123", 0x50, 2, text_below=True),
        Feed(lines=3),
        Feed(dots=12),
        DrawerPulse(2, 100),
        AutoStatusWanted(0x0F),
        PaperReportWanted(1),
        ProcessIdWanted(b"ABCD"),
        Cut(to_knife=True),
        Cut(to_knife=False),
    ]


def test_every_byte_belongs_to_one_command() -> None:
    assert b"".join(piece.raw for piece in CommandStream().feed(EVERYTHING)) == EVERYTHING


@given(st.data())
def test_however_the_wire_cuts_it_up(data: st.DataObject) -> None:
    stream = CommandStream()
    found: list[Command] = []
    at = 0
    while at < len(EVERYTHING):
        size = data.draw(st.integers(1, 9))
        found += [piece.command for piece in stream.feed(EVERYTHING[at : at + size])]
        at += size
    assert [command for command in found if command != Nothing()] == commands(EVERYTHING)


@given(st.binary(max_size=200))
def test_no_bytes_break_it(data: bytes) -> None:
    CommandStream().feed(data)


@pytest.mark.parametrize(("kanji", "glyphs"), [(True, [Glyph("€", wide=True)]), (False, [Glyph("ó"), Glyph("Ò")])])
def test_a_chinese_printer_reads_high_bytes_in_pairs(kanji: bool, glyphs: list[Command]) -> None:
    assert commands(b"\x1b\x74\x02\xa2\xe3", kanji=kanji) == glyphs
