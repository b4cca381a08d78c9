"""What comes off a basket, once it is settled which of the rules may be used: on units, then off lines by hand, then
what the rules take off the basket, then what staff take off it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import islice

from kiosk.core.pricing.assign import Offering
from kiosk.core.pricing.basket import Line
from kiosk.core.pricing.by_hand import NOTHING, ByHand
from kiosk.core.pricing.discounts import Reduced, off_basket, off_line, share_out
from kiosk.core.pricing.purse import Purse
from kiosk.core.pricing.rules import BasketOff
from kiosk.core.pricing.tax import Half
from kiosk.core.pricing.units import Goods, Unit, weight_of


@dataclass(frozen=True, slots=True)
class Basket:
    """Lines in the order of their ids, the kind of unit of each, and what staff decided; `half` rounds percents."""

    lines: Sequence[Line]
    kinds: Sequence[Unit]
    currency: str
    by_hand: ByHand = NOTHING
    half: Half = Half.UP

    def worth(self, goods: Goods) -> int:
        """At shelf prices; what is given back makes no basket smaller."""
        return sum(
            line.shelf.minor
            for line, kind in zip(self.lines, self.kinds, strict=True)
            if line.shelf.minor > 0 and goods.take(kind)
        )


@dataclass(frozen=True, slots=True)
class Outcome:
    """The lines reduced; `proven`: no other use of the same rules leaves less to pay."""

    reduced: list[Reduced]
    proven: bool

    @property
    def cost(self) -> int:
        """In ten thousandths of a minor unit, with the tax that comes on top, before any is rounded."""
        return sum(one.left * one.unit.weight for one in self.reduced)


def unit_of(line: Line) -> Unit:
    """The kind of unit that `line` is made of: `line.units` of them make its shelf price."""
    item = line.item
    if line.weighing is not None or line.label is not None:
        return Unit(line.shelf.minor, weight_of(item.tax), item.key, item.category, load=True, grams=line.net_g)
    return Unit(line.unit_price.minor, weight_of(item.tax), item.key, item.category)


def reduce(
    basket: Basket, offering: Offering, barred: frozenset[int], offs: Iterable[BasketOff], purse: Purse
) -> Outcome:
    """`basket` less what the offers that are not `barred`, staff and `offs` take off; see `Offering.assign`."""
    purse.spend(len(basket.lines))
    units: dict[Unit, int] = {}
    counts = [1 if kind.load else line.quantity for line, kind in zip(basket.lines, basket.kinds, strict=True)]
    for line, kind, count in zip(basket.lines, basket.kinds, counts, strict=True):
        if _open_to_offers(line):
            units[kind] = units.get(kind, 0) + count
    assigned = offering.assign(units, barred, purse)
    shares = {unit: iter(each) for unit, each in assigned.shares.items()}
    reduced = []
    for line, kind, count in zip(basket.lines, basket.kinds, counts, strict=True):
        own = shares.get(kind)
        if own is not None and _open_to_offers(line):
            taken = offering.taken(kind.price, tuple(islice(own, count)), basket.currency)
            reduced.append(Reduced(line, kind, kind.price * count - taken.saving, taken.closed, taken.reasons))
        else:
            reduced.append(Reduced(line, kind, kind.price * count))
    offered = {one.unit for one in reduced if one.reasons}
    proven = assigned.proven
    for one in reduced:
        if one.line.discount is not None:
            same = off_line(one, basket.half, basket.currency)
            proven = proven and (same or one.unit not in units or not offering.fitting(one.unit))
    for off in offs:
        proven = _take_off(off, reduced, basket, offered) and proven
    if basket.by_hand.discount is not None:
        same = off_basket(reduced, basket.by_hand.discount, basket.half, basket.currency)
        proven = proven and (same or not offered)
    return Outcome(reduced, proven)


def _open_to_offers(line: Line) -> bool:
    """Goods given back and prices that an attendant set take part in no offer."""
    return line.override is None and line.item.price.minor > 0


def _take_off(off: BasketOff, reduced: Sequence[Reduced], basket: Basket, offered: AbstractSet[Unit]) -> bool:
    """`off` is spread over what is left of the goods it is for; whether no other use of the offers could leave less.

    That is not known where offers took part of goods that could not bear all of `off`, or are taxed in several ways.
    """
    bearers = [one for one in reduced if one.left > one.closed and _open_to_offers(one.line) and off.of.take(one.unit)]
    times = 1
    if off.repeated and off.condition.at_least:
        times = basket.worth(off.condition.among) // off.condition.at_least
        times = times if off.limit is None else min(times, off.limit)
    amount = min(off.minor * times, sum(_open(one) for one in bearers))
    ordered = share_out(amount, bearers, _open, off.id, dict(off.names), basket.currency)
    if not any(off.of.take(unit) for unit in offered):
        return True
    return amount == off.minor * times and len({unit.weight for unit in ordered}) == 1


def _open(one: Reduced) -> int:
    """What of it is not in an offer that allows no other."""
    return one.left - one.closed
