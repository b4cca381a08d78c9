"""A card's number cannot be guessed from another's, and one wrong digit is noticed."""

from __future__ import annotations

import pytest

from kiosk.core.members import card_hash
from server.members import cards


def test_numbers_are_their_own_and_have_a_check_digit() -> None:
    numbers = {cards.new_number() for _ in range(200)}
    assert len(numbers) == 200
    assert all(cards.is_number(one) for one in numbers)


def test_each_single_wrong_digit_is_noticed() -> None:
    number = cards.new_number()
    for place, digit in enumerate(number):
        wrong = f"{number[:place]}{(int(digit) + 1) % 10}{number[place + 1 :]}"
        assert not cards.is_number(wrong)


@pytest.mark.parametrize("text", ["", "12345", "M1234567890128", "12345678901ab", "12345678901234567"])
def test_what_is_no_number_is_none(text: str) -> None:
    assert not cards.is_number(text)


def test_a_known_number_has_its_known_check_digit() -> None:
    assert cards.check_digit("7992739871") == "3"  # the worked example of ISO/IEC 7812-1


def test_a_card_is_found_by_the_hash_of_what_its_code_says() -> None:
    assert cards.hash_of("1234567890128") == card_hash("M1234567890128")
    assert cards.new_app_code() != cards.new_app_code()
