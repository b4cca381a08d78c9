"""The store server as an ASGI application. Everything is built here and handed what it needs."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from fastapi import APIRouter, FastAPI
from fastapi.concurrency import run_in_threadpool
from sqlalchemy.engine import Engine

from server.actions.book import Actions
from server.actions.items import ItemNames
from server.actions.pages import make_actions
from server.actions.rules import Rules, load_rules
from server.actions.watch import TICK_S, Watcher
from server.anchors.book import AnchorBook
from server.anchors.routes import make_anchors
from server.asking.book import HouseBook
from server.auth.gate import Gate
from server.auth.tokens import Keyring
from server.bag_questions.book import BagQuestions
from server.baskets.book import Baskets
from server.baskets.console import make_shelf
from server.baskets.hands import Hands
from server.baskets.lanes import make_baskets
from server.baskets.tidying import Tidying
from server.bundles.book import Bundles
from server.bundles.routes import make_bundles
from server.calls.bell import Bell
from server.calls.book import Calls
from server.calls.console import make_console
from server.calls.due import Due
from server.calls.lanes import make_channel
from server.calls.news import News
from server.cases.room import make_case_room
from server.cash_alarms.book import CashAlarms
from server.charts.drawing import Drawing
from server.clock import now as wall
from server.console.figures import Figures
from server.console.routes import make_api, make_page
from server.counters.book import Counters
from server.counters.routes import make_counters
from server.db.engine import open_database
from server.debts.book import Debts
from server.desk.lanes import Lanes
from server.desk.room import make_desk_room
from server.desk.waiting import waiting_for
from server.experience.books import Books
from server.experience.day_sums import TURN_S, DaySums
from server.experience.routes import make_experience
from server.experience.screens import make_screens
from server.findings.book import Findings
from server.findings.routes import make_findings
from server.health import Pulse, Readiness, make_health
from server.ingest.intake import Intake
from server.ingest.routes import make_router
from server.interventions.book import Interventions
from server.interventions.console import make_interventions
from server.keeper import Keeper
from server.link.authority import Authority
from server.link.console import make_lanes
from server.link.enrolments import Enrolments
from server.link.lifetimes import Lifetimes
from server.link.roster import Roster
from server.link.routes import make_link
from server.link.tries import Tries
from server.master.shelves import ShelfNames
from server.members.acts import make_member_acts
from server.members.book import Members
from server.members.bringing import bring
from server.members.lanes import make_members
from server.members.pages import make_member_pages
from server.members.phones import PhoneKey
from server.members.rules import load_rules as member_rules
from server.modes.book import Modes
from server.modes.console import make_modes
from server.periods.book import Periods
from server.receipts.guesses import MOST_CODES, Guesses
from server.receipts.page import PageMaker
from server.receipts.pages import ReceiptPages
from server.receipts.routes import make_receipts
from server.receipts.taps import ReceiptTaps
from server.refunds.book import Refunds
from server.refunds.lanes import make_refunds
from server.refusals import refuse
from server.reports.routes import make_reports
from server.reports.sums import Reports
from server.settings import BasketSettings, ReceiptSettings, ServerSettings, VisitSettings
from server.staff.acts import make_acts
from server.staff.console import make_sign_on
from server.staff.host import Host
from server.staff.lanes import make_staff
from server.staff.people import People
from server.staff.sign_ons import SignOns
from server.staff.source import StaffSource
from server.staff.trail import Trail
from server.standing.book import Standings
from server.standing.routes import make_standing
from server.wall.book import NEEDS, Wall
from server.wall.console import make_wall
from server.wall.devices import make_devices
from server.wall.door import Door
from server.wall.pages import Pages
from server.wall.start import make_start
from server.wall.trail import make_trail
from server.weights.book import Weights
from server.weights.routes import make_weights

REPORTS, SALES = (Path(__file__).parent / room for room in ("reports", "console"))

log = logging.getLogger(__name__)

MEMBERS_S = 60.0
"""So often it is looked whether a new day has begun for the members."""


@dataclass(frozen=True, slots=True)
class StaffRoom:
    """Who works here, and after how many idle seconds they are signed off at the console."""

    source: StaffSource
    idle_s: int = 0


def create_app(settings: ServerSettings, now: Callable[[], datetime] = wall) -> FastAPI:
    """The server for `settings`, its tables made; raises `SettingsError` or OSError."""
    keyring, engine = Keyring.load(settings), open_database(settings.database)
    people = People(engine, now)
    staff = staff_of(settings, people)
    guesses = Guesses(MOST_CODES // settings.workers)
    authority, own = authority_of(settings), settings.tls.certificate if settings.tls is not None else None
    members = members_of(settings, engine, now)
    return build_app(
        settings.store,
        keyring,
        engine,
        now,
        settings.receipts,
        settings.baskets,
        guesses,
        authority,
        own,
        staff,
        members,
        rules_of(settings),
        settings.visits,
    )


def staff_of(settings: ServerSettings, people: People | None = None) -> StaffRoom:
    """The store's staff file, read, and `people` over it; raises `SettingsError`."""
    if settings.staff is None:
        return StaffRoom(StaffSource(None))
    return StaffRoom(StaffSource(settings.staff.file, people), 60 * settings.staff.minutes)


