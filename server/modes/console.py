"""/console/lanes/…/mode/…: hosts close lanes, open them, and have them for small baskets."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from fastapi import APIRouter, Depends, HTTPException, Request

from kiosk.core.mode import LaneMode
from kiosk.core.session.decide.mode import ACT
from server.auth.gate import Gate
from server.baskets.console import WhoIn
from server.calls.console import REFUSALS, DoneOut, named
from server.ingest.body import ShortRoute
from server.ingest.payloads import Lane
from server.modes.book import Modes
from server.staff.host import Host
from server.staff.trail import Trail

Ordered = Literal[LaneMode.OPEN, LaneMode.EXPRESS, LaneMode.CLOSED]


class OrderIn(WhoIn):
    """With `only_in` nothing is done at a lane that is otherwise by then."""

    only_in: Literal[LaneMode.EXPRESS] | None = None


def make_modes(gate: Gate, modes: Modes, trail: Trail, pieces: Callable[[], int]) -> APIRouter:
    """`pieces`: up to how many a basket is small."""
    router = APIRouter(prefix="/console/lanes", route_class=ShortRoute)
    signed_on = Depends(gate.signed_on)

    @router.post("/{lane}/mode/{mode}", responses=REFUSALS)
    def order(lane: Lane, mode: Ordered, who: OrderIn, request: Request, host: Host = signed_on) -> DoneOut:
        """The lane is told; it lets whoever is there finish first. 409: it does not count."""
        gate.check(request, ACT[mode], lane)
        up_to = pieces() if mode is LaneMode.EXPRESS else 0
        name = named(host, who.name)
        refusal = modes.order(lane, mode, host.staff, name, pieces=up_to, only_in=who.only_in)
        if refusal:
            raise HTTPException(409, refusal)
        trail.did(host.staff, ACT[mode], lane=lane)
        return DoneOut()

    return router
