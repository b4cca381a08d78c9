"""A known weight: by how much the scale is off, against what class III allows in use, and whether it returns to zero.

The scale tells whole divisions: an error smaller than one is not seen. A verification with small extra weights sees it.
"""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from typing_extensions import override

from drivers.contract import BelowMinimum, Overloaded, Reading, Settling, StableWeight, UnderZero
from kiosk.core.guided import Answer, Mark, Said, TestId, Tick, as_is, say
from kiosk.diagnostics.guided.class_iii import MOST_DIVISIONS, at_verification_mg, in_use_g
from kiosk.diagnostics.guided.course import Course, Wishes

KNOWN_G = (500, 1_000, 2_000, 5_000, 10_000)
"""Weights that a technician carries."""
HOLDS_S = 2.0
"""A weight that stands for so long is the one that was put down, not a hand on its way."""
RETURNS_S = 10.0
"""What rests beside zero for so long stays there."""
WAITS_S = 180.0


class _Step(StrEnum):
    EMPTY = "empty"
    LOAD = "load"
    RETURN = "return"


class WeightCourse(Course):
    """A scale that weighs up to `max_g` in divisions of `e_g`."""

    test: ClassVar[TestId] = TestId.WEIGHT

    def __init__(self, device: str, e_g: int, max_g: int) -> None:
        super().__init__(device)
        self._e_g = e_g
        self._choices = tuple(known for known in KNOWN_G if known <= min(max_g, MOST_DIVISIONS * e_g))
        self._known = 1_000 if 1_000 in self._choices else self._choices[0]
        self._step = _Step.EMPTY
        self._shown: Reading | None = None
        self._since = 0.0
        self._weighed: int | None = None
        self._zero: int | None = None
        self._back = Tick.OPEN

    @override
    def begin(self, now: float) -> Wishes:
        self._since, self.deadline = now, now + WAITS_S
        return ()

    @override
    def _heard(self, reading: Reading, now: float) -> Wishes:
        if not isinstance(reading, StableWeight | Settling | Overloaded | UnderZero | BelowMinimum):
            return ()
        if reading != self._shown:
            self._shown, self._since = reading, now
        return self._stands(now)

    @override
    def _late(self, now: float) -> Wishes:
        self._stands(now)
        if self.outcome is None and now - self._since >= WAITS_S:
            return self._ends(say("No steady weight came for three minutes."))
        return ()

    def _stands(self, now: float) -> Wishes:
        """What the scale shows is taken once it has stood for long enough."""
        held = now - self._since
        self.deadline = self._since + WAITS_S
        match self._step, self._shown:
            case _Step.EMPTY, shown if _is_zero(shown):
                self._goes_on(_Step.LOAD, now)
            case _Step.LOAD, StableWeight(grams) if grams > 0:
                self.deadline = self._since + HOLDS_S
                if held >= HOLDS_S:
                    self._weighed = grams
                    self._goes_on(_Step.RETURN, now)
            case _Step.RETURN, shown if _is_zero(shown):
                self._zero, self._back = 0, Tick.GOOD
                return self._judged()
            case _Step.RETURN, StableWeight(grams) | UnderZero(grams) if grams != self._weighed:
                self.deadline = self._since + RETURNS_S
                if held >= RETURNS_S:
                    self._zero, self._back = grams, Tick.BAD
                    return self._ends(say("It does not return to zero."))
            case _:
                pass
        return ()

    def _goes_on(self, step: _Step, now: float) -> None:
        self._step, self._since, self.deadline = step, now, now + WAITS_S

    def _judged(self) -> Wishes:
        off, allowed = self._off or 0, self._allowed
        reason = say("It is {off} g off. {allowed} g are allowed in use.", off=_signed(off), allowed=allowed)
        return self._ends(reason, passed=abs(off) <= allowed)

    @override
    def _answered(self, key: str, now: float) -> Wishes:
        if self._step is not _Step.RETURN and key.isdigit() and int(key) in self._choices:
            self._known = int(key)
        return ()

    @property
    def _off(self) -> int | None:
        return None if self._weighed is None else self._weighed - self._known

    @property
    def _allowed(self) -> int:
        return in_use_g(self._known, self._e_g)

    @override
    def _todo(self) -> Said:
        match self._step:
            case _Step.EMPTY:
                return say("Empty the scale.")
            case _Step.LOAD:
                return say("Choose your weight, and put it on the middle.")
            case _Step.RETURN:
                return say("Take the weight off.")

    @override
    def _figure(self) -> Said | None:
        match self._shown:
            case StableWeight(grams) | UnderZero(int(grams)):
                return as_is(f"{grams} g")
            case BelowMinimum():
                return as_is("0 g")
            case None:
                return None
            case _:
                return as_is("– – –")

    @override
    def _answers(self) -> tuple[Answer, ...]:
        if self._step is _Step.RETURN:
            return ()
        return tuple(
            Answer(str(known), as_is(_in_words(known)), chosen=known == self._known) for known in self._choices
        )

    @override
    def _marks(self) -> tuple[Mark, ...]:
        off = self._off
        limit = say(
            "allowed: {use} g in use, {new} g when verified",
            use=self._allowed,
            new=f"{at_verification_mg(self._known, self._e_g) / 1000:g}",
        )
        over = off is not None and abs(off) > self._allowed
        verified = off is not None and abs(off) * 1000 > at_verification_mg(self._known, self._e_g)
        stood = Tick.OPEN if off is None else Tick.BAD if over else Tick.SOON if verified else Tick.GOOD
        weighed = say("Weighed {weighed} g of {known} g", weighed=self._weighed or 0, known=self._known)
        return (
            Mark(
                key="empty",
                what=say("Shows zero when empty"),
                tick=Tick.OPEN if self._step is _Step.EMPTY else Tick.GOOD,
            ),
            Mark(
                key="weight",
                what=say("The known weight") if off is None else weighed,
                tick=stood,
                note=limit,
            ),
            Mark(key="zero", what=say("Returns to zero"), tick=self._back),
        )

    @override
    def _measured(self) -> tuple[tuple[str, str], ...]:
        said = [("known_g", str(self._known)), ("allowed_g", str(self._allowed))]
        if self._weighed is not None:
            said += [("weighed_g", str(self._weighed)), ("off_g", str(self._off))]
        if self._zero is not None:
            said.append(("zero_g", str(self._zero)))
        return tuple(said)


def _is_zero(shown: Reading | None) -> bool:
    """A scale that says no figure below its least weight says so when it is empty, and has no other word for it."""
    match shown:
        case StableWeight(grams):
            return grams == 0
        case _:
            return isinstance(shown, BelowMinimum)


def _signed(grams: int) -> str:
    return f"{grams:+d}".replace("-", "−") if grams else "0"


def _in_words(grams: int) -> str:
    return f"{grams // 1000} kg" if grams % 1000 == 0 else f"{grams} g"
