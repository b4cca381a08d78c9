"""A test print passes where the printer confirms it and a person finds it whole; else it says what is to be done."""

from __future__ import annotations

import pytest

from drivers.contract import (
    DeviceFault,
    DeviceOffline,
    Document,
    FaultKind,
    Paper,
    Print,
    PrintEnded,
    PrinterStatus,
    PrintOutcome,
)
from kiosk.core.guided import Stage, Tick
from kiosk.diagnostics.guided.course import Ask
from kiosk.diagnostics.guided.printing import PRINTS_S, PrintCourse

SLIP = Document(())


def status(*, paper: Paper = Paper.OK, cover: bool = False, cutter: bool = False) -> PrinterStatus:
    well = paper is not Paper.OUT and not cover and not cutter
    return PrinterStatus(online=well, paper=paper, cover_open=cover, cutter_error=cutter)


def printing() -> PrintCourse:
    course = PrintCourse("printer", "job", SLIP)
    assert course.begin(0.0) == (Ask("printer", Print("job", SLIP)),)
    return course


def ended(outcome: PrintOutcome, reason: str = "") -> PrintCourse:
    course = printing()
    course.told("printer", status(), 1.0)
    course.told("printer", PrintEnded("job", outcome, reason), 3.0)
    return course


def ticks(course: PrintCourse) -> dict[str, Tick]:
    return {mark.key: mark.tick for mark in course.page().marks}


def test_a_slip_that_is_confirmed_and_looks_whole_passes() -> None:
    course = ended(PrintOutcome.PRINTED)
    assert course.page().stage is Stage.RUNNING
    assert [answer.key for answer in course.page().answers] == ["whole", "pale", "uncut"]
    course.touched("whole", 9.0)
    assert course.outcome is not None
    assert course.outcome.passed
    assert set(ticks(course).values()) == {Tick.GOOD}


@pytest.mark.parametrize(("answer", "word"), [("pale", "print head"), ("uncut", "cutter")])
def test_a_slip_that_does_not_look_whole_does_not_pass(answer: str, word: str) -> None:
    course = ended(PrintOutcome.PRINTED)
    course.touched(answer, 9.0)
    assert course.outcome is not None
    assert not course.outcome.passed
    assert word in course.outcome.reason.english


def test_what_the_printer_does_not_confirm_does_not_pass_whatever_it_looks_like() -> None:
    course = ended(PrintOutcome.NOT_CONFIRMED, "the link was lost")
    assert course.outcome is not None
    assert not course.outcome.passed
    assert ticks(course)["end"] is Tick.BAD
    assert course.page().detail == "the link was lost"


@pytest.mark.parametrize(
    ("trouble", "word", "mark"),
    [
        (status(paper=Paper.OUT), "paper", "paper"),
        (status(cover=True), "cover", "cover"),
        (status(cutter=True), "cutter", "cutter"),
    ],
)
def test_a_slip_that_is_not_printed_says_what_is_the_matter(trouble: PrinterStatus, word: str, mark: str) -> None:
    course = printing()
    course.told("printer", trouble, 1.0)
    course.told("printer", PrintEnded("job", PrintOutcome.FAILED), 2.0)
    assert course.outcome is not None
    assert not course.outcome.passed
    assert word in course.outcome.reason.english
    assert ticks(course)[mark] is Tick.BAD


def test_a_cutter_that_sticks_after_the_slip_is_seen_too() -> None:
    course = ended(PrintOutcome.PRINTED)
    course.told("printer", status(cutter=True), 4.0)
    assert course.outcome is not None
    assert course.outcome.reason.english == "The cutter is stuck."


def test_paper_that_runs_out_soon_is_told_and_passes() -> None:
    course = printing()
    course.told("printer", status(paper=Paper.NEAR_END), 1.0)
    course.told("printer", PrintEnded("job", PrintOutcome.PRINTED), 2.0)
    course.touched("whole", 3.0)
    assert course.outcome is not None
    assert course.outcome.passed
    assert ticks(course)["paper"] is Tick.SOON


def test_nobody_judges_a_slip_before_it_is_printed() -> None:
    course = printing()
    course.touched("whole", 1.0)
    assert course.outcome is None


def test_the_end_of_another_job_is_none_of_this_test() -> None:
    course = printing()
    course.told("printer", PrintEnded("a receipt", PrintOutcome.PRINTED), 1.0)
    assert course.page().answers == ()


def test_a_printer_that_says_nothing_is_not_waited_for_for_ever() -> None:
    course = printing()
    course.ticked(PRINTS_S - 0.1)
    assert course.outcome is None
    course.ticked(PRINTS_S)
    assert course.outcome is not None
    assert not course.outcome.passed


def test_a_printer_that_goes_away_ends_the_test_with_its_reason() -> None:
    course = printing()
    course.told("printer", DeviceOffline(DeviceFault(FaultKind.UNPLUGGED, "the cable is out")), 1.0)
    assert course.outcome is not None
    assert course.outcome.reason.english == "It no longer answers."
    assert course.page().detail == "the cable is out"
