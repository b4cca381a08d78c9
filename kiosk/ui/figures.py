"""Money, weights and times as figures, the way the shopper's language writes them."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from functools import cache

from kiosk.core.values import Money

# babel takes 80 ms to come and to read its first locale: it comes with the first amount, after the first frame


@cache
def money(amount: Money, language: str) -> str:
    """€1.29; the language chooses order and separators, never the currency."""
    from babel.numbers import format_currency, get_currency_precision

    digits = get_currency_precision(amount.currency)
    said: str = format_currency(Decimal(amount.minor).scaleb(-digits), amount.currency, locale=language)
    return said


@cache
def kilograms(grams: int, language: str) -> str:
    """845 → 0.845, always three places, as a scale shows it."""
    from babel.numbers import format_decimal

    said: str = format_decimal(Decimal(grams).scaleb(-3), format="0.000", locale=language)
    return said


@cache
def day(date: datetime.date, language: str) -> str:
    """26 Nov 2008, the day first in English too: nobody takes it for a month."""
    from babel.dates import format_date

    said: str = format_date(date, format="medium", locale="en_GB" if language == "en" else language)
    return said


def unbroken(name: str) -> str:
    """A name whose figures stay on one line with their unit: 200 g."""
    return re.sub(r"(?<=\d) (?=\S{1,3}$)", "\N{NO-BREAK SPACE}", name)


def short_weight(grams: int) -> str:
    """A limit on a scale's plate: 100 g, 15 kg."""
    return f"{grams // 1000} kg" if grams >= 1000 and grams % 1000 == 0 else f"{grams} g"


def time_left(seconds: int) -> str:
    """72 → 1:12."""
    return f"{seconds // 60}:{seconds % 60:02d}"


def time_of_day(wall: str) -> str:
    """2026-11-22T10:42:07+01:00 → 10:42."""
    return wall[11:16]
