"""Tests in which a person says of one thing after the other whether it was seen or heard."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from typing_extensions import override

from drivers.contract import Colour, LampSet, Pattern, Reading, SetLamp
from kiosk.core.guided import Answer, Mark, Play, Said, Side, TestId, Tick, say
from kiosk.diagnostics.guided.course import Ask, Course, Wish, Wishes, is_bad

ANSWERS_S = 60.0
CONFIRMS_S = 5.0


@dataclass(frozen=True, slots=True)
class Part:
    """One thing to be seen or heard."""

    key: str
    what: Said
    wish: Wish


class AskingCourse(Course):
    """Goes through `parts`; each is wished for, and a person says yes or no."""

    def __init__(self, device: str, parts: tuple[Part, ...]) -> None:
        super().__init__(device)
        self._parts = parts
        self._said: list[Tick] = []

    @override
    def begin(self, now: float) -> Wishes:
        return self._next(now)

    def _next(self, now: float) -> Wishes:
        self.deadline = now + ANSWERS_S
        return (self._part.wish,)

    @property
    def _part(self) -> Part:
        return self._parts[len(self._said)]

    @override
    def _answered(self, key: str, now: float) -> Wishes:
        match key:
            case "again":
                return self._next(now)
            case "yes" | "no" if self._may_answer():
                self._said.append(Tick.GOOD if key == "yes" else Tick.BAD)
            case _:
                return ()
        if len(self._said) < len(self._parts):
            return self._next(now)
        return self._ends(self._sum(), passed=not is_bad(self._marks()))

    def _may_answer(self) -> bool:
        return True

    def _sum(self) -> Said:
        raise NotImplementedError

    @override
    def _late(self, now: float) -> Wishes:
        return self._ends(say("Nobody answered for a minute."))

    @override
    def _figure(self) -> Said | None:
        return self._part.what if self.outcome is None else None

    @override
    def _marks(self) -> tuple[Mark, ...]:
        ticks = (*self._said, *(Tick.OPEN for _ in self._parts[len(self._said) :]))
        return tuple(
            Mark(key=part.key, what=part.what, tick=tick) for part, tick in zip(self._parts, ticks, strict=True)
        )


TONES = (
    Part("left", say("From the left"), Play(Side.LEFT, 0.8)),
    Part("right", say("From the right"), Play(Side.RIGHT, 0.8)),
    Part("quiet", say("Quiet, yet clear"), Play(Side.LEFT, 0.25)),
    Part("loud", say("Loud, without a rattle"), Play(Side.RIGHT, 1.0)),
)


class SoundCourse(AskingCourse):
    test: ClassVar[TestId] = TestId.SOUND

    def __init__(self) -> None:
        super().__init__("", TONES)

    @override
    def _sum(self) -> Said:
        bad = is_bad(self._marks())
        return say("Not all was heard. Check loudspeakers and volume.") if bad else say("Both sides were heard well.")

    @override
    def _todo(self) -> Said:
        return say("A tone is played. Did you hear it so?")

    @override
    def _answers(self) -> tuple[Answer, ...]:
        return (
            Answer("yes", say("Heard"), "good"),
            Answer("no", say("Not heard"), "bad"),
            Answer("again", say("Play it again")),
        )


LAMPS: tuple[tuple[str, Said, Colour, Pattern], ...] = (
    ("green", say("Green"), Colour.GREEN, Pattern.STEADY),
    ("white", say("White"), Colour.WHITE, Pattern.STEADY),
    ("amber", say("Amber"), Colour.AMBER, Pattern.STEADY),
    ("red", say("Red"), Colour.RED, Pattern.STEADY),
    ("red-blink", say("Red, blinking"), Colour.RED, Pattern.BLINK),
    ("dark", say("Dark"), Colour.NONE, Pattern.STEADY),
)


class LightCourse(AskingCourse):
    """What the light confirms is one thing, what a person sees another: both must agree."""

    test: ClassVar[TestId] = TestId.LIGHT

    def __init__(self, device: str) -> None:
        parts = (Part(key, what, Ask(device, SetLamp(colour, how))) for key, what, colour, how in LAMPS)
        super().__init__(device, tuple(parts))
        self._before: LampSet | None = None
        self._confirmed = False

    @override
    def told(self, device: str, reading: Reading, now: float) -> Wishes:
        if device == self.device and isinstance(reading, LampSet) and self.deadline is None:
            self._before = reading  # what it shows for the lane, told before the test began
            return ()
        return super().told(device, reading, now)

    @override
    def left(self) -> Wishes:
        """The light shows again what it showed for the lane."""
        before = self._before
        return () if before is None else (Ask(self.device, SetLamp(before.colour, before.pattern)),)

    @override
    def _next(self, now: float) -> Wishes:
        wishes = super()._next(now)
        self._confirmed, self.deadline = False, now + CONFIRMS_S
        return wishes

    @override
    def _heard(self, reading: Reading, now: float) -> Wishes:
        if (
            isinstance(reading, LampSet)
            and Ask(self.device, SetLamp(reading.colour, reading.pattern)) == self._part.wish
        ):
            self._confirmed, self.deadline = True, now + ANSWERS_S
        return ()

    @override
    def _late(self, now: float) -> Wishes:
        return super()._late(now) if self._confirmed else self._ends(say("The light does not confirm what it shows."))

    @override
    def _may_answer(self) -> bool:
        return self._confirmed

    @override
    def _sum(self) -> Said:
        bad = is_bad(self._marks())
        return say("Not every light was seen. Check its lamps.") if bad else say("Every colour was seen.")

    @override
    def _todo(self) -> Said:
        return say("Look at the light. Does it show this?") if self._confirmed else say("The light is being set …")

    @override
    def _answers(self) -> tuple[Answer, ...]:
        if not self._confirmed:
            return ()
        return (Answer("yes", say("It does"), "good"), Answer("no", say("It does not"), "bad"))
