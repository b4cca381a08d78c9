"""The drawer opens by one pulse and is shut by a hand, and its contact must say both."""

from __future__ import annotations

import pytest

from drivers.contract import DrawerEnded, DrawerOutcome, DrawerStatus, OpenDrawer
from kiosk.core.guided import Tick
from kiosk.diagnostics.guided.course import Ask
from kiosk.diagnostics.guided.opening import SHUTS_S, DrawerCourse

KICK = (Ask("printer", OpenDrawer("kick")),)


def kicked() -> DrawerCourse:
    course = DrawerCourse("printer", "kick")
    course.told("printer", DrawerStatus(open=False), 0.0)
    assert course.begin(0.0) == KICK
    return course


def opened() -> DrawerCourse:
    course = kicked()
    course.told("printer", DrawerStatus(open=True), 0.4)
    course.told("printer", DrawerEnded("kick", DrawerOutcome.OPENED), 0.5)
    return course


def test_a_drawer_that_opens_and_is_shut_passes() -> None:
    course = opened()
    assert course.page().todo.english == "The drawer is open. Shut it now."
    course.told("printer", DrawerStatus(open=False), 5.0)
    assert course.outcome is not None
    assert course.outcome.passed
    assert {mark.tick for mark in course.page().marks} == {Tick.GOOD}


def test_a_contact_that_says_nothing_of_the_hand_that_shuts_does_not_pass() -> None:
    course = opened()
    course.ticked(0.5 + SHUTS_S)
    assert course.outcome is not None
    assert not course.outcome.passed
    assert {mark.key: mark.tick for mark in course.page().marks} == {"opens": Tick.GOOD, "shuts": Tick.BAD}


@pytest.mark.parametrize("outcome", [one for one in DrawerOutcome if one is not DrawerOutcome.OPENED])
def test_any_other_end_does_not_pass(outcome: DrawerOutcome) -> None:
    course = kicked()
    course.told("printer", DrawerEnded("kick", outcome, "as it says"), 1.0)
    assert course.outcome is not None
    assert not course.outcome.passed
    assert course.page().detail == "as it says"


def test_a_drawer_that_stands_open_is_shut_first_and_kicked_once() -> None:
    course = DrawerCourse("printer", "kick")
    course.told("printer", DrawerStatus(open=True), 0.0)
    assert course.begin(0.0) == ()
    assert course.page().todo.english == "Shut the drawer first."
    assert course.told("printer", DrawerStatus(open=False), 3.0) == KICK
    assert course.told("printer", DrawerStatus(open=False), 3.1) == ()


def test_another_opening_is_none_of_this_test() -> None:
    course = kicked()
    course.told("printer", DrawerEnded("a sale's", DrawerOutcome.STAYED_SHUT), 1.0)
    assert course.outcome is None
