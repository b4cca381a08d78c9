"""The queue before staff, and the one sentence for the shopper."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.interventions import Answer
from kiosk.core.session.inputs import Input, InterventionGiven
from kiosk.core.staff import Role, SignedOn
from kiosk.ui.viewmodels.basket import derive_basket
from kiosk.ui.viewmodels.checks import ChecksViewModel, derive_checks
from kiosk.ui.viewmodels.staff import derive_staff
from tests.kiosk.ui.scenes import scene, scene_of


def test_staff_compare_a_birthday_with_a_day() -> None:
    age, _extra = derive_checks(scene("staff-checks")).rows
    assert (age.name, age.about) == ("Age check", "Red wine Rioja 0.75 l · 18 years")
    assert age.told == "Born on or before 22 Nov 2008"
    assert derive_checks(scene("staff-checks", "zh_CN")).rows[0].told == "出生日期不晚于 2008年11月22日"


def test_what_was_weighed_is_told_in_grams_and_how_long_it_waits() -> None:
    _age, extra = derive_checks(scene("staff-checks")).rows
    assert (extra.name, extra.told, extra.since) == ("Something in the bag", "352 g in the bag", "waiting 0:32")


def test_the_call_for_them_is_no_thing_of_its_own() -> None:
    props = derive_staff(scene("staff-checks"))
    assert (props.heading, props.called) == ("2 to clear", False)


def test_a_technician_sees_them_and_clears_none() -> None:
    state = replace(scene("staff-checks").state, staff=SignedOn("tom", "Tom", Role.TECHNICIAN))
    assert [row.able for row in derive_checks(scene_of(state)).rows] == [False, False]


def test_an_age_is_refused_with_a_reason_and_only_then() -> None:
    posted: list[Input] = []
    checks = ChecksViewModel(posted.append)
    checks.show(scene("staff-checks"))
    age, extra = derive_checks(scene("staff-checks")).rows
    checks.refuse(age.key)
    assert posted == []
    checks.keep()
    checks.refuse(age.key)
    checks.refuseFor(age.key, "no_id")
    checks.refuse(extra.key)
    checks.approve(extra.key)
    assert posted == [
        InterventionGiven(age.key, Answer.REFUSE, "no_id"),
        InterventionGiven(extra.key, Answer.REFUSE),
        InterventionGiven(extra.key, Answer.APPROVE),
    ]


def test_the_basket_says_calmly_what_is_open_and_who_comes() -> None:
    assert derive_basket(scene("basket-age")).check == "ID check before payment"
    assert derive_basket(scene("basket-check")).check == "ID check before payment · Anna is on the way"
    assert derive_basket(scene("basket-age-refused")).check == ""
    assert derive_basket(scene("basket")).check == ""
