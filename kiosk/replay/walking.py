"""Forward and back through the steps of a journal, by what somebody types."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from kiosk.replay.steps import Step

HOW = "n or Enter: on   p: back   NUMBER: to that fact   TIME (14:05, or ISO 8601): to that time   q: end"
_CLOCK = re.compile(r"([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d)?")


def place_after(steps: Sequence[Step], place: int, word: str) -> int | None:
    """The place in `steps` that `word` leads to from `place`; None: it is enough. There is at least one step.

    Raises `ValueError` with what to type instead for a word that leads nowhere.
    """
    match word.strip():
        case "q":
            return None
        case "n" | "":
            return min(place + 1, len(steps) - 1)
        case "p":
            return max(place - 1, 0)
        case number if number.isascii() and number.isdigit():
            return _first(steps, [step.append.last >= int(number) for step in steps])
        case time:
            day = steps[place].append.at
            try:
                wanted = moment(f"{day[:10]}T{_padded(time)}{_zone(day)}" if _CLOCK.fullmatch(time) else time)
            except ValueError:
                raise ValueError(f"{time!r} leads nowhere; {HOW}") from None
            return _first(steps, [datetime.fromisoformat(step.append.at) >= wanted for step in steps])


def moment(told: str) -> datetime:
    """A day begins at midnight, and a moment without a zone is, where this runs. Raises `ValueError`."""
    try:
        return datetime.fromisoformat(told).astimezone()
    except ValueError:
        raise ValueError(f"{told!r} leads nowhere; a number or a time such as 2026-11-22T14:05 does") from None


def _padded(clock: str) -> str:
    """9:05 as ISO 8601 has it."""
    return clock.zfill(5) if clock.count(":") == 1 else clock.zfill(8)


def _zone(at: str) -> str:
    """The zone of the journal's own clock: `+01:00`."""
    return at[19:]


def _first(steps: Sequence[Step], there: Sequence[bool]) -> int:
    """The first that is there, or else the last of all."""
    return there.index(True) if True in there else len(steps) - 1
