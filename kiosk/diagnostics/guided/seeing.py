"""What the camera sees, live, with each code that is read in it; a person says whether the picture is clear."""

from __future__ import annotations

from typing import ClassVar

from typing_extensions import override

from drivers.contract import CodeRead, EnableScanner, Reading
from kiosk.core.guided import Answer, Mark, Said, TestId, Tick, View, as_is, say
from kiosk.diagnostics.guided.course import Ask, Course, Look, NotSeen, Seen, Wishes

EVERY_S = 0.25
"""Between two looks."""
COMES_S = 5.0
"""A camera that is well has sent a picture long before."""
LASTS_S = 180.0


class CameraCourse(Course):
    test: ClassVar[TestId] = TestId.CAMERA

    def __init__(self, device: str) -> None:
        super().__init__(device)
        self._began = 0.0
        self._view: View | None = None
        self._decoded = ""
        self._agreed = ""

    @override
    def begin(self, now: float) -> Wishes:
        self._began, self.deadline = now, now + EVERY_S
        return (Ask(self.device, EnableScanner()), Look.CAMERA)

    @override
    def _heard(self, reading: Reading, now: float) -> Wishes:
        if isinstance(reading, CodeRead):
            self._agreed = reading.text
        return ()

    @override
    def _looked(self, what: Seen, now: float) -> Wishes:
        match what:
            case View():
                self._view = what
                self._decoded = next((spot.text for spot in what.spots), self._decoded)
            case NotSeen(reason) if self._view is None and now - self._began >= COMES_S:
                self._detail = reason
                return self._ends(say("No picture comes from the camera."))
            case _:
                pass
        return ()

    @override
    def _late(self, now: float) -> Wishes:
        if now - self._began >= LASTS_S:
            return self._ends(say("Nobody said whether the picture is clear."))
        self.deadline = now + EVERY_S
        return (Look.CAMERA,)

    @override
    def _answered(self, key: str, now: float) -> Wishes:
        match key:
            case "clear" if self._agreed:
                return self._ends(say("The picture is clear, and codes are read."), passed=True)
            case "dim":
                return self._ends(say("The picture is too dark or too bright. See to its light."))
            case "blurred":
                return self._ends(say("The picture is blurred. Clean the glass, then set its focus."))
            case "blind":
                return self._ends(say("No code was read from the picture."))
            case _:
                return ()

    @override
    def _todo(self) -> Said:
        if self._view is None:
            return say("The picture is waited for …")
        return say("Is the picture clear?") if self._agreed else say("Hold a code before the camera.")

    @override
    def _answers(self) -> tuple[Answer, ...]:
        if self._view is None:
            return ()
        judged = (
            Answer("clear", say("Clear picture"), "good")
            if self._agreed
            else Answer("blind", say("It reads none"), "bad")
        )
        return (judged, Answer("dim", say("Dark or glaring"), "bad"), Answer("blurred", say("Blurred"), "bad"))

    @override
    def _marks(self) -> tuple[Mark, ...]:
        return (
            Mark(key="picture", what=say("A picture comes"), tick=_tick(self._view is not None)),
            _read("decoded", say("A code is seen"), self._decoded),
            _read("agreed", say("Read for sure"), self._agreed),
        )

    @override
    def _sight(self) -> View | None:
        return self._view if self.outcome is None else None


def _tick(seen: bool) -> Tick:  # noqa: FBT001 - one thing that was seen, or was not
    return Tick.GOOD if seen else Tick.OPEN


def _read(key: str, what: Said, text: str) -> Mark:
    return Mark(key=key, what=what, tick=_tick(bool(text)), note=as_is(text[:40]) if text else None)
