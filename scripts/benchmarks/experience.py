"""The store's pages with a year of a million visits in the books, and all else that belongs to such a year; and each
figure of the experience, from sums and from the visits, beside a count.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import psycopg
from playwright.sync_api import Page, sync_playwright
from sqlalchemy import select
from sqlalchemy.engine import Engine, make_url

from scripts.benchmarks.big_sheet import write_sheet
from scripts.benchmarks.full_books import fill_all
from scripts.benchmarks.report import Result, Row, Target, interleaved
from server.actions.usual import UsualTimes
from server.clock import now
from server.db.engine import open_database
from server.db.models import MemberRow
from server.experience.chosen import By, Chosen, day_after
from server.experience.day_sums import DaySums
from server.experience.figures import PARTS, Part
from server.experience.queries import Queries, Wait
from server.master.book import MasterBook
from server.master.publishing import publish_sheet
from server.settings import load_settings
from tests.server import postgres
from tests.server.many_visits import fill
from tests.server.running import MANAGER_TOKEN, Store, secret

VISITS, DAYS, LANES, ITEMS = 1_000_000, 364, 12, 20_000
QUICK = (2_000, 40)
RULES = Path(__file__).resolve().parents[2] / "config" / "members.toml"
TARGET = Target("p95", 1000.0)
PERIODS = {"a day": 1, "28 days": 28, "a year": DAYS}
PAGES = {
    "today": "",
    "a year": "?period=year",
    "a year of a lane": "?period=year&lane=3",
    "a year from 9 to 18:59": "?period=year&from_hour=9&to_hour=18",
    "a year in Chinese": "?period=year&language=zh_CN",
    "a year with large letters": "?period=year&ease=large",
    "28 days of a lane from 9 to 18:59": "?period=month&lane=3&from_hour=9&to_hour=18",
}
OTHERS = {
    "a year's visits, the newest": "/experience/sessions?period=year",
    "a year's visits that needed somebody, the longest": "/experience/sessions?period=year&of=need&sort=help",
    "where one begins": "/console",
    "open cases": "/cases",
    "closed cases": "/cases?show=closed",
    "a case": "/cases/4999",
    "improvements": "/cases/improvements",
    "actions": "/actions",
    "members": "/members",
    "a member": "/members/{member}",
    "today's money": "/reports",
    "a year's money": "/reports?first={first}&last={last}",
    "a year's money of a lane": "/reports?first={first}&last={last}&lane=3",
    "today's sales": "/sales",
    "a day's sales of long ago": "/sales?day={early}",
    "the desk": "/desk",
    "items at the desk": "/desk/items",
    "an item looked for": "/desk/items?q=coffee",
    "the trail": "/console/trail",
    "the trail of a lane, what was refused": "/console/trail?lane=12&refused=1",
    "the trail of a day of long ago": "/console/trail?day={early}",
    "devices": "/console/devices",
}
"""Page → its path. All are there when their work is."""
Ask = Callable[[], object]


def measure(folder: Path, *, quick: bool) -> Result:
    """Each figure of a day, of 28 and of a year, from sums and from the visits, in turns; the pages afterwards."""
    visits, days = QUICK if quick else (VISITS, DAYS)
    rounds, warm_up = (3, 1) if quick else (20, 3)
    today = now().date()
    address = _database(folder)
    engine = open_database(address)
    first = day_after(today.isoformat(), 1 - days)
    fill(engine, visits, days=days, last=today.isoformat(), lanes=LANES)
    fill_all(engine, first=first, last=today.isoformat(), days=days)
    write_sheet(folder / "sheet.csv", ITEMS)
    publish_sheet(MasterBook(engine, now), (folder / "sheet.csv").read_bytes(), "sheet.csv")
    began = time.perf_counter()
    making = DaySums(engine, now, keep_days=3660)
    while making.turn():
        pass
    made_s = time.perf_counter() - began
    UsualTimes(engine).steps(now())  # as of a store that ran yesterday
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("ANALYZE")
    asked: dict[str, Ask] = {}
    floors: dict[str, str] = {}
    for name, back in PERIODS.items():
        chosen = Chosen(first=day_after(today.isoformat(), 1 - back), last=today.isoformat())
        floor = f"floor: count(*) of the visits of {name}"
        asked[floor] = _count(address, chosen)
        for what, queries in {
            "sums": Queries(engine),
            "visits": Queries(engine, with_sums=False),
        }.items():
            for figure, ask in _figures(queries, chosen).items():
                title = f"{figure}, {name}, from {what}"
                asked[title], floors[title] = ask, floor
    found = interleaved(rounds, warm_up, *(_timed(ask) for ask in asked.values()))
    rows = [
        Row(name, times, (floors[name],) if name in floors else (), TARGET if name.endswith("from sums") else None)
        for name, times in zip(asked, found, strict=True)
    ]
    told = {
        "first": first,
        "last": today.isoformat(),
        "early": day_after(first, days // 3),
        "member": _member(engine),
    }
    rows += _pages(folder, address, rounds, warm_up, {name: path.format(**told) for name, path in OTHERS.items()})
    engine.dispose()
    return Result(
        "experience",
        f"the store's figures of {visits:,} visits on {days} days at {LANES} lanes, PostgreSQL",
        tuple(rows),
        (
            f"all sums were made in {made_s:.0f} s; today has none and is read from its visits",
            "two choices at once are read from the visits of 28 days at most",
        ),
    )


def _figures(queries: Queries, chosen: Chosen) -> dict[str, Ask]:
    """Each that the page asks, by what it is for."""
    return {
        "sales, give-ups, items": lambda: queries.visits(chosen),
        "transaction time": lambda: queries.times(chosen, Part.TOTAL),
        **{f"time of {part}": lambda part=part: queries.times(chosen, part) for part in PARTS},  # type: ignore[misc]
        "give-ups by step and shopper": lambda: queries.losses(chosen),
        "interventions by reason": lambda: queries.needs(chosen),
        "sales touched": lambda: queries.touched(chosen),
        "worst items": lambda: queries.worst_items(chosen, 5),
        "help wait": lambda: queries.waits(chosen, Wait.FIRST),
        "help resolve": lambda: queries.waits(chosen, Wait.RESOLVE),
        "self-corrected": lambda: queries.nudges(chosen),
        "spot checks": lambda: queries.checks(chosen),
        "payments": lambda: queries.payments(chosen),
        "taps by hour": lambda: queries.taps(chosen, By.HOUR),
        "open and busy": lambda: queries.hours_open(chosen),
        "receipts that lack": lambda: queries.lost(chosen),
        "sales that came twice": lambda: queries.doubled(chosen),
    }


def _count(address: str, chosen: Chosen) -> Ask:
    """The database's own count of the chosen visits, past everything of ours."""
    plain = make_url(address).set(drivername="postgresql").render_as_string(hide_password=False)
    connection = psycopg.connect(plain, autocommit=True)
    wanted = "SELECT count(*) FROM visit WHERE day BETWEEN %s AND %s"
    return lambda: connection.execute(wanted, (chosen.first, chosen.last)).fetchone()


