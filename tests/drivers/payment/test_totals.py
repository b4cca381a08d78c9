from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.contract import CardTotal, DayTotals
from drivers.payment.totals import day_totals

NONE = "00 00 00 00 00 00 00 "
TOTAL = "27 00 04 00 00 00 00 17 34 49 09 78 "
SINGLE = "60 F0 F5 F3 00 41 00 43 "
GIROCARD = "02 00 00 00 00 12 34 "
VISA = "01 00 00 00 00 05 00 "


def told(text: str) -> tuple[DayTotals | None, str]:
    return day_totals(bytes.fromhex(text), "EUR")


def test_the_total_and_what_each_kind_of_card_had_of_it() -> None:
    totals, reason = told(TOTAL + SINGLE + GIROCARD + NONE * 3 + VISA + NONE * 2)
    assert reason == ""
    assert totals == DayTotals(
        amount_minor=1734,
        currency="EUR",
        first_receipt_no="0041",
        last_receipt_no="0043",
        cards=(CardTotal("girocard", 2, 1234), CardTotal("Visa", 1, 500)),
    )


def test_a_total_may_stand_alone() -> None:
    assert told(TOTAL) == (DayTotals(amount_minor=1734, currency="EUR"), "")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("27 00", "the terminal told no total"),
        ("27 00 04 00 00 00 00 17 3A", "the terminal told no total"),
        (TOTAL + "60 F0 F0 F4 00 41 00 43", "the terminal's totals cannot be read"),
        (TOTAL + SINGLE + "02 00 00 00 00 12 3A " + NONE * 6, "the terminal's totals cannot be read"),
        (
            TOTAL + SINGLE + GIROCARD + NONE * 6,
            "the terminal's totals do not add up: 1234 by kind of card, 1734 in all",
        ),
    ],
)
def test_figures_that_are_none_are_refused_with_the_reason(text: str, why: str) -> None:
    assert told(text) == (None, why)


@given(st.binary(max_size=90))
def test_any_bytes_are_read_without_harm(data: bytes) -> None:
    totals, reason = day_totals(data, "EUR")
    assert (totals is None) == bool(reason)
