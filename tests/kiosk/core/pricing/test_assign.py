"""Parts of a basket that share no offer are searched apart, and equal units share what they save together."""

from __future__ import annotations

from random import Random

from kiosk.core.pricing.assign import Offering, Share
from kiosk.core.pricing.promotions.each import Each
from kiosk.core.pricing.promotions.n_for_m import NForM
from kiosk.core.pricing.promotions.n_for_price import NForPrice
from kiosk.core.pricing.promotions.n_off import NOff
from kiosk.core.pricing.promotions.reduction import PercentOff
from kiosk.core.pricing.promotions.terms import Terms
from kiosk.core.pricing.purse import Purse
from kiosk.core.pricing.rules import Condition, Offer
from kiosk.core.pricing.units import Goods, Unit

TEA, BUN, CUP = (Unit(price, 10_000, name, name) for price, name in ((400, "tea"), (200, "bun"), (101, "cup")))


def offer(name: str, terms: Terms) -> Offer:
    return Offer(id=name, names=(("en", name),), terms=terms, condition=Condition())


def only(*names: str) -> Goods:
    return Goods(categories=frozenset(names))


def test_what_a_set_saves_is_shared_by_price() -> None:
    offering = Offering([offer("two", NForPrice(only("tea", "bun"), 2, 450))])
    shares = offering.assign({TEA: 1, BUN: 1}, frozenset(), Purse()).shares
    assert shares == {TEA: ((Share(0, 100),),), BUN: ((Share(0, 50),),)}


def test_an_amount_off_that_the_cheapest_could_not_bear_is_borne_by_the_others() -> None:
    offering = Offering([offer("off", NOff(only("tea", "cup"), 2, 330))])
    shares = offering.assign({TEA: 1, CUP: 1}, frozenset(), Purse()).shares
    assert shares[TEA] == ((Share(0, 263),),)
    assert shares[CUP] == ((Share(0, 67),),)


def test_an_offer_that_is_barred_is_not_used_and_units_without_offers_have_no_shares() -> None:
    offering = Offering(
        [offer("half", Each(only("tea"), PercentOff(5000))), offer("tenth", Each(only("tea"), PercentOff(1000)))]
    )
    assert offering.assign({TEA: 1, BUN: 1}, frozenset(), Purse()).shares == {TEA: ((Share(0, 200),),)}
    assert offering.assign({TEA: 1}, frozenset([0]), Purse()).shares == {TEA: ((Share(1, 40),),)}


def test_a_second_part_of_the_basket_does_not_change_the_first() -> None:
    offers = [offer("teas", NOff(only("tea"), 2, 100)), offer("buns", NOff(only("bun"), 3, 100))]
    alone = Offering(offers).assign({TEA: 2}, frozenset(), Purse()).shares[TEA]
    both = Offering(offers).assign({TEA: 2, BUN: 3}, frozenset(), Purse()).shares
    assert both[TEA] == alone
    assert sum(share.saving for shares in both[BUN] for share in shares) == 100


def some_kinds(chance: Random, name: str) -> dict[Unit, int]:
    """Forty units of one category, each of a kind of its own: more than a narrow search can prove."""
    return {Unit(chance.randrange(50, 900), 10_000, f"{name}{place}", name): 1 for place in range(40)}


def test_parts_that_find_the_purse_empty_are_answered_with_less_work_and_say_so() -> None:
    chance = Random(1)
    teas, buns = some_kinds(chance, "tea"), some_kinds(chance, "bun")
    offers = [offer(f"{name}{n}", NForM(only(name), n, n - 1)) for name in ("bun", "tea") for n in (2, 3, 5)]
    offering, full, empty = Offering(offers), Purse(), Purse(0)
    units = {**teas, **buns}
    whole, short = offering.assign(units, frozenset(), full), offering.assign(units, frozenset(), empty)
    assert (whole.proven, short.proven) == (True, False)
    assert Purse().left - full.left > -empty.left > 0
    again = Purse()
    assert offering.assign(dict(reversed(units.items())), frozenset(), again).shares == whole.shares
    assert again.left == full.left


def test_what_is_remembered_costs_the_purse_what_finding_it_did() -> None:
    offering, first, second = Offering([offer("two", NForPrice(only("tea"), 2, 450))]), Purse(), Purse()
    for purse in (first, second):
        offering.assign({TEA: 4}, frozenset(), purse)
    assert first.left == second.left < Purse().left


def test_articles_of_one_company_meet_its_offers_and_offers_on_everything_meet_all() -> None:
    of_company = offer("coupon", Each(Goods(companies=frozenset({"0952"})), PercentOff(1000)))
    on_all = offer("all", Each(Goods(everything=True, except_items=frozenset({"tea"})), PercentOff(1000)))
    offering = Offering([of_company, on_all, offer("cup", Each(only("cup"), PercentOff(1000)))])
    assert offering.fitting(Unit(100, 10_000, "00952000000001", "cup")) == (0, 1, 2)
    assert offering.fitting(TEA) == ()
