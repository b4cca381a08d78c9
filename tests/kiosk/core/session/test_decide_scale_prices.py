"""A scale that computes prices: its total is the line's price, and a total that cannot be right sells nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.session.decide.scale_prices import OUT_OF_ORDER, is_right
from kiosk.core.session.effects import AskScale
from kiosk.core.session.facts import LineAdded
from kiosk.core.session.inputs import (
    AddWeighedTouched,
    BackTouched,
    Device,
    DeviceLost,
    Load,
    ScalePriced,
    ScaleShowed,
    ScaleUnpriced,
    TareTouched,
)
from kiosk.core.session.notes import Say
from kiosk.core.session.price_notes import PriceWish, Unpriced
from kiosk.core.session.state import Screen
from kiosk.core.values import Money, ScaleTotal, Weighing
from tests.shop import APPLES, BANANAS, MILK, POLICY, Shop

PRICING = replace(POLICY, scale_prices=True)
UNIT = APPLES.price


def counter() -> Shop:
    """A lane whose scale computes prices; milk is in the basket."""
    return Shop(policy=PRICING).opens().scans(MILK)


def priced(wish: int = 1, net_g: int = 845, total_minor: int = 236) -> ScalePriced:
    return ScalePriced(wish, net_g, APPLES.tare_g, APPLES.price.minor, total_minor)


def asked(shop: Shop) -> list[PriceWish | None]:
    return [effect.wish for effect in shop.effects if isinstance(effect, AskScale)]


def says(shop: Shop) -> Say | None:
    return shop.state.message.say if shop.state.message else None


def sold(shop: Shop) -> list[int]:
    return [fact.line.shelf.minor for fact in shop.happened(LineAdded) if fact.line.weighing]


def test_the_scale_is_told_the_price_of_what_is_to_be_weighed_and_nothing_before_or_after() -> None:
    shop = counter()
    assert asked(shop) == []
    shop.picks(APPLES)
    assert asked(shop) == [PriceWish(1, UNIT, 10)]
    shop.does(BackTouched())
    assert asked(shop) == [PriceWish(1, UNIT, 10), None]


@pytest.mark.parametrize("total_minor", [235, 236])
def test_the_line_costs_what_the_scale_says_however_it_rounded(total_minor: int) -> None:
    shop = counter().picks(APPLES).does(priced(total_minor=total_minor), AddWeighedTouched())  # 235.755
    assert shop.screen is Screen.BASKET
    [_, added] = shop.happened(LineAdded)
    assert added.line.weighing == Weighing(855, 10, ScaleTotal(UNIT, Money(total_minor, "EUR")))
    assert (added.pricing.lines[-1].shown.minor, shop.total) == (total_minor, 129 + total_minor)


@pytest.mark.parametrize("total_minor", [234, 237, 0, 336])
def test_a_total_that_cannot_be_right_is_a_fault_of_the_scale_and_no_sale(total_minor: int) -> None:
    shop = counter().picks(APPLES).does(priced(total_minor=total_minor), AddWeighedTouched())
    assert (shop.screen, says(shop), sold(shop)) == (Screen.WEIGH, Say.NO_SCALE_PRICE, [])
    assert shop.state.troubles == {Device.SCALE: OUT_OF_ORDER}


def test_a_scale_that_reckons_right_again_is_well_again() -> None:
    shop = counter().picks(APPLES).does(priced(total_minor=999), priced())
    assert shop.state.troubles == {}
    assert sold(shop.does(AddWeighedTouched())) == [236]


def test_a_scale_that_is_away_is_not_well_for_a_price_that_came_before() -> None:
    shop = counter().picks(APPLES).does(DeviceLost(Device.SCALE, "silent", ""), priced())
    assert shop.state.troubles == {Device.SCALE: "silent"}


def test_one_wet_apple_is_sold_once_also_where_the_same_goods_come_next() -> None:
    shop = counter().picks(APPLES).picks(APPLES).does(priced(), AddWeighedTouched())
    assert asked(shop) == [PriceWish(1, UNIT, 10), PriceWish(2, UNIT, 10)]
    shop.does(priced(), AddWeighedTouched())  # told of the first wish, and came late
    assert (sold(shop), says(shop)) == ([236], Say.NOT_STEADY)
    shop.does(ScaleUnpriced(2, Unpriced.UNMOVED), AddWeighedTouched())
    assert (sold(shop), says(shop)) == ([236], Say.LIFT_AGAIN)
    shop.does(ScaleShowed(Load.STABLE, 0, at_zero=True))
    assert says(shop) is Say.LIFT_AGAIN
    shop.does(priced(2, 500, 140))
    assert says(shop) is None
    assert sold(shop.does(AddWeighedTouched())) == [236, 140]


@pytest.mark.parametrize(
    ("showed", "said"),
    [
        (ScaleShowed(Load.SETTLING), Say.NOT_STEADY),
        (ScaleShowed(Load.OVERLOAD), Say.TOO_HEAVY),
        (ScaleShowed(Load.UNDER_ZERO), Say.TOO_LIGHT),  # less than its packing lies there
        (ScaleShowed(Load.STABLE, 0, at_zero=True), Say.TOO_LIGHT),
        (ScaleShowed(Load.MISSING), Say.NOT_STEADY),
        (ScaleUnpriced(1, Unpriced.REFUSED), Say.NO_SCALE_PRICE),
        (ScaleUnpriced(1, Unpriced.AWAY), Say.NOT_STEADY),
        (priced(net_g=90, total_minor=25), Say.TOO_LIGHT),
        (priced(net_g=15_000, total_minor=4_185), Say.TOO_HEAVY),
    ],
)
def test_what_the_scale_showed_before_is_worth_nothing_once_it_shows_something_else(
    showed: ScaleShowed | ScalePriced | ScaleUnpriced, said: Say
) -> None:
    shop = counter().picks(APPLES).does(priced(), showed, AddWeighedTouched())
    assert (sold(shop), says(shop)) == ([], said)


def test_another_packing_is_another_wish_and_less_of_it_only_on_an_empty_scale() -> None:
    shop = counter().picks(APPLES).does(priced(), TareTouched(30))
    assert asked(shop)[-1] == PriceWish(2, UNIT, 30)
    shop.does(priced(), AddWeighedTouched())
    assert sold(shop) == []
    shop.does(TareTouched(0))
    assert says(shop) is Say.CLEAR_SCALE
    shop.does(ScaleShowed(Load.UNDER_ZERO), TareTouched(0))
    assert asked(shop)[-1] == PriceWish(3, UNIT, 0)


def test_at_a_price_that_staff_set_it_costs_what_weight_and_price_come_to() -> None:
    shop = counter().picks(APPLES).does(priced(total_minor=235), AddWeighedTouched())
    [_, added] = shop.happened(LineAdded)
    assert replace(added.line, override=Money(100, "EUR")).shelf.minor == 85
    assert replace(added.line, override=UNIT).shelf.minor == 235


def test_a_power_cut_leaves_the_total_of_the_scale_as_it_was() -> None:
    shop = counter().picks(APPLES).does(priced(total_minor=235), AddWeighedTouched()).loses_power()
    assert shop.total == 129 + 235
    shop.picks(BANANAS)
    assert asked(shop) == [PriceWish(1, BANANAS.price, 10)]


def test_a_scale_that_weighs_only_is_never_asked_for_a_price() -> None:
    assert asked(Shop().opens().scans(MILK).weighs(APPLES, 855)) == []


@given(net_g=st.integers(1, 15_000), unit=st.integers(1, 99_999), off=st.integers(-3, 3))
def test_a_total_is_right_within_a_minor_unit_of_the_product(net_g: int, unit: int, off: int) -> None:
    wish = PriceWish(1, Money(unit, "EUR"), 0)
    down = net_g * unit // 1000
    whole = down * 1000 == net_g * unit
    right = is_right(ScalePriced(1, net_g, 0, unit, down + off), wish)
    assert right == (off == 0 or (off == 1 and not whole))
    assert not is_right(ScalePriced(1, net_g, 0, unit + 1, down), wish)
    assert not is_right(ScalePriced(1, net_g, 5, unit, down), wish)
