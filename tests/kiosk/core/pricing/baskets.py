"""Random baskets and rules, by seed: for the tests here and for `scripts/prove books`."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from kiosk.core.items import Item, Tax
from kiosk.core.items import Unit as SoldBy
from kiosk.core.pricing import ByHand, Discount, Line, RuleBook
from kiosk.core.pricing.promotions.bands import Band, Bands
from kiosk.core.pricing.promotions.bundle import Bundle, Slot
from kiosk.core.pricing.promotions.bundle_price import BundlePrice, Place
from kiosk.core.pricing.promotions.each import Each
from kiosk.core.pricing.promotions.n_for_m import NForM
from kiosk.core.pricing.promotions.n_for_price import NForPrice
from kiosk.core.pricing.promotions.n_off import NOff
from kiosk.core.pricing.promotions.reduction import AmountOff, AtPrice, PercentOff, Reduction
from kiosk.core.pricing.promotions.terms import Terms
from kiosk.core.pricing.rules import BasketOff, Condition, Fee, Offer
from kiosk.core.pricing.tax import Half, Per, TaxRules
from kiosk.core.pricing.units import Goods, Unit, in_order
from kiosk.core.values import Money, Weighing

CATEGORIES = "abcd"
TAXES = (Tax("A", 700, inclusive=True), Tax("B", 1900, inclusive=True), Tax("S", 825, inclusive=False))
NAMES = (("en", "Offer"), ("zh_CN", "优惠"))


def some_units(chance: Random, most: int = 8) -> tuple[Unit, ...]:
    """Up to `most` units of few kinds and prices, so that rules compete for them; in the engine's order."""
    return in_order(
        Unit(
            chance.choice([chance.randrange(12, 400), 100, 200]),
            chance.choice([10_000, 10_000, 10_700]),
            f"i{chance.randrange(12)}",
            chance.choice(CATEGORIES),
        )
        for _ in range(chance.randint(1, most))
    )


def some_goods(chance: Random) -> Goods:
    loads = chance.random() < 0.25
    return Goods(categories=frozenset(chance.sample(CATEGORIES, chance.choice([1, 1, 2, 3]))), loads=loads)


def a_reduction(chance: Random) -> Reduction:
    return chance.choice(
        [
            PercentOff(chance.choice([1000, 2500, 3333, 5000, 10_000])),
            AmountOff(chance.randrange(5, 80)),
            AtPrice(chance.randrange(20, 300)),
        ]
    )


def some_terms(chance: Random) -> Terms:
    """An offer of any kind; one in three has a limit."""
    of = some_goods(chance)
    limit = chance.choice([None, None, chance.randint(1, 2)])
    match chance.randrange(7):
        case 0:
            return Each(of, a_reduction(chance), limit)
        case 1:
            n = chance.randint(2, 4)
            return NForM(of, n, chance.randrange(1, n), limit)
        case 2:
            return NForPrice(of, chance.randint(2, 4), chance.randrange(50, 600), limit)
        case 3:
            return NOff(of, chance.randint(2, 3), chance.randrange(3, 60), limit)
        case 4:
            first = chance.randrange(500, 5000)
            return Bands(of, (Band(2, PercentOff(first)), Band(4, PercentOff(first + chance.randrange(1, 4000)))))
        case 5:
            places = (Place(of, chance.randint(1, 2)), Place(some_goods(chance)))
            return BundlePrice(places, chance.randrange(50, 500), limit)
        case _:
            buy = Slot(of, chance.randint(1, 2), chance.choice([None, a_reduction(chance)]))
            return Bundle((buy, Slot(some_goods(chance), 1, a_reduction(chance))), limit)


def some_items(chance: Random, count: int = 8) -> list[Item]:
    """A small shop: things by the piece, and now and then something by the kilogram."""
    return [
        Item(
            key=f"thing{place}",
            names={"en": f"Thing {place}", "zh_CN": f"商品 {place}"},
            price=Money(chance.choice([99, 100, 129, 249, chance.randrange(5, 1500)]), "EUR"),
            unit=SoldBy.KG if place % 4 == 3 else SoldBy.EACH,
            tax=chance.choice(TAXES),
            category=chance.choice(CATEGORIES),
            picture="milk",
        )
        for place in range(count)
    ]


def some_lines(chance: Random, items: list[Item], most: int = 5) -> list[Line]:
    lines = []
    for number in range(1, chance.randint(1, most) + 1):
        item = chance.choice(items)
        if item.unit is SoldBy.KG:
            lines.append(Line(number, item, weighing=Weighing(chance.randrange(105, 3000, 5), 5)))
        else:
            lines.append(Line(number, item, chance.choice([1, 1, 1, 2, 3, 4])))
    return lines


def a_small_basket(chance: Random, units: int = 8) -> tuple[list[Line], RuleBook]:
    """Up to `units` units and six rules that compete for them: what the oracle can try every way of."""
    book = a_book(chance)
    lines, items = [], some_items(chance)
    for line in some_lines(chance, items):
        if sum(one.units for one in lines) + line.units <= units:
            lines.append(line)
    offers = tuple(sorted((replace(one, stack=0) for one in book.offers), key=lambda offer: offer.id))
    return lines, replace(book, offers=offers, basket_offs=())


def a_book(chance: Random) -> RuleBook:
    """Up to six rules of any kind, some in a second stack, alone, exclusive or from a minimum; any way to round."""
    offers = []
    for place in range(chance.randint(0, 6)):
        minimum = chance.choice([0, 0, 0, chance.randrange(200, 2000)])
        condition = Condition(at_least=minimum, exclusive=chance.choice(["", "", "", "one"]))
        offers.append(
            Offer(
                id=f"rule{place}",
                names=NAMES,
                terms=some_terms(chance),
                condition=condition,
                stack=chance.choice([0, 0, 0, 1]),
                alone=chance.random() < 0.15,
            )
        )
    everything = Goods(everything=True, loads=True)
    off = BasketOff(id="off", names=NAMES, minor=150, of=everything, condition=Condition(at_least=1500))
    fee = Fee(id="deposit", names=NAMES, minor=25, of=some_goods(chance), tax=chance.choice([None, *TAXES]))
    return RuleBook(
        version="random",
        currency="EUR",
        offers=tuple(sorted(offers, key=lambda offer: (offer.stack, offer.id))),
        basket_offs=(off,) if chance.random() < 0.3 else (),
        fees=(fee,) if chance.random() < 0.3 else (),
        tax=TaxRules(chance.choice(list(Per)), chance.choice(list(Half))),
    )


def by_hand_lines(chance: Random, lines: list[Line]) -> list[Line]:
    """`lines` after staff looked at some of them."""
    return [_by_hand(chance, line) for line in lines]


def _by_hand(chance: Random, line: Line) -> Line:
    if chance.random() < 0.2:
        line = replace(line, override=Money(chance.randrange(600), line.item.price.currency))
    return replace(line, discount=some_discount(chance) if chance.random() < 0.4 else None)


def some_discount(chance: Random) -> Discount:
    if chance.random() < 0.5:
        return Discount(percent_bp=chance.choice([500, 1000, 3333, 10_000]))
    return Discount(minor=chance.randrange(1, 600))


def some_by_hand(chance: Random) -> ByHand:
    return ByHand(discount=some_discount(chance) if chance.random() < 0.4 else None, exempt=chance.random() < 0.3)
