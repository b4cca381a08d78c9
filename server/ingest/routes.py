"""POST /api/v1/envelopes: what lanes send."""

from __future__ import annotations

from collections.abc import Callable

from fastapi import APIRouter, Depends, HTTPException, Request
from fastapi.concurrency import run_in_threadpool
from pydantic import ValidationError

from kiosk.core.member_wire import THANKS
from kiosk.core.refund_wire import REFUND, REFUND_STOPPED
from kiosk.core.wire import SALE, SIGNATURE, TAP
from server.auth.gate import Gate
from server.ingest.body import read_body
from server.ingest.envelopes import AnswerOut, BatchIn, ErrorOut, HaveOut, JournalId, ParkedOut
from server.ingest.intake import Intake

BODY = {"requestBody": {"required": True, "content": {"application/json": {"schema": BatchIn.model_json_schema()}}}}
QUIET = {SALE, REFUND, REFUND_STOPPED, TAP, THANKS, SIGNATURE}
"""Kinds that nobody waits for."""
REFUSALS: dict[int | str, dict[str, type[ErrorOut]]] = {
    code: {"model": ErrorOut} for code in (401, 403, 413, 415, 422, 503)
}


def make_router(gate: Gate, intake: Intake, ring: Callable[[], None]) -> APIRouter:
    """`ring` is called after a batch that somebody may be waiting for: they look again."""
    router = APIRouter(prefix="/api/v1")

    @router.get("/envelopes", responses=REFUSALS)
    def have(journal: JournalId, lane: str = Depends(gate.lane)) -> HaveOut:
        """Up to where the lane whose bearer token comes with it has sent its `journal`."""
        return HaveOut(have=intake.have(lane, journal))

    @router.post("/envelopes", responses=REFUSALS, openapi_extra=BODY)
    async def take(request: Request, lane: str = Depends(gate.lane)) -> AnswerOut:
        """Takes a batch (JSON, gzip or plain) from the lane whose bearer token comes with it.

        Each envelope is taken once, by lane, journal and sequence; sending it again is answered alike. What cannot be
        taken is parked, and does not hold up what comes after it. 503: send the same again later.
        """
        answer, kinds = await run_in_threadpool(_take, intake, lane, await read_body(request))
        if not kinds <= QUIET:
            await run_in_threadpool(ring)
        return answer

    return router


def _batch(body: bytes) -> BatchIn:
    try:
        return BatchIn.model_validate_json(body)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False, include_context=False)[0]
        place = ".".join(str(part) for part in first["loc"]) or "the batch"
        raise HTTPException(422, f"{place}: {first['msg'].removeprefix('Value error, ')}") from error


def _take(intake: Intake, lane: str, body: bytes) -> tuple[AnswerOut, set[str]]:
    """As far as the database went along, what it did not take the lane sends again; and which kinds came."""
    batch = _batch(body)
    if batch.envelopes[0].lane != lane:
        raise HTTPException(403, f"this token is lane {lane}'s")
    settled = list(zip(batch.envelopes, intake.take_all(batch.envelopes), strict=False))
    parked = [ParkedOut(seq=envelope.seq, reason=reason) for envelope, reason in settled if reason]
    return AnswerOut(taken=settled[-1][0].seq, parked=parked), {one.kind for one in batch.envelopes}
