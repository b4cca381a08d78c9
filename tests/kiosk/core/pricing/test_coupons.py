from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.core.barcodes import CouponOffer
from kiosk.core.barcodes.coupon import Purchase, Requirement, SaveAs
from kiosk.core.items import Item, Tax, Unit
from kiosk.core.pricing import Line, price_basket
from kiosk.core.pricing.coupons import Coupon, book_for, carried_rule, coupon_ids, rules_of, saved_by, shopper_with
from kiosk.core.pricing.rule_file import read_rules
from kiosk.core.values import Money

EXTRA = Tax("X", 0, inclusive=False)


def good(key: str, cents: int) -> Item:
    return Item(
        key=key,
        names={"en": key},
        price=Money(cents, "USD"),
        unit=Unit.EACH,
        tax=EXTRA,
        category="food",
        picture="milk",
    )


COLA, CHIPS, MILK = good("00614141000012", 199), good("00614141000029", 349), good("00712345000010", 129)
TWO_OFF = CouponOffer(
    company="0614141",
    offer="654321",
    save=25,
    primary=Purchase(value=1, counted_as=Requirement.UNITS, family="000"),
)
BOOK = read_rules(
    {
        "format": 1,
        "currency": "USD",
        "rules": [
            {
                "id": "milk-coupon",
                "kind": "amount",
                "name": {"en": "0.20 off milk"},
                "for": {"items": [MILK.key]},
                "amount": 20,
                "coupon": "M20",
            },
            {"id": "chips", "kind": "amount", "name": {"en": "Chips"}, "for": {"items": [CHIPS.key]}, "amount": 49},
        ],
    }
)


def offer(save: int, save_as: SaveAs, value: int, counted_as: Requirement, **more: object) -> CouponOffer:
    primary = Purchase(value=value, counted_as=counted_as, family="000")
    return replace(TWO_OFF, save=save, save_as=save_as, primary=primary, **more)


def costs(given: CouponOffer, *items: Item) -> int:
    lines = [Line(number, item) for number, item in enumerate(items, start=1)]
    coupons = (Coupon(id="8110:x", offer=given),)
    shopper = shopper_with(coupons, "2026-11-22T10:00")
    return price_basket(lines, "USD", book_for(BOOK, coupons), shopper).to_pay.minor


CENTS, UNITS = SaveAs.CENTS, Requirement.UNITS
TABLE = [
    # the offer, goods, what they cost (chips are 0.49 off in the store anyway)
    (offer(25, CENTS, 1, UNITS), (COLA,), 174),
    (offer(25, CENTS, 1, UNITS), (COLA, COLA), 174 + 199),
    (offer(25, CENTS, 1, UNITS), (MILK,), 129),
    (offer(25, CENTS, 1, UNITS), (CHIPS,), 349 - 49 - 25),
    (offer(50, CENTS, 3, UNITS), (COLA, COLA), 2 * 199),
    (offer(50, CENTS, 3, UNITS), (COLA, COLA, COLA), 3 * 199 - 50),
    (offer(10, SaveAs.PERCENT, 1, UNITS), (COLA,), 179),
    (offer(100, CENTS, 500, Requirement.GOODS), (COLA, MILK, MILK, MILK), 199 + 3 * 129),
    (offer(100, CENTS, 500, Requirement.GOODS), (COLA, COLA, COLA), 3 * 199 - 100),
    (offer(100, SaveAs.CENTS_OFF_BASKET, 500, Requirement.BASKET), (MILK, MILK, MILK, MILK), 416),
    (offer(100, CENTS, 500, Requirement.BASKET), (MILK,), 129),
    (offer(25, CENTS, 1, UNITS, company="614141"), (COLA,), 174),  # as a UPC-A has it, without the zero
]


@pytest.mark.parametrize(("given", "goods", "cents"), TABLE)
def test_a_plain_offer_takes_off_what_it_says(given: CouponOffer, goods: tuple[Item, ...], cents: int) -> None:
    assert costs(given, *goods) == cents


@pytest.mark.parametrize(
    "given",
    [
        offer(0, SaveAs.FREE, 1, UNITS),
        offer(1, SaveAs.FREE_UNITS, 2, UNITS),
        offer(10, SaveAs.PERCENT, 2, UNITS),
        offer(101, SaveAs.PERCENT, 1, UNITS),
        offer(50, CENTS, 21, UNITS),
        offer(50, CENTS, 0, UNITS),
        offer(50, CENTS, 1, Requirement.POUNDS),
        offer(50, CENTS, 1, Requirement.CASHIER),
        offer(50, SaveAs.CENTS_OFF_BASKET, 1, UNITS),
        offer(50, CENTS, 1, UNITS, retailer="0614141000005"),
        offer(50, CENTS, 1, UNITS, store_coupon=1),
        offer(50, CENTS, 1, UNITS, applies_to=1),
        offer(50, CENTS, 1, UNITS, others=(TWO_OFF.primary,)),
        replace(TWO_OFF, primary=replace(TWO_OFF.primary, family="120")),
    ],
)
def test_anything_else_wants_a_person(given: CouponOffer) -> None:
    assert carried_rule("8110:x", given, "USD") is None
    assert rules_of(Coupon(id="8110:x", offer=given), BOOK) == ()


def test_its_cents_are_no_euro_cents() -> None:
    assert carried_rule("8110:x", TWO_OFF, "EUR") is None
    assert carried_rule("8110:x", TWO_OFF, "CAD") is not None


def test_a_rule_of_the_store_goes_before_what_a_coupon_says_of_itself() -> None:
    assert coupon_ids(BOOK) == {"M20"}
    [rule] = rules_of(Coupon(id="M20", offer=TWO_OFF), BOOK)
    assert rule.id == "milk-coupon"
    named = (Coupon(id="M20", offer=TWO_OFF),)
    lines = [Line(1, MILK), Line(2, COLA)]
    pricing = price_basket(lines, "USD", book_for(BOOK, named), shopper_with(named, "2026-11-22"))
    assert (pricing.to_pay.minor, saved_by(named[0], pricing, BOOK).minor) == (109 + 199, 20)


def test_without_coupons_of_their_own_the_rules_are_the_very_same() -> None:
    assert book_for(BOOK, (Coupon(id="M20"),)) is BOOK
