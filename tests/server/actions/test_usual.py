"""What is usual at a lane, and in an hour of the week."""

import pytest
from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from server.actions.rules import Gauge
from server.actions.usual import UsualTimes
from server.db.action_models import ActionRow, StepUsualRow
from tests.server.actions.shop_day import NOON, Books, minutes

DAY = minutes(24 * 60)


def test_the_usual_time_is_that_of_each_lane_and_of_all(engine: Engine) -> None:
    books = Books(engine)
    books.morning(["1"])
    for place in range(10):
        books.visit("2", NOON - minutes(5 * place + 1), weighed_s=[20.0])
    found = UsualTimes(engine).steps(NOON + minutes(5))
    assert found["1", "weigh"].seconds == pytest.approx(6.9, abs=0.2)
    assert found["2", "weigh"].seconds == pytest.approx(20.0)
    assert found["", "weigh"].count == 34


def test_days_that_are_over_are_summed_once_and_old_ones_forgotten(engine: Engine) -> None:
    books, usual = Books(engine), UsualTimes(engine)
    books.morning(["1"], NOON - 3 * DAY)
    assert usual.steps(NOON)["1", "weigh"].count == 24
    books.visit("1", NOON - 3 * DAY, weighed_s=[7.0])  # it came late: that day stays as it is
    assert UsualTimes(engine).steps(NOON)["1", "weigh"].count == 24
    assert UsualTimes(engine).steps(NOON + 20 * DAY) == {}
    with Session(engine) as session:
        assert session.scalars(select(StepUsualRow)).all() == []


def test_the_hour_that_runs_is_not_usual_yet(engine: Engine) -> None:
    books = Books(engine)
    books.morning(["1"])
    books.visit("1", NOON + minutes(3), weighed_s=[40.0])
    usual = UsualTimes(engine)
    assert usual.steps(NOON + minutes(5))["1", "weigh"].count == 24
    assert usual.steps(NOON + minutes(61))["1", "weigh"].count == 25


def test_what_was_slow_does_not_become_usual(engine: Engine) -> None:
    books = Books(engine)
    books.morning(["3"])
    for place in range(12):
        books.visit("3", NOON + minutes(5 * place), weighed_s=[30.0])
    with Session(engine) as session, session.begin():
        session.add(
            ActionRow(
                cause="slow_step/3/weigh", gauge=Gauge.SLOW_STEP, lane="3", subject="weigh", remedy="send_host",
                target="3", state="open", began_at=(NOON + minutes(8)).isoformat(), count=3, value=4.0, at_least=2.0,
                raised_at=(NOON + minutes(9)).isoformat(),
            )
        )  # fmt: skip
    assert UsualTimes(engine).steps(NOON + minutes(61))["3", "weigh"].count == 24 - 2  # so were the last of the morning


def test_an_hour_of_the_week_is_the_average_of_the_days_before(engine: Engine) -> None:
    books = Books(engine)
    for weeks, count in ((1, 6), (2, 10)):
        for place in range(count):
            books.visit("1", NOON - 7 * weeks * DAY + minutes(3 + place))
    usual = UsualTimes(engine)
    assert usual.hours(NOON) == {(NOON.weekday(), 12): 8.0}
    books.visit("1", NOON + minutes(3))
    assert usual.today(NOON) == {12: 1}