def members_of(settings: ServerSettings, engine: Engine, now: Callable[[], datetime]) -> Members | None:
    """The store's members, where it has such; raises `SettingsError`."""
    if settings.members is None:
        return None
    members = Members(engine, now, member_rules(settings.members.rules), PhoneKey.load(settings.members.key))
    if settings.members.bring is not None:
        bring(members, settings.members.bring)
    return members


def rules_of(settings: ServerSettings) -> Rules:
    """When a figure raises an action, as the store has it; raises `SettingsError`."""
    return load_rules() if settings.actions is None else load_rules(settings.actions.rules)


def authority_of(settings: ServerSettings) -> Authority | None:
    """The store's own, where it has one; raises `SettingsError`."""
    if settings.tls is None or settings.tls.ca is None or settings.tls.ca_key is None:
        return None
    return Authority.load(settings.tls.ca, settings.tls.ca_key)


def build_app(
    store: str,
    keyring: Keyring,
    engine: Engine,
    now: Callable[[], datetime],
    receipts: ReceiptSettings = ReceiptSettings(),  # noqa: B008 - frozen
    kept: BasketSettings = BasketSettings(),  # noqa: B008 - frozen
    guesses: Guesses | None = None,
    authority: Authority | None = None,
    own_certificate: Path | None = None,
    staff: StaffRoom | None = None,
    members: Members | None = None,
    rules: Rules | None = None,
    visits: VisitSettings = VisitSettings(),  # noqa: B008 - frozen
) -> FastAPI:
    enrolments, trail, roster = Enrolments(engine, now), Trail(engine, now), Roster(engine, now, keyring)
    staff = staff or StaffRoom(StaffSource(None))
    sign_ons = SignOns(engine, now, staff.source, trail, staff.idle_s)
    gate = Gate(keyring, roster, sign_ons, trail, enrolments.holds if authority is not None else None)
    figures, bell, house = Figures(engine), Bell(), HouseBook(engine, rules)
    news = News(engine, bell.ring)
    calls, hands = Calls(engine, now, news.tell), Hands(engine, now, news.tell, roster)
    interventions, modes = Interventions(engine, now, news.tell), Modes(engine, now, news.tell, roster)
    baskets = Baskets(engine, now, news.tell, kept.end_of_day, Tidying(engine, kept.keep_days))
    debts, cash, bags = Debts(engine), CashAlarms(engine), BagQuestions(engine)
    bundles, findings, counters = Bundles(engine, now), Findings(engine, now, roster), Counters(engine)
    lifetimes = Lifetimes(enrolments, own_certificate, now)
    standings, console = Standings(engine, now, roster, lifetimes), Pages(store)

    watcher = Watcher(
        engine,
        Actions(engine, now, news.tell),
        standings,
        findings,
        modes,
        house.rules,
        now,
        news.tell,
    )
    cases = make_case_room(engine, now, gate, trail, staff.source, roster, console, bell, news.tell, watcher.rules)

    app = FastAPI(
        title="Store server",
        summary="Takes the lanes' sales, taps and calls for help, each exactly once, and shows them to the store.",
        version="1",
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        lifespan=_while_it_runs(
            engine,
            news,
            cases.keeper,
            Keeper("actions", watcher.turn, TICK_S),
            Keeper("sums", DaySums(engine, now, visits.keep_days).turn, TURN_S),
            *_kept(members),
        ),
    )
    app.state.bell, app.state.watcher = bell, watcher
    # What lanes ask for all the time comes first: a request is held against one route after the other.
    app.include_router(make_health(Pulse(figures), Readiness(engine), lifetimes.soon))
    app.include_router(make_router(gate, Intake(engine, now), news.tell))
    app.include_router(make_anchors(gate, AnchorBook(engine, now)))
    for router in (
        make_counters(gate, counters),
        make_findings(gate, findings, standings, news.tell, now),
        make_devices(gate, findings, counters, standings, console, now),
        make_standing(gate, standings, news.tell),
        *cases.routers,
        *make_desk_room(
            engine,
            gate,
            trail,
            console,
            staff.source,
            house,
            watcher,
            Lanes.of(engine, roster, standings, enrolments, authority, staff.source, findings, counters, now),
            news.tell,
            now,
        ),
    ):
        app.include_router(router)
    app.include_router(make_channel(gate, Due(engine), calls, hands, interventions, modes, bell))
    app.include_router(make_baskets(gate, baskets))
    app.include_router(make_refunds(gate, Refunds(engine, now)))
    app.include_router(make_sign_on(gate, sign_ons, console))
    app.include_router(make_acts(gate, trail))
    app.include_router(make_console(gate, calls, trail, bell))
    app.include_router(make_interventions(gate, interventions, trail, bell, now))
    app.include_router(
        _wall(engine, gate, console, Wall(standings, calls, interventions, modes, findings, now), findings, bell)
    )
    app.include_router(make_trail(gate, trail, staff.source, roster.ever, console, now))
    app.include_router(make_actions(gate, watcher, modes, trail, bell, console, ItemNames(engine).name, now))
    app.include_router(make_modes(gate, modes, trail, lambda: watcher.rules.express_pieces))
    for router in _experience(gate, trail, Books.of(engine, standings, findings, watcher, now), bell, console):
        app.include_router(router)
    app.include_router(make_shelf(gate, baskets, hands, trail, bell))
    app.include_router(make_lanes(gate, standings, enrolments, authority, trail))
    app.include_router(make_link(gate, enrolments, authority, Tries(engine, now)))
    app.include_router(make_staff(gate, staff.source))
    _with_members(app, gate, members, ShelfNames(engine), Tries(engine, now), trail, console)
    app.include_router(_reports(engine, gate, trail, console, store, roster.ever, now))
    app.include_router(make_weights(gate, Weights(engine)))
    app.include_router(make_bundles(gate, bundles))
    app.include_router(make_api(gate, figures, debts, cash, Periods(engine), bags, now))
    app.include_router(
        make_page(
            gate, Door(gate, trail), figures, standings, debts, cash, bags, bundles, console.room("sales", SALES), now
        )
    )
    app.include_router(
        make_receipts(
            ReceiptPages(engine, receipts.keep_days), ReceiptTaps(engine), guesses or Guesses(), PageMaker(store), now
        )
    )

    refuse(app, console)
    return app


