"""Parts of a basket that share no offer are searched apart, and equal units share what they save together."""

from __future__ import annotations

from collections import Counter

from kiosk.core.pricing.assign import Offering, Share
from kiosk.core.pricing.promotions.each import Each
from kiosk.core.pricing.promotions.n_for_price import NForPrice
from kiosk.core.pricing.promotions.n_off import NOff
from kiosk.core.pricing.promotions.reduction import PercentOff
from kiosk.core.pricing.promotions.terms import Terms
from kiosk.core.pricing.rules import Condition, Offer
from kiosk.core.pricing.units import Goods, Unit

TEA, BUN, CUP = (Unit(price, 10_000, name, name) for price, name in ((400, "tea"), (200, "bun"), (101, "cup")))


def offer(name: str, terms: Terms) -> Offer:
    return Offer(id=name, names=(("en", name),), terms=terms, condition=Condition())


def only(*names: str) -> Goods:
    return Goods(categories=frozenset(names))


def test_what_a_set_saves_is_shared_by_price() -> None:
    offering = Offering([offer("two", NForPrice(only("tea", "bun"), 2, 450))])
    shares = offering.assign(Counter([TEA, BUN]), frozenset()).shares
    assert shares == {TEA: [(Share(0, 100),)], BUN: [(Share(0, 50),)]}


def test_an_amount_off_that_the_cheapest_could_not_bear_is_borne_by_the_others() -> None:
    offering = Offering([offer("off", NOff(only("tea", "cup"), 2, 330))])
    shares = offering.assign(Counter([TEA, CUP]), frozenset()).shares
    assert shares[TEA] == [(Share(0, 263),)]
    assert shares[CUP] == [(Share(0, 67),)]


def test_an_offer_that_is_barred_is_not_used_and_units_without_offers_have_no_shares() -> None:
    offering = Offering(
        [offer("half", Each(only("tea"), PercentOff(5000))), offer("tenth", Each(only("tea"), PercentOff(1000)))]
    )
    assert offering.assign(Counter([TEA, BUN]), frozenset()).shares == {TEA: [(Share(0, 200),)], BUN: []}
    assert offering.assign(Counter([TEA]), frozenset([0])).shares == {TEA: [(Share(1, 40),)]}


def test_a_second_part_of_the_basket_does_not_change_the_first() -> None:
    offers = [offer("teas", NOff(only("tea"), 2, 100)), offer("buns", NOff(only("bun"), 3, 100))]
    alone = Offering(offers).assign(Counter({TEA: 2}), frozenset()).shares[TEA]
    both = Offering(offers).assign(Counter({TEA: 2, BUN: 3}), frozenset()).shares
    assert both[TEA] == alone
    assert sum(share.saving for shares in both[BUN] for share in shares) == 100
