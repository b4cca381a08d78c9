"""What staff want of the cash drawer, and what the printer says of it."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core.drawer import DrawerEnd, NoSale


@dataclass(frozen=True, slots=True)
class NoSaleGiven:
    """Staff want the drawer open, and say why."""

    why: NoSale


@dataclass(frozen=True, slots=True)
class DrawerShowed:
    """Its own switch says whether it is open."""

    open: bool


@dataclass(frozen=True, slots=True)
class DrawerDone:
    """The opening `kick` ended; `reason` is for the technician."""

    kick: str
    end: DrawerEnd
    reason: str = ""


DrawerInput = NoSaleGiven | DrawerShowed | DrawerDone
