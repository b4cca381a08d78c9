"""POST /api/v1/findings: what ails a lane's devices; GET of the same, and of one lane, for the manager."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel, ConfigDict, Field

from kiosk.core.device_findings import LONGEST_DETAIL, MOST, DeviceFinding, LaneFindings
from server.auth.gate import Gate
from server.db.finding_models import FindingRow
from server.findings.book import Chosen, Findings
from server.findings.saying import next_step, said
from server.ingest.body import ShortRoute
from server.ingest.envelopes import ErrorOut
from server.ingest.payloads import Lane
from server.standing.book import Standings
from server.standing.routes import LONGEST_S
from server.wall.book import is_quiet
from server.wall.words import DEFAULT, Words, load_words

REFUSALS: dict[int | str, dict[str, type[ErrorOut]]] = {code: {"model": ErrorOut} for code in (401, 413, 422, 503)}

Word = Annotated[str, Field(pattern=r"^[a-z0-9_]{1,20}$")]
Text = Annotated[str, Field(pattern=r"^[^\x00-\x1f\x7f]*$")]
LongWord = Annotated[str, Field(pattern=r"^[a-z_]{1,40}$")]


class FindingIn(BaseModel):
    model_config = ConfigDict(frozen=True, strict=True)

    device: Word
    kind: Word
    part: LongWord
    cause: LongWord
    state: Annotated[str, Field(pattern=r"^[a-z]{1,10}$")]
    detail: Annotated[Text, Field(max_length=LONGEST_DETAIL)] = ""
    age_s: Annotated[int, Field(ge=0)]


class FindingsIn(BaseModel):
    """All that ails the lane now; of the devices in `waiting` it does not know yet. What a later lane tells besides is
    passed over.
    """

    model_config = ConfigDict(frozen=True, strict=True)

    wire: Literal[1]
    findings: Annotated[list[FindingIn], Field(max_length=MOST)]
    waiting: Annotated[list[Word], Field(max_length=MOST)] = []


class HeardOut(BaseModel):
    open: int


class FindingOut(BaseModel):
    """`until` '' : it is open. `again`: so often it came back. `lane_away`: the lane is not heard now, and what it
    said last may be old. `said` and `next` are in English. Times are the server's.
    """

    lane: str
    device: str
    kind: str
    part: str
    cause: str
    state: str
    said: str
    next: str
    detail: str
    since: str
    until: str
    again: int
    lane_away: bool


def make_findings(
    gate: Gate, findings: Findings, standings: Standings, ring: Callable[[], None], now: Callable[[], datetime]
) -> APIRouter:
    router, words = APIRouter(prefix="/api/v1", responses=REFUSALS, route_class=ShortRoute), load_words()[DEFAULT]

    def out(rows: Iterable[FindingRow]) -> list[FindingOut]:
        away = {one.lane for one in standings.all() if is_quiet(one, now())}
        return [_out(row, words, away=row.lane in away) for row in rows]

    @router.post("/findings")
    def keep(told: FindingsIn, lane: str = Depends(gate.lane)) -> HeardOut:
        """Keeps what ails the devices of that lane whose bearer token comes with it: what is not told is over."""
        if findings.keep(lane, LaneFindings(_told(told.findings), tuple(told.waiting))):
            ring()
        return HeardOut(open=len(told.findings))

    @router.get("/findings", dependencies=[Depends(gate.manager)])
    def open_ones() -> list[FindingOut]:
        """What is open at all lanes, the worst first, then the oldest."""
        return out(findings.of(Chosen(is_open=True)))

    @router.get("/lanes/{lane}/findings", dependencies=[Depends(gate.manager)])
    def of_lane(lane: Lane, device: Annotated[str, Query(pattern=r"^[a-z0-9_]{0,20}$")] = "") -> list[FindingOut]:
        """What is open at a lane, and what was, the last first; of one `device` where it is named."""
        return out(findings.of(Chosen(lane=lane, device=device)))

    return router


def _told(findings: Sequence[FindingIn]) -> tuple[DeviceFinding, ...]:
    return tuple(DeviceFinding(**{**one.model_dump(), "age_s": min(one.age_s, LONGEST_S)}) for one in findings)


def _out(row: FindingRow, words: Words, *, away: bool) -> FindingOut:
    return FindingOut(
        lane=row.lane,
        device=row.device,
        kind=row.kind,
        part=row.part,
        cause=row.cause,
        state=row.state,
        said=said(row.cause, words),
        next=next_step(row.kind, row.cause, words),
        detail=row.detail,
        since=row.opened_at,
        until=row.closed_at,
        again=row.again,
        lane_away=away,
    )
