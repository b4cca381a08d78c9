"""Whose visit it is, folded: their own coupons come and go with them, and what was erased is nobody's."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.members import SaleMember
from kiosk.core.session.apply_member import member_after
from kiosk.core.session.facts import MemberFound, MemberLeft, MemberThanked
from kiosk.core.session.visit import Session
from tests.kiosk.core.session.club import FIVE_OFF, MIA, ClubShop
from tests.shop import MILK


def a_visit() -> Session:
    session = ClubShop().scans(MILK).state.session
    assert session is not None
    return session


def test_own_coupons_come_with_the_member_and_go_with_them() -> None:
    visit = a_visit()
    whose = SaleMember(whose=MIA.id)
    found = MemberFound(session=visit.id, member=whose, known=MIA, coupons=(FIVE_OFF,), pricing=visit.pricing)
    with_mia = member_after(visit, found)
    assert (with_mia.member, with_mia.known, with_mia.coupons) == (whose, MIA, (FIVE_OFF,))
    assert member_after(with_mia, MemberLeft(session=visit.id, pricing=visit.pricing)) == visit


def test_thanks_are_given_once() -> None:
    visit = replace(a_visit(), known=MIA)
    thanks = MemberThanked(session=visit.id, lane="4", whose=MIA.id, day="2026-11-22", points=5)
    known = member_after(visit, thanks).known
    assert known is not None
    assert known.thanks == 0


def test_where_the_member_was_erased_the_visit_is_folded_as_nobodys() -> None:
    visit = a_visit()
    thanks = MemberThanked(session=visit.id, lane="4", whose="", day="2026-11-22", points=5)
    assert member_after(visit, thanks) == visit
