"""/experience: the store's figures, live, the visits behind each of them, and one visit whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel, Field
from sqlalchemy.engine import Engine

from kiosk.core.staff import Act
from server.actions.pages import goal_s
from server.actions.watch import Watcher
from server.auth.gate import Gate
from server.calls.bell import Bell
from server.calls.console import HOLD_S, REFUSALS
from server.calls.hold import Shared, hold
from server.cases.room import FOLDER as CASES
from server.charts.answer import picture
from server.charts.drawing import Drawing
from server.charts.look import Look
from server.experience.asked import MOST_DAYS_READ, Asked
from server.experience.beside import Beside
from server.experience.board import TREND_DAYS, board
from server.experience.boxes import item_name
from server.experience.chosen import By, day_list
from server.experience.chosen import Chosen as Days
from server.experience.course import basket, came, moments, nudges, payments, rows
from server.experience.figures import NO_TAPS
from server.experience.page import told
from server.experience.pictures import Size, satisfaction, taps_by_hour
from server.experience.queries import Queries
from server.experience.running import Runs
from server.experience.sessions import Of, Sessions, Sort
from server.experience.unlike import Line, found, lines, looks_at
from server.experience.writing import clock, day_words
from server.findings.book import Chosen, Findings
from server.standing.book import Standings
from server.wall.ailing import Ailment, ailment
from server.wall.door import Door
from server.wall.pages import Pages
from server.wall.words import Words, load_words

FOLDER = Path(__file__).parent
AT_A_TIME = 50
MOST_AILING = 4


class AskedVisits(Asked):
    """Of the chosen visits those that are `of` a kind, after so many others, the longest or the newest first."""

    of: Of = Of.ALL
    value: Annotated[str, Field(max_length=60)] = ""
    sort: Sort = Sort.NEWEST
    after: Annotated[int, Field(ge=0, le=1_000_000)] = 0

    def way(self, **more: str | int) -> str:
        """These very visits, with something else about it."""
        told: dict[str, str | int] = {"of": self.of.value, "value": self.value, "sort": self.sort.value, **more}
        return self.query(**{name: one for name, one in told.items() if one not in ("", "newest")})


class NewsOut(BaseModel):
    """`tag` changes when a visit, a tap or a lane told something new."""

    tag: str


@dataclass(frozen=True, slots=True)
class Books:
    """What the pages are read from."""

    queries: Queries
    runs: Runs
    sessions: Sessions
    standings: Standings
    findings: Findings
    beside: Beside
    engine: Engine
    now: Callable[[], datetime]

    @classmethod
    def of(
        cls, engine: Engine, standings: Standings, findings: Findings, watcher: Watcher, now: Callable[[], datetime]
    ) -> Books:
        beside = Beside(engine, watcher.crowd, lambda: goal_s(watcher.rules))
        return cls(Queries(engine), Runs(engine, standings), Sessions(engine), standings, findings, beside, engine, now)

    def ailing(self, lane: str, words: Words) -> list[Ailment]:
        """What ails devices now, the worst first."""
        found = self.findings.of(Chosen(lane=lane, is_open=True), MOST_AILING)
        return [ailment(row, words, self.now().date().isoformat()) for row in found]

    def unusual(self, asked: Asked, words: Words) -> list[Line] | None:
        """What is most unlike the usual of the chosen day; None where something else is chosen."""
        now = self.now()
        chosen = asked.chosen(now.date())
        return lines(found(self.engine, chosen, now), asked, words) if looks_at(chosen) else None

    def tag(self) -> str:
        """As cheap as it can be: it is asked for often."""
        heard = max((one.heard_at[:16] for one in self.standings.all()), default="")
        return f"{self.queries.newest(self.now().date().isoformat())}-{heard}"


def make_experience(gate: Gate, door: Door, books: Books, bell: Bell, console: Pages, drawing: Drawing) -> APIRouter:
    router = APIRouter(prefix="/experience")
    pages, case_words = console.room("experience", FOLDER), load_words(CASES / "words.json")
    newest = Shared(bell, lambda: NewsOut(tag=books.tag()))

    reader = gate.may_follow(Act.EXPERIENCE)

    @router.get("", include_in_schema=False)
    def dashboard(request: Request, asked: Annotated[Asked, Query()]) -> Response:
        """All figures of what is chosen."""
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
        shown = told(seen, asked, words, language, turnover, waiting)
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

    @router.get("/sessions", include_in_schema=False)
    def visits(request: Request, asked: Annotated[AskedVisits, Query()]) -> Response:
        """The visits behind a figure."""
        host = door.enter(request, Act.EXPERIENCE, pages, asked.lang)
        if isinstance(host, Response):
            return host
        chosen, words = asked.chosen(books.now().date()), pages.words(request, asked.lang)
        language = pages.language(request, asked.lang)
        found = books.sessions.list(chosen, asked.of, asked.value, asked.sort, AT_A_TIME + 1, asked.after)
        return pages.show(
            request,
            "sessions",
            asked.lang,
            host,
            asked=asked,
            here=asked.way(),
            title=_title(asked, words),
            rows=rows(found[:AT_A_TIME], words, language, many_days=chosen.days > 1),
            sorts=[(one.value, asked.way(sort=one.value)) for one in Sort],
            back=asked.query(),
            older=asked.way(after=asked.after + AT_A_TIME) if len(found) > AT_A_TIME else "",
        )

    @router.get("/sessions/{number}", include_in_schema=False)
    def visit(request: Request, number: int, lang: Annotated[str, Query(max_length=10)] = "") -> Response:
        """The course of one visit."""
        host = door.enter(request, Act.EXPERIENCE, pages, lang)
        if isinstance(host, Response):
            return host
        course = books.sessions.one(number)
        if course is None:
            raise HTTPException(404, "the store knows of no such visit")
        words, language = pages.words(request, lang), pages.language(request, lang)
        return pages.show(
            request,
            "session",
            lang,
            host,
            one=course.visit,
            came=came(course.visit, words),
            total=clock(course.visit.total_ms / 1000),
            moments=moments(course, words),
            nudges=nudges(course, words),
            payments=payments(course, words),
            check=course.check,
            basket=basket(course, language, reads_money=host.may(Act.REPORTS)),
        )

    return router


def _trend_of(chosen: Days) -> Days:
    return chosen.lately(TREND_DAYS)


def _title(asked: AskedVisits, words: Words) -> str:
    told = words[f"visits_{asked.of.value or 'all'}"]
    names = (f"need_{asked.value}", f"step_{asked.value}", f"pays_{asked.value}", f"failed_{asked.value}")
    name = next((words[key] for key in names if key in words), item_name(asked.value))
    return f"{told}: {name}" if asked.value else told
