"""The terminal tries its line; what it says is shown, and nothing is charged."""

from __future__ import annotations

import pytest

from drivers.contract import Diagnose, ServiceEnded, ServiceOutcome
from kiosk.core.guided import Tick
from kiosk.diagnostics.guided.course import Ask
from kiosk.diagnostics.guided.terminal import ANSWERS_S, TerminalCourse


def asked() -> TerminalCourse:
    course = TerminalCourse("terminal", "job")
    assert course.begin(0.0) == (Ask("terminal", Diagnose("job")),)
    return course


def test_a_terminal_that_reaches_its_bank_passes_and_its_slip_is_shown() -> None:
    course = asked()
    course.told("terminal", ServiceEnded("job", ServiceOutcome.DONE, slip=("DIAGNOSIS", "", "HOST OK")), 9.0)
    assert course.outcome is not None
    assert course.outcome.passed
    assert course.page().detail == "DIAGNOSIS\nHOST OK"


@pytest.mark.parametrize("outcome", [ServiceOutcome.REFUSED, ServiceOutcome.NO_ANSWER])
def test_a_terminal_that_does_not_say_done_does_not_pass_and_its_reason_is_shown(outcome: ServiceOutcome) -> None:
    course = asked()
    course.told("terminal", ServiceEnded("job", outcome, "no line"), 9.0)
    assert course.outcome is not None
    assert not course.outcome.passed
    assert course.page().detail == "no line"


def test_a_terminal_that_offers_no_diagnosis_answers_and_that_is_all_that_is_said() -> None:
    course = asked()
    course.told("terminal", ServiceEnded("job", ServiceOutcome.NOT_OFFERED), 0.1)
    assert course.outcome is not None
    assert course.outcome.passed
    assert {mark.key: mark.tick for mark in course.page().marks} == {"answers": Tick.GOOD, "bank": Tick.LEFT}


def test_another_job_of_the_terminal_is_none_of_this_test() -> None:
    course = asked()
    course.told("terminal", ServiceEnded("end of day", ServiceOutcome.DONE), 1.0)
    assert course.outcome is None


def test_a_terminal_that_says_nothing_is_not_waited_for_for_ever() -> None:
    course = asked()
    course.ticked(ANSWERS_S)
    assert course.outcome is not None
    assert not course.outcome.passed
