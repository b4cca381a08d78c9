"""What the store asks and says at its lanes, as it stands at this one. No journal keeps it: files on the lane do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kiosk.core.said import Said
from kiosk.core.survey import Survey


@dataclass(frozen=True, slots=True, kw_only=True)
class Asks:
    """`survey` is in force, None: the lane's own; `newest` is taken with the next question. `resting`: question → the
    last visit that is not asked it. `visit` was asked `question` last. `members`: whose cards were asked what, the last
    of them.
    """

    survey: Survey | None = None
    newest: Survey | None = None
    resting: Mapping[str, int] = field(default_factory=dict)
    visit: int = 0
    question: str = ""
    members: tuple[tuple[str, str], ...] = ()


NOTHING_ASKED = Asks()


@dataclass(frozen=True, slots=True)
class AsksNoted:
    asks: Asks


@dataclass(frozen=True, slots=True)
class SaidNoted:
    """What lanes show of what came of feedback, the newest first."""

    lines: tuple[Said, ...]


AskNote = AsksNoted | SaidNoted
