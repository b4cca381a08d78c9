"""/api/v1/refunds: where lanes find receipts of any lane, and ask whether goods of them may go back."""

from __future__ import annotations

from fastapi import APIRouter, Depends

from kiosk.core.claims import Claim
from kiosk.core.refund import Wanted
from kiosk.core.refund_wire import found_body
from server.auth.gate import Gate
from server.ingest.body import ShortRoute
from server.ingest.envelopes import ErrorOut
from server.refunds.book import Refunds
from server.refunds.shapes import ClaimedOut, ClaimIn, FindIn, FoundOut

REFUSALS: dict[int | str, dict[str, type[ErrorOut]]] = {code: {"model": ErrorOut} for code in (401, 413, 422, 503)}


def make_refunds(gate: Gate, refunds: Refunds) -> APIRouter:
    router = APIRouter(prefix="/api/v1/refunds", route_class=ShortRoute)

    @router.post("/finds", responses=REFUSALS)
    def find(body: FindIn, _lane: str = Depends(gate.lane)) -> FoundOut:
        """The sale behind a receipt of any lane, and what went back of it."""
        return FoundOut.model_validate(found_body(*refunds.find(Wanted(body.receipt_no, body.lane, body.at))))

    @router.post("/claims", responses=REFUSALS)
    def claim(body: ClaimIn, lane: str = Depends(gate.lane)) -> ClaimedOut:
        """The asking lane alone may give these goods back from now on, or why not. The same claim is answered alike."""
        asked = Claim(
            refund=body.refund,
            of=Wanted(body.of.receipt_no, body.of.lane, body.of.at),
            units={one.line: one.units for one in body.lines},
            known=tuple(body.known),
        )
        why = refunds.claim(lane, asked)
        return ClaimedOut(granted=why is None, why=why or "")

    return router
