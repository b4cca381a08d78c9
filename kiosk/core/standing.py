"""How a lane stands with its store server: how much it still owes it, and for how long."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """`unsent` facts wait, the oldest of `since` (ISO 8601 with zone, '' for none), `age_s` seconds ago by the lane's
    clock, never below 0. `parked`: so many the server could not take.
    """

    unsent: int
    parked: int = 0
    since: str = ""
    age_s: int = 0


@dataclass(frozen=True, slots=True)
class Owed:
    """What staff are told: so many facts are not sent, the oldest of `since`; `late`: somebody should look why."""

    unsent: int
    since: str
    late: bool