def _member(engine: Engine) -> str:
    with engine.connect() as connection:
        return str(connection.scalar(select(MemberRow.id).limit(1)))


def _timed(ask: Ask) -> Callable[[], float]:
    def timed() -> float:
        began = time.perf_counter()
        ask()
        return (time.perf_counter() - began) * 1000

    return timed


def _database(folder: Path) -> str:
    (folder / "postgres").mkdir()
    url = make_url(postgres.start(folder / "postgres")).set(drivername="postgresql+psycopg")
    return url.render_as_string(hide_password=False)


def _pages(folder: Path, address: str, rounds: int, warm_up: int, others: Mapping[str, str]) -> list[Row]:
    """From the address to what can be read, and of the figures with the last chart."""
    store = Store(load_settings(_settings(folder, address)), folder).opens()
    rows = []
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
            context = browser.new_context(
                http_credentials={"username": "manager", "password": MANAGER_TOKEN},
                viewport={"width": 1440, "height": 900},
            )
            page = context.new_page()
            for name, query in PAGES.items():
                shown = [
                    _opened(page, f"{store.address}/experience{query}", "#card-checkout .figure strong")
                    for _ in range(warm_up + rounds)
                ][warm_up:]
                rows.append(Row(f"page of {name}, usable", tuple(usable for usable, _ in shown), (), TARGET))
                rows.append(Row(f"page of {name}, with its charts", tuple(whole for _, whole in shown)))
            for name, path in others.items():
                shown = [_opened(page, store.address + path, "main") for _ in range(warm_up + rounds)][warm_up:]
                rows.append(Row(f"{name}, usable", tuple(usable for usable, _ in shown), (), TARGET))
            browser.close()
    finally:
        store.closes()
    return rows


def _opened(page: Page, address: str, figure: str) -> tuple[float, float]:
    """Milliseconds until the figure is there, and until all is."""
    began = time.perf_counter()
    answer = page.goto(address, wait_until="domcontentloaded")
    if answer is None or answer.status != 200:
        raise RuntimeError(f"{address} is no page: {answer and answer.status}")
    page.locator(figure).wait_for()
    usable = time.perf_counter() - began
    page.wait_for_load_state("load")
    return usable * 1000, (time.perf_counter() - began) * 1000


def _settings(folder: Path, address: str) -> Path:
    secret(folder / "manager-token", MANAGER_TOKEN)
    shutil.copy(RULES, folder / "members.toml")
    lanes = []
    for number in range(1, LANES + 1):
        secret(folder / f"lane-{number}", f"token-of-lane-{number}-of-this-store")
        lanes.append(f'[[lanes]]\nid = "{number}"\ntoken_file = "lane-{number}"\n')
    path = folder / "server.toml"
    head = (
        f'store = "Green Corner"\ndatabase = "{address}"\n[members]\nrules = "members.toml"\n'
        '[manager]\ntoken_file = "manager-token"\n'
    )
    path.write_text(head + "".join(lanes), encoding="utf-8")
    return path
