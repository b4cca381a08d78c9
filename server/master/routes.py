"""/api/v1/master: what the manager publishes; /api/v1/lanes/{lane}/master: what a lane fetches of it."""

from __future__ import annotations

from collections.abc import Callable

from fastapi import APIRouter, Depends, HTTPException, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import JSONResponse
from pydantic import BaseModel

from kiosk.core.staff import Act
from server.auth.gate import Gate
from server.ingest.body import read_body
from server.master.book import MasterBook, NotPublished
from server.master.publishing import Refused, publish_rules, publish_sheet, withdraw_rules
from server.staff.trail import Trail

MOST_PACKED = 32 * 1024 * 1024
MOST_PLAIN = 128 * 1024 * 1024
NDJSON = "application/x-ndjson"


class VersionOut(BaseModel):
    """`version` '' : nothing was published yet."""

    version: str


def make_master(gate: Gate, book: MasterBook, trail: Trail) -> APIRouter:
    """Whoever publishes with the manager's token is nobody by name; what they did is in the trail."""
    router = APIRouter(prefix="/api/v1")

    async def published(what: str, publish: Callable[[], str]) -> Response:
        def does() -> str:
            version = publish()
            trail.did("", Act.APPROVE, reason="published", after={"file": what, "version": version})
            return version

        return await _published(does)

    managed = APIRouter(prefix="/master", dependencies=[Depends(gate.manager), Depends(gate.no_other_site)])

    @managed.get("")
    def version() -> VersionOut:
        """Which version the lanes are given."""
        return VersionOut(version=book.version())

    @managed.put("/sheet", response_model=VersionOut)
    async def put_sheet(request: Request) -> Response:
        """Publishes a sheet of items (CSV, plain or gzip). 422: each bad row with its place; nothing is published."""
        data = await read_body(request, MOST_PACKED, MOST_PLAIN)
        return await published("sheet", lambda: publish_sheet(book, data, "sheet.csv"))

    @managed.put("/rules/{name}", response_model=VersionOut)
    async def put_rules(name: str, request: Request) -> Response:
        """Publishes rules of price (JSON) under a name. 422: the place and the reason; nothing is published."""
        data = await read_body(request)
        return await published(name[:60], lambda: publish_rules(book, data, name))

    @managed.delete("/rules/{name}", response_model=VersionOut)
    async def delete_rules(name: str) -> Response:
        """Takes rules out of force."""
        return await published(name[:60], lambda: withdraw_rules(book, name))

    @managed.post("/back", response_model=VersionOut)
    async def back() -> Response:
        """Publishes what was in force before the newest version, as a new one."""
        return await published("back", book.step_back)

    @router.get("/lanes/{lane}/master")
    def fetch(lane: str, have: str = "", asking: str = Depends(gate.lane)) -> Response:
        """What lane `lane` lacks, having version `have`: gzipped JSON lines. 204: nothing; 404: nothing published."""
        if asking != lane:
            raise HTTPException(403, f"this token is lane {asking}'s")
        try:
            packed = book.answer(have)
        except LookupError as error:
            raise HTTPException(404, str(error)) from error
        if packed is None:
            return Response(status_code=204)
        return Response(packed, media_type=NDJSON, headers={"Content-Encoding": "gzip"})

    router.include_router(managed)
    return router


async def _published(publish: Callable[[], str]) -> Response:
    try:
        return JSONResponse({"version": await run_in_threadpool(publish)})
    except Refused as error:
        told = {"error": str(error), "problems": list(error.problems), "count": error.count}
        return JSONResponse(told, 422)
    except NotPublished as error:
        return JSONResponse({"error": str(error)}, 409)
