"""When a bagging scale has come to rest: a figure counts once it stood still for a while."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settle:
    """What the scale showed last; `since` is when it began to (monotonic seconds), None while it moves."""

    grams: int = 0
    since: float | None = None


MOVING = Settle()


def showed(settle: Settle, grams: int | None, now: float) -> Settle:
    """The scale shows `grams` at `now`; None: it moves, or shows nothing that counts."""
    if grams is None:
        return MOVING
    if settle.since is not None and settle.grams == grams:
        return settle
    return Settle(grams, now)


def plateau(settle: Settle, now: float, still_s: float) -> int | None:
    """The load at rest; None while it may still move."""
    if settle.since is None or now - settle.since < still_s:
        return None
    return settle.grams
