"""POST /api/v1/anchors: where a lane says how far its journal is; GET: what is kept of that, for the manager."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel, ConfigDict, Field

from kiosk.core.anchors import MOST_TOLD, Kind, Statement
from server.anchors.book import AnchorBook
from server.auth.gate import Gate
from server.ingest.body import ShortRoute
from server.ingest.envelopes import MAX_NUMBER, ErrorOut

REFUSALS: dict[int | str, dict[str, type[ErrorOut]]] = {code: {"model": ErrorOut} for code in (401, 413, 422, 503)}

Seq = Annotated[int, Field(ge=0, le=MAX_NUMBER)]
Hash = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class ToldIn(BaseModel):
    """The hash of a fact that was asked for; null where it is not in the journal."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")

    seq: Seq
    hash: Hash | None


class StatementIn(BaseModel):
    """The lane's journal begins behind fact `base` and ends with fact `seq`."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")

    wire: Literal[1]
    journal: Annotated[str, Field(pattern=r"^[0-9a-f]{32,64}$")]
    base: Seq
    seq: Seq
    hash: Hash
    told: Annotated[list[ToldIn], Field(max_length=MOST_TOLD)]


class ContradictionOut(BaseModel):
    """Fact `seq` is remembered and is not there, or is another; up to `held` all is as it is remembered."""

    kind: Kind
    seq: int
    held: int
    end: int


class VerdictOut(BaseModel):
    """Without `asks` and `contradicted` the place is kept. Else the facts `asks` are to be told with the next
    statement, or the journal is not the one that is remembered. `have` is the last fact that was sent: a lane that sent
    more sends it again.
    """

    asks: list[int]
    contradicted: ContradictionOut | None
    have: int | None = None


class AnchorOut(BaseModel):
    journal: str
    seq: int
    hash: str
    day: str


def make_anchors(gate: Gate, book: AnchorBook) -> APIRouter:
    router = APIRouter(prefix="/api/v1", responses=REFUSALS, route_class=ShortRoute)

    @router.post("/anchors")
    def hear(statement: StatementIn, lane: str = Depends(gate.lane)) -> VerdictOut:
        """Keeps how far the journal is of the lane whose bearer token comes with it, where it goes on from there."""
        verdict = book.hear(
            lane,
            Statement(
                journal=statement.journal,
                base=statement.base,
                seq=statement.seq,
                hash=statement.hash,
                told={one.seq: one.hash for one in statement.told},
            ),
        )
        return VerdictOut.model_validate(verdict.shape())

    @router.get("/anchors", dependencies=[Depends(gate.manager)])
    def kept(lane: Annotated[str, Query(max_length=12)]) -> list[AnchorOut]:
        """What is kept of the lane's journals; `python -m kiosk journal verify --anchors` takes it."""
        return [AnchorOut(**asdict(one)) for one in book.of_lane(lane)]

    return router
