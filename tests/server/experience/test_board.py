"""All figures of the page at once: what is chosen, what was before, and day by day."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy.engine import Engine

from server.experience.board import LATELY_DAYS, TREND_DAYS, board
from server.experience.cards import cards
from server.experience.chosen import By, Chosen
from server.experience.figures import Share
from server.experience.queries import ALL, Queries
from server.experience.running import Runs
from server.standing.book import Standings
from tests.server.experience.boards import room_words
from tests.server.experience.visits import DAYS, by_chance, fill, tap, visit

NOW = datetime.fromisoformat("2026-11-22T21:00:00+01:00")
TODAY = Chosen(first=DAYS[-1], last=DAYS[-1])


def runs(engine: Engine) -> Runs:
    return Runs(engine, Standings(engine, lambda: NOW, ("1", "2", "4")))


def test_each_period_has_its_own_figures(engine: Engine) -> None:
    shop = by_chance(3, 300)
    fill(engine, shop.all())
    found = board(Queries(engine), runs(engine), TODAY, NOW)
    sales = {day: sum(one.day == day and one.outcome == "paid" for one in shop.visits) for day in DAYS}
    assert found.now.visits.paid == sales[DAYS[-1]]
    assert found.before.visits.paid == sales[DAYS[-2]]
    assert {day: one.visits.paid for day, one in found.lately.items() if one.visits.paid} == sales
    assert (len(found.lately), len(found.trend)) == (LATELY_DAYS, TREND_DAYS)
    assert found.lately[DAYS[-1]] == found.now
    needs = sum(one.day == DAYS[-1] for one in shop.needs)
    assert found.now.interventions == Share(needs, sales[DAYS[-1]])
    assert found.now.response.part == sum(one.count for one in found.hours.values())
    assert sum(one.times for one in found.needs) == needs
    assert found.self_corrected.whole == sum(one.day == DAYS[-1] for one in shop.nudges)


def test_all_of_a_board_is_of_one_moment(engine: Engine) -> None:
    fill(engine, [visit(1)])
    with Queries(engine).together() as queries:
        assert queries.visits(TODAY)[ALL].paid == 1
        fill(engine, [visit(2)])
        assert queries.visits(TODAY)[ALL].paid == 1
    assert Queries(engine).visits(TODAY)[ALL].paid == 2


def test_a_week_is_compared_with_the_one_before(engine: Engine) -> None:
    fill(engine, [visit(1), visit(2, "2026-11-16"), visit(3, "2026-11-15"), visit(4, "2026-11-08")])
    week = board(Queries(engine), runs(engine), TODAY.lately(7), NOW)
    assert (week.now.visits.paid, week.before.visits.paid) == (2, 1)


def test_an_empty_store_has_a_board(engine: Engine) -> None:
    found = board(Queries(engine), runs(engine), TODAY, NOW)
    assert found.now == found.before
    assert (found.now.visits.paid, found.now.taps.count, found.now.interventions.value) == (0, 0, None)
    assert not any(one.count for one in found.trend.values())


def test_taps_without_a_visit_are_there_too(engine: Engine) -> None:
    fill(engine, [tap("a" * 32, f"{DAYS[-1]}T10", 5), visit(1, DAYS[-2])])
    found = board(Queries(engine), runs(engine), TODAY, NOW)
    assert found.now.taps.count == 1
    assert found.now.visits.paid == 0
    assert found.before.visits.paid == 1


def test_of_shoppers_with_large_letters_there_are_no_taps_for_a_tap_tells_of_no_screen(engine: Engine) -> None:
    fill(engine, [tap("a" * 32, f"{DAYS[-1]}T10", 5), visit(1, ease="large")])
    found = board(Queries(engine), runs(engine), replace(TODAY, ease="large"), NOW)
    assert (found.now.visits.paid, found.now.taps.count, found.now.response.value) == (1, 0, None)
    assert not any(one.count for one in (*found.trend.values(), *found.hours.values()))
    told = {one.key: one for one in cards(found, room_words())}
    assert [(told[key].value, told[key].below) for key in ("csat", "net")] == [("–", "taps know no screen setting")] * 2


def test_a_store_of_three_hundred_lanes_is_told_lane_by_lane(engine: Engine) -> None:
    lanes = [str(number) for number in range(1, 301)]
    fill(engine, [visit(number, lane=lane) for number, lane in enumerate(lanes, 1)])
    assert len(Queries(engine).visits(TODAY, By.LANE)) == 300
    assert board(Queries(engine), runs(engine), TODAY, NOW).now.visits.paid == 300
