"""What a lane asks of its light, and what comes back; part of the contract."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Colour(StrEnum):
    NONE = "none"  # dark
    GREEN = "green"
    WHITE = "white"
    AMBER = "amber"
    RED = "red"


class Pattern(StrEnum):
    STEADY = "steady"
    BLINK = "blink"  # half a second on, half a second off


@dataclass(frozen=True, slots=True)
class SetLamp:
    """The light shows this from now on; what was asked for before is void. Ends in one `LampSet` unless it is lost."""

    colour: Colour
    pattern: Pattern


@dataclass(frozen=True, slots=True)
class LampSet:
    """The light itself confirmed what it shows."""

    colour: Colour
    pattern: Pattern
