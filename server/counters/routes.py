"""POST /api/v1/counters: what a lane's devices did; GET /api/v1/lanes/{lane}/counters: the same, for the manager."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel, ConfigDict, Field

from kiosk.core.device_counts import DeviceCount
from server.auth.gate import Gate
from server.counters.book import Counters
from server.ingest.body import ShortRoute
from server.ingest.envelopes import ErrorOut

REFUSALS: dict[int | str, dict[str, type[ErrorOut]]] = {code: {"model": ErrorOut} for code in (401, 413, 422, 503)}
MOST = 500
DAY = r"^\d{4}-\d{2}-\d{2}$"

Word = Annotated[str, Field(pattern=r"^[a-z0-9_]{1,20}$")]


class CountIn(BaseModel):
    model_config = ConfigDict(frozen=True, strict=True)

    device: Word
    kind: Word
    unit: Annotated[str, Field(min_length=1, max_length=200)]
    part: Annotated[str, Field(pattern=r"^[a-z_]{1,40}$")]
    day: Annotated[str, Field(pattern=DAY)]
    name: Annotated[str, Field(pattern=r"^[a-z0-9_]{1,40}$")]
    value: Annotated[float, Field(ge=0, le=1e15, allow_inf_nan=False)]


class CountsIn(BaseModel):
    """What a later lane tells besides is passed over."""

    model_config = ConfigDict(frozen=True, strict=True)

    wire: Literal[1]
    counts: Annotated[list[CountIn], Field(max_length=MOST)]


class KeptOut(BaseModel):
    kept: int


class CountOut(BaseModel):
    """`value`: all that `part` of that unit did on `day`."""

    model_config = ConfigDict(from_attributes=True)

    device: str
    kind: str
    unit: str
    part: str
    day: str
    name: str
    value: float


def make_counters(gate: Gate, counters: Counters) -> APIRouter:
    router = APIRouter(prefix="/api/v1", responses=REFUSALS, route_class=ShortRoute)

    @router.post("/counters")
    def keep(told: CountsIn, lane: str = Depends(gate.lane)) -> KeptOut:
        """Keeps what the devices of that lane did whose bearer token comes with it; it may be told twice."""
        counters.keep(lane, [DeviceCount(**one.model_dump()) for one in told.counts])
        return KeptOut(kept=len(told.counts))

    @router.get("/lanes/{lane}/counters", dependencies=[Depends(gate.manager)])
    def of_lane(lane: str, since: Annotated[str, Query(pattern=r"^(\d{4}-\d{2}-\d{2})?$")] = "") -> list[CountOut]:
        """From the day `since` on, by day; without it, the last 31 days that the lane told of."""
        return [CountOut.model_validate(one) for one in counters.of(lane, since)]

    return router
