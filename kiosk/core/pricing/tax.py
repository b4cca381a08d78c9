"""Tax in integers: a line's shelf amount becomes net, tax and gross, rounded half up per line."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core.items import Tax
from kiosk.core.values import Money

BASIS_POINTS = 10_000


@dataclass(frozen=True, slots=True)
class Split:
    """One amount taken apart: `net + tax == gross`, always."""

    net: Money
    tax: Money
    gross: Money


def split(shelf: Money, tax: Tax) -> Split:
    """`shelf` is what the shelf price comes to: gross where the class is inclusive, net where it is not.

    Amounts below zero (a refund) mirror those above exactly.
    """
    if shelf.minor < 0:
        mirrored = split(-shelf, tax)
        return Split(-mirrored.net, -mirrored.tax, -mirrored.gross)
    base = BASIS_POINTS + tax.rate_bp if tax.inclusive else BASIS_POINTS
    amount = Money((shelf.minor * tax.rate_bp * 2 + base) // (2 * base), shelf.currency)
    if tax.inclusive:
        return Split(shelf - amount, amount, shelf)
    return Split(shelf, amount, shelf + amount)
