"""What the store manager asks for: JSON under /api/v1, and one page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from datetime import date, datetime
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, HTTPException, Query, Request
from fastapi.responses import Response
from pydantic import AfterValidator

from kiosk.core.staff import Act
from server.auth.gate import Gate
from server.bag_questions.book import BagQuestions
from server.bundles.book import Bundles
from server.cash_alarms.book import CashAlarms
from server.console.figures import Figures
from server.console.page import DayOfSales, told
from server.console.shapes import (
    BagLaneOut,
    BagsOut,
    CashAlarmOut,
    DayOut,
    DebtOut,
    PeriodOut,
    SaleOut,
    TapsOut,
    TerminalDayOut,
    TroubleOut,
    all_taps,
    brief,
    whole,
)
from server.debts.book import Debts
from server.ingest.envelopes import ErrorOut
from server.periods.book import Periods
from server.standing.book import Standings
from server.wall.door import Door
from server.wall.pages import Pages


def _in_the_calendar(day: str) -> str:
    date.fromisoformat(day)
    return day


Day = Annotated[
    Annotated[str, AfterValidator(_in_the_calendar)] | None,
    Query(pattern=r"^\d{4}-\d{2}-\d{2}$", description="as 2026-11-22; today without it"),
]
REFUSALS: dict[int | str, dict[str, type[ErrorOut]]] = {code: {"model": ErrorOut} for code in (401, 404, 422)}


def make_api(
    gate: Gate,
    figures: Figures,
    debts: Debts,
    cash: CashAlarms,
    periods: Periods,
    bags: BagQuestions,
    now: Callable[[], datetime],
) -> APIRouter:
    router = APIRouter(prefix="/api/v1", dependencies=[Depends(gate.manager)], responses=REFUSALS)

    @router.get("/sales")
    def sales(day: Day = None, lane: Annotated[str | None, Query(max_length=12)] = None) -> DayOut:
        """The day's sales, newest first."""
        day = day or today(now)
        return DayOut(day=day, sales=[brief(sale) for sale in figures.sales(day, lane)])

    @router.get("/sales/{lane}/{receipt_no}")
    def sale(lane: str, receipt_no: int) -> SaleOut:
        """One sale whole, by what its receipt says."""
        found = figures.sale(lane, receipt_no) if abs(receipt_no) < 2**53 else None
        if found is None:
            raise HTTPException(404, f"lane {lane} has no receipt {receipt_no}")
        return whole(found)

    @router.get("/taps")
    def taps(day: Day = None) -> TapsOut:
        """The day's satisfaction taps: by face, by question, by reason, and what was remarked."""
        day = day or today(now)
        return all_taps(day, figures.taps(day), figures.tap_words(day))

    @router.get("/bags")
    def bag_questions(day: Day = None) -> BagsOut:
        """What lanes asked about the bag on the day, and what came of it."""
        day = day or today(now)
        return BagsOut(day=day, lanes=[BagLaneOut.model_validate(one) for one in bags.of(day)])

    @router.get("/debts")
    def owed() -> list[DebtOut]:
        """Money that lanes owe to shoppers: what is still to be given back first."""
        return [DebtOut.model_validate(debt) for debt in debts.all()]

    @router.get("/cash-alarms")
    def alarms() -> list[CashAlarmOut]:
        """Cash that a person must look after at the lanes: what nobody has seen to first."""
        return [CashAlarmOut.model_validate(alarm) for alarm in cash.all()]

    @router.get("/periods")
    def closed(lane: Annotated[str | None, Query(max_length=12)] = None) -> list[PeriodOut]:
        """Periods that lanes closed (Z reports), the last first."""
        return [PeriodOut.model_validate(period) for period in periods.all(lane)]

    @router.get("/terminal_days")
    def terminal_days(lane: Annotated[str | None, Query(max_length=12)] = None) -> list[TerminalDayOut]:
        """How terminals ended their days when lanes closed their periods, the last first."""
        return [TerminalDayOut.model_validate(day) for day in periods.days(lane)]

    @router.get("/troubles")
    def troubles() -> list[TroubleOut]:
        """Alarms, and records that could not be taken."""
        return [TroubleOut(**asdict(trouble)) for trouble in figures.troubles()]

    return router


def make_page(
    gate: Gate,
    door: Door,
    figures: Figures,
    standings: Standings,
    debts: Debts,
    cash: CashAlarms,
    bags: BagQuestions,
    bundles: Bundles,
    pages: Pages,
    now: Callable[[], datetime],
) -> APIRouter:
    router = APIRouter(include_in_schema=False)

    @router.get("/sales")
    def view(
        request: Request,
        day: Day = None,
        lane: str = "",
        receipt: int = 0,
        lang: Annotated[str, Query(max_length=10)] = "",
    ) -> Response:
        """For who signed on and may read reports, and for who comes with the manager's token."""
        host = gate.by_token(request) or door.enter(request, Act.REPORTS, pages, lang)
        if isinstance(host, Response):
            return host
        chosen = figures.sale(lane, receipt) if lane and 0 < receipt < 2**53 else None
        day = day or (chosen.day if chosen else today(now))
        of = DayOfSales(
            day=day,
            today=today(now),
            totals=figures.totals(day),
            sales=figures.sales(day),
            opened=chosen,
            taps=figures.taps(day),
            said=figures.tap_words(day),
            survey=figures.naming.named(pages.words(request, lang), pages.language(request, lang)),
            troubles=figures.troubles(),
            bags=bags.of(day),
            bundles=bundles.all(),
            lanes=standings.all(),
            debts=[debt for debt in debts.all() if not debt.given_at],
            alarms=[alarm for alarm in cash.all() if not alarm.seen_at],
        )
        here = urlencode({"day": day, **({"lane": lane, "receipt": receipt} if chosen else {})})
        more = told(of, pages.words(request, lang), pages.language(request, lang))
        return pages.show(request, "sales", lang, host, status=200, here=here, **more)

    return router


def today(now: Callable[[], datetime]) -> str:
    return now().date().isoformat()
