"""The drawer opens by the lane's own way, and passes when a hand has shut it and its switch has told so."""

from __future__ import annotations

import pytest

from drivers.contract import DrawerEnded, DrawerOutcome, DrawerStatus
from kiosk.core.guided import Tick
from kiosk.core.session.inputs import DrawerTried
from kiosk.diagnostics.guided.drawer import OPENS_S, SHUTS_S, DrawerCourse


def begun() -> DrawerCourse:
    course = DrawerCourse("printer")
    course.told("printer", DrawerStatus(open=False), 0.0)
    assert course.begin(0.0) == (DrawerTried(),)
    return course


def opened() -> DrawerCourse:
    course = begun()
    course.told("printer", DrawerStatus(open=True), 1.0)
    course.told("printer", DrawerEnded("k", DrawerOutcome.OPENED), 1.1)
    assert course.page().todo.english == "Shut the drawer."
    return course


def test_a_drawer_that_opens_and_is_shut_passes() -> None:
    course = opened()
    course.told("printer", DrawerStatus(open=False), 4.0)
    course.told("printer", DrawerEnded("k", DrawerOutcome.FAILED), 5.0)
    assert course.outcome is not None
    assert course.outcome.passed
    assert course.outcome.measured == (("opened", "good"), ("shut", "good"))


@pytest.mark.parametrize("outcome", [one for one in DrawerOutcome if one is not DrawerOutcome.OPENED])
def test_a_drawer_that_did_not_open_does_not_pass_and_its_reason_is_shown(outcome: DrawerOutcome) -> None:
    course = begun()
    course.told("printer", DrawerEnded("k", outcome, "no paper"), 1.0)
    assert course.outcome is not None
    assert not course.outcome.passed
    assert course.page().detail == "no paper"


def test_a_drawer_that_nobody_shuts_or_whose_switch_is_dead_does_not_pass() -> None:
    course = opened()
    course.ticked(1.1 + SHUTS_S)
    assert course.outcome is not None
    assert {mark.key: mark.tick for mark in course.page().marks} == {"opened": Tick.GOOD, "shut": Tick.BAD}


def test_one_that_the_lane_does_not_open_is_not_waited_for_for_ever() -> None:
    course = begun()
    course.ticked(OPENS_S)
    assert course.outcome is not None
    assert course.outcome.reason.english == "It was not opened."
