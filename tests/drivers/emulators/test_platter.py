from __future__ import annotations

import pytest

from drivers.emulators.platter import Platter


def loaded(weight_g: int, **more: object) -> Platter:
    platter = Platter()
    platter.set({"weight_g": weight_g, "motion": False, **more}, 0.0)
    return platter


@pytest.mark.parametrize(("weight_g", "shown_g"), [(0, 0), (1252, 1250), (1253, 1255), (-7, -5), (-8, -10)])
def test_the_load_is_shown_in_steps(weight_g: int, shown_g: int) -> None:
    assert loaded(weight_g).net_g == shown_g


def test_a_new_load_moves_for_a_while_and_then_rests() -> None:
    platter = Platter()
    platter.set({"weight_g": 1250, "settle_ms": 300}, 10.0)
    platter.ticked(10.2)
    assert platter.moves
    platter.ticked(10.3)
    assert not platter.moves
    assert platter.rest_at is None


def test_zero_takes_a_crumb_and_neither_a_melon_nor_a_moving_load_nor_a_tared_one() -> None:
    crumb = loaded(40)
    assert crumb.zero()
    assert (crumb.net_g, crumb.is_at_zero) == (0, True)
    assert not loaded(2000).zero()
    assert not loaded(40, motion=True).zero()
    assert not loaded(40, tare_g=10).zero()


def test_tare_is_taken_off_and_an_empty_platter_is_below_zero_then() -> None:
    platter = loaded(100)
    assert platter.tare()
    platter.set({"weight_g": 0, "motion": False}, 0.0)
    assert (platter.net_g, platter.is_tared) == (-100, True)
    assert not loaded(16_000).tare()


def test_limits_are_where_the_plate_says() -> None:
    assert loaded(15_005).is_over
    assert not loaded(15_000).is_over
    assert loaded(95).is_below_minimum
    assert not loaded(100).is_below_minimum


@pytest.mark.parametrize(
    "values", [{"weight": 5}, {"weight_g": "heavy"}, {"weight_g": True}, {"motion": 1}, {"e_g": 0}, {"capacity_g": -1}]
)
def test_what_a_platter_has_not_is_refused_and_changes_nothing(values: dict[str, object]) -> None:
    platter = loaded(1250)
    before = platter.state()
    with pytest.raises(ValueError):
        platter.set({"settle_ms": 5, **values}, 0.0)
    assert platter.state() == before
