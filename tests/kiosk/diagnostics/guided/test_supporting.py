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
    assert page.todo.english == "The stick takes no file: it is full or locked. Plug another one in."
    assert page.marks == ()


@pytest.mark.parametrize(
    ("reason", "said", "detail"),
    [
        ("no stick is in, and this lane has no store server", "No stick is in", ""),
        ("the settings name no key of those who help this lane", "The lane's settings name no key", ""),
        ("the lane was too busy to make it in time", "The lane was too busy", ""),
        ("the bundle was not handed in: no route", "The store server did not take the file.", "no route"),
        ("something else", "Nothing was made. Plug a stick in, or check the way to the store.", "something else"),
    ],
)
def test_each_reason_has_words_of_its_own(reason: str, said: str, detail: str) -> None:
    page = made(NotSeen(reason)).page()
    assert page.todo.english.startswith(said)
    assert page.detail.endswith(detail)
    assert bool(page.detail) == bool(detail)


def test_whoever_waits_too_long_is_told() -> None:
    course = SupportCourse()
    course.begin(0.0)
    course.ticked(MADE_S)
    assert course.page().stage is Stage.FAILED
