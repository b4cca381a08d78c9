"""What a coin id of six letters is worth: country, value, issue, such as EU050A."""

from __future__ import annotations

import re
from dataclasses import dataclass

CURRENCIES = {"EU": "EUR", "GB": "GBP", "US": "USD", "CH": "CHF", "DK": "DKK", "SE": "SEK", "NO": "NOK", "PL": "PLN"}
"""Those with a hundred minor units, which the value counts."""


@dataclass(frozen=True, slots=True)
class Coin:
    id: str
    value_minor: int
    currency: str


def coin_of(data: bytes) -> Coin | None:
    """The coin that `data` names; None where nothing is programmed, or nobody here knows its worth."""
    named = re.fullmatch(rb"([A-Z]{2})([0-9]{3})[A-Z0-9]", data)
    if named is None or not int(named[2]):
        return None
    currency = CURRENCIES.get(named[1].decode())
    return Coin(data.decode(), int(named[2]), currency) if currency else None
