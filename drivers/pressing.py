"""What buttons, a presence sensor and a small display tell, and what is asked of them; part of the contract."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Button(StrEnum):
    """A button by what it is for: the one that calls for help, and the keys of a tactile keypad."""

    HELP = "help"
    UP = "up"
    DOWN = "down"
    LEFT = "left"
    RIGHT = "right"
    OK = "ok"
    BACK = "back"
    DIGIT_0 = "0"
    DIGIT_1 = "1"
    DIGIT_2 = "2"
    DIGIT_3 = "3"
    DIGIT_4 = "4"
    DIGIT_5 = "5"
    DIGIT_6 = "6"
    DIGIT_7 = "7"
    DIGIT_8 = "8"
    DIGIT_9 = "9"


@dataclass(frozen=True, slots=True)
class ButtonPressed:
    """The button went down, once per press; holding it is not told again."""

    button: Button


@dataclass(frozen=True, slots=True)
class PresenceChanged:
    """Somebody stands there, or nobody. Told when it is known, and on every change; after a loss it is not known."""

    present: bool


@dataclass(frozen=True, slots=True)
class ShowText:
    """The display shows this from now on; what was asked for before is void. Ends in one `TextShown`, or in a
    `DeviceTrouble` where there is no display, unless the board is lost.
    """

    text: str


@dataclass(frozen=True, slots=True)
class TextShown:
    """The display itself confirmed what it shows: cut to its width, and `?` for each letter that it does not have."""

    text: str
