"""/console/lanes: how the lanes stand, and codes with which they enrol, as hosts see and make them."""

from __future__ import annotations

import logging

from fastapi import APIRouter, Depends, HTTPException
from pydantic import BaseModel

from kiosk.core.enrolment import EnrolmentCode, pin_of
from kiosk.core.staff import Act
from server.auth.gate import Gate
from server.baskets.console import WhoIn
from server.calls.console import REFUSALS, named
from server.ingest.body import ShortRoute
from server.ingest.payloads import Lane
from server.link.authority import Authority
from server.link.enrolments import VALID, Enrolments
from server.staff.host import Host
from server.staff.trail import Trail
from server.standing.book import Standings

log = logging.getLogger(__name__)


class LaneCard(BaseModel):
    """As `LaneStanding` has it, by the server's clock."""

    lane: str
    heard_at: str
    unsent: int
    since: str
    late: bool
    silent: bool
    certificate_until: str
    ends_soon: bool


class LanesOut(BaseModel):
    """`enrols`: lanes of this store come with certificates, so that a host may make them a code."""

    enrols: bool
    lanes: list[LaneCard]


class CodeOut(BaseModel):
    """Shown once: the server keeps its hash alone."""

    lane: str
    code: str
    minutes: int


def make_lanes(
    gate: Gate,
    standings: Standings,
    enrolments: Enrolments,
    authority: Authority | None,
    trail: Trail,
) -> APIRouter:
    router = APIRouter(prefix="/console", route_class=ShortRoute)
    allowed = Depends(gate.may(Act.ENROL))

    @router.get("/lanes", dependencies=[Depends(gate.host)], responses=REFUSALS)
    def lanes() -> LanesOut:
        """How each lane stands: what it owes, when it was heard last, whether its certificate ends soon."""
        cards = [LaneCard(**{name: getattr(one, name) for name in LaneCard.model_fields}) for one in standings.all()]
        return LanesOut(enrols=authority is not None, lanes=cards)

    @router.post("/lanes/{lane}/code", responses=REFUSALS)
    def code(lane: Lane, who: WhoIn, host: Host = allowed) -> CodeOut:
        """A code with which the lane may enrol, once, for some minutes. 409: it cannot."""
        if authority is None:
            raise HTTPException(409, "Lanes of this store have tokens. They enrol with no code.")
        if lane not in standings.lanes:
            raise HTTPException(409, f"There is no lane {lane} here.")
        name = named(host, who.name)
        made = EnrolmentCode(pin_of(authority.der()), enrolments.open(lane))
        log.warning("%s made a code with which lane %s may enrol", name, lane)
        trail.did(host.staff, Act.ENROL, lane=lane)
        return CodeOut(lane=lane, code=made.text(), minutes=int(VALID.total_seconds() // 60))

    return router
