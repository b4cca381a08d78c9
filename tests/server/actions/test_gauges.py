"""Each figure, from visits of one shop."""

from math import log

import pytest

from server.actions.chance import Usual
from server.actions.gauges import (
    BAGS,
    cases,
    faces,
    false_alarms,
    figure,
    give_ups,
    help_wait,
    needs,
    payments,
    slow_steps,
)
from server.actions.lately import Lately, Seen, Taps
from server.actions.reading import Cause, Reading
from server.actions.rules import Gauge, load_rules
from tests.server.actions.shop_day import NOON, minutes, need, seen

RULES = load_rules().of
USUAL = {(lane, "weigh"): Usual(count=60, mean=log(7), spread=0.35) for lane in "1234"}


def shop(visits: list[Seen], taps: list[Taps] | None = None) -> Lately:
    return Lately(since=NOON - minutes(180), until=NOON, visits=visits, taps=taps or [])


def weighs(lane: str, *seconds: float) -> list[Seen]:
    """Visits within the last minutes, one after the other."""
    return [seen(lane, NOON - minutes(place), steps={"weigh": one}) for place, one in enumerate(seconds)]


def only(readings: object, lane: str = "") -> Reading:
    [found] = [one for one in readings if one.cause.lane == lane]  # type: ignore[attr-defined]
    return found


def test_weighing_at_lane_3_takes_three_times_as_long_and_surely_more_than_half_again() -> None:
    readings = list(slow_steps(shop([*weighs("3", 20, 22, 21), *weighs("1", 7, 6)]), RULES[Gauge.SLOW_STEP], USUAL))
    slow = only(readings, "3")
    assert slow.value == pytest.approx(3.0, rel=0.01)
    assert slow.at_least > RULES[Gauge.SLOW_STEP].raise_at
    assert (slow.count, slow.usual) == (3, pytest.approx(7.0))
    assert only(readings, "1").at_least < 1


def test_where_all_lanes_are_slow_no_one_lane_is_to_blame() -> None:
    visits = [*weighs("3", 20, 22, 21), *weighs("1", 20, 22), *weighs("2", 21, 19)]
    assert only(slow_steps(shop(visits), RULES[Gauge.SLOW_STEP], USUAL), "3").value == pytest.approx(1.0, abs=0.1)


def test_a_new_lane_is_held_against_what_is_usual_elsewhere_and_against_nothing_where_that_is_not_known() -> None:
    visits = weighs("9", 20, 22, 21)
    everywhere = {("", "weigh"): USUAL["1", "weigh"]}
    assert only(slow_steps(shop(visits), RULES[Gauge.SLOW_STEP], everywhere), "9").value > 2
    few = {("9", "weigh"): Usual(count=3, mean=log(7), spread=0.3)}
    assert list(slow_steps(shop(visits), RULES[Gauge.SLOW_STEP], few)) == []


def test_what_ended_before_the_window_does_not_count() -> None:
    old = [seen("3", NOON - minutes(16), steps={"weigh": 30.0})]
    assert list(slow_steps(shop(old), RULES[Gauge.SLOW_STEP], USUAL)) == []


def test_the_wait_for_help_is_the_median_of_what_was_answered() -> None:
    visits = [seen(needs=[need(waited_s=waited)]) for waited in (10.0, 80.0, 90.0, 100.0, 400.0)]
    found = only(help_wait(shop([*visits, seen(needs=[need(waited_s=None)])]), RULES[Gauge.HELP_WAIT]))
    assert (found.value, found.at_least, found.count) == (90.0, 10.0, 5)


def test_who_waits_now_counts_as_long_as_they_have_waited() -> None:
    found = only(help_wait(shop([]), RULES[Gauge.HELP_WAIT], [200.0] * 8))
    assert (found.value, found.count) == (200.0, 8)
    assert found.at_least > RULES[Gauge.HELP_WAIT].raise_at


def test_who_touched_start_and_cancel_gave_nothing_up() -> None:
    visits = [seen(paid=False, left_step="scan", counts=False) for _ in range(10)]
    assert list(give_ups(shop([*visits, seen()]), RULES[Gauge.GIVE_UP])) == []
    assert cases(Cause(Gauge.GIVE_UP, "3", "scan"), shop([*visits, seen()])) == [0.0]


