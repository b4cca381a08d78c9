"""What was observed of each figure is what the visits and taps of those days say."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from server.cases import samples
from server.cases.effect import Seen
from server.cases.kinds import Category
from server.cases.samples import FIGURES, OF_CATEGORY, observed
from server.db.visit_models import VisitPaymentRow
from tests.server.cases.cases import Talk
from tests.server.cases.improving import visits

DAY = date(2026, 11, 20)  # a Friday
NEXT = date(2026, 11, 21)


def values(engine: Engine, figure: str, lane: str = "") -> list[int]:
    return sorted(one.value for one in observed(engine, figure, lane, DAY, DAY))


@pytest.fixture
def sampled(engine: Engine) -> Engine:
    talk = Talk(engine)
    talk.taps(5, hour="2026-11-20T09", lane="3")
    talk.taps(4, hour="2026-11-20T23", lane="5")
    talk.taps(1, hour="2026-11-20T09", lane="3")
    talk.taps(1, hour="2026-11-21T00", lane="3")
    visits(engine, DAY, 3, 41_000)
    visits(engine, DAY, 1, 41_000, paid=False)
    visits(engine, NEXT, 2, 41_000)
    visits(engine, DAY, 2, 35_000, lane="5")
    return engine


@pytest.mark.parametrize(
    ("figure", "lane", "found"),
    [
        ("csat", "", [0, 1, 1]),
        ("csat", "3", [0, 1]),
        ("low_taps", "", [0, 0, 1]),
        ("given_up", "", [0, 0, 0, 0, 0, 1]),
        ("given_up", "5", [0, 0]),
        ("touched", "3", [1, 1, 1]),
        ("total_time", "5", [90_000, 90_000]),
        ("pay_time", "3", [20_000, 20_000, 20_000]),
        ("payment", "", []),
    ],
)
def test_of_the_day_and_the_lane_alone(sampled: Engine, figure: str, lane: str, found: list[int]) -> None:
    assert values(sampled, figure, lane) == found


def test_times_are_those_of_who_weighed_and_who_was_waited_for(sampled: Engine) -> None:
    assert all(37_000 <= one < 45_000 for one in values(sampled, "weigh_time", "3"))
    assert all(31_000 <= one < 49_000 for one in values(sampled, "help_wait"))
    assert (len(values(sampled, "weigh_time", "3")), len(values(sampled, "help_wait"))) == (4, 6)


def test_a_payment_that_was_approved_counts_for_it_and_one_that_failed_against(sampled: Engine) -> None:
    with Session(sampled) as session, session.begin():
        for place, outcome in enumerate(("approved", "failed", "approved"), 1):
            given = {"lane": "3", "day": DAY.isoformat(), "hour": 10, "kind": "card", "reason": "", "ms": 1}
            session.add(VisitPaymentRow(visit_id=_first(sampled), place=place, outcome=outcome, **given))
    assert values(sampled, "payment") == [0, 1, 1]


def test_weekday_and_hour_are_the_lanes_own(sampled: Engine) -> None:
    assert Seen(4, 23, 1) in observed(sampled, "csat", "5", DAY, DAY)


def test_of_many_observations_no_more_are_drawn_than_are_needed(
    sampled: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(samples, "MOST", 4)
    shares = observed(sampled, "given_up", "", DAY, NEXT)  # of eight, of which one was given up
    assert (len(shares), len(observed(sampled, "weigh_time", "", DAY, NEXT))) == (4, 4)
    assert sum(one.value for one in shares) <= 1


def test_every_category_is_shown_by_a_figure_that_is_there() -> None:
    assert set(OF_CATEGORY.values()) <= FIGURES.keys()
    assert set(OF_CATEGORY) <= set(Category)


def _first(engine: Engine) -> int:
    from sqlalchemy import func, select

    from server.db.visit_models import VisitRow

    with Session(engine) as session:
        return session.scalar(select(func.min(VisitRow.id))) or 0
