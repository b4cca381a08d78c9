"""The rooms of the store server's pages, in the order of the navigation, and who may go into which."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from kiosk.core.staff import Act
from server.staff.host import Host


@dataclass(frozen=True, slots=True)
class Room:
    """Its link is called `room_{key}` in the console's words; without an `act` everybody who works here may go in."""

    key: str
    path: str
    act: Act | None = None


ROOMS = (
    Room("lanes", "/console"),
    Room("baskets", "/console/shelf"),
    Room("devices", "/console/devices"),
    Room("experience", "/experience", Act.EXPERIENCE),
    Room("actions", "/actions", Act.ACTIONS),
    Room("cases", "/cases", Act.CASES),
    Room("members", "/members", Act.MEMBERS),
    Room("desk", "/desk", Act.DESK),
    Room("sales", "/sales", Act.REPORTS),
    Room("reports", "/reports", Act.REPORTS),
    Room("trail", "/console/trail", Act.TRAIL),
)
"""All that a store may have: which of them a server has, its `Pages` know."""
FIRST = frozenset({"lanes", "baskets", "devices", "trail"})
"""The console's own, which are always there."""
OF_PAGE = {"wall": "lanes", "shelf": "baskets", "devices": "devices", "device": "devices", "trail": "trail"}


def ways(host: Host, there: Collection[str]) -> list[Room]:
    """Of the rooms that are `there` those `host` may go into, in order."""
    return [room for room in ROOMS if room.key in there and (room.act is None or host.may(room.act))]
