"""/api/v1/lanes/{lane}/bundles and /api/v1/bundles: lanes hand support bundles in, the manager fetches them."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Path, Request, Response
from fastapi.concurrency import run_in_threadpool
from pydantic import BaseModel, ConfigDict

from server.auth.gate import Gate
from server.bundles.book import MOST, Bundles
from server.ingest.body import read_body

NOSNIFF = {"X-Content-Type-Options": "nosniff", "Cache-Control": "no-store"}
Number = Annotated[int, Path(ge=1, le=2**53)]


class TakenOut(BaseModel):
    id: int


class BundleOut(BaseModel):
    """`size` in bytes, `digest` SHA-256; `received_at` by the server's clock."""

    model_config = ConfigDict(from_attributes=True)

    id: int
    lane: str
    received_at: str
    size: int
    digest: str


def make_bundles(gate: Gate, bundles: Bundles) -> APIRouter:
    router = APIRouter(prefix="/api/v1")

    @router.post("/lanes/{lane}/bundles")
    async def hand_in(request: Request, lane: str, asking: str = Depends(gate.lane)) -> TakenOut:
        """A sealed file (age) of lane `lane`, as the body; what is not sealed is not taken."""
        if asking != lane:
            raise HTTPException(403, f"this is lane {asking}")
        body = await read_body(request, most_packed=0, most_plain=MOST)
        try:
            return TakenOut(id=await run_in_threadpool(bundles.take, lane, body))
        except ValueError as error:
            raise HTTPException(422, str(error)) from error

    @router.get("/bundles", dependencies=[Depends(gate.manager)])
    def every() -> list[BundleOut]:
        """What lanes handed in, the newest first; three of each lane are kept."""
        return [BundleOut.model_validate(one) for one in bundles.all()]

    @router.get("/bundles/{number}", dependencies=[Depends(gate.manager)], response_class=Response)
    def fetch(number: Number) -> Response:
        """One of them, sealed as it came: those who help have the key."""
        found = bundles.sealed(number)
        if found is None:
            raise HTTPException(404, f"there is no bundle {number}")
        lane, sealed = found
        named = {"Content-Disposition": f'attachment; filename="lane-{lane}-{number}.age"'}
        return Response(sealed, media_type="application/octet-stream", headers={**NOSNIFF, **named})

    return router
