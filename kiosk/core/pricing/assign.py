"""Which units take part in which offers: the basket falls apart into parts that share no offer, each searched alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kiosk.core.pricing.rules import Offer
from kiosk.core.pricing.search import BOUND, Assignment, Contender, cheapest
from kiosk.core.pricing.shares import spread
from kiosk.core.pricing.units import Unit, in_order

REMEMBERED = 4096
"""Parts whose answer is kept: one more scan changes one part, and the others need no search."""
IN_ALL = 16 * BOUND
"""Ways that the searches of one basket have together; no part has more than `BOUND`."""


@dataclass(frozen=True, slots=True)
class Share:
    """One unit takes part in an offer (its place among the offers) and costs so much less by it."""

    offer: int
    saving: int


@dataclass(frozen=True, slots=True)
class Assigned:
    """For each kind of unit, the shares of each of its units; `proven`: no assignment costs less."""

    shares: Mapping[Unit, list[tuple[Share, ...]]]
    proven: bool


class Offering:
    """The offers that one shopper may use, ready to be searched. Pure: what is remembered is only answers."""

    def __init__(self, offers: Sequence[Offer]) -> None:
        self.offers = tuple(offers)
        self._joining = frozenset(number for number, offer in enumerate(self.offers) if offer.terms.joins)
        self.alone = frozenset(number for number, offer in enumerate(self.offers) if offer.alone)
        self.fitting = lru_cache(maxsize=REMEMBERED)(self._look_up)
        self._answers = lru_cache(maxsize=REMEMBERED)(self._search)

    def assign(self, units: Counter[Unit], barred: frozenset[int], searches: int = 1) -> Assigned:
        """The cheapest way to let `units` take part, the offers of `barred` left out.

        `searches`: so many such questions are asked about the basket, and share the ways that may be looked at.
        """
        shares: dict[Unit, list[tuple[Share, ...]]] = {unit: [] for unit in units}
        proven = True
        parts = self._parts(units, barred)
        bound = _bound(searches * len(parts))
        for part, offers in parts:
            if not self._joining.isdisjoint(offers):
                members = in_order(unit for unit in part for _ in range(units[unit]))
                each, whole = self._answers(members, offers, bound)
                for unit, one in zip(members, each, strict=True):
                    shares[unit].append(one)
                proven = proven and whole
            else:
                for unit in part:  # each for itself: equal units end alike
                    each, whole = self._answers((unit,), offers, bound)
                    shares[unit] += each * units[unit]
                    proven = proven and whole
        for some in shares.values():
            if len(some) > 1:
                some.sort(key=lambda one: [(share.offer, -share.saving) for share in one], reverse=True)
        return Assigned(shares, proven)

    def _parts(self, units: Iterable[Unit], barred: frozenset[int]) -> list[tuple[list[Unit], tuple[int, ...]]]:
        """Units that offers bind together, with the offers that are about them; units without offers are in none."""
        parts: list[tuple[list[Unit], set[int]]] = []
        owner: dict[int, int] = {}  # joining offer → its part
        for unit in units:
            fitting = set(self.fitting(unit)) - barred
            if not fitting:
                continue
            joining = fitting & self._joining
            merged: tuple[list[Unit], set[int]] = ([unit], fitting)
            for old in sorted({owner[number] for number in joining if number in owner}):
                merged[0].extend(parts[old][0])
                merged[1].update(parts[old][1])
                joining |= parts[old][1] & self._joining
                parts[old] = ([], set())
            for number in joining:
                owner[number] = len(parts)
            parts.append(merged)
        return [(part, tuple(sorted(offers))) for part, offers in parts if part]

    def _look_up(self, unit: Unit) -> tuple[int, ...]:
        return tuple(
            number for number, offer in enumerate(self.offers) if any(goods.take(unit) for goods in offer.terms.goods)
        )

    def _search(
        self, units: tuple[Unit, ...], numbers: tuple[int, ...], bound: int
    ) -> tuple[list[tuple[Share, ...]], bool]:
        """The shares of each unit, and whether they are proven to be the best."""
        offers = {number: self.offers[number] for number in numbers}
        contenders = [Contender(offer.terms, offer.stack, offer.alone) for offer in offers.values()]
        answer = cheapest(units, contenders, bound=bound)
        return _even(units, answer, offers), answer.proven


def _bound(searches: int) -> int:
    """What each of so many searches may look at: in steps of four, so that a part more seldom changes the others'."""
    share = IN_ALL
    while share > BOUND or share * searches > IN_ALL:
        share //= 4
    return share


def _even(units: Sequence[Unit], answer: Assignment, offers: Mapping[int, Offer]) -> list[tuple[Share, ...]]:
    """The shares of each unit; what shared offers save is spread over their units by price."""
    numbers = sorted(offers)
    savings: list[dict[int, int]] = []
    for unit, picks in zip(units, answer.picks, strict=True):
        left, own = unit.price, {}
        for pick in picks:
            own[numbers[pick.offer]] = left - pick.cost
            left = pick.cost
        savings.append(own)
    for number in numbers:
        if offers[number].terms.shared:
            for weight in {unit.weight for unit in units}:
                _share(number, [place for place, unit in enumerate(units) if unit.weight == weight], units, savings)
    return [tuple(Share(number, saving) for number, saving in own.items()) for own in savings]


def _share(number: int, places: Sequence[int], units: Sequence[Unit], savings: list[dict[int, int]]) -> None:
    """Spreads what offer `number` saves over the units at `places` that are in it, no unit below nothing."""
    members = [place for place in places if number in savings[place]]
    total = sum(savings[place][number] for place in members)
    room = [units[place].price - sum(savings[place].values()) + savings[place][number] for place in members]
    if any(room):
        for place, part in zip(members, spread(total, room), strict=True):
            savings[place][number] = part
