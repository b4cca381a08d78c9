"""What staff do at a lane. A PIN is in these for a moment only: no `repr` shows it, and nothing keeps it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from kiosk.core.debts import GivenAs
from kiosk.core.staff import Act, StaffBook


@dataclass(frozen=True, slots=True)
class BadgeScanned:
    """The badge of `staff`; '' where nobody here has this badge."""

    staff: str


@dataclass(frozen=True, slots=True)
class StaffTouched:
    """Somebody of the staff wants to sign on without a badge."""


@dataclass(frozen=True, slots=True)
class StaffNumberGiven:
    number: str


@dataclass(frozen=True, slots=True)
class PinGiven:
    pin: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class PinChecked:
    """Whether what was typed is the PIN of `staff`."""

    staff: str
    right: bool


@dataclass(frozen=True, slots=True)
class StaffActed:
    act: Act


@dataclass(frozen=True, slots=True)
class GivenByHand:
    """Staff say that they gave back what is owed as `debt`."""

    debt: str
    way: GivenAs


@dataclass(frozen=True, slots=True)
class StaffCame:
    """The server's list of the staff is on this lane's disk, whole and checked."""

    version: str
    book: StaffBook


class Practised(StrEnum):
    """What a practised card payment comes to."""

    APPROVED = "approved"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class CardPractised:
    """In training the screen is the card reader: what it shall say was touched."""

    outcome: Practised
