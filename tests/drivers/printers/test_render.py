from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers.contract import BarcodeLine, Document, DocumentLine, QrLine, RuleLine, TextLine
from drivers.printers.profile import DEFAULT_PROFILE, find_profile
from drivers.printers.render import prepare, render, render_parts

START = b"\x1b@\x1c.\x1b\x74\x10"
PLAIN = b"\x1d\x21\x00\x1b\x45\x00\x1b\x61\x00"
RASTER = b"\x1d\x76\x30\x00\x48\x00"


def printed(*lines: DocumentLine, profile: str = "80mm", cut: bool = False) -> bytes:
    data = render(Document(lines, cut), find_profile(profile))
    assert data.startswith(START)
    return data[len(START) :]


def test_latin_text_goes_as_text_with_the_euro_of_its_code_page() -> None:
    assert printed(TextLine("Crème", "€ 3")) == PLAIN + b"Cr\xe8me" + b" " * 40 + b"\x80 3\n"


def test_style_alignment_and_size_are_the_printers_own() -> None:
    style = b"\x1d\x21\x11\x1b\x45\x01\x1b\x61\x01"
    assert printed(TextLine("A", align="center", bold=True, size=2)) == style + b"A\n\x1bJ\x0c"


def test_a_rule_goes_from_edge_to_edge() -> None:
    assert printed(RuleLine()) == PLAIN + b"-" * 48 + b"\n"
    assert printed(RuleLine(), profile="58mm") == PLAIN + b"-" * 32 + b"\n"


def test_a_line_with_chinese_goes_as_a_picture_of_the_whole_width() -> None:
    data = printed(TextLine("牛奶", "1.29"))
    assert data.startswith(PLAIN + RASTER + b"\x1e\x00")
    assert len(data) == len(PLAIN) + 8 + 72 * 30


def test_chinese_goes_as_gb18030_where_the_profile_says_so() -> None:
    han = b"\x1c&" + "牛奶".encode("gb18030") + b"\x1c."
    assert printed(TextLine("牛奶", "€ 1"), profile="80mm-gb18030") == PLAIN + han + b" " * 41 + b"\x80 1\n"


def test_a_character_outside_the_printers_font_makes_the_line_a_picture() -> None:
    assert RASTER in printed(TextLine("牛𠀀"), profile="80mm-gb18030")


def test_the_knife_falls_below_the_last_line() -> None:
    assert printed(cut=True) == b"\x1d\x56\x42\x00"


def test_a_qr_code_is_centred_and_about_three_centimetres_wide() -> None:
    data = printed(QrLine("https://x.example/1"))
    assert b"\x1b\x61\x01" in data
    assert b"\x1d\x28\x6b\x03\x00\x31\x43\x08" in data  # 25 modules of 8 dots
    assert b"\x1d\x28\x6b\x16\x00\x31\x50\x30https://x.example/1" in data


def test_a_barcode_is_code_128_with_its_text_below() -> None:
    data = printed(BarcodeLine("L1-{42}"))
    assert data.endswith(b"\x1d\x48\x02\x1d\x6b\x49\x0a{BL1-{{42}")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (QrLine("x" * 4000), "a QR code cannot hold these 4000 characters"),
        (BarcodeLine("牛奶"), "a Code 128 holds ASCII text only"),
        (BarcodeLine(""), "a Code 128 holds ASCII text only"),
        (BarcodeLine("x" * 60), "a Code 128 of 60 characters is wider than the paper"),
        (TextLine("A", size=5), "a text size of 5 is not 1 to 4"),
        (TextLine("A", align="middle"), "alignment 'middle' is none of left, center, right"),
    ],
)
def test_what_cannot_be_printed_says_so(line: DocumentLine, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        printed(line)


@settings(max_examples=60)
@given(st.text(alphabet=st.characters(max_codepoint=0xFF)))
def test_no_control_character_of_a_text_reaches_the_printer(text: str) -> None:
    written = printed(TextLine(text)).replace(PLAIN, b"").replace(b"\n", b"")
    assert all(byte >= 0x20 and byte != 0x7F for byte in written)


def test_no_picture_holds_what_a_printer_obeys_at_once() -> None:
    shop = TextLine("绿色超市牛奶面包香蕉苹果鸡蛋酸种", bold=True)
    data = printed(*[TextLine(shop.text[at:] + shop.text[:at], size=size) for at in range(16) for size in (1, 2)])
    assert not any(command in data for command in (b"\x10\x04", b"\x10\x05", b"\x10\x14"))


def test_the_parts_are_the_whole_and_each_starts_with_a_command() -> None:
    document = Document((TextLine("A"), TextLine("牛"), QrLine("q"), RuleLine()))
    parts = render_parts(document, DEFAULT_PROFILE)
    assert b"".join(parts) == render(document, DEFAULT_PROFILE)
    assert all(part[0] in b"\x1b\x1d" for part in parts)


AFTERWARDS = """
import subprocess, sys
from drivers.contract import BarcodeLine, Document, QrLine, TextLine
from drivers.printers.profile import DEFAULT_PROFILE
from drivers.printers.render import prepare, render
prepare(DEFAULT_PROFILE)
there = set(sys.modules)
def run(*arguments, **more): raise AssertionError(f"{arguments} is started only now")
subprocess.run = run
text = TextLine("红富士苹果 Fuji", "€ 3"), TextLine("合计", "€ 3", bold=True, size=2)
render(Document((*text, QrLine("https://x"), BarcodeLine("A1"))), DEFAULT_PROFILE)
print(sorted(set(sys.modules) - there))
"""


def test_after_it_was_prepared_a_receipt_waits_for_no_library_and_no_other_program() -> None:
    told = subprocess.run([sys.executable, "-c", AFTERWARDS], capture_output=True, text=True, check=False)
    assert (told.stdout.strip(), told.stderr) == ("[]", "")


def test_a_printer_is_prepared_where_a_font_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_: object, **__: object) -> None:
        raise ValueError("none of the fonts is installed")

    monkeypatch.setattr("drivers.printers.render.draw_row", none)
    prepare(DEFAULT_PROFILE)
