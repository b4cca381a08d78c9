"""Facts in words, for whoever reads a journal step by step: what happened, and to what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum

from kiosk.core.interventions import Intervention
from kiosk.core.items import Item
from kiosk.core.pricing import Line, Pricing
from kiosk.core.pricing.coupons import Coupon
from kiosk.core.receipt import amount
from kiosk.core.sale import Sale, Tender
from kiosk.core.session.facts import Fact
from kiosk.core.values import Money

_WORD = re.compile(r"(?<!^)(?=[A-Z])")
NOT_TOLD = frozenset({"session", "lane", "at", "attempt", "call", "command", "job", "tap", "mark"})
"""Fields that the step itself tells, or that are names for machines."""


def in_words(fact: Fact, language: str = "en") -> str:
    """One line: `Line added: 2 × Whole milk 1 l, code 4012345000016, to pay 2.58`. Goods are called in `language`."""
    what = _WORD.sub(" ", type(fact).__name__).capitalize()
    told = ", ".join(_told(fact, language))
    return f"{what}: {told}" if told else what


def line_in_words(line: Line, language: str) -> str:
    """`2 × Whole milk 1 l`, `1.250 kg Red apples`."""
    name = line.item.name(language) or line.item.key
    if line.weighing is not None or (line.label is not None and line.label.net_g):
        return f"{line.net_g / 1000:.3f} kg {name}"
    return f"{line.pieces} × {name}"


def _told(fact: Fact, language: str) -> Iterator[str]:
    for field in fields(fact):
        if field.name in NOT_TOLD:
            continue
        text = _in_words(getattr(fact, field.name), language)
        if text:
            named = not isinstance(getattr(fact, field.name), Line | Pricing | Sale)
            yield f"{field.name.replace('_', ' ')} {text}" if named else text


def _in_words(value: object, language: str) -> str:
    """'' for what is not there, or is no matter of words."""
    match value:
        case Line():
            return line_in_words(value, language)
        case Pricing():
            return f"to pay {amount(value.to_pay)}"
        case Sale():
            ways = ", ".join(_in_words(tender, language) for tender in value.tenders)
            return f"receipt {value.receipt_no}, to pay {amount(value.pricing.to_pay)}: {ways}"
        case Tender():
            return f"{amount(value.amount)} by {value.way}"
        case Money():
            return amount(value)
        case Item():
            return value.name(language) or value.key
        case Coupon():
            return value.id
        case Intervention():
            return f"{value.kind}" + (f" of {value.item.name(language)}" if value.item is not None else "")
        case bool():
            return "yes" if value else ""
        case Enum():
            return str(value.value)
        case int():
            return str(value) if value else ""
        case str():
            return value
        case _ if is_dataclass(value) and not isinstance(value, type):
            kind = getattr(value, "kind", None) or getattr(value, "act", None)
            return str(kind.value) if isinstance(kind, Enum) else ""
        case _:
            return ""
