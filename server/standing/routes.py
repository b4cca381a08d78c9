"""POST /api/v1/standing: what a lane still owes; GET /api/v1/lanes: how all of them stand, for the manager."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Literal

from fastapi import APIRouter, Depends
from pydantic import BaseModel, ConfigDict, Field

from kiosk.core.mode import MOST_PIECES
from server.auth.gate import Gate
from server.ingest.body import ShortRoute
from server.ingest.envelopes import MAX_NUMBER, ErrorOut
from server.standing.book import Look, Standings

REFUSALS: dict[int | str, dict[str, type[ErrorOut]]] = {code: {"model": ErrorOut} for code in (401, 413, 422, 503)}
LONGEST_S = 100 * 366 * 86_400

Count = Annotated[int, Field(ge=0, le=MAX_NUMBER)]


class TotalIn(BaseModel):
    model_config = ConfigDict(frozen=True, strict=True)

    minor: Annotated[int, Field(ge=-MAX_NUMBER, le=MAX_NUMBER)]
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]


class LineIn(BaseModel):
    model_config = ConfigDict(frozen=True, strict=True)

    names: dict[Annotated[str, Field(max_length=20)], Annotated[str, Field(max_length=200)]]
    pieces: Count
    asked: TotalIn


class LookIn(BaseModel):
    """How the lane looks from afar; a word of a light that is not known here is kept as it came."""

    model_config = ConfigDict(frozen=True, strict=True)

    light: Annotated[str, Field(pattern=r"^[a-z_]{1,20}$")]
    paying: bool
    pieces: Count
    total: TotalIn | None
    lines: Annotated[list[LineIn], Field(max_length=100)] = []
    closes: bool = False
    express: Annotated[int, Field(ge=0, le=MOST_PIECES)] = 0


class StandingIn(BaseModel):
    """`unsent` facts wait at the lane, the oldest for `age_s` seconds; `parked` could not be taken. `look`: None where
    the lane does not tell.

    What a later lane tells besides is passed over.
    """

    model_config = ConfigDict(frozen=True, strict=True)

    wire: Literal[1]
    unsent: Count
    parked: Count
    age_s: Annotated[int, Field(ge=0)]
    look: LookIn | None = None


class HeardOut(BaseModel):
    heard: bool = True


class LaneOut(BaseModel):
    """`since` is the server's time. `heard_at` '' : never. `late`: what it owes is old; `silent`: for long."""

    lane: str
    heard_at: str
    unsent: int
    parked: int
    since: str
    late: bool
    silent: bool
    certificate_until: str
    ends_soon: bool


def make_standing(gate: Gate, standings: Standings, ring: Callable[[], None]) -> APIRouter:
    router = APIRouter(prefix="/api/v1", responses=REFUSALS, route_class=ShortRoute)

    @router.post("/standing")
    def hear(told: StandingIn, lane: str = Depends(gate.lane)) -> HeardOut:
        """Keeps how the lane stands whose bearer token comes with it."""
        age_s = min(told.age_s, LONGEST_S)
        if standings.hear(lane, unsent=told.unsent, parked=told.parked, age_s=age_s, look=_look(told.look)):
            ring()
        return HeardOut()

    @router.get("/lanes", dependencies=[Depends(gate.manager)])
    def lanes() -> list[LaneOut]:
        """How each lane stood when it was heard last."""
        return [LaneOut(**{name: getattr(one, name) for name in LaneOut.model_fields}) for one in standings.all()]

    return router


def _look(told: LookIn | None) -> Look | None:
    if told is None:
        return None
    total = told.total
    return Look(
        light=told.light,
        paying=told.paying,
        pieces=told.pieces,
        minor=total.minor if total is not None else 0,
        currency=total.currency if total is not None else "",
        lines=[line.model_dump() for line in told.lines],
        closes=told.closes,
        express=told.express,
    )
