"""Into a room come those who may; everybody else is told what to do."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI, Request
from fastapi.responses import Response

from kiosk.core.staff import Act
from server.auth.gate import Gate
from server.auth.tokens import Keyring
from server.clock import now
from server.db.engine import open_database
from server.link.roster import Roster
from server.settings import load_settings
from server.staff.sign_ons import SignOns
from server.staff.source import StaffSource
from server.staff.trail import Trail
from server.wall.door import Door
from server.wall.pages import Pages
from tests.server.running import Store
from tests.server.staff.crew import PINS, staff_file
from tests.server.wall.shop_floor import floor


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A room with one page."""
    made = tmp_path / "desk"
    made.mkdir()
    words = {"en": {"hello": "Good morning"}, "zh_CN": {"hello": "早上好"}}
    (made / "words.json").write_text(json.dumps(words), encoding="utf-8")
    (made / "desk.css").write_text("p { margin: 0 }", encoding="utf-8")
    (made / "start.html").write_text(
        '{% extends "room.html" %}{% block title %}{{ words.room_desk }}{% endblock %}'
        "{% block work %}<main><p>{{ words.hello }}</p></main>{% endblock %}",
        encoding="utf-8",
    )
    return made


@pytest.fixture
def staffed(tmp_path: Path) -> Iterator[Store]:
    made = floor(tmp_path, crew=staff_file(tmp_path).name)
    yield made
    made.closes()


def opens(store: Store, folder: Path, number: str = "", staff: str = "") -> tuple[httpx.Response, Trail]:
    """What the browser of `staff` gets of a server that has the room and the books of `store`."""
    settings = load_settings(store.folder / "server.toml")
    engine = open_database(settings.database)
    trail = Trail(engine, now)
    sign_ons = SignOns(engine, now, StaffSource(store.folder / "staff.toml"), trail, 600)
    keyring = Keyring.load(settings)
    gate, app = Gate(keyring, Roster(engine, now, keyring), sign_ons, trail), FastAPI()
    door, pages = Door(gate, trail), Pages("Green Corner").room("desk", folder)

    @app.get("/desk")
    def view(request: Request) -> Response:
        host = door.enter(request, Act.DESK, pages)
        return host if isinstance(host, Response) else pages.show(request, "start", "", host)

    cookies = {}
    if number:
        made = sign_ons.sign_on(number, PINS[staff], "127.0.0.1")
        assert isinstance(made, tuple)
        cookies["host"] = made[0]

    async def asks() -> httpx.Response:
        way = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=way, base_url="http://store", cookies=cookies) as browser:
            return await browser.get("/desk", headers={"Accept-Language": "en"})

    return asyncio.run(asks()), trail


def test_a_manager_comes_in_and_sees_the_way_there(staffed: Store, folder: Path) -> None:
    page, _trail = opens(staffed, folder, "1002", "amir")
    assert page.status_code == 200
    assert "Good morning" in page.text
    assert 'href="/desk" aria-current="page"' in page.text
    assert "form-action 'self'" in page.headers["Content-Security-Policy"]


def test_a_host_is_told_that_it_is_not_theirs_and_the_trail_has_it(staffed: Store, folder: Path) -> None:
    page, trail = opens(staffed, folder, "1001", "lena")
    assert page.status_code == 403
    assert "Your role does not do this. Please ask a manager." in page.text
    assert '"/desk"' not in page.text
    newest = trail.newest(1)[0]
    assert (newest.staff, newest.act, newest.why) == ("lena", "desk", "no_right")


def test_who_is_not_signed_on_is_sent_where_they_can(staffed: Store, folder: Path) -> None:
    answer, _trail = opens(staffed, folder)
    assert (answer.status_code, answer.headers["location"]) == (303, "/console/sign-on")


def test_a_room_brings_its_files_and_no_other_rooms(folder: Path) -> None:
    pages = Pages("Green Corner")
    pages.room("desk", folder)
    assert pages.files["desk.css"] == ("p { margin: 0 }", "text/css")
    with pytest.raises(ValueError, match=r"desk\.css is a file of two rooms"):
        pages.room("reports", folder)


def test_the_days_sales_are_open_to_who_reads_reports(staffed: Store) -> None:
    for number, staff, status in (("1002", "amir", 200), ("1001", "lena", 403)):
        with httpx.Client(base_url=staffed.address, headers={"X-Console": "1"}, timeout=20.0) as browser:
            browser.post("/console/sign-on", json={"number": number, "pin": PINS[staff]}).raise_for_status()
            assert browser.get("/sales").status_code == status
    assert httpx.get(f"{staffed.address}/sales").headers["location"] == "/console/sign-on"
