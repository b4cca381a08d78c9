"""A basket's price: the sum of its lines, whatever their order, checked against exact fractions."""

from __future__ import annotations

import math
import random
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.items import Item, Tax, Unit
from kiosk.core.pricing import Line, Pricing, price_basket
from kiosk.core.values import Money, Weighing
from tests.shop import APPLES, BREAD, EXTRA, FULL, MILK, REDUCED, SOAP, item

ZERO = Money(0, "EUR")
TAXES = (
    REDUCED,
    FULL,
    EXTRA,
    Tax("A", 700, inclusive=False),
    Tax("Z", 0, inclusive=True),
    Tax("N", 0, inclusive=False),
)

each = st.builds(
    lambda price, tax, quantity: (item("each", "Thing", price, tax=tax), quantity, None),
    st.integers(0, 100_000),
    st.sampled_from(TAXES),
    st.integers(1, 99),
)
weighed = st.builds(
    lambda price, tax, net: (item("kilo", "Fruit", price, tax=tax, unit=Unit.KG), 1, Weighing(net + 10, 10)),
    st.integers(0, 100_000),
    st.sampled_from(TAXES),
    st.integers(1, 15_000),
)
baskets = st.lists(st.one_of(each, weighed), max_size=12).map(
    lambda drawn: [Line(place, *what) for place, what in enumerate(drawn, start=1)]
)


def half_up(exact: Fraction) -> int:
    return math.floor(exact + Fraction(1, 2))


def by_hand(what: Item, quantity: int, net_g: int | None) -> tuple[int, int, int]:
    """Net, tax and gross of so many pieces, or of one load, in fractions up to each rounding that the rules ask for."""
    exact = Fraction(what.price.minor) * (Fraction(net_g, 1000) if net_g is not None else quantity)
    shelf = half_up(exact)
    rate = Fraction(what.tax.rate_bp, 10_000)
    tax = half_up(shelf * rate / (1 + rate) if what.tax.inclusive else shelf * rate)
    return (shelf - tax, tax, shelf) if what.tax.inclusive else (shelf, tax, shelf + tax)


def figures(pricing: Pricing) -> tuple[int, int, int]:
    return pricing.net.minor, pricing.tax.minor, pricing.to_pay.minor


def test_an_empty_basket_costs_nothing() -> None:
    assert price_basket((), "EUR") == Pricing((), ZERO, ZERO, ZERO, ZERO, ())


def test_a_mixed_basket_by_hand() -> None:
    lamp = item("lamp", "Lamp", 1995, tax=EXTRA)
    lines = [Line(1, MILK, 2), Line(2, SOAP), Line(3, APPLES, weighing=Weighing(855, 10)), Line(4, lamp)]
    pricing = price_basket(lines, "EUR")
    assert [line.shown.minor for line in pricing.lines] == [258, 199, 236, 1995]
    assert [line.gross.minor for line in pricing.lines] == [258, 199, 236, 2160]
    assert pricing.to_pay == Money(258 + 199 + 236 + 2160, "EUR")
    assert [(total.tax.code, total.net.minor, total.amount.minor) for total in pricing.by_rate] == [
        ("A", 462, 32),
        ("X", 1995, 165),
        ("B", 167, 32),
    ]


def test_what_a_shopper_counts_as_one() -> None:
    assert [Line(1, BREAD, 3).pieces, Line(2, APPLES, weighing=Weighing(855, 10)).pieces] == [3, 1]


@given(lines=baskets, chance=st.randoms(use_true_random=False))
def test_the_order_does_not_matter(lines: list[Line], chance: random.Random) -> None:
    shuffled = list(lines)
    chance.shuffle(shuffled)
    one, other = price_basket(lines, "EUR"), price_basket(shuffled, "EUR")
    assert figures(one) == figures(other)
    assert one.by_rate == other.by_rate
    assert {priced.line: priced for priced in one.lines} == {priced.line: priced for priced in other.lines}


@given(lines=baskets)
def test_totals_are_the_sums_of_the_lines_and_of_the_rates(lines: list[Line]) -> None:
    pricing = price_basket(lines, "EUR")
    for part in ("net", "tax", "gross"):
        total = {"net": pricing.net, "tax": pricing.tax, "gross": pricing.to_pay}[part]
        assert sum((getattr(priced, part) for priced in pricing.lines), ZERO) == total
    assert sum((total.net for total in pricing.by_rate), ZERO) == pricing.net
    assert sum((total.amount for total in pricing.by_rate), ZERO) == pricing.tax
    assert pricing.net + pricing.tax == pricing.to_pay
    assert len({total.tax for total in pricing.by_rate}) == len(pricing.by_rate)


def test_ten_thousand_baskets_agree_with_exact_fractions() -> None:
    chance = random.Random(20_261_122)
    goods = [
        item(f"{unit}{price}{tax}", "Something", price, tax=tax, unit=unit)
        for unit in Unit
        for price in (1, 5, 99, 129, 380, 999, 12_345)
        for tax in (*TAXES, Tax("H", 575, inclusive=False), Tax("I", 550, inclusive=True))
    ]
    for _ in range(10_000):
        lines, loads = [], []
        pieces: dict[str, tuple[Item, int]] = {}  # tax is rounded for an item, on however many lines it is
        for number in range(1, chance.randint(2, 7)):
            what = chance.choice(goods)
            quantity, net_g = chance.randint(1, 9), None
            if what.unit is Unit.KG:
                quantity, net_g = 1, chance.randint(100, 15_000)
            lines.append(Line(number, what, quantity, None if net_g is None else Weighing(net_g + 10, 10)))
            if net_g is None:
                pieces[what.key] = (what, pieces.get(what.key, (what, 0))[1] + quantity)
            else:
                loads.append(by_hand(what, 1, net_g))
        parts = [*loads, *(by_hand(what, quantity, None) for what, quantity in pieces.values())]
        assert figures(price_basket(lines, "EUR")) == tuple(map(sum, zip(*parts, strict=True)))
