"""/console/interventions: what lanes have to be looked at, and what hosts say of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Request
from pydantic import BaseModel, Field

from kiosk.core.interventions import Answer
from kiosk.core.session.staff_facts import NotDone
from server.auth.gate import Gate
from server.baskets.console import WhoIn
from server.calls.bell import Bell
from server.calls.console import HOLD_S, REFUSALS, DoneOut, named
from server.calls.hold import hold
from server.db.models import InterventionRow
from server.ingest.body import ShortRoute
from server.ingest.interventions import LookedAtIn
from server.ingest.payloads import Lane
from server.interventions.book import Interventions
from server.staff.host import Host
from server.staff.trail import Trail


class SaidIn(WhoIn):
    """Who says it, and why: one of a few words, or ''."""

    reason: Annotated[str, Field(pattern=r"^[a-z_]{0,20}$")] = ""


class InterventionOut(BaseModel):
    """`waits_s` whole seconds since it came; `decided_by`: a host has answered, and the lane has not said so yet."""

    lane: str
    intervention: str
    session: str
    kind: str
    at: str
    waits_s: int
    item: LookedAtIn | None
    age: int
    expected_g: int
    seen_g: int
    likely_bp: int
    why: list[str]
    decided_by: str
    decided_as: str


class InterventionsOut(BaseModel):
    """`tag` changes with them, not with the seconds."""

    tag: str
    interventions: list[InterventionOut]


def make_interventions(
    gate: Gate, interventions: Interventions, trail: Trail, bell: Bell, now: Callable[[], datetime]
) -> APIRouter:
    router = APIRouter(prefix="/console/interventions", route_class=ShortRoute)
    signed_on = Depends(gate.signed_on)

    @router.get("", dependencies=[Depends(gate.host)], responses=REFUSALS)
    async def all_open(request: Request, seen: Annotated[str, Field(max_length=64)] = "") -> InterventionsOut:
        """All that is open, the oldest first. With `seen`, the `tag` of what is known, the answer waits until something
        else is to be told.
        """
        look = lambda: told(interventions.open(), now())  # noqa: E731
        return await hold(request, bell, look, lambda found: found.tag != seen, HOLD_S)

    @router.post("/{lane}/{intervention}/{answer}", responses=REFUSALS)
    def say(
        lane: Lane, intervention: str, answer: Answer, said: SaidIn, request: Request, host: Host = signed_on
    ) -> DoneOut:
        """A host's word, on its way to the lane. 409: it does not count, and the sentence says why."""
        act = interventions.act(lane, intervention)
        gate.check(request, act, lane)
        name = named(host, said.name)
        refusal = interventions.answer(lane, intervention, answer, host.staff, name, said.reason)
        if refusal:
            trail.refused(host.staff, act, NotDone.NOT_OPEN, lane=lane, reason=answer.value)
            raise HTTPException(409, refusal)
        trail.did(host.staff, act, lane=lane, reason=answer.value, command=intervention)
        return DoneOut()

    return router


def told(rows: Sequence[InterventionRow], now: datetime) -> InterventionsOut:
    """`rows` as the script takes them, in the same order."""
    found = [_out(row, now) for row in rows]
    lasting = [one.model_dump(mode="json", exclude={"waits_s"}) for one in found]
    return InterventionsOut(tag=hashlib.sha256(json.dumps(lasting).encode()).hexdigest()[:32], interventions=found)


def _out(row: InterventionRow, now: datetime) -> InterventionOut:
    waits_s = max(0, int((now - datetime.fromisoformat(row.came_at)).total_seconds()))
    return InterventionOut(
        lane=row.lane,
        intervention=row.intervention,
        session=row.session,
        kind=row.kind,
        at=row.at,
        waits_s=waits_s,
        decided_by=row.decided_name,
        decided_as=row.decided_as,
        **row.raised,
    )
