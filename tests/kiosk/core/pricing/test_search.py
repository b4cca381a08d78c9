"""The lowest total, against an oracle that tries every assignment."""

from __future__ import annotations

from random import Random

import pytest

from kiosk.core.pricing.promotions.n_for_m import NForM
from kiosk.core.pricing.promotions.n_for_price import NForPrice
from kiosk.core.pricing.promotions.terms import Terms
from kiosk.core.pricing.search import Contender, cheapest
from kiosk.core.pricing.units import Goods, Unit, in_order
from tests.kiosk.core.pricing.baskets import some_terms, some_units
from tests.kiosk.core.pricing.oracle import lowest


@pytest.mark.parametrize("seed", range(8))
def test_no_assignment_costs_less(seed: int) -> None:
    chance = Random(seed)
    for _ in range(120):
        units = some_units(chance)
        terms = [some_terms(chance) for _ in range(chance.randint(1, 6))]
        found = cheapest(units, [Contender(one) for one in terms])
        assert found.proven
        assert found.cost == lowest(units, terms), (units, terms)


def test_a_monstrous_basket_is_answered_all_the_same_and_says_that_it_is_not_proven() -> None:
    chance = Random(8)
    units = in_order(Unit(chance.randrange(50, 900), 10_000, f"i{place}", "ab"[place % 2]) for place in range(60))
    some = [Goods(categories=frozenset(names)) for names in ("a", "b", "ab")]
    terms: list[Terms] = [NForM(of, n, n - 1) for of in some for n in (2, 3, 5)]
    terms += [NForPrice(of, n, 250 * n) for of in some for n in (2, 3, 4)]
    found = cheapest(units, [Contender(one) for one in terms])
    assert not found.proven
    plain = sum(unit.price * unit.weight for unit in units)
    assert found.cost <= min(cheapest(units, [Contender(one)]).cost for one in terms) < plain
    assert cheapest(units, [Contender(one) for one in terms]) == found
