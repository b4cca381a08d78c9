"""Discounts that staff give, taken off what the store's rules leave to pay; whole, and shared out to the last unit."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kiosk.core.pricing.basket import Line, Reason
from kiosk.core.pricing.by_hand import OFF_BASKET, OFF_LINE, Discount
from kiosk.core.pricing.shares import spread
from kiosk.core.pricing.tax import BASIS_POINTS, Half, rounded
from kiosk.core.pricing.units import Unit
from kiosk.core.values import Money


@dataclass(slots=True)
class Reduced:
    """A line on its way: what is left to pay, and the reasons so far.

    `closed` of what is left belongs to units in an offer that allows no other.
    """

    line: Line
    unit: Unit
    left: int
    closed: int = 0
    reasons: tuple[Reason, ...] = ()

    def bear(self, rule: str, names: Mapping[str, str], part: int, currency: str) -> None:
        """So much less is left, because of `rule`."""
        self.reasons += (Reason(rule, self.line.units, Money(part, currency), dict(names)),)
        self.left -= part


def off_line(one: Reduced, half: Half, currency: str) -> bool:
    """The line's own discount is taken off; whether it came off the same however much the offers had left."""
    discount = one.line.discount
    if discount is None or one.left <= 0:
        return discount is None
    part = _part(discount, one.left, half)
    if part:
        one.bear(OFF_LINE, discount.names, part, currency)
        one.closed = min(one.closed, one.left)
    return part == discount.minor


def off_basket(reduced: Sequence[Reduced], discount: Discount, half: Half, currency: str) -> bool:
    """`discount` is taken off all that is to pay; whether no less could have been left by other use of the offers."""
    bearers = [one for one in reduced if one.left > 0]
    part = _part(discount, sum(one.left for one in bearers), half)
    kinds = share_out(part, bearers, _left, OFF_BASKET, discount.names, currency)
    return len({unit.weight for unit in kinds}) <= 1 and (discount.percent_bp > 0 or part == discount.minor)


def share_out(
    amount: int,
    bearers: Sequence[Reduced],
    room: Callable[[Reduced], int],
    rule: str,
    names: Mapping[str, str],
    currency: str,
) -> Sequence[Unit]:
    """`amount`, the sum of all `room` at most, is off the `bearers` in proportion to it; the kinds that they are of.

    It is parted by kind first: on how many lines goods were scanned shall not matter.
    """
    kinds: dict[Unit, list[Reduced]] = {}
    for one in bearers:
        kinds.setdefault(one.unit, []).append(one)
    ordered = sorted(kinds, key=lambda unit: unit.rank)
    totals = [sum(room(one) for one in kinds[unit]) for unit in ordered]
    if amount:
        for unit, total in zip(ordered, spread(amount, totals), strict=True):
            rooms = [room(one) for one in kinds[unit]]
            for one, part in zip(kinds[unit], spread(total, rooms), strict=True):
                if part:
                    one.bear(rule, names, part, currency)
    return ordered


def _left(one: Reduced) -> int:
    return one.left


def _part(discount: Discount, left: int, half: Half) -> int:
    if discount.percent_bp:
        return rounded(left * discount.percent_bp, BASIS_POINTS, half)
    return min(discount.minor, left * discount.most_bp // BASIS_POINTS)
