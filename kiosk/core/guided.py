"""Guided tests of a lane's devices: which there are, what one shows while it runs, and how it ended. Values only."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class TestId(StrEnum):
    """One guided test; closed, so that each has its words and its picture."""

    __test__ = False  # none of pytest's

    PRINT = "print"
    CARDS = "cards"
    WEIGHT = "weight"
    TOUCH = "touch"
    TERMINAL = "terminal"
    STORE = "store"
    MACHINE = "machine"
    PIXELS = "pixels"
    LIGHT = "light"
    SOUND = "sound"
    CAMERA = "camera"
    SUPPORT = "support"
    DRAWER = "drawer"
    CASH = "cash"
    HOPPER = "hopper"


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence in English, the source of every translation, and what stands in its {places}."""

    sentence: str
    places: tuple[tuple[str, str], ...] = ()

    @property
    def english(self) -> str:
        return self.sentence.format(**dict(self.places)) if self.places else self.sentence


def say(sentence: str, **places: object) -> Said:
    return Said(sentence, tuple((name, str(value)) for name, value in places.items()))


def as_is(text: str) -> Said:
    """What is the same in every language: a code's name, a weight."""
    return Said("{text}", (("text", text),))


class Stage(StrEnum):
    RUNNING = "running"
    PASSED = "passed"
    FAILED = "failed"


class Tick(StrEnum):
    """How one thing that a test looks for stands."""

    OPEN = "open"  # not seen yet
    GOOD = "good"
    SOON = "soon"  # good enough, and somebody should look
    BAD = "bad"
    LEFT = "left"  # not asked of this device


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One thing that a test looks for. `note`: what was seen of it."""

    key: str
    what: Said
    tick: Tick = Tick.OPEN
    note: Said | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What the technician may say. `good` and `bad` are judgements; neither is a step or a choice."""

    key: str
    text: Said
    kind: str = "plain"  # good, bad or plain
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """The whole screen in cells; `touched` by number, row by row from 0."""

    columns: int
    rows: int
    touched: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Colours:
    """The whole screen in one colour, or from the first of them to the last."""

    first: str
    last: str = ""


class Side(StrEnum):
    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Play:
    """A tone from one side, `volume` from 0 to 1."""

    side: Side
    volume: float


@dataclass(frozen=True, slots=True)
class Spot:
    """Where in a picture a code is, in parts of its width and height, and what it says."""

    left: float
    top: float
    right: float
    bottom: float
    text: str


@dataclass(frozen=True, slots=True)
class View:
    """A picture as a JPEG, `number` rising, and the codes in it."""

    number: int
    jpeg: bytes
    spots: tuple[Spot, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a test shows: what to do or how it ended in `todo`, a large `figure` where there is one, the `marks`, the
    `answers` that may be given now. `detail` is a device's own words. `canvas` has the whole screen. `view` is what a
    camera sees.
    """

    test: TestId
    device: str
    stage: Stage
    todo: Said
    figure: Said | None = None
    marks: tuple[Mark, ...] = ()
    answers: tuple[Answer, ...] = ()
    detail: str = ""
    canvas: Grid | Colours | None = None
    view: View | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How a test of `device` ended, and why; `measured` as name and figure, for whoever compares it later."""

    test: TestId
    device: str
    passed: bool
    reason: Said
    measured: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Offer:
    """A test that this lane can do, of `device`; '' where it is of the lane itself."""

    test: TestId
    device: str
    icon: str
    name: Said
