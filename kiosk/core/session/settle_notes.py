"""What passes by of a payment that staff settle: the page before them, and what the terminal said last."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SettleRun:
    """Staff are asked whether the money moved; with an answer, how they know."""

    moved: bool | None = None


@dataclass(frozen=True, slots=True)
class SettleNoted:
    """`run` is on the screen, or none."""

    run: SettleRun | None


@dataclass(frozen=True, slots=True)
class VerdictNoted:
    """What the terminal said last of the open attempt."""

    verdict: str


SettleNote = SettleNoted | VerdictNoted
