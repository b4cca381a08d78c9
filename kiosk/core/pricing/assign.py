"""Which units take part in which offers: the basket falls apart into parts that share no offer, each searched alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from kiosk.core.pricing.basket import Reason
from kiosk.core.pricing.purse import Purse
from kiosk.core.pricing.rules import Offer
from kiosk.core.pricing.search import BOUND, Assignment, Contender, cheapest
from kiosk.core.pricing.shares import spread
from kiosk.core.pricing.units import Unit, in_order
from kiosk.core.values import Money

REMEMBERED = 4096
"""Parts whose answer is kept: one more scan changes one part, and the others need no search."""
NARROW_BOUND = 1_000
"""Ways for each part once the basket's purse is empty: a small part is proven all the same."""


class Share(NamedTuple):
    """One unit takes part in an offer (its place among the offers) and costs so much less by it."""

    offer: int
    saving: int


Shares = tuple[tuple[Share, ...], ...]
"""For each unit of one kind, its shares."""


@dataclass(frozen=True, slots=True)
class Assigned:
    """For each kind of unit that offers are about, the shares of its units; `proven`: no assignment costs less."""

    shares: Mapping[Unit, Shares]
    proven: bool


class Taken(NamedTuple):
    """What the shares of a line's units come to. `closed` of what is left is in offers that allow no other."""

    reasons: tuple[Reason, ...]
    saving: int
    closed: int


class _Answer(NamedTuple):
    """The shares of each kind of a part, whether they are proven to be the best, and the ways looked at for them."""

    shares: tuple[Shares, ...]
    proven: bool
    looked: int


class _Part(NamedTuple):
    """Offers by number, and the kinds of units that they bind together."""

    offers: set[int]
    kinds: list[Unit]


class Offering:
    """The offers that one shopper may use, ready to be searched. Pure: what is remembered is only answers."""

    def __init__(self, offers: Sequence[Offer]) -> None:
        self.offers = tuple(offers)
        self._joining = frozenset(number for number, offer in enumerate(self.offers) if offer.terms.joins)
        self._alone = frozenset(number for number, offer in enumerate(self.offers) if offer.alone)
        self._named: dict[str, list[int]] = {}  # item or category → the offers that name it
        self._unnamed: list[int] = []  # the offers that are about more than what they name
        for number, offer in enumerate(self.offers):
            if any(goods.everything or goods.companies for goods in offer.terms.goods):
                self._unnamed.append(number)
            else:
                for name in {name for goods in offer.terms.goods for name in goods.items | goods.categories}:
                    self._named.setdefault(name, []).append(number)
        self.fitting = lru_cache(maxsize=REMEMBERED)(self._look_up)
        self.taken = lru_cache(maxsize=REMEMBERED)(self._take)
        self._answers = lru_cache(maxsize=REMEMBERED)(self._search)

    def assign(self, units: Mapping[Unit, int], barred: frozenset[int], purse: Purse) -> Assigned:
        """The cheapest way to let so many of each kind of unit take part, the offers of `barred` left out.

        Parts that find the purse empty have `NARROW_BOUND` each; they take their turns by their offers.
        """
        shares: dict[Unit, Shares] = {}
        proven = True
        parts: list[_Part] = []
        owner: dict[int, int] = {}  # joining offer → its part
        for unit in units:
            fitting = self.fitting(unit)
            if barred:
                fitting = tuple(number for number in fitting if number not in barred)
            if not fitting:
                continue
            if self._joining.isdisjoint(fitting):  # each for itself: equal units end alike
                answer = self._answers(((unit, 1),), fitting, BOUND)
                shares[unit] = answer.shares[0] * units[unit]
                purse.spend(answer.looked)
            else:
                self._bind(unit, fitting, parts, owner)
        whole = [(tuple(sorted(part.offers)), part.kinds) for part in parts if part.kinds]
        for offers, kinds in sorted(whole, key=itemgetter(0)):
            bound = NARROW_BOUND if purse.empty else BOUND
            answer = self._answers(tuple((unit, units[unit]) for unit in kinds), offers, bound)
            shares.update(zip(kinds, answer.shares, strict=True))
            purse.spend(answer.looked)
            proven = proven and answer.proven
        return Assigned(shares, proven)

    def _bind(self, unit: Unit, fitting: tuple[int, ...], parts: list[_Part], owner: dict[int, int]) -> None:
        """`unit` is in the part that its joining offers bind it to; parts that it binds together are one."""
        joining = self._joining.intersection(fitting)
        bound = sorted({owner[number] for number in joining if number in owner})
        if not bound:
            place = len(parts)
            parts.append(_Part(set(fitting), [unit]))
        else:
            place, *others = bound
            part = parts[place]
            part.offers.update(fitting)
            for other in others:
                part.offers.update(parts[other].offers)
                part.kinds.extend(parts[other].kinds)
                parts[other] = _Part(set(), [])
            part.kinds.append(unit)
            if others:
                joining = self._joining.intersection(part.offers)
        for number in joining:
            owner[number] = place

    def _look_up(self, unit: Unit) -> tuple[int, ...]:
        likely = {*self._named.get(unit.item, ()), *self._named.get(unit.category, ()), *self._unnamed}
        return tuple(
            number for number in sorted(likely) if any(goods.take(unit) for goods in self.offers[number].terms.goods)
        )

    def _search(self, part: tuple[tuple[Unit, int], ...], numbers: tuple[int, ...], bound: int) -> _Answer:
        offers = {number: self.offers[number] for number in numbers}
        contenders = [Contender(offer.terms, offer.stack, offer.alone) for offer in offers.values()]
        members = in_order(unit for unit, count in part for _ in range(count))
        place = {number: at for at, number in enumerate(numbers)}
        fits = {unit: [place[number] for number in self.fitting(unit) if number in place] for unit, _ in part}
        found = cheapest(members, contenders, fits, bound=bound)
        shares: dict[Unit, list[tuple[Share, ...]]] = {}
        for unit, each in zip(members, _even(members, found, offers), strict=True):
            shares.setdefault(unit, []).append(each)
        for some in shares.values():
            some.sort(key=lambda one: [(share.offer, -share.saving) for share in one], reverse=True)
        return _Answer(tuple(tuple(shares[unit]) for unit, _ in part), found.proven, found.looked)

    def _take(self, price: int, shares: Shares, currency: str) -> Taken:
        """The reasons that `shares` are for a line, whose units cost `price` each on the shelf."""
        used: dict[int, tuple[int, int]] = {}
        closed = 0
        for unit in shares:
            for share in unit:
                count, saving = used.get(share.offer, (0, 0))
                used[share.offer] = (count + 1, saving + share.saving)
            if unit and not self._alone.isdisjoint(share.offer for share in unit):
                closed += price - sum(share.saving for share in unit)
        reasons = []
        for number in sorted(used):
            count, saving = used[number]
            offer = self.offers[number]
            reasons.append(Reason(offer.id, count, Money(saving, currency), dict(offer.names)))
        return Taken(tuple(reasons), sum(saving for _, saving in used.values()), closed)


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
