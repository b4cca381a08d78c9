"""/console: the wall of lanes, live, the page of baskets beside it, and the files and pictures of both."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Query, Request
from fastapi.responses import FileResponse, RedirectResponse, Response
from pydantic import BaseModel, ConfigDict, Field

from kiosk.core.age import born_by
from kiosk.core.staff import Act
from server.auth.gate import Gate
from server.calls.bell import Bell
from server.calls.console import HOLD_S, REFUSALS, CallOut
from server.calls.console import told as told_calls
from server.calls.hold import Shared, hold
from server.console.page import money
from server.ingest.body import ShortRoute
from server.ingest.payloads import Lane
from server.interventions.console import InterventionOut
from server.interventions.console import told as told_interventions
from server.wall.book import NEEDS, Tile, TileState, Wall
from server.wall.pages import SIGN_ON, Pages

PICTURES = Path(__file__).resolve().parents[2] / "assets" / "pictures"
TICKING: dict[str, bool | set[str] | dict[str, set[str]]] = {
    "since_s": True,
    "call": {"waits_s", "left_s"},
    "looked_at": {"__all__": {"waits_s"}},
    "findings": {"__all__": {"detail"}},
}
MOST_FINDINGS = 12
"""So many of a lane are told, the worst; the page of the devices has them all."""
NOSNIFF = {"X-Content-Type-Options": "nosniff"}

Language = Annotated[str, Query(alias="lang", max_length=10)]


class LookedAtOut(InterventionOut):
    """`price` as hosts read it; `born_by` (ISO 8601): born then or before is old enough today, '' for no age."""

    price: str
    born_by: str


class AilmentOut(BaseModel):
    """What ails a device of the lane since `since`, the server's time; its words are the page's own."""

    model_config = ConfigDict(from_attributes=True)

    device: str
    kind: str
    part: str
    cause: str
    state: str
    detail: str
    since: Annotated[str, Field(validation_alias="opened_at")]


class TileOut(BaseModel):
    """`since_s` whole seconds in this state, −1: nobody knows; `total` '' for nothing to pay; `taken_by` a host.

    `closes`: it is closed after this visit. `express`: up to so many pieces it is for, 0 for every basket. `ordered`:
    the mode that `ordered_by` wants ('' : the store's rules), until the lane has answered.
    """

    lane: str
    state: TileState
    since_s: int
    pieces: int
    total: str
    taken_by: str
    closes: bool
    express: int
    ordered: str
    ordered_by: str
    call: CallOut | None
    looked_at: list[LookedAtOut]
    findings: list[AilmentOut]


class LineOut(BaseModel):
    names: dict[str, str]
    pieces: int
    asked: str


class BasketOut(BaseModel):
    """The newest line first."""

    lines: list[LineOut]


class WallOut(BaseModel):
    """`tag` changes with the lanes, not with the seconds."""

    tag: str
    lanes: list[TileOut]


def make_wall(gate: Gate, wall: Wall, bell: Bell, pages: Pages) -> APIRouter:
    router = APIRouter(prefix="/console", route_class=ShortRoute)
    tiles = Shared(bell, lambda: told(wall.tiles(), wall.now()))

    def page(request: Request, name: str, language: str) -> Response:
        host = gate.at_page(request)
        if host is None:
            return RedirectResponse(SIGN_ON, 303, headers={"Cache-Control": "no-store"})
        return pages.show(request, name, language, host, acts=host.may(Act.ACTIONS))

    @router.get("", include_in_schema=False)
    def view(request: Request, language: Language = "") -> Response:
        """The lanes; who is not signed on is sent where they can."""
        return page(request, "wall", language)

    @router.get("/shelf", include_in_schema=False)
    def shelf(request: Request, language: Language = "") -> Response:
        """The saved baskets, and how the lanes stand."""
        return page(request, "shelf", language)

    @router.get("/files/{name}", include_in_schema=False)
    def file(name: str) -> Response:
        if name not in pages.files:
            raise HTTPException(404, "there is no such file")
        text, kind = pages.files[name]
        return Response(text, media_type=kind, headers={"Cache-Control": "max-age=60", **NOSNIFF})

    @router.get("/pictures/{name}.svg", dependencies=[Depends(gate.host)], include_in_schema=False)
    def picture(name: str) -> Response:
        found = PICTURES / f"{name}.svg"
        if not name.replace("_", "").isalnum() or not name.isascii() or not found.is_file():
            raise HTTPException(404, "there is no such picture")
        return FileResponse(found, media_type="image/svg+xml", headers={"Cache-Control": "max-age=3600", **NOSNIFF})

    @router.get("/wall/lanes", dependencies=[Depends(gate.host)], responses=REFUSALS)
    async def lanes(request: Request, seen: Annotated[str, Field(max_length=64)] = "") -> WallOut:
        """All lanes in the order of the settings. With `seen`, the `tag` of what is known, the answer waits until
        something else is to be told.
        """
        return await hold(request, bell, tiles, lambda it: it.tag != seen, HOLD_S)

    @router.get("/wall/lanes/{lane}", dependencies=[Depends(gate.host)], responses=REFUSALS)
    def basket(lane: Lane) -> BasketOut:
        """What lies in the basket of one lane, as it told last."""
        lines = [
            {**line, "asked": money(line["asked"]["minor"], line["asked"]["currency"])} for line in wall.basket(lane)
        ]
        return BasketOut(lines=[LineOut(**line) for line in lines])

    return router


def told(tiles: Sequence[Tile], now: datetime) -> WallOut:
    """`tiles` as the script takes them, in the same order."""
    shown = WallOut(tag="", lanes=[_out(one, now) for one in tiles])
    lasting = shown.model_dump_json(exclude={"lanes": {"__all__": TICKING}})
    shown.tag = hashlib.sha256(lasting.encode()).hexdigest()[:32]
    return shown


def _out(tile: Tile, now: datetime) -> TileOut:
    look = tile.standing.look if tile.state is not TileState.SILENT else None
    [call] = told_calls([tile.call]).calls if tile.call is not None else [None]
    open_ones = told_interventions(tile.looked_at, now).interventions if tile.looked_at else []
    looked_at = [_looked_at(one, now) for one in open_ones]
    order = tile.order if tile.order is not None and not tile.order.outcome else None
    since = datetime.fromisoformat(tile.since) if tile.since else None
    taken = [one.decided_by for one in looked_at if one.decided_by]
    coming = call.coming_by or call.seen_by if call is not None and tile.state in NEEDS else ""
    return TileOut(
        lane=tile.standing.lane,
        state=tile.state,
        since_s=max(0, int((now - since).total_seconds())) if since is not None else -1,
        pieces=look.pieces if look is not None else 0,
        total=money(look.minor, look.currency) if look is not None and look.pieces else "",
        taken_by=coming or (taken[0] if taken and len(taken) == len(looked_at) else ""),
        call=call,
        looked_at=looked_at,
        findings=[AilmentOut.model_validate(one) for one in tile.findings[:MOST_FINDINGS]],
        closes=look.closes if look is not None else False,
        express=look.express if look is not None else 0,
        ordered=order.mode if order is not None else "",
        ordered_by=order.name if order is not None else "",
    )


def _looked_at(one: InterventionOut, now: datetime) -> LookedAtOut:
    return LookedAtOut(
        **one.model_dump(),
        price=money(one.item.price_minor, one.item.currency) if one.item is not None else "",
        born_by=born_by(one.age, now.date()).isoformat() if one.age else "",
    )
