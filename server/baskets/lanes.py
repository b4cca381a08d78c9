"""/api/v1/baskets: where lanes offer the baskets that they put aside, and ask for those of any lane."""

from __future__ import annotations

from fastapi import APIRouter, Depends, Request
from fastapi.concurrency import run_in_threadpool
from pydantic import ValidationError
from starlette.exceptions import HTTPException

from kiosk.core.baskets import Ask, NotGranted
from server.auth.gate import Gate
from server.baskets.book import Baskets
from server.baskets.shapes import (
    AskedOut,
    AskIn,
    GrantOut,
    KeptOut,
    ListedOut,
    OfferedOut,
    OfferIn,
    RefusedOut,
    ReleasedOut,
    ReleaseIn,
)
from server.ingest.body import ShortRoute, read_body
from server.ingest.envelopes import ErrorOut

MOST_PACKED = 512 * 1024
MOST_PLAIN = 2 * 1024 * 1024
BODY = {"requestBody": {"required": True, "content": {"application/json": {"schema": OfferIn.model_json_schema()}}}}
REFUSALS: dict[int | str, dict[str, type[ErrorOut]]] = {code: {"model": ErrorOut} for code in (401, 413, 415, 422, 503)}


def make_baskets(gate: Gate, baskets: Baskets) -> APIRouter:
    router = APIRouter(prefix="/api/v1/baskets", route_class=ShortRoute)

    @router.post("", responses=REFUSALS, openapi_extra=BODY)
    async def offer(request: Request, lane: str = Depends(gate.lane)) -> OfferedOut:
        """A basket (JSON, gzip or plain) that the lane whose token comes with it has put aside. Offered again it is
        there already.
        """
        offered = _offer(await read_body(request, MOST_PACKED, MOST_PLAIN))
        await run_in_threadpool(baskets.offer, lane, offered)
        return OfferedOut()

    @router.get("", responses=REFUSALS)
    def listed(lane: str = Depends(gate.lane)) -> ListedOut:
        """The baskets that the asking lane may be granted, for its staff to find the one they are asked for."""
        return ListedOut(
            baskets=[
                KeptOut(
                    basket=row.basket,
                    code=row.code,
                    lane=row.lane,
                    at=row.at,
                    pieces=row.pieces,
                    total_minor=row.total_minor,
                    currency=row.currency,
                )
                for row in baskets.for_lane(lane)
            ]
        )

    @router.post("/asks", responses=REFUSALS)
    def ask(body: AskIn, lane: str = Depends(gate.lane)) -> AskedOut:
        """The basket, which is the asking lane's alone from then on, or why not. The same request is answered alike."""
        wanted = Ask(request=body.request, code=body.code, lane=body.lane, basket=body.basket)
        answer = baskets.grant(lane, wanted)
        if isinstance(answer, NotGranted):
            return AskedOut(granted=None, refused=RefusedOut(why=answer.why, lane=answer.lane))
        granted = GrantOut(
            basket=answer.basket,
            code=answer.code,
            lane=answer.lane,
            at=answer.at,
            version=answer.version,
            content=dict(answer.content),
        )
        return AskedOut(granted=granted, refused=None)

    @router.post("/releases", responses=REFUSALS)
    def release(body: ReleaseIn, lane: str = Depends(gate.lane)) -> ReleasedOut:
        """The lane did not take up what it was granted on this request: the basket is with the store again."""
        return ReleasedOut(released=baskets.release(lane, body.request, body.basket))

    return router


def _offer(body: bytes) -> OfferIn:
    try:
        return OfferIn.model_validate_json(body)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False, include_context=False)[0]
        place = ".".join(str(part) for part in first["loc"]) or "the basket"
        raise HTTPException(422, f"{place}: {first['msg'].removeprefix('Value error, ')}") from error
