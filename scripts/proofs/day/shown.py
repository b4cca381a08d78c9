"""What the store's own pages show at one moment of a day, as the pages ask for it, and a picture of them."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from playwright.sync_api import sync_playwright
from sqlalchemy.engine import Engine

from scripts.proofs.day.clocked_store import ClockedStore
from server.actions.rules import load_rules
from server.cases import room
from server.cases.book import Cases, Wanted
from server.cases.brought import Brings
from server.cases.kinds import rank
from server.cases.reach import reached
from server.cases.rounds import Rounds
from server.cases.saying import line
from server.cases.teacher import Teacher
from server.experience import routes
from server.experience.asked import Asked
from server.experience.unlike import Bar, found, lines
from server.wall.words import DEFAULT, load_words

log = logging.getLogger(__name__)

TOP = 3
SIZE = {"width": 1440, "height": 900}


@dataclass(frozen=True, slots=True)
class Case:
    lane: str
    subject: str
    said: str


@dataclass(frozen=True, slots=True)
class Odd:
    lane: str
    from_hour: int
    said: str
    figures: str


@dataclass(frozen=True, slots=True)
class Shown:
    """The first of the cases and of what is unusual today, and what the first case's page says that came of it."""

    cases: tuple[Case, ...]
    unusual: tuple[Odd, ...]
    came: str

    def first_case(self) -> str:
        return self.cases[0].said if self.cases else "none"


def look(engine: Engine, now: Callable[[], datetime], pictures: tuple[Path, ClockedStore] | None, name: str) -> Shown:
    """After a round of the cases, which is the server's too. Pictures of both pages lie in the folder afterwards, where
    there is a browser.
    """
    teacher, at = Teacher(), now()
    Rounds(engine, now, teacher).make()
    rows = Cases(engine, now, teacher).ranked(Wanted(), TOP)
    of_cases, of_board = (load_words(it.FOLDER / "words.json")[DEFAULT] for it in (room, routes))
    asked = Asked()
    seen = found(engine, asked.chosen(at.date()), at)
    odd = [
        Odd(
            one.lane,
            one.from_hour,
            f"{it.said}, {it.hours}",
            _in_words(it.bars),
        )
        for one, it in zip(seen, lines(seen, asked, of_board), strict=True)
    ]
    told = [line(row, {}, of_cases, at) for row in rows]
    came = Brings(engine, load_rules(), now).of_case(rows[0], DEFAULT) if rows else []
    if pictures is not None:
        _pictures(*pictures, name, rows[0].id if rows else None)
    return Shown(
        tuple(
            Case(row.lane, row.subject, f"{it.about} {it.lane}: {rank(row.urgency, reached(row))} ({it.voices})")
            for row, it in zip(rows, told, strict=True)
        ),
        tuple(odd),
        "; ".join(one.effect for one in came if one.effect),
    )


def _in_words(bars: tuple[Bar, ...]) -> str:
    return "; ".join(f"{one.words} {one.value} ({one.between})" for one in bars)


def _pictures(folder: Path, store: ClockedStore, name: str, case: int | None) -> None:
    chromium = shutil.which("chromium")
    if chromium is None:
        log.info("there is no browser: no picture of the pages is made")
        return
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport=SIZE, http_credentials={"username": "manager", "password": store.token})
        for what, path in (("board", "/experience"), ("case", f"/cases/{case}" if case is not None else "/cases")):
            page.goto(f"{store.address}{path}", wait_until="load")
            page.screenshot(path=folder / f"{name}-{what}.png", full_page=True)
        browser.close()
