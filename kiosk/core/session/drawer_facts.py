"""Facts of the cash drawer: who opened it without a sale and why, and what came of it.

`kick` names one opening, and is never used again; `session` is the visit that it happened in, '' where there was none.
"""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core.drawer import NoSale


@dataclass(frozen=True, slots=True, kw_only=True)
class NoSaleStarted:
    """`staff` wants the drawer open. Durable before the pulse: after a power cut it is known, and never sent again."""

    lane: str
    kick: str
    session: str
    staff: str
    why: NoSale
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawerOpened:
    """Its own switch said that it is open. Owed to the server."""

    lane: str
    kick: str
    session: str
    staff: str
    why: NoSale
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawerStoodOpen:
    """Its own switch said that it was open before any pulse: none went out, and it counts as no opening. Owed to the
    server.
    """

    lane: str
    kick: str
    session: str
    staff: str
    why: NoSale
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawerStayedShut:
    """It did not move in time, or no pulse went out; `reason` is for the technician. Owed to the server."""

    lane: str
    kick: str
    session: str
    staff: str
    why: NoSale
    at: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawerDoubted:
    """Nobody knows whether it opened: the printer, or the lane, was lost in between. Owed to the server."""

    lane: str
    kick: str
    session: str
    staff: str
    why: NoSale
    at: str
    reason: str


DrawerEndFact = DrawerOpened | DrawerStoodOpen | DrawerStayedShut | DrawerDoubted
DrawerFact = NoSaleStarted | DrawerEndFact
