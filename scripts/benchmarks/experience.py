"""The store's figures over a million visits: each query beside a count of the same rows, and the page in a browser."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import psycopg
from playwright.sync_api import sync_playwright
from sqlalchemy.engine import make_url

from scripts.benchmarks.report import Result, Row, Target, interleaved
from server.clock import now
from server.db.engine import open_database
from server.experience.chosen import Chosen
from server.experience.figures import PARTS, Part
from server.experience.queries import By, Queries, Wait
from server.settings import load_settings
from tests.server import postgres
from tests.server.many_visits import fill
from tests.server.running import MANAGER_TOKEN, Store, secret

VISITS, DAYS, LANES = 1_000_000, 250, 12
QUICK = (2_000, 2)
TARGET = Target("p95", 1000.0)
FLOOR = "floor: count(*) of all visits"
DAY_FLOOR = "floor: count(*) of the last day's"
Ask = Callable[[], object]


def measure(folder: Path, *, quick: bool) -> Result:
    """Figures of all days and of the last one, in turns; the page afterwards."""
    visits, days = QUICK if quick else (VISITS, DAYS)
    rounds, warm_up = (3, 1) if quick else (20, 3)
    today = now().date().isoformat()
    address = _database(folder)
    engine = open_database(address)
    fill(engine, visits, days=days, last=today, lanes=LANES)
    queries, everything = Queries(engine), Chosen(first="2000-01-01", last=today)
    asked = {FLOOR: _count(address, everything), DAY_FLOOR: _count(address, everything.over(today, today))}
    asked |= {f"{name}, all": ask for name, ask in _figures(queries, everything).items()}
    asked |= {f"{name}, a day": ask for name, ask in _figures(queries, everything.over(today, today)).items()}
    found = interleaved(rounds, warm_up, *(_timed(ask) for ask in asked.values()))
    rows = [
        Row(name, times, (), None) if name in (FLOOR, DAY_FLOOR) else Row(name, times, (_floor(name),), TARGET)
        for name, times in zip(asked, found, strict=True)
    ]
    rows += _page(folder, address, rounds, warm_up)
    engine.dispose()
    return Result(
        "experience",
        f"the store's figures of {visits:,} visits on {days} days at {LANES} lanes, PostgreSQL",
        tuple(rows),
        ("the page is of the last day; its charts are drawn by the server and come after the figures",),
    )


def _figures(queries: Queries, chosen: Chosen) -> dict[str, Ask]:
    """Each statement that the page asks, by what it is for."""
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
    }


def _floor(name: str) -> str:
    return FLOOR if name.endswith(", all") else DAY_FLOOR


def _count(address: str, chosen: Chosen) -> Ask:
    """The database's own count of the chosen visits, past everything of ours."""
    plain = make_url(address).set(drivername="postgresql").render_as_string(hide_password=False)
    connection = psycopg.connect(plain, autocommit=True)
    wanted = "SELECT count(*) FROM visit WHERE day BETWEEN %s AND %s"
    return lambda: connection.execute(wanted, (chosen.first, chosen.last)).fetchone()


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


def _page(folder: Path, address: str, rounds: int, warm_up: int) -> list[Row]:
    """From the address to figures that can be read, and to the last chart."""
    store = Store(load_settings(_settings(folder, address)), folder).opens()
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
            context = browser.new_context(
                http_credentials={"username": "manager", "password": MANAGER_TOKEN},
                viewport={"width": 1440, "height": 900},
            )
            page = context.new_page()
            usable, whole = [], []
            for _ in range(warm_up + rounds):
                began = time.perf_counter()
                page.goto(f"{store.address}/experience", wait_until="domcontentloaded")
                page.locator("#card-checkout .figure strong").wait_for()
                usable.append((time.perf_counter() - began) * 1000)
                page.wait_for_load_state("load")
                whole.append((time.perf_counter() - began) * 1000)
            browser.close()
    finally:
        store.closes()
    return [
        Row("page of the last day, usable", tuple(usable[warm_up:]), (), TARGET),
        Row("page of the last day, with its charts", tuple(whole[warm_up:])),
    ]


def _settings(folder: Path, address: str) -> Path:
    secret(folder / "manager-token", MANAGER_TOKEN)
    lanes = []
    for number in range(1, LANES + 1):
        secret(folder / f"lane-{number}", f"token-of-lane-{number}-of-this-store")
        lanes.append(f'[[lanes]]\nid = "{number}"\ntoken_file = "lane-{number}"\n')
    path = folder / "server.toml"
    head = f'store = "Green Corner"\ndatabase = "{address}"\n[manager]\ntoken_file = "manager-token"\n'
    path.write_text(head + "".join(lanes), encoding="utf-8")
    return path
