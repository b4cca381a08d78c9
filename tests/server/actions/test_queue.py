"""The estimate of the wait, against what is known of lines and against a small shop that is played out."""

import heapq
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.actions.queue import BIN_S, NEVER_S, STEADY, Service, forecast, held_back, settled_wait_s, waits_at_all

lanes = st.integers(1, 12)
loads = st.floats(0.0, 0.94)


def played_wait_s(per_s: float, service: Service, lanes: int, seed: int, shoppers: int = 200_000) -> float:
    """The mean wait of a shop where people come by chance and take whichever lane is free first."""
    chance = Random(seed)
    free = [0.0] * lanes
    now, waited = 0.0, 0.0
    shape = 1 / service.spread
    for _ in range(shoppers):
        now += chance.expovariate(per_s)
        starts = max(now, heapq.heappop(free))
        waited += starts - now
        heapq.heappush(free, starts + chance.gammavariate(shape, service.mean_s / shape))
    return waited / shoppers


def test_erlangs_c_as_published() -> None:
    assert waits_at_all(0.8, 1) == pytest.approx(0.8)
    assert waits_at_all(2.0, 3) == pytest.approx(0.4444, abs=5e-5)
    assert waits_at_all(8.0, 10) == pytest.approx(0.4092, abs=5e-5)


@pytest.mark.parametrize("number", [1, 4, 8])
@pytest.mark.parametrize("load", [0.5, 0.8, 0.9])
@pytest.mark.parametrize("spread", [0.3, 1.0])
def test_a_shop_that_is_played_out_waits_as_estimated(number: int, load: float, spread: float) -> None:
    service = Service(mean_s=120.0, spread=spread)
    per_s = load * number / service.mean_s
    estimated = settled_wait_s(per_s, service, number)
    assert estimated == pytest.approx(played_wait_s(per_s, service, number, seed=number), rel=0.25, abs=1.5)


@given(loads, lanes)
def test_with_one_lane_more_nobody_waits_longer(load: float, number: int) -> None:
    service, per_s = Service(mean_s=100.0), load * number / 100.0
    assert settled_wait_s(per_s, service, number + 1) <= settled_wait_s(per_s, service, number) + 1e-9


@given(loads, st.floats(0.0, 0.05), lanes)
def test_the_more_come_the_longer_they_wait(load: float, more: float, number: int) -> None:
    service = Service(mean_s=100.0)
    fewer, many = load * number / 100.0, (load + more) * number / 100.0
    assert settled_wait_s(fewer, service, number) <= settled_wait_s(many, service, number) + 1e-9


@given(st.lists(st.floats(0.0, 0.5), min_size=1, max_size=6), lanes, st.floats(0.0, 50.0))
def test_a_forecast_is_never_negative_and_never_without_end(comes: list[float], number: int, line: float) -> None:
    waits = forecast(comes, Service(mean_s=110.0), number, line)
    assert len(waits) == len(comes) + 1
    assert all(0 <= one.seconds <= NEVER_S and one.line >= 0 for one in waits)


def test_when_more_come_than_the_lanes_can_do_the_line_grows_by_what_is_too_much() -> None:
    service = Service(mean_s=100.0)
    able = 4 / 100.0
    waits = forecast([1.5 * able] * 6, service, 4)
    assert waits[6].line == pytest.approx(0.5 * able * 6 * BIN_S, rel=1e-3)
    assert waits[6].seconds == pytest.approx(waits[6].line / able, rel=0.05)


def test_a_line_goes_when_fewer_come() -> None:
    waits = forecast([0.02] * 6, Service(mean_s=100.0), 4, line=20.0)
    assert waits[0].seconds > 400
    assert [one.seconds for one in waits] == sorted((one.seconds for one in waits), reverse=True)
    assert waits[-1].seconds < 15


def test_without_a_lane_who_comes_is_not_served() -> None:
    assert forecast([0.01], Service(mean_s=100.0), 0)[0].seconds == NEVER_S
    assert forecast([0.0], Service(mean_s=100.0), 0)[0].seconds == 0.0
    assert STEADY < 1


def test_who_could_not_begin_while_all_lanes_were_taken_stands_in_line() -> None:
    assert held_back([10, 10, 10], [7, 7, 7], [True, True, True]) == 9
    assert held_back([10, 10, 10], [7, 7, 7], [True, False, True]) == 3
    assert held_back([5, 5], [7, 7], [True, True]) == 0
