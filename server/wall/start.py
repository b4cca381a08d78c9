"""/: where everybody begins: what their role opens each morning first, with what waits there, then the rest."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response

from kiosk.core.staff import Role
from server.auth.gate import Gate
from server.staff.host import Host
from server.wall.pages import SIGN_ON, Pages

MORNING: Mapping[Role, tuple[str, ...]] = {
    Role.HOST: ("lanes", "actions", "cases"),
    Role.MANAGER: ("sales", "desk", "cases", "lanes"),
    Role.TECHNICIAN: ("devices", "lanes"),
}
"""Role → the rooms that it opens each morning, in order."""


@dataclass(frozen=True, slots=True)
class Way:
    """Into a room; so much `waits` there for who reads it, 0 for nothing or for nobody knows."""

    key: str
    path: str
    waits: int


def make_start(gate: Gate, pages: Pages, waits: Mapping[str, Callable[[Host], int]]) -> APIRouter:
    """`waits`: room → how much waits there for a host."""
    router = APIRouter(include_in_schema=False)

    @router.get("/")
    def start(request: Request, lang: Annotated[str, Query(max_length=10)] = "") -> Response:
        """For everybody who signed on; who did not is sent where they can."""
        host = gate.at_page(request)
        if host is None:
            return RedirectResponse(SIGN_ON, 303, headers={"Cache-Control": "no-store"})
        ways = {one.key: Way(one.key, one.path, _waits(one.key, host)) for one in pages.ways(host)}
        first = [ways.pop(key) for key in MORNING[host.role] if key in ways]
        return pages.show(request, "start", lang, host, first=first, also=list(ways.values()))

    def _waits(key: str, host: Host) -> int:
        return waits[key](host) if key in waits else 0

    return router
