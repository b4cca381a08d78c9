"""Habits are made of a year's purchases of those who agreed to it."""

from __future__ import annotations

from sqlalchemy.orm import Session

from kiosk.core.members import SaleMember
from server.members import looks
from server.members.profile import Purpose
from tests.server.members.club import POINTS, WORTH, Club


def test_a_habit_has_days_since_visits_and_what_was_spent(club: Club) -> None:
    mia = club.joins()
    club.buys(SaleMember(whose=mia, points=POINTS))
    sale = club.later(days=3).buys(SaleMember(whose=mia, points=POINTS))
    back = club.gives_back(sale, {1: 1})
    with Session(club.engine) as session:
        (found,) = looks.habits(session, club.later(days=4).now.date())
        assert (found.member, found.days, found.times) == (mia, 4, 2)
        assert found.minor == 2 * WORTH + back.pricing.to_pay.minor
        assert looks.habits(session, club.later(days=400).now.date()) == []


def test_who_withdraws_is_looked_at_no_more(club: Club) -> None:
    mia = club.joins()
    club.buys(SaleMember(whose=mia, points=POINTS))
    club.members.agrees(mia, Purpose.OFFERS, agrees=False)
    with Session(club.engine) as session:
        assert looks.habits(session, club.now.date()) == []
        assert looks.without_purchase(session, 0) == 0
        assert looks.how_many(session) == 1
