"""What a lane asks of the cash drawer that hangs on its printer, and what comes back; part of the contract."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class OpenDrawer:
    """Open the drawer once; ends in one `DrawerEnded(kick)`."""

    kick: str


@dataclass(frozen=True, slots=True)
class DrawerStatus:
    """What the drawer's own switch says. Told when the printer has answered, and on every change."""

    open: bool


class DrawerOutcome(StrEnum):
    OPENED = "opened"  # after the pulse the switch says that it is open
    WAS_OPEN = "was_open"  # the switch said so before: no pulse went out
    STAYED_SHUT = "stayed_shut"  # the pulse went out, and the switch did not move in time
    NOT_CONFIRMED = "not_confirmed"  # the pulse may have gone out, and the printer was lost before it said more
    FAILED = "failed"  # no pulse went out, and it is not open


@dataclass(frozen=True, slots=True)
class DrawerEnded:
    """The end of one `OpenDrawer`, exactly one per request; `reason` is '' or one sentence for the technician."""

    kick: str
    outcome: DrawerOutcome
    reason: str = ""
