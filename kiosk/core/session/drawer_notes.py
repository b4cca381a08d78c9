"""What passes by of the cash drawer: what of it staff have before them, and whether it is open."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class DrawerStage(StrEnum):
    ASKING = "asking"  # why it shall open
    OPENING = "opening"
    OPEN = "open"
    SHUT = "shut"  # it did not open
    UNKNOWN = "unknown"  # nobody knows whether it did


@dataclass(frozen=True, slots=True)
class DrawerNoted:
    """The page of the drawer is on the screen at `stage`, or not."""

    stage: DrawerStage | None


@dataclass(frozen=True, slots=True)
class DrawerWaits:
    """No end of an opening is waited for after `until`, monotonic seconds."""

    until: float


@dataclass(frozen=True, slots=True)
class DrawerSeen:
    """What its switch said last."""

    open: bool


DrawerNote = DrawerNoted | DrawerSeen | DrawerWaits
