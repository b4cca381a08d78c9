"""What the statements count is what one counts one by one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

import pytest
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from server.db.base import Base
from server.db.models import TapAskedRow, TapWordsRow, VisitNeedRow, VisitRow
from server.experience.chosen import PLAIN, By, Chosen
from server.experience.figures import Checks, Part, Share, Taps, spread
from server.experience.queries import ALERTS, ALL, Queries, Wait
from tests.server.experience.visits import DAYS, Shop, by_chance, fill, tap, visit

EVERYTHING = Chosen(first=DAYS[0], last=DAYS[-1])
CHOSEN = (
    EVERYTHING,
    Chosen(first=DAYS[1], last=DAYS[1]),
    Chosen(first=DAYS[0], last=DAYS[1], lane="2"),
    Chosen(first=DAYS[0], last=DAYS[2], from_hour=12, to_hour=14),
    Chosen(first=DAYS[0], last=DAYS[2], language="zh_CN"),
    Chosen(first=DAYS[0], last=DAYS[2], ease="large"),
    Chosen(first=DAYS[0], last=DAYS[2], ease=PLAIN, lane="4", from_hour=9, to_hour=18, language="en"),
)
COUNTED = 400
Row = TypeVar("Row", bound=Base)


class Counting:
    """The rows of `shop` that are `chosen`, found by looking at each."""

    def __init__(self, shop: Shop, chosen: Chosen) -> None:
        self._chosen = chosen
        self._shop = shop
        self.visits = [one for one in shop.visits if self._fits(one)]
        self.sales = [one for one in self.visits if one.outcome == "paid"]
        self.started = [one for one in self.visits if one.had_item and one.outcome != "saved"]
        self._ids = {one.id for one in self.visits}

    def of(self, rows: Iterable[Any]) -> list[Any]:
        return [one for one in rows if one.visit_id in self._ids]

    def waits(self) -> list[int]:
        """Until staff came, or the visit was over first."""
        total = {one.id: one.total_ms for one in self.visits}
        return [
            (one.first_ms if one.first_ms is not None else total[one.visit_id]) - one.raised_ms
            for one in self.of(self._shop.needs)
            if one.first_ms is not None or one.cleared_ms is None
        ]

    def taps(self) -> list[int]:
        chosen = self._chosen
        return (
            []
            if chosen.ease
            else [
                one.face
                for one in self._shop.taps
                if chosen.first <= one.hour[:10] <= chosen.last
                and chosen.from_hour <= int(one.hour[11:]) <= chosen.to_hour
                and chosen.lane in ("", one.lane)
                and chosen.language in ("", one.language)
            ]
        )

    def _fits(self, one: VisitRow) -> bool:
        chosen = self._chosen
        words = one.ease.split("+") if one.ease else [PLAIN]
        return (
            chosen.first <= one.day <= chosen.last
            and chosen.from_hour <= one.hour <= chosen.to_hour
            and chosen.lane in ("", one.lane)
            and chosen.language in ("", one.language)
            and (not chosen.ease or chosen.ease in words)
        )


@pytest.fixture
def shop(engine: Engine) -> Shop:
    made = by_chance(11, COUNTED)
    fill(engine, made.all())
    return made


def test_every_figure_is_what_counting_one_by_one_gives(engine: Engine, shop: Shop) -> None:
    queries = Queries(engine)
    for chosen in CHOSEN:
        counting = Counting(shop, chosen)
        needs, payments = counting.of(shop.needs), counting.of(shop.payments)
        needed = {one.visit_id for one in needs}
        assert len(counting.sales) > 3
        found = queries.visits(chosen)[ALL]
        assert found.paid == len(counting.sales)
        assert found.started == len(counting.started)
        assert queries.touched(chosen) == sum(one.id in needed for one in counting.sales)
        assert found.items == sum(one.pieces for one in counting.sales)
        assert found.ms == {part: sum(_ms(one, part) for one in counting.sales) for part in Part}
        for part in Part:
            lasted = [ms for one in counting.sales if (ms := _ms(one, part))]
            assert queries.times(chosen, part).get(ALL) == (spread(lasted) if lasted else None)
        losses = {(one.step, one.language, one.ease): one.visits for one in queries.losses(chosen)}
        assert losses == Counter((one.left_step, one.language, one.ease) for one in counting.started)
        assert {(one.kind, one.answer): one.times for one in queries.needs(chosen)} == Counter(
            (one.kind, one.answer) for one in needs
        )
        firsts = counting.waits()
        over = [one.cleared_ms - one.first_ms for one in needs if None not in (one.first_ms, one.cleared_ms)]
        assert queries.waits(chosen, Wait.FIRST).get(ALL) == (spread(firsts) if firsts else None)
        assert queries.waits(chosen, Wait.RESOLVE).get(ALL) == (spread(over) if over else None)
        nudges = counting.of(shop.nudges)
        assert queries.nudges(chosen) == {
            kind: Share(sum(one.solved for one in nudges if one.kind == kind), times)
            for kind, times in Counter(one.kind for one in nudges).items()
        }
        checks = counting.of(shop.checks)
        assert queries.checks(chosen) == Checks(
            count=len(checks),
            hits=sum(one.hits for one in checks),
            audited_minor=sum(one.audited_minor for one in checks),
            difference_minor=sum(one.difference_minor for one in checks),
        )
        assert {(one.kind, one.outcome, one.reason): one.times for one in queries.payments(chosen)} == Counter(
            (one.kind, one.outcome, one.reason) for one in payments
        )
        assert queries.taps(chosen).get(ALL, Taps()) == Taps(Counter(counting.taps()))


def test_told_apart_they_are_the_whole(engine: Engine, shop: Shop) -> None:
    queries = Queries(engine)
    for by in (By.DAY, By.HOUR, By.LANE):
        keys = {By.DAY: lambda one: one.day, By.HOUR: lambda one: f"{one.hour:02}", By.LANE: lambda one: one.lane}
        key = keys[by]
        sales = [one for one in shop.visits if one.outcome == "paid"]
        assert {one: visits.paid for one, visits in queries.visits(EVERYTHING, by).items()} == Counter(map(key, sales))
        assert queries.times(EVERYTHING, Part.TOTAL, by) == {
            one: spread(it.total_ms for it in sales if key(it) == one) for one in set(map(key, sales))
        }
        assert queries.need_counts(EVERYTHING, by) == Counter(map(key, shop.needs))
        assert {one: share.whole for one, share in queries.payment_shares(EVERYTHING, by).items()} == Counter(
            map(key, shop.payments)
        )
        assert sum(taps.count for taps in queries.taps(EVERYTHING, by).values()) == len(shop.taps)


def test_the_item_and_the_lane_that_need_somebody_most_come_first(engine: Engine, shop: Shop) -> None:
    queries = Queries(engine)
    by_lane = queries.worst_lanes(EVERYTHING, 2)
    counted = Counter(one.lane for one in shop.needs)
    assert by_lane == sorted(counted.items(), key=lambda one: (-one[1], one[0]))[:2]
    assert queries.worst_items(EVERYTHING, 5) == [("plu:4011", sum(one.item == "plu:4011" for one in shop.needs))]


def test_a_lane_is_open_from_its_first_visit_to_the_end_of_its_last(engine: Engine, shop: Shop) -> None:
    rows: Sequence[tuple[str, str, str, str, int]] = Queries(engine).hours_open(EVERYTHING)
    assert len(rows) == 9
    for day, lane, first, last, busy_ms in rows:
        mine = [one for one in shop.visits if (one.day, one.lane) == (day, lane)]
        assert first == min(one.started_at for one in mine)
        assert last == max(one.ended_at for one in mine)
        assert busy_ms == sum(one.total_ms for one in mine)


def test_a_store_without_a_visit_has_nothing_to_count(engine: Engine) -> None:
    queries = Queries(engine)
    assert (queries.visits(EVERYTHING), queries.times(EVERYTHING, Part.TOTAL), queries.taps(EVERYTHING)) == ({}, {}, {})
    assert (queries.losses(EVERYTHING), queries.needs(EVERYTHING), queries.payments(EVERYTHING)) == ([], [], [])
    assert queries.checks(EVERYTHING) == Checks()


def test_a_shopper_who_put_everything_back_had_started(engine: Engine) -> None:
    fill(engine, [visit(1), visit(2, outcome="cancelled", left_step="scan", lines=0, pieces=0)])
    fill(engine, [visit(3, outcome="abandoned", left_step="scan", lines=0, pieces=0, had_item=False)])
    assert Queries(engine).visits(EVERYTHING)[ALL].abandoned == Share(1, 2)


def test_a_basket_that_was_put_aside_is_counted_where_it_is_taken_up_again(engine: Engine) -> None:
    fill(engine, [visit(1, outcome="saved", left_step="scan"), visit(2, lane="2")])
    assert Queries(engine).visits(EVERYTHING)[ALL].abandoned == Share(0, 1)
    assert sum(one.visits for one in Queries(engine).losses(EVERYTHING)) == 1


def test_who_left_before_anybody_came_has_waited_until_then(engine: Engine) -> None:
    left = {"raised_ms": 20_000, "first_ms": None, "cleared_ms": 120_000, "answer": "left"}
    went_away = {"raised_ms": 0, "first_ms": None, "cleared_ms": 2_000, "answer": "gone"}
    fill(engine, [visit(1), need(1, 1, **left), need(1, 2, **went_away), need(1, 3, **{**left, "cleared_ms": None})])
    assert Queries(engine).waits(EVERYTHING, Wait.FIRST)[ALL].times == {100: 2}


def test_an_age_that_is_looked_at_is_no_alert() -> None:
    assert {"extra", "other_item", "not_placed", "taken_out"} == ALERTS


def need(number: int, place: int, **more: Any) -> VisitNeedRow:
    given = {"lane": "4", "day": DAYS[-1], "hour": 10, "kind": "call", "item": ""}
    return VisitNeedRow(visit_id=number, place=place, **given, **more)


def _ms(one: VisitRow, part: Part) -> int:
    found: int = getattr(one, f"{part}_ms")
    return found


def test_a_questions_answers_are_held_against_how_often_it_was_asked(engine: Engine) -> None:
    with Session(engine) as session, session.begin():
        for hour, lane, times in (("09", "4", 3), ("09", "5", 5), ("18", "4", 4)):
            session.add(TapAskedRow(lane=lane, hour=f"{DAYS[-1]}T{hour}", question="easy", times=times))
        for name, hour in (("a", "09"), ("b", "18")):
            words = TapWordsRow(question="easy", reasons=[], remark="")
            session.add(tap(name, f"{DAYS[-1]}T{hour}", 5))
            session.flush()
            words.tap = name
            session.add(words)
    day = Chosen(first=DAYS[-1], last=DAYS[-1])
    assert Queries(engine).responses(day) == {"easy": Share(2, 12)}
    assert Queries(engine).responses(replace(day, lane="4", to_hour=12)) == {"easy": Share(1, 3)}
    assert (
        Queries(engine).responses(replace(day, lane="7")) == Queries(engine).responses(replace(day, ease="large")) == {}
    )
