from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.panel.ticker import fold, spoken
from tests.kiosk.panel.benches import passage


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"]E04006381333931\r", "]E04006381333931␍"),
        (b"\x0200845\r", "␂00845␍"),
        (b"W", "W"),
        (bytes.fromhex("0601070400000000"), "06 01 07 04 00 00 00 00"),
        (b"\x80\x00\x00", "80 00 00"),
        (b"", ""),
    ],
)
def test_text_is_read_and_bytes_are_spelled(data: bytes, text: str) -> None:
    assert spoken(passage(1, "<", data)) == text


def test_what_is_longer_than_is_kept_says_so() -> None:
    assert spoken(replace(passage(1, ">", b"abc"), size=5000)) == "abc …"


def test_a_scale_that_is_asked_and_answers_the_same_takes_two_lines() -> None:
    lines = [passage(number, "><"[number % 2], (b"W", b"00000\r")[number % 2]) for number in range(40)]
    assert [(one.last.data, one.count) for one in fold(lines)] == [(b"W", 20), (b"00000\r", 20)]


def test_a_new_answer_stands_out() -> None:
    lines = [passage(1, "<", b"0\r"), passage(2, "<", b"0\r"), passage(3, "<", b"845\r"), passage(4, "<", b"845\r")]
    assert [(one.first.number, one.count) for one in fold(lines)] == [(1, 2), (3, 2)]


def test_a_bit_that_turns_over_makes_no_new_line_each_time() -> None:
    lines = [passage(number, ">", (b"\x7f\x80\x01\x07", b"\x7f\x00\x01\x07")[number % 2]) for number in range(10)]
    assert [one.count for one in fold(lines)] == [5, 5]


def test_every_plug_that_is_pulled_is_told() -> None:
    lines = [passage(number, "!", b"", "unplugged") for number in range(3)]
    assert [one.count for one in fold(lines)] == [1, 1, 1]


def test_pictures_of_a_counter_are_one_line() -> None:
    lines = [passage(number, "<", bytes([number]), "picture") for number in range(5)]
    assert [one.count for one in fold(lines)] == [5]
