"""What a colleague at the lane does in a spot check; each scan meanwhile is one of theirs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SpotTouched:
    """The check begins: of all goods (`whole`), or of some."""

    whole: bool


@dataclass(frozen=True, slots=True)
class SpotLineTouched:
    """One piece of `line` was seen that has no code to scan."""

    line: int


@dataclass(frozen=True, slots=True)
class SpotDone:
    """All was looked at; `void`: what was not there is not charged."""

    void: bool = False


@dataclass(frozen=True, slots=True)
class SpotLeft:
    """Not now: what was scanned is forgotten, the check stays open."""


SpotInput = SpotTouched | SpotLineTouched | SpotDone | SpotLeft
