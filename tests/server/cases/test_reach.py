"""A case reaches all who met what it is about, though few say so."""

from __future__ import annotations

from datetime import timedelta
from math import log

import pytest
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from server.actions.chance import Usual
from server.cases.reach import met
from server.db.action_models import StepUsualRow
from tests.server.actions.shop_day import Books, seen
from tests.server.cases.cases import TEN, Talk

USUAL = Usual(count=60, mean=log(5), spread=0.35)


@pytest.fixture
def talk(engine: Engine) -> Talk:
    return Talk(engine)


def usual_is_five_seconds(engine: Engine) -> None:
    with Session(engine) as session, session.begin():
        told = {"day": "2026-11-21", "lane": "3", "step": "weigh", "count": 40}
        session.add(StepUsualRow(**told, total=40 * log(5), squares=40 * log(5) ** 2 + 3))


def test_one_says_so_and_all_who_waited_at_the_scale_met_it(talk: Talk) -> None:
    usual_is_five_seconds(talk.engine)
    books = Books(talk.engine)
    for place, seconds in enumerate((20.0, 18.0, 4.0, 25.0, 6.0)):
        books.visit("3", TEN - timedelta(minutes=40 + place), weighed_s=(seconds,))
    books.visit("3", TEN - timedelta(minutes=50), left="weigh")
    books.visit("1", TEN - timedelta(minutes=41), weighed_s=(40.0,))
    talk.taps(1, "the floor is dirty", lane="1", times=2)
    talk.taps(2, reasons=["scale-slow"], question="weighing-easy")
    [first, second] = talk.list()
    assert (first.subject, first.lane, first.reach, first.met) == ("weigh", "3", 1, 4)
    assert (second.category, second.reach, second.met) == ("cleanliness", 2, 0)


def test_a_slow_scale_and_weighing_that_is_hard_are_one_case_in_both_languages(talk: Talk) -> None:
    talk.taps(1, reasons=["scale-slow"], question="weighing-easy")
    talk.taps(2, reasons=["finding-item"], question="weighing-easy")
    talk.taps(1, "waited ages for the scale to stop blinking")
    talk.taps(1, "称个苹果等半天", language="zh_CN")
    talk.taps(2, reasons=["waited-long"], question="weighing-easy")
    talk.taps(1, "the queue was too long", question="weighing-easy")
    talk.taps(2, reasons=["waited-long"])
    assert [(one.subject, one.reach) for one in talk.list()] == [("weigh", 5), ("", 2)]


@pytest.mark.parametrize(
    ("visit", "is_met"),
    [
        (seen(steps={"weigh": 10.5}), True),
        (seen(steps={"weigh": 9.5}), False),
        (seen(), False),
        (seen(paid=False, left_step="weigh"), True),
    ],
)
def test_it_is_met_by_who_took_twice_as_long_or_left(visit: object, *, is_met: bool) -> None:
    assert met(visit, "weigh", USUAL) is is_met  # type: ignore[arg-type]


def test_a_payment_that_fails_is_met_and_without_the_usual_time_only_leaving_is() -> None:
    assert met(seen(tried=[("card", False), ("cash", True)]), "pay", None)
    assert not met(seen(tried=[("card", True)], steps={"pay": 99.0}), "pay", None)
