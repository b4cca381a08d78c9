"""/console/trail: what staff did and tried, as a page for who may read it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import Field

from kiosk.core.staff import Act
from server.auth.gate import Gate
from server.reports.as_csv import as_csv
from server.reports.tables import Cell, Table
from server.staff.source import StaffSource
from server.staff.trail import NOBODY_KNOWN, Trail, Wanted
from server.wall.deeds import Deed, deed
from server.wall.door import Door
from server.wall.pages import Pages
from server.wall.words import Words

AT_A_TIME = 50
MOST_EXPORTED = 10_000


class Asked(Wanted):
    """`before`: the rows before that one; `lang`: a language that was just touched."""

    before: Annotated[int | None, Field(ge=1, le=2**53)] = None
    lang: Annotated[str, Field(max_length=10)] = ""

    def path(self, before: int) -> str:
        """The way to the rows before that one, of what is wanted."""
        return f"?{urlencode({**self.wanted(), 'before': before})}"

    def wanted(self) -> dict[str, str]:
        """What is chosen, as the form sends it."""
        told = {name: getattr(self, name) for name in ("staff", "lane", "act", "first", "last")}
        return {**{name: text for name, text in told.items() if text}, **({"refused": "1"} if self.refused else {})}


def make_trail(
    gate: Gate,
    trail: Trail,
    source: StaffSource,
    lanes: Callable[[], Sequence[str]],
    pages: Pages,
    now: Callable[[], datetime],
) -> APIRouter:
    router, door = APIRouter(prefix="/console"), Door(gate, trail)

    @router.get("/trail", include_in_schema=False)
    def view(request: Request, asked: Annotated[Asked, Query()]) -> Response:
        """A page of what is wanted, the newest first. Who has not the right reads that, and it is in the trail."""
        host = door.enter(request, Act.TRAIL, pages, asked.lang, room="trail")
        if isinstance(host, Response):
            return host
        found = trail.newest(AT_A_TIME + 1, asked.before, asked)
        rows = found[:AT_A_TIME]
        names = source.names()
        words, today = pages.words(request, asked.lang), now().date().isoformat()
        return pages.show(
            request,
            "trail",
            asked.lang,
            host,
            asked=asked,
            here=urlencode(asked.wanted()),
            deeds=[deed(row, names, words, today) for row in rows],
            older=asked.path(rows[-1].id) if len(found) > AT_A_TIME else "",
            people=_people(names, {row.staff for row in rows} | {asked.staff}, words),
            lanes=lanes(),
            acts=_acts(asked.act, words),
            today=today,
        )

    @router.get("/trail.csv", include_in_schema=False)
    def export(request: Request, asked: Annotated[Asked, Query()]) -> Response:
        """All that is wanted of the newest `MOST_EXPORTED`, as a sheet. That somebody took it along is in the trail."""
        host = door.enter(request, Act.TRAIL, pages, asked.lang, room="trail")
        if isinstance(host, Response):
            return host
        rows = trail.newest(MOST_EXPORTED, asked.before, asked)
        trail.did(host.staff, Act.TRAIL, lane=asked.lane, reason="exported", after={"records": len(rows)})
        names = source.names()
        words = pages.words(request, asked.lang)
        head = (words["when"], words["where"], words["who"], words["what"], words["why_not"], words["told"])
        table = Table(words["trail_title"], head, tuple(_cells(deed(row, names, words, "")) for row in rows))
        name = f'attachment; filename="trail-{now().date().isoformat()}.csv"'
        headers = {"Content-Disposition": name, "Cache-Control": "no-store"}
        return Response(as_csv(words["trail_title"], [table]), media_type="text/csv; charset=utf-8", headers=headers)

    return router


def _cells(one: Deed) -> tuple[Cell, ...]:
    changes = (f"{it.what}: {it.before} → {it.after}" if it.before else f"{it.what}: {it.after}" for it in one.changes)
    told = "; ".join(text for text in (one.reason, one.words, one.visit, *changes) if text)
    return tuple(Cell(text, text) for text in (one.at, one.place, one.who, one.act, one.why, told))


def _people(names: dict[str, str], others: Iterable[str], words: Words) -> list[tuple[str, str]]:
    """Who can be chosen, by name: everybody who works here, and who else is on the page."""
    known = {**{one: one for one in others if one and one != NOBODY_KNOWN}, **names}
    return [*sorted(known.items(), key=lambda one: one[1]), (NOBODY_KNOWN, words["nobody_known"])]


def _acts(chosen: str, words: Words) -> list[tuple[str, str]]:
    """What can be chosen, in the order of the words."""
    acts = {*map(str, Act), chosen} - {""}
    return sorted(((act, words.get(f"act_{act}") or act) for act in acts), key=lambda one: one[1])
