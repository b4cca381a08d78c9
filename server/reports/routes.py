"""/reports: a day's end by lane, by way to pay and by tax class, as a page, as CSV and as PDF."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from kiosk.core.staff import Act
from server.reports.as_csv import as_csv
from server.reports.as_pdf import as_pdf
from server.reports.sums import DayEnd, Reports
from server.reports.tables import Table, tables
from server.staff.trail import Trail
from server.wall.door import Door
from server.wall.pages import Pages
from server.wall.words import Words


def _in_the_calendar(day: str) -> str:
    if day:
        date.fromisoformat(day)
    return day


Day = Annotated[str, Field(pattern=r"^(\d{4}-\d{2}-\d{2})?$"), AfterValidator(_in_the_calendar)]


class Asked(BaseModel):
    """Days from `first` to `last`, '' for today; of `lane`, '' for all."""

    model_config = ConfigDict(frozen=True)

    first: Day = ""
    last: Day = ""
    lane: Annotated[str, Field(pattern=r"^[A-Za-z0-9]{0,12}$")] = ""
    lang: Annotated[str, Field(max_length=10)] = ""

    def days(self, today: str) -> tuple[str, str]:
        """The first and the last, in that order, whichever was told first."""
        first = self.first or self.last or today
        return min(first, self.last or first), max(first, self.last or first)

    def wanted(self) -> str:
        told = {"first": self.first, "last": self.last, "lane": self.lane}
        return urlencode({name: text for name, text in told.items() if text})


def make_reports(
    door: Door,
    trail: Trail,
    pages: Pages,
    reports: Reports,
    store: str,
    lanes: Callable[[], Sequence[str]],
    now: Callable[[], datetime],
) -> APIRouter:
    router = APIRouter(prefix="/reports", include_in_schema=False)

    def today() -> str:
        return now().date().isoformat()

    def found(request: Request, asked: Asked) -> tuple[DayEnd, list[Table], Words]:
        first, last = asked.days(today())
        told, words = reports.of(first, last, asked.lane), pages.words(request, asked.lang)
        return told, tables(told, words), words

    @router.get("")
    def view(request: Request, asked: Annotated[Asked, Query()]) -> Response:
        host = door.enter(request, Act.REPORTS, pages, asked.lang)
        if isinstance(host, Response):
            return host
        told, its, _words = found(request, asked)
        return pages.show(
            request,
            "reports",
            asked.lang,
            host,
            told=told,
            tables=its,
            lanes=lanes(),
            here=asked.wanted(),
            today=today(),
        )

    @router.get("/day-end.csv")
    def sheet(request: Request, asked: Annotated[Asked, Query()]) -> Response:
        host = door.enter(request, Act.REPORTS, pages, asked.lang)
        if isinstance(host, Response):
            return host
        told, its, words = found(request, asked)
        trail.did(host.staff, Act.REPORTS, lane=asked.lane, reason="exported", after=_what(told, "csv"))
        return _file(
            as_csv(f"{store}, {_title(told, words)}", its).encode(), "text/csv; charset=utf-8", _name(told, "csv")
        )

    @router.get("/day-end.pdf")
    def paper(request: Request, asked: Annotated[Asked, Query()]) -> Response:
        host = door.enter(request, Act.REPORTS, pages, asked.lang)
        if isinstance(host, Response):
            return host
        told, its, words = found(request, asked)
        trail.did(host.staff, Act.REPORTS, lane=asked.lane, reason="exported", after=_what(told, "pdf"))
        made = words["made_at"].replace("{time}", now().strftime("%Y-%m-%d %H:%M"))
        title = f"{store}, {_title(told, words)}"
        body = as_pdf(title, made, its, words["page_of"], pages.language(request, asked.lang))
        return _file(body, "application/pdf", _name(told, "pdf"))

    return router


def _title(told: DayEnd, words: Words) -> str:
    days = told.first if told.first == told.last else f"{told.first} – {told.last}"
    lane = f", {words['lane'].replace('{lane}', told.lane)}" if told.lane else ""
    return f"{words['day_end']} {days}{lane}"


def _name(told: DayEnd, kind: str) -> str:
    parts = ("day-end", *dict.fromkeys((told.first, told.last)), *((f"lane-{told.lane}",) if told.lane else ()))
    return f"{'_'.join(parts)}.{kind}"


def _what(told: DayEnd, kind: str) -> dict[str, object]:
    return {"first": told.first, "last": told.last, "file": kind}


def _file(body: bytes, kind: str, name: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return Response(body, media_type=kind, headers={**headers, "X-Content-Type-Options": "nosniff"})
