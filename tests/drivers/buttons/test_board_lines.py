from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.buttons.board_lines import Greeting, Refused, Report, Shown, parse, show
from tests.drivers.buttons.desk import summed


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("INPUTS 1 phud 16 LANE 4", Greeting("phud", 16, "LANE 4")),
        ("INPUTS 1 h-- 0", Greeting("h--", 0, "")),
        ("IN 65535 0101", Report(True, 65535, (False, True, False, True))),
        ("! 00000 1", Report(False, 0, (True,))),
        ("OK Help * comes", Shown("Help * comes")),
        ("OK ", Shown("")),
        ("NO unknown", Refused("unknown")),
        ("INPUTS 2 phud 16 LANE", None),
        ("INPUTS 1 hh 16 LANE", None),
        ("INPUTS 1 hx 16 LANE", None),
        ("INPUTS 1 h 41 LANE", None),
        ("IN 65536 0", None),
        ("IN 100 0", None),
        ("IN 00100 2", None),
        ("IN 00100 ", None),
        (f"IN 00100 {'0' * 21}", None),
        (f"OK {'x' * 64}", None),
        ("OKAY", None),
        ("", None),
    ],
)
def test_a_line_means_what_the_page_says_or_nothing(line: str, said: object) -> None:
    assert parse(summed(line)) == said
    assert parse(summed(line) + b"\r") == said


@pytest.mark.parametrize("line", [b"IN 00100 0", b"IN 00100 0*", b"IN 00100 0*6", b"IN 00100 0*07", b" IN 00100 0*06"])
def test_without_its_check_it_means_nothing(line: bytes) -> None:
    assert parse(line) is None


@given(st.sampled_from(["INPUTS 1 ph 16 X", "IN 00100 01", "! 00200 11", "OK Help"]), st.integers(0), st.integers(0, 7))
def test_no_flipped_bit_passes(line: str, place: int, bit: int) -> None:
    flipped = bytearray(summed(line))
    flipped[place % len(flipped)] ^= 1 << bit
    assert parse(bytes(flipped)) is None


@given(st.binary(max_size=100))
def test_any_bytes_are_a_line_or_none(line: bytes) -> None:
    assert isinstance(parse(line), Greeting | Report | Shown | Refused | None)


@given(st.text(), st.integers(1, 40))
def test_any_text_is_one_line_of_the_displays_own_letters(text: str, columns: int) -> None:
    shown = show(text, columns)
    assert len(shown) <= columns
    assert parse(summed(f"OK {shown}")) == Shown(shown)
