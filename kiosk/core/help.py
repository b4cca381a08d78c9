"""What the lane answers by itself: common questions, the most fitting first for where the shopper is."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass, field

from kiosk.core.values import Way


@dataclass(frozen=True, slots=True)
class HelpStep:
    """One thing to do, with its icon. `says`: language → words, English always."""

    icon: str
    says: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class HelpQuestion:
    """`places`: the screens where it is asked most. `asks`: language → words, English always; `words`: language → what
    else it is found by. `way`: it is asked only at a lane where one can pay so.
    """

    id: str
    icon: str
    places: tuple[str, ...]
    asks: Mapping[str, str]
    steps: tuple[HelpStep, ...]
    words: Mapping[str, str] = field(default_factory=dict)
    way: Way | None = None


@dataclass(frozen=True, slots=True)
class HelpBook:
    """The questions in the order of the store's choice."""

    questions: tuple[HelpQuestion, ...] = ()

    def fitting(self, place: str) -> tuple[HelpQuestion, ...]:
        """Every question: those of `place` first, each part in the book's order."""
        return tuple(sorted(self.questions, key=lambda one: place not in one.places))

    def at_lane(self, ways: Container[Way]) -> HelpBook:
        """What is asked where one can pay by `ways`."""
        return HelpBook(tuple(one for one in self.questions if one.way is None or one.way in ways))

    def question(self, known: str) -> HelpQuestion | None:
        return next((one for one in self.questions if one.id == known), None)


NO_HELP = HelpBook()
