"""Raised above one line for a while, over below a lower one for a while: what is between the two changes nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from server.actions.reading import Reading
from server.actions.rules import Rule

LAPSES = timedelta(minutes=60)
"""After so long without a figure nobody knows any more: nothing is claimed."""


class Turn(StrEnum):
    STAYS = "stays"
    RAISES = "raises"
    CLEARS = "clears"
    LAPSES = "lapses"


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """Where one cause stands. `above` and `below`: since when it is over the upper or under the lower line, None where
    it is not. `seen`: when there was a figure last. `quiet_until`: a person has had their say.
    """

    is_up: bool = False
    above: datetime | None = None
    below: datetime | None = None
    seen: datetime | None = None
    quiet_until: datetime | None = None


def watched(before: Watch, rule: Rule, reading: Reading | None, now: datetime) -> tuple[Watch, Turn]:
    """The watch after `reading` (None: too few cases to say), and what that does. Only the `at_least` of a figure
    raises, and only its `value` clears: chance alone does neither easily.
    """
    if reading is None or reading.count < rule.enough:
        return _unknown(before, now)
    above = (before.above or now) if reading.at_least >= rule.raise_at else None
    below = (before.below or now) if reading.value < rule.clear_at else None
    after = replace(before, above=above, below=below, seen=now)
    if before.is_up:
        if below is not None and now - below >= timedelta(minutes=rule.clear_after):
            return replace(after, is_up=False), Turn.CLEARS
        return after, Turn.STAYS
    is_quiet = before.quiet_until is not None and now < before.quiet_until
    if above is None or is_quiet or now - above < timedelta(minutes=rule.raise_after):
        return after, Turn.STAYS
    return replace(after, is_up=True), Turn.RAISES


def _unknown(before: Watch, now: datetime) -> tuple[Watch, Turn]:
    after = replace(before, above=None)
    if before.is_up and (before.seen is None or now - before.seen >= LAPSES):
        return replace(after, is_up=False, below=None), Turn.LAPSES
    return after, Turn.STAYS
