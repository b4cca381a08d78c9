"""A grid of cells over the whole screen: each is touched once, and those that no touch reached are told."""

from __future__ import annotations

from typing import ClassVar

from typing_extensions import override

from kiosk.core.guided import Grid, Said, TestId, as_is, say
from kiosk.diagnostics.guided.course import Course, Wishes

SHORT, LONG = 8, 14
"""Cells along the short and the long side: each is wider than a finger, and none smaller than what shoppers touch."""
RESTS_S = 15.0
"""After so long without a new cell, those that are left cannot be reached."""


class TouchCourse(Course):
    """`across`: the screen lies on its long side."""

    test: ClassVar[TestId] = TestId.TOUCH

    def __init__(self, *, across: bool) -> None:
        super().__init__()
        self._columns, self._rows = (LONG, SHORT) if across else (SHORT, LONG)
        self._touched: frozenset[int] = frozenset()

    @override
    def begin(self, now: float) -> Wishes:
        self.deadline = now + RESTS_S
        return ()

    @override
    def _answered(self, key: str, now: float) -> Wishes:
        cell = int(key) if key.isdigit() else -1
        if not 0 <= cell < self._cells or cell in self._touched:
            return ()
        self._touched |= {cell}
        self.deadline = now + RESTS_S
        if len(self._touched) == self._cells:
            return self._ends(say("Every cell was touched."), passed=True)
        return ()

    @override
    def _late(self, now: float) -> Wishes:
        missed = [number for number in range(self._cells) if number not in self._touched]
        if len(missed) == 1:
            column, row = self._place(missed[0])
            return self._ends(say("No touch came in column {column}, row {row}.", column=column, row=row))
        first = ", ".join("{}/{}".format(*self._place(number)) for number in missed[:6])
        more = " …" if len(missed) > 6 else ""
        return self._ends(say("No touch in {count} cells (column/row): {cells}", count=len(missed), cells=first + more))

    @property
    def _cells(self) -> int:
        return self._columns * self._rows

    def _place(self, number: int) -> tuple[int, int]:
        """Column and row, as people count them."""
        return number % self._columns + 1, number // self._columns + 1

    @override
    def _todo(self) -> Said:
        return say("Wipe over every cell.")

    @override
    def _figure(self) -> Said:
        return as_is(f"{len(self._touched)} / {self._cells}")

    @override
    def _canvas(self) -> Grid:
        return Grid(self._columns, self._rows, self._touched)

    @override
    def _measured(self) -> tuple[tuple[str, str], ...]:
        return (("cells", str(self._cells)), ("touched", str(len(self._touched))))
