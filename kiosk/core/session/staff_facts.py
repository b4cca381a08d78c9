"""Facts of what staff, or a host at the console, tried and was not done; of who is known to be staff, and by what.
Never a badge's code, never a PIN.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kiosk.core.staff import Act, Proof


class NotDone(StrEnum):
    """Why an act was not done."""

    NO_RIGHT = "no_right"  # the role does not have it, or not at this lane
    OVER_LIMIT = "over_limit"  # the role has it, up to less
    UNKNOWN = "unknown"  # nobody here has this badge, number or id
    WRONG_PIN = "wrong_pin"
    LOCKED = "locked"  # too many wrong PINs before
    NOT_OPEN = "not_open"  # what it was for is over, or never was here
    NOT_NOW = "not_now"  # the visit does not allow it at this point
    REPLAYED = "replayed"  # the server's command was obeyed before


@dataclass(frozen=True, slots=True, kw_only=True)
class ActRefused:
    """`act` was tried and not done. `session` is the visit that it was about, '' where there was none; `staff` an id,
    '' where nobody knows whose; `command` the server's where it came from the console.
    """

    lane: str
    at: str
    session: str
    staff: str
    act: Act
    why: NotDone
    command: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffProved:
    """`staff`, who is signed on, showed by this too who they are."""

    session: str
    staff: str
    by: Proof
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffTaken:
    """From here on who may sign on, and what each role may do, is as the server's `version` of the list says."""

    lane: str
    version: str
    at: str


StaffFact = ActRefused | StaffProved | StaffTaken
