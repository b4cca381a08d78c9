"""/experience: the store's figures, live, and their charts."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel, Field

from kiosk.core.staff import Act
from server.auth.gate import Gate
from server.calls.bell import Bell
from server.calls.console import HOLD_S, REFUSALS
from server.calls.hold import Shared, hold
from server.cases.room import FOLDER as CASES
from server.charts.answer import picture
from server.charts.drawing import Drawing
from server.charts.look import Look
from server.experience.asked import MOST_DAYS_READ, Asked
from server.experience.board import TREND_DAYS, board
from server.experience.books import Books
from server.experience.chosen import By, day_list
from server.experience.chosen import Chosen as Days
from server.experience.figures import NO_TAPS
from server.experience.page import told
from server.experience.pictures import Size, satisfaction, taps_by_hour
from server.experience.screens import NOBODY as SCREEN
from server.experience.visit_routes import make_visits
from server.experience.writing import day_words
from server.staff.host import Host
from server.wall.door import Door
from server.wall.pages import Pages
from server.wall.words import load_words

FOLDER = Path(__file__).parent
AT_A_TIME = 50
MOST_AILING = 4


class NewsOut(BaseModel):
    """`tag` changes when a visit, a tap or a lane told something new."""

    tag: str


def make_experience(gate: Gate, door: Door, books: Books, bell: Bell, console: Pages, drawing: Drawing) -> APIRouter:
    router = APIRouter(prefix="/experience")
    pages, case_words = console.room("experience", FOLDER), load_words(CASES / "words.json")
    newest = Shared(bell, lambda: NewsOut(tag=books.tag()))

    follows = gate.may_follow(Act.EXPERIENCE)

    def reader(request: Request) -> None:
        """What a page asks by itself: that of somebody who may, or a screen on the wall."""
        if not books.screens.is_one(request):
            follows(request)

    @router.get("", include_in_schema=False)
    def dashboard(request: Request, asked: Annotated[Asked, Query()]) -> Response:
        """All figures of what is chosen."""
        if asked.wall and gate.at_page(request) is None and books.screens.is_one(request):
            host: Host | Response = SCREEN
        else:
            host = door.enter(request, Act.EXPERIENCE, pages, asked.lang)
        if isinstance(host, Response):
            return host
        now, language = books.now(), pages.language(request, asked.lang)
        tag = books.tag()
        with books.queries.together() as queries:
            seen = board(queries, books.runs, asked.chosen(now.date()), now)
            turnover = queries.turnover(seen.chosen) if host.may(Act.REPORTS) else {}
        words, in_full = pages.words(request, asked.lang), asked.in_full(now.date())
        waiting = [books.beside.waiting(words)] if in_full.last == now.date().isoformat() else []
        shown = told(seen, asked, words, language, books.naming.named(words, language), turnover, waiting)
        return pages.show(
            request,
            "dashboard",
            asked.lang,
            host,
            asked=asked,
            here=asked.query(),
            tag=tag,
            lanes=books.standings.lanes,
            unusual=books.unusual(asked, words),
            ailing=books.ailing(asked.lane, words),
            cut_short=MOST_DAYS_READ if seen.chosen != in_full else 0,
            marks=[(day_words(one.day, language), one.words) for one in books.beside.marks(_trend_of(seen.chosen))],
            hangs=host is SCREEN,
            screens=[] if asked.wall else books.screens.told(words, language),
            cases=books.beside.cases(case_words[language], now) if host.may(Act.CASES) else None,
            **shown,
        )

    @router.get("/news", responses=REFUSALS, dependencies=[Depends(reader)])
    async def news(request: Request, seen: Annotated[str, Field(max_length=120)] = "") -> NewsOut:
        """With `seen`, the `tag` of what is known, the answer waits until something else is to be told."""
        return await hold(request, bell, newest, lambda it: it.tag != seen, HOLD_S)

    @router.get("/charts/{name}.svg", include_in_schema=False, dependencies=[Depends(reader)])
    def chart(
        request: Request,
        name: str,
        asked: Annotated[Asked, Query()],
        look: Look = Look.LIGHT,
        size: Size = Size.WIDE,
    ) -> Response:
        """`taps` or `satisfaction` of what is chosen."""
        chosen, words = asked.chosen(books.now().date()), pages.words(request, asked.lang)
        match name:
            case "taps":
                hours = dict(sorted(books.queries.taps(chosen, By.HOUR).items()))
                spec = taps_by_hour(hours, words, look, size)
            case "satisfaction":
                lately = _trend_of(chosen)
                trend = books.queries.taps(lately, By.DAY)
                days = {day: trend.get(day, NO_TAPS) for day in day_list(lately.first, lately.last)}
                spec = satisfaction(days, books.beside.marks(lately), look, size, pages.language(request, asked.lang))
            case _:
                raise HTTPException(404, "there is no such chart")
        return picture(request, drawing.svg(spec, look))

    router.include_router(make_visits(door, books, pages))
    return router


def _trend_of(chosen: Days) -> Days:
    return chosen.lately(TREND_DAYS)
