"""The store's list of its staff, as its server hands it out: in force when nobody is signed on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.core.session.effects import UseStaff
from kiosk.core.session.inputs import (
    BadgeScanned,
    PayTouched,
    StaffActed,
    StaffCame,
    StaffNumberGiven,
    StaffTouched,
)
from kiosk.core.session.lane_facts import OffBy, StaffSignedOff
from kiosk.core.session.rules import policy_in_force
from kiosk.core.session.staff_facts import ActRefused, NotDone, StaffTaken
from kiosk.core.staff import Act, Member, Role, StaffBook
from tests.kiosk.core.session.crew import AMIR, LENA, STAFFED, TESS, closed, opened, signs_on
from tests.shop import BREAD, MILK, Shop

NOOR = Member(id="noor", number="1004", name="Noor A.", role=Role.HOST)
WITH_NOOR = StaffCame("b", StaffBook((*STAFFED.staff.members, NOOR)))
WITHOUT_LENA = StaffCame("c", StaffBook((AMIR, TESS)))


def taken(shop: Shop) -> list[str]:
    return [fact.version for fact in shop.happened(StaffTaken) if isinstance(fact, StaffTaken)]


def off(shop: Shop) -> list[tuple[str, OffBy]]:
    return [(fact.staff, fact.by) for fact in shop.happened(StaffSignedOff) if isinstance(fact, StaffSignedOff)]


def who(shop: Shop) -> str:
    return shop.state.staff.staff if shop.state.staff is not None else ""


def test_a_new_colleague_signs_on_by_badge_and_by_number() -> None:
    shop = opened().does(WITH_NOOR)
    assert taken(shop) == ["b"]
    assert UseStaff("b") in shop.effects
    assert who(shop.does(BadgeScanned("noor"))) == "noor"
    assert who(signs_on(closed().does(WITH_NOOR), NOOR)) == "noor"


def test_selling_goes_on_meanwhile() -> None:
    shop = opened().scans(MILK).does(WITH_NOOR).scans(BREAD).does(PayTouched())
    assert taken(shop) == ["b"]
    assert shop.total == MILK.price.minor + BREAD.price.minor


def test_while_somebody_is_signed_on_it_waits() -> None:
    shop = signs_on(opened(), AMIR).does(WITH_NOOR)
    assert (who(shop), taken(shop)) == ("amir", [])
    shop.does(StaffActed(Act.SIGN_OFF))
    assert taken(shop) == ["b"]


def test_whoever_is_not_on_it_any_more_is_signed_off_and_signs_on_no_more() -> None:
    shop = signs_on(opened()).does(WITHOUT_LENA)
    assert off(shop) == [("lena", OffBy.CHANGED)]
    assert taken(shop) == ["c"]
    shop.does(BadgeScanned("lena"))
    assert who(shop) == ""
    assert [fact.why for fact in shop.happened(ActRefused) if isinstance(fact, ActRefused)] == [NotDone.UNKNOWN]


def test_nor_do_they_take_over_from_a_colleague_who_is_signed_on() -> None:
    shop = signs_on(opened(), AMIR).does(WITHOUT_LENA, BadgeScanned("lena"))
    assert who(shop) == "amir"


def test_the_keys_of_who_is_gone_are_put_away() -> None:
    shop = closed().does(StaffTouched(), StaffNumberGiven(LENA.number), WITHOUT_LENA)
    assert shop.state.pad is None
    assert taken(shop) == ["c"]
    shop.does(StaffTouched(), StaffNumberGiven(LENA.number))
    assert shop.state.pad is not None
    assert shop.state.pad.refused


def test_whoever_has_another_role_there_is_signed_off() -> None:
    demoted = StaffCame("d", StaffBook((LENA, replace(AMIR, role=Role.TECHNICIAN), TESS)))
    shop = signs_on(opened(), AMIR).does(demoted)
    assert off(shop) == [("amir", OffBy.CHANGED)]
    assert not policy_in_force(shop.state, STAFFED, "").staff.may(Role.TECHNICIAN, Act.REFUND)


def test_of_two_that_came_the_last_is_taken_and_the_same_again_is_nothing_new() -> None:
    shop = signs_on(opened(), AMIR).does(WITH_NOOR, WITHOUT_LENA, StaffActed(Act.SIGN_OFF))
    assert taken(shop) == ["c"]
    assert taken(shop.does(WITHOUT_LENA)) == ["c"]


@pytest.mark.parametrize("again", [WITH_NOOR, WITHOUT_LENA])
def test_what_is_in_force_already_takes_the_place_of_what_waits(again: StaffCame) -> None:
    shop = signs_on(opened().does(WITH_NOOR), AMIR).does(WITHOUT_LENA, again, StaffActed(Act.SIGN_OFF))
    assert taken(shop)[-1] == again.version
