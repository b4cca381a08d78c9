"""The lowest total by trying everything: written apart from the engine, slow, and obvious.

Every way to part the units into deals is tried. A deal is a set of units that one offer takes as a whole, and what
these then cost; a unit is in one deal at most, and an offer makes as many deals as its limit allows. It knows one stack
of offers and nothing off the basket: what these add is in the worked examples.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations, permutations, product

from kiosk.core.pricing import Line, Pricing, RuleBook
from kiosk.core.pricing.promotions.bands import Bands
from kiosk.core.pricing.promotions.bundle import Bundle
from kiosk.core.pricing.promotions.bundle_price import BundlePrice
from kiosk.core.pricing.promotions.each import Each
from kiosk.core.pricing.promotions.n_for_m import NForM
from kiosk.core.pricing.promotions.n_for_price import NForPrice
from kiosk.core.pricing.promotions.n_off import NOff
from kiosk.core.pricing.promotions.reduction import AmountOff, AtPrice, PercentOff, Reduction
from kiosk.core.pricing.promotions.terms import Terms
from kiosk.core.pricing.units import Unit


@dataclass(frozen=True, slots=True)
class Deal:
    """Units by place, and what they cost together, in ten thousandths."""

    units: frozenset[int]
    offer: int
    cost: int


def lowest(units: Sequence[Unit], offers: Sequence[Terms]) -> int:
    """What `units` cost at least, in ten thousandths of a minor unit."""
    deals = [deal for number, terms in enumerate(offers) for deal in _deals(units, number, terms)]
    masks = [sum(1 << place for place in deal.units) for deal in deals]
    limits = {number: limit for number, terms in enumerate(offers) if (limit := getattr(terms, "limit", None))}
    full = (1 << len(units)) - 1

    @cache
    def rest(taken: int, used: tuple[int, ...]) -> int:
        """What the units that are not `taken` cost at least, after `used` deals of each limited offer."""
        if taken == full:
            return 0
        first = next(place for place in range(len(units)) if not taken >> place & 1)
        best = units[first].price * units[first].weight + rest(taken | 1 << first, used)
        for deal, mask in zip(deals, masks, strict=True):
            if mask & taken or not mask >> first & 1:
                continue
            after = used
            if deal.offer in limits:
                if used.count(deal.offer) == limits[deal.offer]:
                    continue
                after = tuple(sorted((*used, deal.offer)))
            best = min(best, deal.cost + rest(taken | mask, after))
        return best

    return rest(0, ())


def lowest_total(lines: Sequence[Line], book: RuleBook) -> int:
    """What `lines` cost at least by the offers of `book`, in ten thousandths, by every choice of exclusive rules."""
    units = [one for line in lines for one in _units(line)]
    reached = [
        offer
        for offer in book.offers
        if sum(one.price for one in units if offer.condition.among.take(one)) >= offer.condition.at_least
    ]
    free = [offer.terms for offer in reached if not offer.condition.exclusive]
    rivals: dict[str, list[Terms]] = {}
    for offer in reached:
        if offer.condition.exclusive:
            rivals.setdefault(offer.condition.exclusive, []).append(offer.terms)
    return min(lowest(units, [*free, *chosen]) for chosen in product(*rivals.values()))


def cost_of(lines: Sequence[Line], pricing: Pricing) -> int:
    """What the engine's answer costs, in ten thousandths: before fees, and before tax is rounded."""
    return sum(priced.shown.minor * _units(line)[0].weight for line, priced in zip(lines, pricing.lines, strict=True))


def _units(line: Line) -> list[Unit]:
    item = line.item
    weight = 10_000 if item.tax.inclusive else 10_000 + item.tax.rate_bp
    if line.weighing is not None:
        price = (item.price.minor * line.weighing.net_g * 2 + 1000) // 2000
        return [Unit(price, weight, item.key, item.category, load=True, grams=line.weighing.net_g)]
    return [Unit(item.price.minor, weight, item.key, item.category)] * line.quantity


def _deals(units: Sequence[Unit], number: int, terms: Terms) -> Iterator[Deal]:
    places = range(len(units))
    match terms:
        case Each(of, reduction):
            for place in places:
                if of.take(units[place]):
                    yield Deal(frozenset({place}), number, _reduced(units[place], reduction) * units[place].weight)
        case NForM(of, n, pay):
            for chosen in combinations([place for place in places if of.take(units[place])], n):
                costs = sorted((units[place].price * units[place].weight for place in chosen), reverse=True)
                yield Deal(frozenset(chosen), number, sum(costs[:pay]))
        case NForPrice(of, n, price):
            for chosen in combinations([place for place in places if of.take(units[place])], n):
                if len({units[place].weight for place in chosen}) == 1:
                    yield Deal(frozenset(chosen), number, price * units[chosen[0]].weight)
        case NOff(of, n, minor):
            for chosen in combinations([place for place in places if of.take(units[place])], n):
                if len({units[place].weight for place in chosen}) == 1:
                    total = sum(units[place].price for place in chosen)
                    yield Deal(frozenset(chosen), number, max(0, total - minor) * units[chosen[0]].weight)
        case Bands(of, bands):
            fitting = [place for place in places if of.take(units[place])]
            for size in range(1, len(fitting) + 1):
                for chosen in combinations(fitting, size):
                    for band in bands:
                        if size >= band.least_units:
                            each = [_reduced(units[place], band.reduction) * units[place].weight for place in chosen]
                            yield Deal(frozenset(chosen), number, sum(each))
        case Bundle(slots):
            seats = [slot for slot in slots for _ in range(slot.n)]
            for chosen in combinations(places, len(seats)):
                costs = [
                    sum(
                        (units[place].price if slot.reduction is None else _reduced(units[place], slot.reduction))
                        * units[place].weight
                        for place, slot in zip(order, seats, strict=True)
                    )
                    for order in permutations(chosen)
                    if all(slot.of.take(units[place]) for place, slot in zip(order, seats, strict=True))
                ]
                if costs:
                    yield Deal(frozenset(chosen), number, min(costs))
        case BundlePrice(parts, price):
            wanted = [part.of for part in parts for _ in range(part.n)]
            for chosen in combinations(places, len(wanted)):
                if len({units[place].weight for place in chosen}) == 1 and any(
                    all(of.take(units[place]) for place, of in zip(order, wanted, strict=True))
                    for order in permutations(chosen)
                ):
                    yield Deal(frozenset(chosen), number, price * units[chosen[0]].weight)
        case _:
            raise AssertionError(terms)


def _reduced(unit: Unit, reduction: Reduction) -> int:
    match reduction:
        case PercentOff(points):
            off, rest = divmod(unit.price * points, 10_000)
            return unit.price - off - (1 if rest >= 5_000 else 0)
        case AmountOff(minor):
            return max(0, unit.price - minor)
        case AtPrice(minor):
            price = (minor * unit.grams * 2 + 1000) // 2000 if unit.load else minor
            return min(unit.price, price)
