"""What one thing costs under the rules of a visit, before it is in the basket: by itself, and without coupons."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.items import Item, Unit
from kiosk.core.pricing.basket import Line, PricedLine
from kiosk.core.pricing.engine import price_basket
from kiosk.core.pricing.rules import RuleBook, Shopper
from kiosk.core.values import Money, Weighing

KILOGRAM = Weighing(1_000, 0)
TEN = Weighing(10_000, 0)
MOST_ROUNDED = 5
"""Minor units that rounding each kilogram of ten by itself may come to."""


def price_alone(line: Line, book: RuleBook, shopper: Shopper) -> PricedLine:
    """`line` as it costs `shopper` in a basket of its own.

    With other goods it may cost less, never more than on the shelf.
    """
    (priced,) = price_basket((line,), line.item.price.currency, book, shopper).lines
    return priced


def price_of_one(item: Item, book: RuleBook, shopper: Shopper) -> Money:
    """What one piece of `item` costs, or one kilogram: the shelf price where an offer is not so much a kilogram."""
    if item.unit is not Unit.KG:
        return price_alone(Line(1, item), book, shopper).shown
    line = Line(1, item, weighing=KILOGRAM)
    one = price_alone(line, book, shopper).shown
    if one == item.price:
        return one
    ten = price_alone(replace(line, weighing=TEN), book, shopper).shown
    return one if abs(ten.minor - 10 * one.minor) <= MOST_ROUNDED else item.price
