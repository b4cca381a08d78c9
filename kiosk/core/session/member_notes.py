"""What passes by of the member whose visit it is: the question to the store, and how they are greeted."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Told(StrEnum):
    """What the page for a phone number says of the one that was given."""

    NOTHING = "nothing"
    UNKNOWN = "unknown"
    AWAY = "away"  # the store cannot be asked
    TOO_MANY = "too_many"


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberRun:
    """`card` is the hash of the one shown last, '' for none. The store is asked by `request` until `until` (monotonic
    seconds), '' = it is not; `by_phone`: by a number, and not by a card. `initial` and `phone` are what is shown of
    somebody who was found: in no journal.
    """

    card: str = ""
    request: str = ""
    until: float = 0.0
    by_phone: bool = False
    told: Told = Told.NOTHING
    initial: str = ""
    phone: str = ""


NOBODY = MemberRun()


@dataclass(frozen=True, slots=True)
class MemberNoted:
    run: MemberRun
