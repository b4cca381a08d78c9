from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.payment.container import elements, wants_signature


@pytest.mark.parametrize(
    ("way", "signs"),
    [("00", False), ("01", True), ("02", False), ("04", False), ("05", True), ("07", True), ("FF", False)],
)
def test_how_the_shopper_showed_that_the_card_is_theirs_tells_whether_they_sign(way: str, signs: bool) -> None:
    assert wants_signature(bytes.fromhex("1F 12 01 02 1F 10 01" + way)) is signs


def test_elements_are_found_by_tag_behind_lengths_of_any_form() -> None:
    data = bytes.fromhex("2F 03 01 02 03 1F 10 81 01 01 60 82 00 02 AA BB")
    assert elements(data) == {0x2F: b"\1\2\3", 0x1F10: b"\1", 0x60: b"\xaa\xbb"}


@pytest.mark.parametrize("data", ["1F", "1F 10", "1F 10 02 01", "1F 10 85 01", "1F 10 81"])
def test_what_is_cut_short_says_nothing(data: str) -> None:
    assert elements(bytes.fromhex(data)) == {}


@given(st.binary(max_size=60))
def test_any_bytes_are_read_without_harm(data: bytes) -> None:
    assert all(len(value) <= len(data) for value in elements(data).values())
