"""When a rule holds, for whom, and how often."""

from __future__ import annotations

import pytest

from kiosk.core.pricing.promotions.each import Each
from kiosk.core.pricing.promotions.reduction import PercentOff
from kiosk.core.pricing.rules import BasketOff, Condition, Offer, RuleBook, Shopper, When, Who, offers_for, offs_for
from kiosk.core.pricing.units import Goods

MILK = Goods(items=frozenset({"milk"}))


@pytest.mark.parametrize(
    ("when", "since", "holds"),
    [
        (When(), "2026-11-23T09:00", True),
        (When(starts="2026-11-23T09:00:00"), "2026-11-23T08:59", False),
        (When(starts="2026-11-23T09:00:00"), "2026-11-23T09:00", True),
        (When(ends="2026-11-24T00:00:00"), "2026-11-23T23:59", True),
        (When(ends="2026-11-24T00:00:00"), "2026-11-24T00:00", False),
        (When(ends="2026-11-24T00:00:00", renew_days=2), "2026-11-25T23:59", True),
        (When(ends="2026-11-24T00:00:00", renew_days=2), "2026-11-26T00:00", False),
        (When(weekdays=frozenset({0})), "2026-11-23T12:00+01:00", True),
        (When(weekdays=frozenset({0})), "2026-11-24T12:00", False),
        (When(hours=((22 * 60, 2 * 60),)), "2026-11-23T23:30", True),
        (When(hours=((22 * 60, 2 * 60),)), "2026-11-23T01:59", True),
        (When(hours=((22 * 60, 2 * 60),)), "2026-11-23T02:00", False),
        (When(hours=((22 * 60, 24 * 60),)), "2026-11-23T23:59", True),
        (When(hours=((22 * 60, 0),)), "2026-11-24T00:00", False),
        (When(weekdays=frozenset({4}), hours=((22 * 60, 2 * 60),)), "2026-11-28T01:00", True),  # Friday's night
        (When(weekdays=frozenset({4}), hours=((22 * 60, 2 * 60),)), "2026-11-27T01:00", False),  # Thursday's
        (When(weekdays=frozenset({6}), hours=((22 * 60, 2 * 60),)), "2026-11-30T01:00", True),
        (When(hours=((150, 180),)), "2026-10-25T02:40+02:00", True),  # the hour that comes twice in autumn: both times
        (When(hours=((150, 180),)), "2026-10-25T02:40+01:00", True),
        (When(starts="2026-03-29T02:30:00"), "2026-03-29T03:00+02:00", True),  # a moment that the spring leaves out
        (When(starts="2026-03-29T02:30:00"), "2026-03-29T01:59+01:00", False),
    ],
)
def test_the_store_s_own_time_decides(when: When, since: str, *, holds: bool) -> None:
    assert when.holds(since) is holds


@pytest.mark.parametrize(
    ("who", "shopper", "fits"),
    [
        (Who(), Shopper(), True),
        (Who(member=True), Shopper(), False),
        (Who(member=True), Shopper(member=True), True),
        (Who(tiers=frozenset({"gold", "silver"})), Shopper(member=True, tier="silver"), True),
        (Who(tiers=frozenset({"gold"})), Shopper(member=True), False),
        (Who(birthday=True), Shopper(birthday=True), True),
        (Who(staff=True), Shopper(member=True), False),
    ],
)
def test_an_offer_is_for_whom_it_says(who: Who, shopper: Shopper, *, fits: bool) -> None:
    assert who.fits(shopper) is fits


def test_a_limited_offer_is_there_as_often_as_it_was_not_used_before() -> None:
    coupon = Offer(
        id="c", names=(("en", "C"),), terms=Each(MILK, PercentOff(1000), limit=2), condition=Condition(coupon="M")
    )
    book = RuleBook(currency="EUR", offers=(coupon,))

    def left(shopper: Shopper) -> list[int | None]:
        return [offer.terms.limit for offer in offers_for(book, shopper) if isinstance(offer.terms, Each)]

    assert left(Shopper()) == []
    assert left(Shopper(coupons=("M",))) == [2]
    assert left(Shopper(coupons=("M", "M"), used=(("c", 1),))) == [3]
    assert left(Shopper(coupons=("M",), used=(("c", 2),))) == []


def test_an_amount_off_the_basket_that_was_used_up_is_gone() -> None:
    off = BasketOff(
        id="five", names=(("en", "5.00 off"),), minor=500, of=MILK, condition=Condition(coupon="F"), limit=1
    )
    book = RuleBook(currency="EUR", basket_offs=(off,))
    assert [one.limit for one in offs_for(book, Shopper(coupons=("F",)))] == [1]
    assert offs_for(book, Shopper(coupons=("F",), used=(("five", 1),))) == offs_for(book, Shopper()) == ()
