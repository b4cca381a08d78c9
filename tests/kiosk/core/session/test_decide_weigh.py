"""Weighing by the rules of OIML R 76: only a stable, in-range net weight of a load not sold before has a price."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.session.facts import LineAdded
from kiosk.core.session.inputs import AddWeighedTouched, BackTouched, Load, ScaleShowed, TareTouched
from kiosk.core.session.notes import Say, WeighView
from kiosk.core.session.state import Screen
from kiosk.core.values import Weighing
from tests.shop import APPLES, BANANAS, MILK, Shop


def says(shop: Shop) -> Say | None:
    return shop.state.message.say if shop.state.message else None


def test_an_apple_at_rest_is_sold_by_its_net_weight() -> None:
    shop = Shop().opens().scans(MILK).weighs(APPLES, 855)
    assert shop.screen is Screen.BASKET
    [_, added] = shop.happened(LineAdded)
    assert added.line.weighing == Weighing(gross_g=855, tare_g=10)
    assert added.pricing.lines[-1].shown.minor == 236  # 0.845 kg × 2.79 = 2.357…


@pytest.mark.parametrize(
    ("showed", "said"),
    [
        (ScaleShowed(Load.SETTLING), Say.NOT_STEADY),
        (ScaleShowed(Load.OVERLOAD), Say.TOO_HEAVY),
        (ScaleShowed(Load.UNDER_ZERO), Say.CLEAR_SCALE),
        (ScaleShowed(Load.MISSING), Say.NOT_STEADY),
        (ScaleShowed(Load.STABLE, 109), Say.TOO_LIGHT),
        (ScaleShowed(Load.STABLE, 15_005), Say.TOO_HEAVY),
    ],
)
def test_a_load_without_a_legal_weight_has_no_price(showed: ScaleShowed, said: Say) -> None:
    shop = Shop().opens().scans(MILK).picks(APPLES).does(showed, AddWeighedTouched())
    assert shop.screen is Screen.WEIGH
    assert says(shop) is said
    assert shop.total == 129


def test_a_wet_apple_is_weighed_twice_and_sold_once() -> None:
    shop = Shop().opens().scans(MILK).picks(APPLES).puts_on_scale(505).does(AddWeighedTouched())
    shop.picks(APPLES).does(AddWeighedTouched())
    assert says(shop) is Say.CLEAR_SCALE
    assert len(shop.happened(LineAdded)) == 2
    shop.puts_on_scale(0).puts_on_scale(510).does(AddWeighedTouched())
    assert len(shop.happened(LineAdded)) == 3


def test_after_a_power_cut_the_scale_must_be_seen_empty_first() -> None:
    shop = Shop().opens().scans(MILK).picks(APPLES).puts_on_scale(505).does(AddWeighedTouched()).loses_power()
    shop.picks(BANANAS).does(ScaleShowed(Load.STABLE, 505), AddWeighedTouched())
    assert says(shop) is Say.CLEAR_SCALE


def test_tare_may_be_raised_but_lowered_only_on_an_empty_scale() -> None:
    shop = Shop().opens().scans(MILK).picks(APPLES).puts_on_scale(505).does(TareTouched(30))
    assert shop.state.view == WeighView(APPLES, 30)
    shop.does(TareTouched(0))
    assert shop.state.view == WeighView(APPLES, 30)
    assert says(shop) is Say.CLEAR_SCALE
    shop.puts_on_scale(0)
    assert says(shop) is None
    shop.does(TareTouched(0))
    assert shop.state.view == WeighView(APPLES, 0)


def test_two_weighed_items_queue_and_back_leads_to_the_next() -> None:
    shop = Shop().opens().scans(MILK).picks(APPLES).picks(BANANAS)
    assert shop.state.view == WeighView(APPLES, 10, (BANANAS,))
    shop.does(BackTouched())
    assert shop.state.view == WeighView(BANANAS, 10)
    shop.does(BackTouched())
    assert shop.screen is Screen.BASKET


@given(grams=st.integers(0, 20_000), tare=st.integers(0, 500))
def test_whatever_lies_there_only_min_to_max_is_sold_and_the_price_is_the_rounded_product(
    grams: int, tare: int
) -> None:
    shop = Shop().opens().scans(MILK).picks(APPLES).does(TareTouched(max(tare, 10)))
    shop.puts_on_scale(grams).does(AddWeighedTouched())
    net = grams - max(tare, 10)
    sold = [fact for fact in shop.happened(LineAdded) if fact.line.weighing]
    if net < 100 or grams > 15_000:
        assert not sold
    else:
        assert sold[0].line.shelf.minor == int(net * 279 / 1000 + 0.5)
