"""What of a day is most unlike the usual, found among lanes, figures and hours."""

from __future__ import annotations

import random
from datetime import timedelta

from server.actions.lately import Need, Seen
from server.experience.unusual import What, of_seconds, of_share, unusual
from tests.server.actions.shop_day import NOON, need, seen

LANES, HOURS = "123", range(9, 15)


def day(slow: str = "", since: int = 12, times: float = 4.0, each: int = 12) -> list[Seen]:
    """Each lane weighs `each` times an hour, about five seconds; lane `slow` so many times that from `since` on."""
    chance, visits = random.Random(7), []
    for hour in HOURS:
        for lane in LANES:
            long = times if lane == slow and hour >= since else 1.0
            for place in range(each):
                at = NOON + timedelta(hours=hour - 12, minutes=3 + 4 * place)
                steps = {"weigh": long * chance.lognormvariate(1.6, 0.35), "pay": chance.lognormvariate(3, 0.3)}
                visits.append(seen(lane, at, steps=steps, tried=[("card", chance.random() > 0.03)]))
    return visits


def test_weighing_at_lane_3_since_noon_comes_first_with_intervals_beside_the_others_and_the_morning() -> None:
    [first, *_] = unusual(day(slow="3"))
    assert (first.what, first.lane, first.subject) == (What.SLOW, "3", "weigh")
    assert (first.from_hour, first.to_hour) == (12, 14)
    assert first.before is not None
    assert first.others is not None
    assert first.here.low > 2 * max(first.before.high, first.others.high)


def test_on_an_ordinary_day_nothing_is_told() -> None:
    assert unusual(day()) == []


def test_what_all_lanes_have_is_no_news_of_one() -> None:
    visits = [one for lane in LANES for one in day(slow=lane) if one.lane == lane]
    assert unusual(visits) == []


def test_who_leaves_at_the_scale_and_cards_that_fail_are_told_as_shares() -> None:
    visits = day()
    left = [seen("3", NOON + timedelta(minutes=place), paid=False, left_step="weigh") for place in range(10)]
    failed = [seen("1", NOON + timedelta(minutes=place), tried=[("card", False)]) for place in range(12)]
    found = {(one.what, one.lane, one.subject) for one in unusual([*visits, *left, *failed])}
    assert {(What.LEFT, "3", "weigh"), (What.FAILED, "1", "card")} <= found


def test_calls_of_the_bags_of_one_lane_stand_out() -> None:
    called: list[Need] = [need("other_item")]
    calls = [seen("2", NOON + timedelta(minutes=4 * place), needs=called) for place in range(8)]
    [first, *_] = unusual([*day(), *calls])
    assert (first.what, first.lane, first.subject) == (What.NEEDED, "2", "other_item")


def test_a_range_holds_its_figure_and_a_few_cases_say_little() -> None:
    assert of_seconds([5.0, 5.0]).low < 4 < 6 < of_seconds([5.0, 5.0]).high
    assert of_share([1.0, 0.0, 0.0, 0.0]).value == 0.25
