import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.bagging.learned import Learned
from kiosk.core.bagging.weights import (
    Weight,
    kind_spread,
    labelled,
    load_of,
    new_packaging_of,
    piece_of,
    total,
)
from tests.kiosk.core.bagging.bag import BREAD, MANGO


@given(st.floats(10, 5_000), st.floats(2, 200), st.floats(3, 30))
def test_a_density_adds_up_to_one(mean, spread, dof) -> None:
    weight = Weight(mean, spread, dof)
    step = spread / 5
    assert math.isclose(sum(weight.density(mean + n * step) * step for n in range(-150, 151)), 1, rel_tol=0.02)


def test_a_new_item_weighs_what_the_catalogue_says_within_reason() -> None:
    bread = piece_of(BREAD)
    assert bread.mean_g == BREAD.weight_g
    assert 0.05 < bread.sd_g / bread.mean_g < 0.09


def test_loose_goods_vary_more_than_packed_ones() -> None:
    assert piece_of(MANGO).sd_g / MANGO.weight_g > 3 * piece_of(BREAD).sd_g / BREAD.weight_g


def test_an_item_nobody_knows_may_weigh_anything() -> None:
    unknown = piece_of(replace(BREAD, weight_g=0))
    assert unknown.density(100) > 0.1 * unknown.density(350) < 10 * unknown.density(700)


def test_what_was_learned_counts_for_an_item_without_a_catalogue_weight() -> None:
    learned = Learned(count=20, mean_g=812, spread_g=9)
    assert abs(piece_of(replace(BREAD, weight_g=0), learned).mean_g - 812) < 1


@given(st.integers(2, 500))
def test_the_more_was_put_down_the_surer_the_lane_is(count) -> None:
    fewer = piece_of(BREAD, Learned(count=count, mean_g=540, spread_g=8))
    more = piece_of(BREAD, Learned(count=2 * count, mean_g=540, spread_g=8))
    assert more.sd_g <= fewer.sd_g
    assert abs(more.mean_g - 540) <= abs(fewer.mean_g - 540)


def test_items_that_are_all_alike_may_come_from_another_batch() -> None:
    assert piece_of(BREAD, Learned(count=500, mean_g=500, spread_g=0)).sd_g >= 6


def test_kinds_of_goods_vary_as_their_items_did() -> None:
    assert kind_spread([], loose=False) == 0.03
    assert kind_spread([(50, 0.10)] * 10, loose=False) == pytest.approx(0.098, abs=0.003)
    assert kind_spread([(1, 0.9)], loose=True) == 0.18


def test_several_at_once_are_as_uncertain_as_all_of_them() -> None:
    two = total([Weight(500, 30, 8), Weight(200, 40, 4)])
    assert two == Weight(700, 50, 4)


def test_weighed_goods_are_known_but_for_their_packing() -> None:
    assert load_of(830).mean_g == 830
    assert load_of(830).sd_g < 10
    assert labelled(400).mean_g > 400


def test_a_new_packaging_has_a_weight_of_its_own() -> None:
    assert new_packaging_of(None) is None
    assert new_packaging_of(Learned(count=9, mean_g=500, spread_g=5)) is None
    assert new_packaging_of(Learned(count=9, mean_g=500, spread_g=5, new_g=440)).mean_g == 440
