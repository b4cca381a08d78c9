"""Basket + rules → priced basket, and why."""

from kiosk.core.pricing.basket import Extra, Label, Line, PricedLine, Pricing, RateTotal, Reason
from kiosk.core.pricing.by_hand import NOTHING, ByHand, Discount
from kiosk.core.pricing.engine import as_sold, price_basket
from kiosk.core.pricing.rules import NO_RULES, NOBODY, RuleBook, Shopper, book_at

__all__ = [
    "NOBODY",
    "NOTHING",
    "NO_RULES",
    "ByHand",
    "Discount",
    "Extra",
    "Label",
    "Line",
    "PricedLine",
    "Pricing",
    "RateTotal",
    "Reason",
    "RuleBook",
    "Shopper",
    "as_sold",
    "book_at",
    "price_basket",
]
