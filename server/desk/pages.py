"""/desk: changes, as staff read them. Nothing is changed by looking."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import Response

from kiosk.core.staff import Act
from server.actions.rules import Rules
from server.asking.book import is_house
from server.db.desk_models import DeskChangeRow
from server.desk.drafts import OPEN, Drafts, NotDone, State, needs_second
from server.desk.items import Shelves
from server.desk.previewing import shown
from server.desk.previews import Previews
from server.desk.saying import pieces
from server.desk.view import View
from server.master.book import MasterBook
from server.staff.host import Host
from server.wall.deeds import moment

MOST_DONE = 20
Language = Annotated[str, Query(alias="lang", max_length=10)]


def make_desk_pages(
    view: View,
    book: MasterBook,
    drafts: Drafts,
    shelves: Shelves,
    previews: Previews,
    file: Rules,
    now: Callable[[], datetime],
) -> APIRouter:
    router = APIRouter(prefix="/desk", include_in_schema=False)

    def today() -> str:
        return now().date().isoformat()

    @router.get("")
    def start(request: Request, lang: Language = "") -> Response:
        """What waits to be approved, what is drafted, and what became of the rest."""

        def told(_host: Host) -> Mapping[str, object]:
            done = drafts.newest(State.PUBLISHED, State.BACK, State.DROPPED, most=MOST_DONE)
            return {
                "waiting": [_row(one, today()) for one in drafts.newest(State.WAITING)],
                "drafted": [_row(one, today()) for one in drafts.newest(State.DRAFT)],
                "done": [_row(one, today()) for one in done],
                "version": book.version(),
            }

        return view.page(request, "changes", lang, told)

    @router.get("/changes/{number}")
    def change(request: Request, number: int, lang: Language = "") -> Response:
        """One change, record by record, with what can be done with it."""

        def told(host: Host) -> Mapping[str, object]:
            one, stock = _one(drafts, number), shelves.stock()
            words, language = view.words(request, lang), view.language(request, lang)
            return {
                "change": _row(one, today()),
                "pieces": pieces(one, words, language, stock.currency if stock is not None else "EUR", file),
                "priced": any(not is_house(row.name) for row in one.records),
                "problems": drafts.problems(one) if one.state in OPEN else [],
                "mine": one.author == host.staff,
                "approves": host.may(Act.APPROVE) and (one.author != host.staff or not needs_second(one)),
                "version": one.version,
                "preview": shown(previews.of(number), previews),
                "first_day": (now().date() - timedelta(days=7)).isoformat(),
                "last_day": (now().date() - timedelta(days=1)).isoformat(),
                "today": today(),
            }

        return view.page(request, "change", lang, told)

    return router


def _row(change: DeskChangeRow, today: str) -> dict[str, object]:
    return {
        "id": change.id,
        "who": change.author_name,
        "when": moment(change.made_at, today),
        "state": change.state,
        "count": len(change.records),
        "second": needs_second(change),
        "by": change.decided_name,
        "note": change.note,
    }


def _one(drafts: Drafts, number: int) -> DeskChangeRow:
    try:
        return drafts.one(number)
    except NotDone as error:
        raise HTTPException(404, f"there is no change {number}") from error
