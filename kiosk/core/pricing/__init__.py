"""Basket + rules → priced basket, and why."""

from kiosk.core.pricing.basket import Extra, Label, Line, PricedLine, Pricing, RateTotal, Reason
from kiosk.core.pricing.engine import price_basket
from kiosk.core.pricing.rules import NO_RULES, NOBODY, RuleBook, Shopper, book_at

__all__ = [
    "NOBODY",
    "NO_RULES",
    "Extra",
    "Label",
    "Line",
    "PricedLine",
    "Pricing",
    "RateTotal",
    "Reason",
    "RuleBook",
    "Shopper",
    "book_at",
    "price_basket",
]
