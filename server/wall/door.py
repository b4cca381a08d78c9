"""The way into a room: for who may, by the page itself; for who may not, by what tells them so."""

from __future__ import annotations

from fastapi import Request
from fastapi.responses import RedirectResponse, Response

from kiosk.core.session.staff_facts import NotDone
from kiosk.core.staff import Act
from server.auth.gate import Gate
from server.staff.host import Host
from server.staff.trail import Trail
from server.wall.pages import SIGN_ON, Pages


class Door:
    """Used from any thread."""

    def __init__(self, gate: Gate, trail: Trail) -> None:
        self._gate = gate
        self._trail = trail

    def enter(self, request: Request, act: Act, pages: Pages, language: str = "", **told: object) -> Host | Response:
        """Who asks for a page that takes the right to `act`. Else what they get instead: who is not signed on the way
        there, who has not the right a page that says so, and the trail a line of it.
        """
        host = self._gate.at_page(request)
        if host is None:
            return RedirectResponse(SIGN_ON, 303, headers={"Cache-Control": "no-store"})
        if not host.may(act):
            self._trail.refused(host.staff, act, NotDone.NO_RIGHT)
            return pages.show(request, "not_yours", language, host, status=403, **told)
        return host
