"""Colours fill the screen one after the other; then a person says how they looked."""

from __future__ import annotations

import pytest

from kiosk.diagnostics.guided.showing import LOOKS_S, SHOWN, PixelCourse


def looked() -> PixelCourse:
    course = PixelCourse()
    course.begin(0.0)
    for colours in SHOWN:
        assert course.page().canvas == colours
        assert course.page().answers == ()
        course.touched("next", 1.0)
    assert course.page().canvas is None
    return course


def test_a_display_without_a_spot_passes() -> None:
    course = looked()
    course.touched("clean", 2.0)
    assert course.outcome is not None
    assert course.outcome.passed


@pytest.mark.parametrize(("answer", "word"), [("spots", "dots"), ("colours", "Colours")])
def test_a_display_that_looks_odd_does_not_pass(answer: str, word: str) -> None:
    course = looked()
    course.touched(answer, 2.0)
    assert course.outcome is not None
    assert not course.outcome.passed
    assert word in course.outcome.reason.english


def test_a_display_that_nobody_looks_at_does_not_pass() -> None:
    course = PixelCourse()
    course.begin(0.0)
    course.ticked(LOOKS_S)
    assert course.outcome is not None
    assert not course.outcome.passed
