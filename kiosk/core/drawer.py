"""The cash drawer that hangs on a lane's printer: why staff open it without a sale, and how that may end."""

from __future__ import annotations

from enum import StrEnum


class NoSale(StrEnum):
    """The closed reasons, the usual one first."""

    CHANGE = "change"  # somebody wants change
    CHECK = "check"  # the drawer is looked at, or counted
    OTHER = "other"


class DrawerEnd(StrEnum):
    """How an opening ended."""

    OPENED = "opened"  # its own switch said so
    WAS_OPEN = "was_open"  # it stood open when it was asked for: no pulse went out
    STAYED_SHUT = "stayed_shut"  # it did not move, or was never told to
    UNKNOWN = "unknown"  # it was told to, and nobody saw what came of it
