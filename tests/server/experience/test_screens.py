"""A screen on the wall stays on by itself, shows one page, and goes dark when it is taken down."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from sqlalchemy import delete, select, update

from server.clock import now
from server.db.engine import open_database
from server.db.staff_models import HostSignOnRow
from tests.server.desk.desk import at_desk
from tests.server.running import Store
from tests.server.staff.crew import staff_file
from tests.server.wall.shop_floor import floor

WALL = "/experience?wall=1"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = floor(tmp_path, crew=staff_file(tmp_path).name)
    yield made
    made.closes()


def signed_off(store: Store) -> None:
    """Everybody: it is night."""
    engine = open_database(store.settings.database)
    with engine.begin() as connection:
        connection.execute(delete(HostSignOnRow))
    engine.dispose()


def test_a_screen_on_the_wall_needs_nobody_and_shows_nothing_else(store: Store) -> None:
    with at_desk(store, "lena") as browser:
        assert "data-hang" in browser.get(WALL).text
        assert browser.post("/experience/screens").status_code == 204
        signed_off(store)
        page = browser.get(WALL)
        assert 'id="card-csat"' in page.text
        assert "data-hang" not in page.text
        assert browser.get("/experience/news").status_code == 200
        assert browser.get("/experience/charts/taps.svg?wall=1").status_code == 200
        for path in ("/experience", "/experience/sessions", "/console", "/cases"):
            assert browser.get(path, follow_redirects=False).status_code == 303
        assert browser.post("/experience/screens").status_code == 401


def test_a_screen_that_is_taken_down_is_dark_at_once_and_both_are_in_the_trail(store: Store) -> None:
    with at_desk(store, "lena") as wall, at_desk(store, "amir") as amir:
        wall.post("/experience/screens")
        signed_off(store)
    with at_desk(store, "amir") as amir:
        [down] = re.findall(r'data-down="(\d+)"', amir.get("/experience").text)
        assert amir.post(f"/experience/screens/{down}/down").status_code == 204
        assert amir.post(f"/experience/screens/{down}/down").status_code == 404
        assert "data-down" not in amir.get("/experience").text
        trail = amir.get("/console/trail").text
    with httpx.Client(base_url=store.address, cookies=wall.cookies) as browser:
        assert browser.get(WALL).status_code == 303
        assert browser.get("/experience/news").status_code == 401
    assert "A screen was left on the wall" in trail
    assert "A screen was taken down" in trail


def test_a_page_that_draws_itself_anew_keeps_nobody_signed_on(store: Store) -> None:
    engine = open_database(store.settings.database)
    with at_desk(store, "lena") as browser:

        def ago(headers: dict[str, str]) -> int:
            """Seconds since lena did something, after a page that was asked for a minute after the last."""
            with engine.begin() as connection:
                connection.execute(update(HostSignOnRow).values(used=HostSignOnRow.used - 60))
            assert browser.get("/experience", headers=headers).status_code == 200
            with engine.begin() as connection:
                return int(now().timestamp()) - (connection.scalar(select(HostSignOnRow.used)) or 0)

        assert ago({"X-Redrawn": "1"}) >= 60
        assert ago({}) < 60
    engine.dispose()
