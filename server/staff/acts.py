"""/console/acts: what staff did at the lanes and from the console, and what they tried and was not done."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel, ConfigDict, Field

from kiosk.core.staff import Act
from server.auth.gate import Gate
from server.ingest.envelopes import ErrorOut
from server.staff.trail import MOST, Trail, Wanted

REFUSALS: dict[int | str, dict[str, type[ErrorOut]]] = {code: {"model": ErrorOut} for code in (401, 403, 422)}


class ActOut(BaseModel):
    """`why` it was not done, '' where it was. `at` is the clock's of where it was; `lane` '' : at the console alone.
    `words` is what they wrote with it.
    """

    model_config = ConfigDict(from_attributes=True)

    id: int
    at: str
    received_at: str
    lane: str
    session: str
    staff: str
    act: str
    why: str
    reason: str
    command: str
    before: dict[str, Any]
    after: dict[str, Any]
    words: str


class ActsAsked(Wanted):
    before: Annotated[int | None, Field(ge=1, le=2**53)] = None
    most: Annotated[int, Field(ge=1, le=MOST)] = 100


class ActsOut(BaseModel):
    """The newest first. `more`: with the last one's `id` as `before` the next come."""

    acts: list[ActOut]
    more: bool


def make_acts(gate: Gate, trail: Trail) -> APIRouter:
    router = APIRouter(prefix="/console")
    allowed = Depends(gate.may_read(Act.TRAIL))

    @router.get("/acts", dependencies=[allowed], responses=REFUSALS)
    def acts(asked: Annotated[ActsAsked, Query()]) -> ActsOut:
        """What staff did and tried. 403, and in the list itself from then on: it is not for your role."""
        found = trail.newest(asked.most + 1, asked.before, asked)
        return ActsOut(acts=[ActOut.model_validate(row) for row in found[: asked.most]], more=len(found) > asked.most)

    return router
