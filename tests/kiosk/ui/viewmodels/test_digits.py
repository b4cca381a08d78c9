"""Digits as they are typed on the screen."""

from __future__ import annotations

from kiosk.ui.viewmodels.digits import Digits


def typed(digits: Digits, keys: str) -> str:
    for key in keys:
        digits.add(key)
    return digits.text


def test_a_number_keeps_its_zeros_and_an_amount_has_none_before_it() -> None:
    assert typed(Digits(8), "0042") == "0042"
    assert typed(Digits(8, leading_zeros=False), "0042") == "42"
    assert typed(Digits(8, leading_zeros=False), "000") == ""


def test_more_than_fits_is_not_taken_and_the_last_is_erased() -> None:
    digits = Digits(3)
    assert typed(digits, "1234") == "123"
    digits.erase()
    assert digits.text == "12"
    for _ in range(5):
        digits.erase()
    assert digits.text == ""
