from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.contract import TextLine
from drivers.printers.layout import Row, clean, columns_of, lay_out, wrap


def test_the_price_stands_at_the_right_edge() -> None:
    assert lay_out(TextLine("Milk", "1.29"), 12) == [Row("Milk    1.29", "left")]


def test_a_chinese_character_takes_two_columns() -> None:
    assert lay_out(TextLine("牛奶", "1.29"), 12) == [Row("牛奶    1.29", "left")]


def test_a_long_name_wraps_beside_its_price() -> None:
    assert [row.text for row in lay_out(TextLine("Organic bread with seeds", "4.99"), 20)] == [
        "Organic bread",
        "with seeds      4.99",
    ]


def test_what_leaves_no_room_for_a_name_goes_below_it() -> None:
    assert lay_out(TextLine("Receipt L1-000042", "2026-11-22 14:05:09"), 24) == [
        Row("Receipt L1-000042", "left"),
        Row("2026-11-22 14:05:09", "right"),
    ]


def test_chinese_breaks_anywhere_but_before_a_comma() -> None:
    assert wrap("新鲜烘焙，每日", 8) == ["新鲜烘", "焙，每日"]


def test_an_indent_stays_and_a_long_word_is_broken() -> None:
    assert wrap("  2 x 1.29", 20) == ["  2 x 1.29"]
    assert wrap("abcdefghij", 4) == ["abcd", "efgh", "ij"]


def test_an_empty_line_is_a_line() -> None:
    assert lay_out(TextLine(""), 48) == [Row("", "left")]


@pytest.mark.parametrize(
    ("dirty", "cleaned"),
    [
        ("a\x1b@b", "a @b"),
        ("a\nb\tc", "a b c"),
        ("\x10\x14\x01", "   "),
        ("\u202eevil\u200b", "evil"),
        ("e\u0301", "é"),
        ("\u22121.99", "-1.99"),
        ("\x9b\ud800", " "),
    ],
)
def test_nothing_is_left_that_a_printer_could_obey(dirty: str, cleaned: str) -> None:
    assert clean(dirty) == cleaned


@given(st.text(), st.text(max_size=30), st.sampled_from([8, 16, 32, 48]))
def test_no_row_is_wider_than_the_paper(text: str, right: str, columns: int) -> None:
    rows = lay_out(TextLine(text, right), columns)
    assert rows
    assert all(columns_of(row.text) <= columns for row in rows)


@given(st.text())
def test_wrapping_loses_nothing_but_spaces(text: str) -> None:
    whole = clean(text)
    assert "".join(wrap(whole, 12)).replace(" ", "") == whole.replace(" ", "")
