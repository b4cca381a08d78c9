"""/console/lanes/…/closed, …/open: hosts close lanes and open them."""

from __future__ import annotations

from typing import Literal

from fastapi import APIRouter, Depends, HTTPException, Request

from kiosk.core.mode import LaneMode
from kiosk.core.staff import Act
from server.auth.gate import Gate
from server.baskets.console import WhoIn
from server.calls.console import REFUSALS, DoneOut, named
from server.ingest.body import ShortRoute
from server.ingest.payloads import Lane
from server.modes.book import Modes
from server.staff.host import Host
from server.staff.trail import Trail

ACT = {LaneMode.OPEN: Act.OPEN_LANE, LaneMode.CLOSED: Act.CLOSE_LANE}


def make_modes(gate: Gate, modes: Modes, trail: Trail) -> APIRouter:
    router = APIRouter(prefix="/console/lanes", route_class=ShortRoute)
    signed_on = Depends(gate.signed_on)

    @router.post("/{lane}/mode/{mode}", responses=REFUSALS)
    def order(
        lane: Lane, mode: Literal[LaneMode.OPEN, LaneMode.CLOSED], who: WhoIn, request: Request, host: Host = signed_on
    ) -> DoneOut:
        """The lane is told; it lets whoever is there finish first. 409: it does not count."""
        gate.check(request, ACT[mode], lane)
        refusal = modes.order(lane, mode, host.staff, named(host, who.name))
        if refusal:
            raise HTTPException(409, refusal)
        trail.did(host.staff, ACT[mode], lane=lane)
        return DoneOut()

    return router
