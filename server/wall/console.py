"""/console: the wall of lanes, live; its script, words and pictures."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Query, Request
from fastapi.responses import FileResponse, HTMLResponse, RedirectResponse, Response
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from pydantic import BaseModel, Field

from kiosk.core.age import born_by
from server.auth.gate import Gate
from server.calls.bell import Bell
from server.calls.book import OpenCall
from server.calls.console import HEADERS, HOLD_S, REFUSALS, SIGN_ON, CallOut
from server.calls.console import told as told_calls
from server.calls.hold import hold
from server.console.page import money
from server.ingest.body import ShortRoute
from server.interventions.console import InterventionOut
from server.interventions.console import told as told_interventions
from server.wall.book import NEEDS, Tile, TileState, Wall
from server.wall.words import HTML_LANGUAGE, language_of, load_words

FOLDER = Path(__file__).parent
PICTURES = Path(__file__).resolve().parents[2] / "assets" / "pictures"
COOKIE = "console-language"
TICKING: dict[str, bool | set[str] | dict[str, set[str]]] = {
    "since_s": True,
    "call": {"waits_s", "left_s"},
    "looked_at": {"__all__": {"waits_s"}},
}
YEAR_S = 366 * 86_400
PAGE_HEADERS = {
    **HEADERS,
    "Content-Security-Policy": HEADERS["Content-Security-Policy"] + "; img-src 'self'",
    "Vary": "Accept-Language, Cookie",
}
AN_HOUR = {"Cache-Control": "max-age=3600", "X-Content-Type-Options": "nosniff"}


class LookedAtOut(InterventionOut):
    """`price` as hosts read it; `born_by` (ISO 8601): born then or before is old enough today, '' for no age."""

    price: str
    born_by: str


class WallCallOut(CallOut):
    """`word` is its reason as the lane's closed word."""

    word: str


class TileOut(BaseModel):
    """`since_s` whole seconds in this state, −1: nobody knows; `total` '' for nothing to pay; `taken_by` a host."""

    lane: str
    state: TileState
    since_s: int
    pieces: int
    total: str
    taken_by: str
    call: WallCallOut | None
    looked_at: list[LookedAtOut]


class WallOut(BaseModel):
    """`tag` changes with the lanes, not with the seconds."""

    tag: str
    lanes: list[TileOut]


class WallPage:
    """Reads its template, words, script and style once."""

    def __init__(self, store: str) -> None:
        environment = Environment(loader=FileSystemLoader(FOLDER), autoescape=True, undefined=StrictUndefined)
        self._store, self._template, self._words = store, environment.get_template("wall.html"), load_words()
        self.script = (FOLDER / "wall.js").read_text(encoding="utf-8")
        self.panel = (FOLDER / "panel.js").read_text(encoding="utf-8")
        self.style = (FOLDER / "wall.css").read_text(encoding="utf-8")

    def html(self, language: str, host: str) -> str:
        """The page in `language`; with no `host` it asks for a name."""
        words = self._words[language]
        return self._template.render(
            store=self._store, words=words, language=language, html_language=HTML_LANGUAGE[language], host=host
        )


def make_wall(gate: Gate, wall: Wall, bell: Bell, page: WallPage) -> APIRouter:
    router = APIRouter(prefix="/console", route_class=ShortRoute)

    @router.get("/wall", include_in_schema=False)
    def view(request: Request, language: Annotated[str, Query(alias="lang", max_length=10)] = "") -> Response:
        host = gate.at_page(request)
        if host is None:
            return RedirectResponse(SIGN_ON, 303, headers={"Cache-Control": "no-store"})
        chosen = language or request.cookies.get(COOKIE, "")
        shown = language_of(chosen, request.headers.get("accept-language", ""))
        answer = HTMLResponse(page.html(shown, host.name), headers=PAGE_HEADERS)
        if language in HTML_LANGUAGE:
            answer.set_cookie(COOKIE, language, max_age=YEAR_S, path="/console", httponly=True, samesite="strict")
        return answer

    @router.get("/wall.js", include_in_schema=False)
    def script() -> Response:
        return Response(page.script, media_type="text/javascript", headers={"Cache-Control": "max-age=60"})

    @router.get("/panel.js", include_in_schema=False)
    def panel() -> Response:
        return Response(page.panel, media_type="text/javascript", headers={"Cache-Control": "max-age=60"})

    @router.get("/wall.css", include_in_schema=False)
    def style() -> Response:
        return Response(page.style, media_type="text/css", headers={"Cache-Control": "max-age=60"})

    @router.get("/pictures/{name}.svg", dependencies=[Depends(gate.host)], include_in_schema=False)
    def picture(name: str) -> Response:
        found = PICTURES / f"{name}.svg"
        if not name.replace("_", "").isalnum() or not name.isascii() or not found.is_file():
            raise HTTPException(404, "there is no such picture")
        return FileResponse(found, media_type="image/svg+xml", headers=AN_HOUR)

    @router.get("/wall/lanes", dependencies=[Depends(gate.host)], responses=REFUSALS)
    async def lanes(request: Request, seen: Annotated[str, Field(max_length=64)] = "") -> WallOut:
        """All lanes in the order of the settings. With `seen`, the `tag` of what is known, the answer waits until
        something else is to be told.
        """
        return await hold(request, bell, lambda: told(wall.tiles(), wall.now()), lambda it: it.tag != seen, HOLD_S)

    return router


def told(tiles: Sequence[Tile], now: datetime) -> WallOut:
    """`tiles` as the script takes them, in the same order."""
    lanes = [_out(one, now) for one in tiles]
    lasting = [one.model_dump(mode="json", exclude=TICKING) for one in lanes]
    return WallOut(tag=hashlib.sha256(json.dumps(lasting).encode()).hexdigest()[:32], lanes=lanes)


def _out(tile: Tile, now: datetime) -> TileOut:
    look = tile.standing.look if tile.state is not TileState.SILENT else None
    call = _call(tile.call) if tile.call is not None else None
    looked_at = [_looked_at(one, now) for one in told_interventions(tile.looked_at, now).interventions]
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
    )


def _call(call: OpenCall) -> WallCallOut:
    return WallCallOut(**told_calls([call]).calls[0].model_dump(), word=call.row.reason)


def _looked_at(one: InterventionOut, now: datetime) -> LookedAtOut:
    return LookedAtOut(
        **one.model_dump(),
        price=money(one.item.price_minor, one.item.currency) if one.item is not None else "",
        born_by=born_by(one.age, now.date()).isoformat() if one.age else "",
    )
