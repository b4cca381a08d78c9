"""The whole screen in one colour after the other, then ramps: a person says whether it is as it should be."""

from __future__ import annotations

from typing import ClassVar

from typing_extensions import override

from kiosk.core.guided import Answer, Colours, Said, TestId, say
from kiosk.diagnostics.guided.course import Course, Wishes

SHOWN = (
    Colours("#FFFFFF"),
    Colours("#000000"),
    Colours("#FF0000"),
    Colours("#00FF00"),
    Colours("#0000FF"),
    Colours("#000000", "#FFFFFF"),
    Colours("#000000", "#FF0000"),
    Colours("#000000", "#00FF00"),
    Colours("#000000", "#0000FF"),
)
"""Dead pixels show on white, lit ones on black, weak ones on the pure colours, and bands in the ramps."""
LOOKS_S = 60.0


class PixelCourse(Course):
    test: ClassVar[TestId] = TestId.PIXELS

    def __init__(self) -> None:
        super().__init__()
        self._at = 0

    @override
    def begin(self, now: float) -> Wishes:
        self.deadline = now + LOOKS_S
        return ()

    @override
    def _answered(self, key: str, now: float) -> Wishes:
        if self._at < len(SHOWN):
            self._at += 1
            self.deadline = now + LOOKS_S
            return ()
        match key:
            case "clean":
                return self._ends(say("No spot, and every colour is even."), passed=True)
            case "spots":
                return self._ends(say("Some dots stay dark or lit. Have the display swapped."))
            case "colours":
                return self._ends(say("Colours are missing or uneven. Check the display's cable."))
            case _:
                return ()

    @override
    def _late(self, now: float) -> Wishes:
        return self._ends(say("Nobody said how it looks."))

    @override
    def _todo(self) -> Said:
        return say("How did the colours look?")

    @override
    def _answers(self) -> tuple[Answer, ...]:
        if self._at < len(SHOWN):
            return ()
        return (
            Answer("clean", say("All clean"), "good"),
            Answer("spots", say("Some dots stand out"), "bad"),
            Answer("colours", say("Colours look odd"), "bad"),
        )

    @override
    def _canvas(self) -> Colours | None:
        return SHOWN[self._at] if self._at < len(SHOWN) else None

    @override
    def _measured(self) -> tuple[tuple[str, str], ...]:
        return (("shown", str(self._at)),)
