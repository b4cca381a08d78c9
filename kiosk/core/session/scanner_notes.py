"""What passes by of scanners: which of them was last told to sound."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Beep(StrEnum):
    """What a scanner lets its shopper hear of a code."""

    TAKEN = "taken"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Beeped:
    """The scanners sounded `times` times since the start, `last` so."""

    times: int = 0
    last: Beep | None = None


NO_BEEP = Beeped()


@dataclass(frozen=True, slots=True)
class BeepNoted:
    beep: Beep
