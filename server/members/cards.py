"""Card numbers: random, so that nobody's can be guessed from another's, with a check digit for who types one."""

from __future__ import annotations

import re
import secrets

from kiosk.core.members import card_hash

DIGITS = 13
PREFIX = "M"
"""Begins the code on a card, by which a lane knows it for a member's."""
NUMBER = re.compile(rf"\d{{{DIGITS}}}")


def new_number() -> str:
    """Twelve random digits and their check digit."""
    digits = f"{secrets.randbelow(10 ** (DIGITS - 1)):0{DIGITS - 1}d}"
    return digits + check_digit(digits)


def new_app_code() -> str:
    """What a member's app shows instead of a card: 80 random bits, which can be changed without a new card."""
    return f"A{secrets.token_hex(10).upper()}"


def check_digit(digits: str) -> str:
    """By Luhn (ISO/IEC 7812-1): one wrong digit, and most swaps of two, are noticed."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        doubled = int(digit) * (2 if place % 2 == 0 else 1)
        total += doubled - 9 if doubled > 9 else doubled
    return str(-total % 10)


def is_number(text: str) -> bool:
    return NUMBER.fullmatch(text) is not None and check_digit(text[:-1]) == text[-1]


def code_of(number: str) -> str:
    """What is printed on the card as a code."""
    return PREFIX + number


def hash_of(number: str) -> str:
    """What the card with that number is found by."""
    return card_hash(code_of(number))