def test_payments_are_counted_by_lane_and_kind() -> None:
    visits = [seen(tried=[("card", False), ("card", True), ("cash", True)]) for _ in range(10)]
    found = {one.cause.subject: one for one in payments(shop(visits), RULES[Gauge.PAYMENTS])}
    assert found["card"].value == 0.5
    assert found["card"].at_least > RULES[Gauge.PAYMENTS].raise_at
    assert found["cash"].value == 0.0


def test_giving_up_at_weighing_counts_beside_who_came_to_weigh() -> None:
    left = [seen(paid=False, left_step="weigh") for _ in range(3)]
    weighed = [seen(steps={"weigh": 7.0}) for _ in range(3)]
    others = [seen() for _ in range(10)]
    found = only(give_ups(shop([*left, *weighed, *others]), RULES[Gauge.GIVE_UP]), "3")
    assert (found.cause.subject, found.value, found.count) == ("weigh", 0.5, 6)


def test_an_item_is_counted_for_the_store_and_a_kind_for_its_lane() -> None:
    stopped = [seen(lane, needs=[need("other_item", item="milk")]) for lane in ("1", "2", "1", "2")]
    fine = [seen(lane, needs=[need("age")]) for lane in ("1", "2", "1", "2")]
    found = {one.cause: one.value for one in needs(shop([*stopped, *fine]), RULES[Gauge.NEEDS])}
    assert found == {
        Cause(Gauge.NEEDS, "", "milk"): 0.5,
        Cause(Gauge.NEEDS, "1", "other_item"): 0.5,
        Cause(Gauge.NEEDS, "2", "other_item"): 0.5,
    }


def test_false_alarms_are_those_that_were_fine() -> None:
    visits = [seen(needs=[need(answer=answer)]) for answer in ("fine", "fine", "fine", "refused", "")]
    found = only(false_alarms(shop(visits), RULES[Gauge.FALSE_ALARMS]), "3")
    assert (found.value, found.count) == (0.75, 4)
    assert "age" not in BAGS


def test_faces_are_those_that_are_not_good_of_the_lane_and_of_the_store() -> None:
    hour = NOON.isoformat()[:13]
    taps = [Taps(lane="1", hour=hour, count=20, good=19), Taps(lane="3", hour=hour, count=10, good=3)]
    found = {one.cause.lane: one for one in faces(shop([], taps), RULES[Gauge.FACES])}
    assert (found[""].value, found["3"].value, found["1"].value) == (pytest.approx(8 / 30), 0.7, 0.05)
    assert found["3"].at_least > RULES[Gauge.FACES].raise_at


@pytest.mark.parametrize(
    ("cause", "told"),
    [
        (Cause(Gauge.SLOW_STEP, "3", "weigh"), [20.0]),
        (Cause(Gauge.HELP_WAIT), [20.0]),
        (Cause(Gauge.PAYMENTS, "3", "card"), [1.0]),
        (Cause(Gauge.GIVE_UP, "3", "weigh"), [0.0, 1.0]),
        (Cause(Gauge.NEEDS, "3", "extra"), [1.0, 0.0]),
        (Cause(Gauge.FALSE_ALARMS, "3"), [1.0]),
        (Cause(Gauge.FACES, "3"), [0.0, 1.0, 1.0]),
        (Cause(Gauge.SILENT, "3"), []),
    ],
)
def test_the_cases_behind_each_figure(cause: Cause, told: list[float]) -> None:
    one = seen(steps={"weigh": 20.0}, needs=[need()], tried=[("card", False)])
    visits = [one, seen(paid=False, left_step="weigh"), seen("1")]
    taps = [Taps(lane="3", hour="2026-11-27T11", count=3, good=1)]
    found = cases(cause, shop(visits, taps))
    assert [it for it in found if cause.lane] == (told if cause.lane else [])
    assert found == told
    if found:
        assert 0 <= figure(cause, found) <= 20
