"""The store's list of its staff as the server handed it out. No journal keeps it: a file on the lane does."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core.staff import StaffBook


@dataclass(frozen=True, slots=True)
class StaffList:
    version: str
    book: StaffBook


@dataclass(frozen=True, slots=True)
class StaffWaits:
    """A new list waits until nobody is signed on; None: none does."""

    listed: StaffList | None


@dataclass(frozen=True, slots=True)
class StaffListed:
    """The list in force."""

    listed: StaffList


StaffNote = StaffWaits | StaffListed
