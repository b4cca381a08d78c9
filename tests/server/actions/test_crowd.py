"""How full the store is, from what came lately."""

import pytest

from server.actions.crowd import TURN_S, USUAL_VISIT, Busy, comes_at, crowd, level_of, service_of
from tests.server.actions.shop_day import NOON, minutes, seen

HOURS = {(NOON.weekday(), hour): 40.0 for hour in range(8, 20)}


def test_a_quiet_store_has_no_wait_and_no_line() -> None:
    visits = [seen(str(place % 4), NOON - minutes(7 * place)) for place in range(6)]
    found = crowd(visits, [], 4, {}, {}, NOON)
    assert found.now_s < 1
    assert len(found.waits) == 7


def test_the_same_crowd_waits_longer_with_fewer_lanes() -> None:
    visits = [seen(str(place % 3), NOON - minutes(0.7 * place)) for place in range(40)]
    waits = [crowd(visits, [], lanes, {}, {}, NOON).now_s for lanes in (2, 3, 4, 6)]
    assert waits == sorted(waits, reverse=True)
    assert waits[0] > 60 > waits[-1]


def test_a_rush_at_full_lanes_leaves_a_line_that_no_lane_has_seen() -> None:
    """Three lanes begin all they can; twice as many were to come."""
    visits = [seen(str(lane), NOON - minutes(2.2 * place)) for lane in range(3) for place in range(14)]
    began = len(visits) / 0.5  # an hour
    rush = {**HOURS, (NOON.weekday(), 11): 2 * began, (NOON.weekday(), 12): 2 * began}
    seen_only, known = (crowd(visits, [], 3, hours, {}, NOON) for hours in ({}, rush))
    assert known.waits[0].line > 10
    assert known.now_s > 2 * seen_only.now_s


def test_today_is_held_against_the_usual_by_the_hours_that_are_over() -> None:
    assert level_of(HOURS, {8: 60, 9: 60, 12: 3}, NOON) == pytest.approx(1.5)
    assert level_of({}, {8: 60}, NOON) == 1.0
    assert comes_at(HOURS, 1.5, NOON, 0.0) == pytest.approx(60 / 3600)
    assert comes_at({}, 1.5, NOON, 0.007) == 0.007


def test_a_visits_time_is_that_of_the_last_ones_and_what_passes_between_two() -> None:
    assert service_of([seen() for _ in range(5)]).mean_s == 120 + TURN_S
    assert service_of([seen()]) == USUAL_VISIT


def test_who_is_being_served_counts_though_the_visit_has_not_ended() -> None:
    busy = [Busy(lane=str(lane), since=NOON - minutes(3)) for lane in range(4)]
    assert crowd([], busy, 4, {}, {}, NOON).came == 4
