"""Card numbers stop here: no text that may hold one goes on into a fact, onto paper or into a log."""

from __future__ import annotations

import re

RUN = re.compile(r"\d(?:[ -]?\d){12,}")
"""As many digits as a card number has, or more, with single gaps at most."""
GROUPS = re.compile(r"(?<!\d)(?:\d{4}(?:\W{1,3}\d{4}){2,3}(?:\W{1,3}\d{1,3})?|\d{4}\W{1,3}\d{6}\W{1,3}\d{4,5})(?!\d)")
"""Digits grouped as on a card (4-4-4-4, 4-6-5), whatever stands between."""


def without_card_numbers(text: str) -> str:
    """`text` with everything that may be a card number blanked but for its last four signs."""
    return GROUPS.sub(_blanked, RUN.sub(_blanked, text))


def may_be_card_number(digits: str) -> bool:
    """Whether `digits` are as many as on a card (13 to 19 after any zeros) and pass its check (Luhn)."""
    number = digits.lstrip("0")
    if not 13 <= len(number) <= 19:
        return False
    doubled = (int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(number)))
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def _blanked(found: re.Match[str]) -> str:
    return "*" * (len(found[0]) - 4) + found[0][-4:]
