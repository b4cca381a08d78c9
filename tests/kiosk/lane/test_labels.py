"""Labels from the store's own scale, read as the store's region or its own pattern has them, become lines."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from kiosk.core.items import Item, Unit
from kiosk.core.pricing import Label
from kiosk.core.pricing.coupons import Coupon
from kiosk.core.session.inputs import (
    CountScanned,
    CouponScanned,
    Input,
    LabelScanned,
    UnknownScanned,
    UnreadableScanned,
)
from kiosk.core.values import Money
from kiosk.lane.inputs import InputReader
from tests.shop import POLICY, Shop, item

TODAY = datetime.date(2026, 11, 23)
GOUDA = item("02812340000002", "Gouda from the counter", 1290, unit=Unit.KG)
CHICKEN = item("02212350000007", "Roast chicken", 749)
ROLLS = item("02512360000005", "Bread rolls, bag", 33)
HAM = item("02112340000003", "Ham", 990, unit=Unit.KG)
GOODS = {one.key: one for one in (GOUDA, CHICKEN, ROLLS, HAM)}


class Shelf:
    def find(self, key: str, at: str = "") -> Item | None:
        return GOODS.get(key)


def scanned(code: str, pattern: str = "") -> Input:
    return InputReader(Shelf(), replace(POLICY, pattern=pattern), lambda: TODAY).code("]E0", code)


@pytest.mark.parametrize(
    ("code", "what"),
    [
        ("2812346005001", LabelScanned(GOUDA.key, GOUDA, Label(net_g=500))),
        ("2212356005006", LabelScanned(CHICKEN.key, CHICKEN, Label(Money(500, "EUR")))),
        ("2512362000065", CountScanned(ROLLS.key, ROLLS, 6)),
        ("2812340000002", UnknownScanned("")),
        ("2912346005008", UnknownScanned("")),
        ("2812346005002", UnreadableScanned()),
    ],
    ids=["weight", "price", "count", "a label that says nothing", "an item that is not sold here", "a smudged digit"],
)
def test_a_german_label_says_what_it_says(code: str, what: Input) -> None:
    assert scanned(code) == what


def test_the_stores_own_pattern_goes_before_the_regions() -> None:
    assert scanned("2112340123450", pattern="21IIIIWWWWWWX") == LabelScanned(HAM.key, HAM, Label(net_g=12345))


def test_a_coupon_is_not_called_unknown() -> None:
    assert scanned("9812345678902") == CouponScanned(Coupon(id="9812345678902"))


def test_two_packs_with_the_same_label_are_two_lines_and_a_bag_of_six_counts_six() -> None:
    label = LabelScanned(GOUDA.key, GOUDA, Label(net_g=500))
    shop = Shop().opens().does(label, label, CountScanned(ROLLS.key, ROLLS, 6))
    assert shop.state.session is not None
    lines = shop.state.session.lines
    assert [line.shelf.minor for line in lines] == [645, 645, 198]
    assert [line.pieces for line in lines] == [1, 1, 6]
    assert shop.state.session.pricing.to_pay == Money(1488, "EUR")


def test_a_label_needs_no_scale_and_leaves_its_load_alone() -> None:
    shop = Shop().opens().puts_on_scale(500).does(LabelScanned(GOUDA.key, GOUDA, Label(net_g=500)))
    assert shop.state.zeroed
