"""Each kind of offer by itself, fed one unit after another: what it asks, what it remembers, when it is whole."""

from __future__ import annotations

from kiosk.core.pricing.promotions.bands import Band, Bands
from kiosk.core.pricing.promotions.bundle import Bundle, Slot
from kiosk.core.pricing.promotions.bundle_price import BundlePrice, Place
from kiosk.core.pricing.promotions.each import Each
from kiosk.core.pricing.promotions.n_for_m import NForM
from kiosk.core.pricing.promotions.n_for_price import NForPrice
from kiosk.core.pricing.promotions.n_off import NOff
from kiosk.core.pricing.promotions.reduction import AmountOff, AtPrice, PercentOff
from kiosk.core.pricing.promotions.sets import place_in_set, places_left, share
from kiosk.core.pricing.promotions.terms import Move, State, Terms
from kiosk.core.pricing.units import Goods, Unit

ALL = Goods(everything=True)
CHEESE = Unit(349, 10_000, "cheese", "cheese")
MILK = Unit(129, 10_000, "milk", "milk")
SWEET = Unit(9, 10_000, "sweet", "sweet")
LAMP = Unit(1995, 10_825, "lamp", "lamp")


def taken(terms: Terms, *units: Unit) -> tuple[list[int], State]:
    """What each unit costs when all are taken the first way that the offer gives, and the state at the end."""
    state: State = ()
    costs = []
    for unit in units:
        state, cost, _ = next(iter(terms.moves(state, unit, unit.price)))
        costs.append(cost)
        assert cost >= terms.least(unit, unit.price)
    return costs, state


def test_each_is_reduced_for_itself_as_far_as_the_limit_goes() -> None:
    assert taken(Each(ALL, PercentOff(1000)), CHEESE, MILK) == ([314, 116], ())
    limited = Each(ALL, AmountOff(100), limit=1)
    assert taken(limited, CHEESE) == ([249], (1,))
    assert list(limited.moves((1,), MILK, MILK.price)) == []


def test_reductions_round_half_up_and_never_raise_a_price() -> None:
    assert PercentOff(5000).cost(MILK, 129) == 64
    assert AmountOff(20).cost(SWEET, 9) == 0
    assert AtPrice(200).cost(MILK, 129) == 129
    assert AtPrice(200).cost(Unit(500, 10_000, "a", "a", load=True, grams=500), 500) == 100


def test_the_cheapest_of_three_is_free() -> None:
    offer = NForM(ALL, 3, 2)
    assert taken(offer, CHEESE, MILK, SWEET) == ([349, 129, 0], ())
    assert offer.missing(taken(offer, CHEESE)[1]) == 2


def test_three_for_a_price_share_it_and_a_cheap_one_among_them_is_in_no_other_offer() -> None:
    offer = NForPrice(ALL, 3, 100)
    assert taken(offer, CHEESE, MILK) == ([34, 33], (10_000, 2))
    assert list(offer.moves((10_000, 2), SWEET, 9)) == [Move((), 33, lonely=True)]


def test_an_amount_off_a_set_is_borne_by_the_dearest_first_and_never_more_than_all() -> None:
    offer = NOff(ALL, 3, 480)
    assert taken(offer, CHEESE, MILK) == ([0, 0], (10_000, 2, 2))
    assert taken(offer, CHEESE, MILK, SWEET) == ([0, 0, 7], ())
    assert taken(NOff(ALL, 2, 480, limit=1), CHEESE, MILK)[1] == (10_000, 2, 0)
    assert list(NOff(ALL, 2, 480, limit=1).moves((10_000, 2, 0), SWEET, 9)) == []


def test_a_set_is_of_one_tax_weight() -> None:
    assert taken(NOff(ALL, 2, 100), LAMP, CHEESE)[1] == (10_000, 1, 0, 10_825, 1, 0)
    place, state = place_in_set((10_000, 1), 10_825, 2, None) or (None, ())
    assert (place, state, places_left(state, 2)) == (0, (10_000, 1, 10_825, 1), 2)
    assert place_in_set((10_000, 2), 10_825, 2, 1) is None
    assert [share(100, 3, place) for place in range(3)] == [34, 33, 33]


def test_a_band_once_chosen_holds_for_all_and_asks_for_its_least() -> None:
    offer = Bands(ALL, (Band(2, PercentOff(1000)), Band(4, PercentOff(2000))))
    assert [move.state for move in offer.moves((), CHEESE, 349)] == [(0, 1), (1, 1)]
    assert [offer.missing((number, 1)) for number in (0, 1)] == [1, 3]
    assert list(offer.moves((1, 3), MILK, 129)) == [Move((1, 4), 103)]
    assert offer.missing((1, 4)) == 0


def test_a_bundle_is_whole_when_every_place_is_filled() -> None:
    two_and_one = Bundle((Slot(Goods(categories=frozenset({"cheese"})), 2, None), Slot(ALL, 1, PercentOff(10_000))))
    (first, _) = list(two_and_one.moves((), CHEESE, 349))
    assert (first.cost, two_and_one.missing(first.state)) == (349, 2)
    assert two_and_one.missing(()) == 0
    state = next(iter(two_and_one.moves(first.state, CHEESE, 349))).state
    (free,) = two_and_one.moves(state, MILK, 129)
    assert free == Move((), 0)
    assert two_and_one.least(MILK, 129) == 0


def test_a_meal_deal_has_its_price_in_equal_shares() -> None:
    deal = BundlePrice((Place(Goods(items=frozenset({"cheese"}))), Place(ALL)), 401, limit=1)
    assert taken(deal, CHEESE, MILK) == ([201, 200], (10_000, 1, 0, 0))
    assert deal.missing((10_000, 1, 0, 0)) == 0
    assert list(deal.moves((10_000, 1, 0, 0), CHEESE, 349)) == []
    free = BundlePrice(deal.places, 401)
    assert list(free.moves((10_000, 0, 1, 0), SWEET, 9)) == [Move((), 200, lonely=True)]


def test_the_parts_of_a_meal_deal_are_of_one_tax_weight() -> None:
    deal = BundlePrice((Place(ALL), Place(ALL)), 1000, limit=2)
    assert taken(deal, LAMP, CHEESE)[1] == (10_000, 0, 1, 0, 10_825, 0, 1, 0)
    assert deal.missing((10_000, 0, 1, 0, 10_825, 0, 1, 0)) == 2
