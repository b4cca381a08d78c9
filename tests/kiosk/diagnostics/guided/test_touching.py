"""Every cell of the screen is touched, or said to be out of reach."""

from __future__ import annotations

from kiosk.core.guided import Grid
from kiosk.diagnostics.guided.touching import LONG, RESTS_S, SHORT, TouchCourse

CELLS = SHORT * LONG


def wiped(*missed: int, across: bool = False) -> TouchCourse:
    course = TouchCourse(across=across)
    course.begin(0.0)
    for cell in range(CELLS):
        if cell not in missed:
            course.touched(str(cell), 1.0)
    return course


def test_a_screen_whose_every_cell_is_touched_passes() -> None:
    course = wiped()
    assert course.outcome is not None
    assert course.outcome.passed


def test_the_cell_that_no_touch_reaches_is_told() -> None:
    course = wiped(SHORT + 2)
    course.ticked(1.0 + RESTS_S)
    assert course.outcome is not None
    assert not course.outcome.passed
    assert course.outcome.reason.english == "No touch came in column 3, row 2."
    assert dict(course.outcome.measured) == {"cells": "112", "touched": "111"}


def test_of_many_cells_the_first_are_told() -> None:
    course = wiped(*range(8))
    course.ticked(1.0 + RESTS_S)
    assert course.outcome is not None
    assert course.outcome.reason.english == "No touch in 8 cells (column/row): 1/1, 2/1, 3/1, 4/1, 5/1, 6/1 …"


def test_each_new_cell_gives_more_time_and_an_old_one_does_not() -> None:
    course = TouchCourse(across=False)
    course.begin(0.0)
    course.touched("0", 10.0)
    course.touched("0", 20.0)
    course.ticked(10.0 + RESTS_S - 0.1)
    assert course.outcome is None
    course.ticked(10.0 + RESTS_S)
    assert course.outcome is not None


def test_a_screen_that_lies_across_has_its_longer_side_across() -> None:
    canvas = TouchCourse(across=True).page().canvas
    assert isinstance(canvas, Grid)
    assert (canvas.columns, canvas.rows) == (LONG, SHORT)


def test_a_touch_beside_the_grid_is_none() -> None:
    course = wiped(0)
    for key in ("next", "999", "-1"):
        course.touched(key, 2.0)
    assert course.outcome is None