def _experience(gate: Gate, trail: Trail, books: Books, bell: Bell, console: Pages) -> tuple[APIRouter, APIRouter]:
    """The store's figures, and the screens on the wall that show them."""
    pages = make_experience(gate, Door(gate, trail), books, bell, console, Drawing())
    return pages, make_screens(gate, books.screens, trail)


def _kept(members: Members | None) -> list[Keeper]:
    """Who sees to the members' days, where the store has such."""
    return [] if members is None else [Keeper("members", members.keep, MEMBERS_S)]


class Runs(Protocol):
    """Something with a thread of its own."""

    def start(self) -> None: ...

    def stop(self) -> None:
        """Returns when it has ended."""


def _while_it_runs(engine: Engine, *workers: Runs) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    """All of `workers` run for as long as the server does; with it the connections of `engine` end."""

    @asynccontextmanager
    async def running(_app: FastAPI) -> AsyncIterator[None]:
        for one in workers:
            one.start()
        yield
        for one in reversed(workers):
            await run_in_threadpool(one.stop)
        await run_in_threadpool(engine.dispose)

    return running


def _wall(engine: Engine, gate: Gate, console: Pages, lanes: Wall, findings: Findings, bell: Bell) -> APIRouter:
    """The wall of lanes, and the page where everybody begins, with what waits for them."""
    waits: dict[str, Callable[[Host], int]] = {
        "lanes": lambda _host: sum(tile.state in NEEDS for tile in lanes.tiles()),
        "devices": lambda _host: len(findings.open()),
        "desk": lambda host: waiting_for(engine, host.staff),
    }
    router = APIRouter()
    router.include_router(make_wall(gate, lanes, bell, console))
    router.include_router(make_start(gate, console, waits))
    return router


def _with_members(
    app: FastAPI,
    gate: Gate,
    members: Members | None,
    shelves: ShelfNames,
    tries: Tries,
    trail: Trail,
    console: Pages,
) -> None:
    """What a store has that knows members."""
    if members is not None:
        app.include_router(make_members(gate, members, tries))
        app.include_router(make_member_acts(gate, members, trail))
        app.include_router(make_member_pages(gate, members, shelves, trail, console))


def _reports(
    engine: Engine,
    gate: Gate,
    trail: Trail,
    console: Pages,
    store: str,
    lanes: Callable[[], Sequence[str]],
    now: Callable[[], datetime],
) -> APIRouter:
    """The room of the day's money."""
    pages = console.room("reports", REPORTS)
    return make_reports(Door(gate, trail), trail, pages, Reports(engine), store, lanes, now)
