"""/experience/sessions: the visits behind a figure, and one of them whole."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import Response
from pydantic import Field

from kiosk.core.staff import Act
from server.experience.asked import Asked
from server.experience.books import Books
from server.experience.boxes import item_name
from server.experience.course import basket, came, moments, nudges, payments, rows
from server.experience.sessions import Of, Sort
from server.experience.writing import clock
from server.wall.door import Door
from server.wall.pages import Pages
from server.wall.words import Words

AT_A_TIME = 50


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


def make_visits(door: Door, books: Books, pages: Pages) -> APIRouter:
    router = APIRouter(prefix="/sessions", include_in_schema=False)

    @router.get("")
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

    @router.get("/{number}")
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


def _title(asked: AskedVisits, words: Words) -> str:
    told = words[f"visits_{asked.of.value or 'all'}"]
    names = (f"need_{asked.value}", f"step_{asked.value}", f"pays_{asked.value}", f"failed_{asked.value}")
    name = next((words[key] for key in names if key in words), item_name(asked.value))
    return f"{told}: {name}" if asked.value else told
