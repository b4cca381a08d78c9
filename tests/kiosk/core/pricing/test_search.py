"""The lowest total, against an oracle that tries every assignment."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import pytest

from kiosk.core.pricing.promotions.n_for_m import NForM
from kiosk.core.pricing.promotions.n_for_price import NForPrice
from kiosk.core.pricing.promotions.terms import Terms
from kiosk.core.pricing.search import Contender, cheapest, one_after_another
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


def shelf_price(units: Sequence[Unit]) -> int:
    return sum(unit.price * unit.weight for unit in units)


def test_a_monstrous_basket_is_answered_all_the_same_and_says_that_it_is_not_proven() -> None:
    chance = Random(8)
    units = in_order(Unit(chance.randrange(50, 900), 10_000, f"i{place}", "ab"[place % 2]) for place in range(60))
    some = [Goods(categories=frozenset(names)) for names in ("a", "b", "ab")]
    terms: list[Terms] = [NForM(of, n, n - 1) for of in some for n in (2, 3, 5)]
    terms += [NForPrice(of, n, 250 * n) for of in some for n in (2, 3, 4)]
    found = cheapest(units, [Contender(one) for one in terms])
    assert not found.proven
    assert found.cost <= min(cheapest(units, [Contender(one)]).cost for one in terms) < shelf_price(units)
    assert cheapest(units, [Contender(one) for one in terms]) == found


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("bound", [1, 40, 600])
def test_past_the_bound_nobody_pays_more_than_at_a_plain_till(seed: int, bound: int) -> None:
    chance = Random(seed)
    units = in_order(unit for _ in range(4) for unit in some_units(chance))
    contenders = [Contender(some_terms(chance), stack=chance.choice([0, 0, 1])) for _ in range(12)]
    found, plain = cheapest(units, contenders, bound=bound), one_after_another(units, contenders)
    assert found.cost <= plain.cost <= shelf_price(units)
    assert not found.proven


def test_120_units_under_200_offers_of_three_stacks_take_a_work_that_can_be_told_beforehand() -> None:
    chance = Random(3)
    units = in_order(
        Unit(chance.randrange(50, 900), 10_000, f"i{place}", chance.choice("abcd")) for place in range(120)
    )
    contenders = [Contender(some_terms(chance), stack=number % 3) for number in range(200)]
    bound = 20_000
    found = cheapest(units, contenders, bound=bound)
    assert not found.proven
    assert found.looked <= 3 * bound + 30 * len(units) * len(contenders)
    assert found.cost <= one_after_another(units, contenders).cost < shelf_price(units)


def test_the_plain_till_lets_the_better_offer_go_first() -> None:
    units = in_order([Unit(400, 10_000, "a", "a"), Unit(300, 10_000, "b", "b"), Unit(200, 10_000, "c", "c")])
    pair = NForPrice(Goods(categories=frozenset("ab")), 2, 500)
    half = NForM(Goods(categories=frozenset("bc")), 2, 1)
    plain = one_after_another(units, [Contender(half), Contender(pair)])
    assert plain.cost == 7_000_000
