"""What somebody typed is kept plain."""

import pytest

from kiosk.core.remarks import plain


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("dented on  the\nshelf ", "dented on the shelf"),
        ("call 0170 123 45 67 please", "call … please"),
        ("a\x00b\x1b[31mc\x7f\x85\u202ed", "ab[31mc d"),
        ("x" * 100, "x" * 80),
        (" \t", ""),
        ("4111\t1111\u00a01111\n1111", "…"),
        ("4111\u200b1111_1111(1111)", "…)"),
        ("0170,1234567", "…"),
    ],
)
def test_it_is_one_short_line_without_numbers_of_persons(typed: str, kept: str) -> None:
    assert plain(typed, 80) == kept
