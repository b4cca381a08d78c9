"""The camera's picture is looked at live; it passes when a code is read beyond doubt and a person finds it clear."""

from __future__ import annotations

import pytest

from drivers.contract import CodeRead, EnableScanner
from kiosk.core.guided import Spot, Tick, View
from kiosk.diagnostics.guided.course import Ask, Look, NotSeen
from kiosk.diagnostics.guided.seeing import COMES_S, EVERY_S, LASTS_S, CameraCourse

EMPTY = View(1, b"picture")
CODE = View(2, b"picture", (Spot(0.2, 0.2, 0.6, 0.4, "4012345678901"),))
READ = CodeRead("]E0", "4012345678901")


def looking() -> CameraCourse:
    course = CameraCourse("camera")
    assert course.begin(0.0) == (Ask("camera", EnableScanner()), Look.CAMERA)
    return course


def ticks(course: CameraCourse) -> dict[str, Tick]:
    return {mark.key: mark.tick for mark in course.page().marks}


def test_a_clear_picture_whose_code_is_read_passes() -> None:
    course = looking()
    course.seen(CODE, 0.1)
    assert course.page().view == CODE
    course.told("camera", READ, 0.3)
    course.touched("clear", 2.0)
    assert course.outcome is not None
    assert course.outcome.passed
    assert set(ticks(course).values()) == {Tick.GOOD}


def test_a_picture_is_not_clear_before_a_code_was_read_from_it() -> None:
    course = looking()
    course.seen(CODE, 0.1)
    assert ticks(course) == {"picture": Tick.GOOD, "decoded": Tick.GOOD, "agreed": Tick.OPEN}
    assert "clear" not in [answer.key for answer in course.page().answers]
    course.touched("clear", 1.0)
    assert course.outcome is None


@pytest.mark.parametrize(("answer", "word"), [("dim", "light"), ("blurred", "glass"), ("blind", "No code")])
def test_a_picture_that_is_not_well_does_not_pass_and_says_what_to_do(answer: str, word: str) -> None:
    course = looking()
    course.seen(EMPTY, 0.1)
    course.touched(answer, 1.0)
    assert course.outcome is not None
    assert not course.outcome.passed
    assert word in course.outcome.reason.english


def test_it_is_looked_at_again_four_times_a_second() -> None:
    course = looking()
    assert course.ticked(EVERY_S - 0.01) == ()
    assert course.ticked(EVERY_S) == (Look.CAMERA,)
    assert course.ticked(2 * EVERY_S) == (Look.CAMERA,)


def test_a_camera_without_a_picture_does_not_pass() -> None:
    course = looking()
    course.seen(NotSeen("no picture has come"), 0.1)
    assert course.outcome is None
    course.seen(NotSeen("no picture has come"), COMES_S)
    assert course.outcome is not None
    assert course.page().detail == "no picture has come"


def test_nobody_is_waited_for_for_ever() -> None:
    course = looking()
    course.seen(EMPTY, 0.1)
    course.ticked(LASTS_S)
    assert course.outcome is not None
    assert not course.outcome.passed
