from __future__ import annotations

import pytest

from drivers.contract import CodeRead, DeviceTrouble
from drivers.scanners.aim import understood, whole_beyond_doubt


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("]E04006381333931", CodeRead("]E0", "4006381333931")),
        ("4006381333931", CodeRead("", "4006381333931")),
        ("]C110AB\x1d21X1", CodeRead("]C1", "10AB\x1d21X1")),
        ("]Q3苹果", CodeRead("]Q3", "苹果")),
    ],
)
def test_identifier_and_code_are_told_apart(text: str, read: CodeRead) -> None:
    assert understood(text) == read


@pytest.mark.parametrize("text", ["", "]E0", "]E0400638133393A", "40\x13", "苹果", "]E04006381333931]E04006381333931"])
def test_what_no_scanner_says_is_garbled(text: str) -> None:
    assert isinstance(understood(text), DeviceTrouble)


def test_only_a_checked_ean_is_whole_beyond_doubt() -> None:
    assert whole_beyond_doubt(CodeRead("]E0", "4006381333931"))
    assert whole_beyond_doubt(CodeRead("]E4", "96385074"))
    assert not whole_beyond_doubt(CodeRead("]E0", "4006381333932"))
    assert not whole_beyond_doubt(CodeRead("]E0", "96385074"))
    assert not whole_beyond_doubt(understood("40\x13"))
