"""Card numbers never pass, however they are written; what is shorter stays as it is."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kiosk.lane.card_numbers import may_be_card_number, without_card_numbers


def with_check_digit(body: str) -> str:
    return next(body + digit for digit in "0123456789" if may_be_card_number(body + digit))


card_numbers = st.from_regex(r"[3-6][0-9]{11,17}", fullmatch=True).map(with_check_digit)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("4111111111111111", "************1111"),
        ("PAN 4111 1111 1111 1111 EXP 12/27", "PAN ***************1111 EXP 12/27"),
        ("4111-1111-1111-1111", "***************1111"),
        ("3782.822463.10005", "*************0005"),
        ("4111  1111  1111  1111", "******************1111"),
        ("4111\u00a01111\u00a01111\u00a01111", "***************1111"),
        ("4111.1111.1111.1111", "***************1111"),
        ("41111111111111112612101", "*******************2101"),
        (";4111111111111111=26121010000?", ";************1111=26121010000?"),
        ("Terminal 52500041", "Terminal 52500041"),
        ("22.11.2026 10:44  TA 000012", "22.11.2026 10:44  TA 000012"),
        ("************4242", "************4242"),
        ("EUR 12.345,67", "EUR 12.345,67"),
        ("", ""),
    ],
)
def test_a_text_keeps_all_but_card_numbers(text: str, shown: str) -> None:
    assert without_card_numbers(text) == shown


@given(
    number=card_numbers,
    gap=st.sampled_from(("", " ", "-")),
    before=st.text(max_size=10),
    after=st.text(max_size=10),
    places=st.sets(st.integers(1, 18)),
)
def test_no_card_number_passes_with_any_words_around_and_gaps_within(
    number: str, gap: str, before: str, after: str, places: set[int]
) -> None:
    written = "".join(gap + digit if place in places else digit for place, digit in enumerate(number))
    shown = without_card_numbers(before + written + after)
    assert number not in re.sub(r"[ -]", "", shown)
    assert number[:-4] not in re.sub(r"\D", "", shown)


@given(number=card_numbers, gap=st.sampled_from((".", "/", "  ", " - ", "\t", "\u00a0", "*")))
def test_no_card_number_passes_in_groups_of_four(number: str, gap: str) -> None:
    assume(len(number) >= 16)
    written = gap.join(number[at : at + 4] for at in range(0, len(number), 4))
    assert number[:-4] not in re.sub(r"\D", "", without_card_numbers(written))


@pytest.mark.parametrize(
    ("digits", "may"),
    [
        ("4111111111111111", True),
        ("4111111111111112", False),
        ("04222222222222", True),  # 13 digits, as an item number holds them
        ("30569309025904", True),
        ("378282246310005", True),
        ("", False),
        ("0", False),
        ("00000096385074", False),
        ("04006381333931", False),
        ("49927398716", False),  # too short
        ("4" * 20, False),
    ],
)
def test_what_may_be_a_card_number(digits: str, may: bool) -> None:
    assert may_be_card_number(digits) is may
