"""What a shopper does to be known as a member, and what the store says of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from kiosk.core.members import Member


class NotAsked(StrEnum):
    """Why the store did not say who somebody is."""

    AWAY = "away"
    TOO_MANY = "too_many"  # numbers of nobody were tried at this lane


@dataclass(frozen=True, slots=True)
class MemberTouched:
    """Opens the way in for members, or what is known of the one whose visit it is."""


@dataclass(frozen=True, slots=True)
class PhoneGiven:
    """A phone number from the keys. No `repr` shows it."""

    phone: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class MemberLeaves:
    """The visit goes on without its member."""


@dataclass(frozen=True, slots=True)
class MemberAnswered:
    """What the store said on `request`: who it is, None where nobody is known by that, or why it said nothing."""

    request: str
    member: Member | None = None
    not_asked: NotAsked | None = None


MemberInput = MemberTouched | PhoneGiven | MemberLeaves | MemberAnswered
