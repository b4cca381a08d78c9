"""A support file that is made at the screen: where it went is said, or why there is none."""

from __future__ import annotations

import pytest

from kiosk.core.guided import Stage, Tick
from kiosk.diagnostics.guided.course import HandedIn, Look, NotSeen
from kiosk.diagnostics.guided.supporting import MADE_S, SupportCourse


def made(what: HandedIn | NotSeen) -> SupportCourse:
    course = SupportCourse()
    assert course.begin(0.0) == (Look.SUPPORT,)
    assert course.page().stage is Stage.RUNNING
    course.seen(what, 1.0)
    return course


@pytest.mark.parametrize(
    ("stick", "said"), [(True, "It is on the stick."), (False, "The store server has it, for the manager.")]
)
def test_a_file_that_was_made_says_where_it_is_and_what_is_in_it(stick: bool, said: str) -> None:
    course = made(HandedIn(17, stick=stick))
    page = course.page()
    assert (page.stage, page.todo.english) == (Stage.PASSED, said)
    assert [mark.note.english for mark in page.marks if mark.note is not None] == ["17"]
    assert {mark.tick for mark in page.marks} == {Tick.GOOD}
    assert course.outcome is not None
    assert course.outcome.measured == (("files", "17"),)


def test_a_file_that_was_not_made_says_why_and_what_to_do() -> None:
    course = made(NotSeen("the stick takes no file: No space left on device"))
    page = course.page()
    assert (page.stage, page.detail) == (Stage.FAILED, "the stick takes no file: No space left on device")
    assert page.todo.english == "Nothing was made. Plug a stick in, or check the way to the store."
    assert page.marks == ()


def test_whoever_waits_too_long_is_told() -> None:
    course = SupportCourse()
    course.begin(0.0)
    course.ticked(MADE_S)
    assert course.page().stage is Stage.FAILED
