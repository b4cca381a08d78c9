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
from server.desk.drafts import OPEN, Drafts, Listed, NotDone, State, needs_second
from server.desk.items import Shelves
from server.desk.previewing import shown
from server.desk.previews import Previews
from server.desk.saying import pieces
from server.desk.view import View
from server.master.book import MasterBook
from server.staff.host import Host
from server.wall.deeds import moment

MOST_DONE = 20
AT_A_TIME = 100
Language = Annotated[str, Query(alias="lang", max_length=10)]
After = Annotated[int, Query(ge=0, le=1_000_000)]


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
                "waiting": [_listed(one, today()) for one in drafts.newest(State.WAITING)],
                "drafted": [_listed(one, today()) for one in drafts.newest(State.DRAFT)],
                "done": [_listed(one, today()) for one in done],
                "version": book.version(),
            }

        return view.page(request, "changes", lang, told)

    @router.get("/changes/{number}")
    def change(request: Request, number: int, after: After = 0, lang: Language = "") -> Response:
        """One change, record by record, with what can be done with it: so many records, `after` so many others."""

        def told(host: Host) -> Mapping[str, object]:
            one, stock = _one(drafts, number), shelves.stock()
            some, second = one.records[after : after + AT_A_TIME], needs_second(one)
            words, language = view.words(request, lang), view.language(request, lang)
            return {
                "change": _row(one, len(one.records), today(), second=second),
                "after": after,
                "further": after + AT_A_TIME if len(one.records) > after + AT_A_TIME else 0,
                "pieces": pieces(some, words, language, stock.currency if stock is not None else "EUR", file),
                "priced": any(not is_house(row.name) for row in one.records),
                "problems": drafts.problems(one) if one.state in OPEN else [],
                "mine": one.author == host.staff,
                "approves": host.may(Act.APPROVE) and (one.author != host.staff or not second),
                "version": one.version,
                "preview": shown(previews.of(number), previews),
                "first_day": (now().date() - timedelta(days=7)).isoformat(),
                "last_day": (now().date() - timedelta(days=1)).isoformat(),
                "today": today(),
            }

        return view.page(request, "change", lang, told)

    return router


def _listed(one: Listed, today: str) -> dict[str, object]:
    return _row(one.change, one.count, today, second=one.second)


def _row(change: DeskChangeRow, count: int, today: str, *, second: bool) -> dict[str, object]:
    return {
        "id": change.id,
        "who": change.author_name,
        "when": moment(change.made_at, today),
        "state": change.state,
        "count": count,
        "second": second,
        "by": change.decided_name,
        "note": change.note,
    }


def _one(drafts: Drafts, number: int) -> DeskChangeRow:
    try:
        return drafts.one(number)
    except NotDone as error:
        raise HTTPException(404, f"there is no change {number}") from error
