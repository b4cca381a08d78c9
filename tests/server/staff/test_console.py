"""Signing on at the console, over real HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from server.db.engine import open_engine
from server.db.models import StaffActRow
from server.settings import load_settings
from tests.server.calls.telling import CALL, asked
from tests.server.running import MANAGER_TOKEN, Store, write_settings
from tests.server.staff.crew import staff_file

OWN = {"X-Console": "1"}


@pytest.fixture
def staffed(tmp_path: Path) -> Iterator[Store]:
    staff_file(tmp_path, more='[roles.technician]\nacts = ["enrol"]\n')
    settings = write_settings(tmp_path, more='[staff]\nfile = "staff.toml"\nminutes = 30\n')
    made = Store(load_settings(settings), tmp_path).opens()
    yield made
    made.closes()


@pytest.fixture
def browser(staffed: Store) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=staffed.address, headers=OWN, timeout=20.0) as client:
        yield client


def signs_on(browser: httpx.Client, number: str = "1001", pin: str = "4711") -> httpx.Response:
    return browser.post("/console/sign-on", json={"number": number, "pin": pin})


def says(browser: httpx.Client, answer: str = "coming", **more: object) -> httpx.Response:
    return browser.post(f"/console/calls/4/{CALL}/{answer}", json={"seconds": 40, **more})


def trail(store: Store) -> list[tuple[str, str, str]]:
    engine = open_engine(store.settings.database)
    with Session(engine) as session:
        told = [(row.staff, row.act, row.why) for row in session.scalars(select(StaffActRow).order_by(StaffActRow.id))]
    engine.dispose()
    return told


def test_who_is_not_signed_on_is_sent_to_where_they_can(browser: httpx.Client) -> None:
    sent = browser.get("/console")
    assert (sent.status_code, sent.headers["Location"]) == (303, "/console/sign-on")
    assert "Staff number" in browser.get("/console/sign-on").text
    assert browser.get("/console/calls").status_code == 401
    assert says(browser).status_code == 401
    assert browser.get("/console/calls", headers={"Authorization": f"Bearer {MANAGER_TOKEN}"}).status_code == 401


def test_a_host_signs_on_and_their_own_name_goes_to_the_shopper(staffed: Store, browser: httpx.Client) -> None:
    staffed.post([asked()])
    answer = signs_on(browser)
    assert answer.json() == {**answer.json(), "staff": "lena", "name": "Lena K.", "role": "host"}
    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert 'data-name="Lena K."' in browser.get("/console").text
    assert says(browser, name="Somebody Else").status_code == 200
    [call] = browser.get("/console/calls").json()["calls"]
    assert call["coming_by"] == "Lena K."
    assert trail(staffed) == [("lena", "sign_on", ""), ("lena", "clear_call", "")]


def test_who_has_not_the_right_is_told_and_it_is_noted(staffed: Store, browser: httpx.Client) -> None:
    staffed.post([asked()])
    signs_on(browser, "1003", "13579")
    refused = says(browser)
    assert (refused.status_code, refused.json()) == (
        403,
        {"error": "Your role does not do this. Please ask a manager."},
    )
    assert trail(staffed)[-1] == ("tess", "clear_call", "no_right")
    [call] = browser.get("/console/calls").json()["calls"]
    assert call["coming_by"] == ""


def test_signed_off_nobody_does_anything(browser: httpx.Client) -> None:
    signs_on(browser)
    kept = dict(browser.cookies)
    assert browser.get("/console/me").json()["name"] == "Lena K."
    assert browser.post("/console/sign-off").status_code == 204
    browser.cookies.update(kept)
    assert browser.get("/console/me").status_code == 401, "nor with what the browser had"


def test_a_wrong_pin_and_one_too_many(browser: httpx.Client) -> None:
    assert [signs_on(browser, pin="0000").status_code for _ in range(6)] == [401] * 5 + [429]
    assert "wait ten minutes" in signs_on(browser).json()["error"]


@pytest.mark.parametrize(
    "given", [{}, {"number": "1001"}, {"number": "x", "pin": "4711"}, {"number": "1", "pin": "9" * 99}]
)
def test_what_is_no_number_and_pin_is_refused_and_not_repeated(browser: httpx.Client, given: dict[str, str]) -> None:
    answer = browser.post("/console/sign-on", json=given)
    assert answer.status_code == 422
    assert "4711" not in answer.text
    assert "9999" not in answer.text


def test_no_other_page_signs_anybody_on_or_acts(staffed: Store, browser: httpx.Client) -> None:
    assert httpx.post(f"{staffed.address}/console/sign-on", json={"number": "1001", "pin": "4711"}).status_code == 403
    signs_on(browser)
    staffed.post([asked()])
    assert says(browser).status_code == 200
    other = browser.post(f"/console/calls/4/{CALL}/done", json={}, headers={"Origin": "https://elsewhere.example"})
    assert other.status_code == 403


def test_a_second_server_on_the_same_books_knows_who_is_signed_on(staffed: Store, browser: httpx.Client) -> None:
    signs_on(browser)
    other = Store(staffed.settings, staffed.folder).opens()
    try:
        answer = httpx.get(f"{other.address}/console/me", cookies=dict(browser.cookies))
        assert answer.json()["name"] == "Lena K."
    finally:
        other.closes()


def test_a_store_without_a_staff_file_has_no_sign_on(store: Store) -> None:
    assert httpx.get(f"{store.address}/console/sign-on").status_code == 404
    told = httpx.get(f"{store.address}/console/me", auth=("host", MANAGER_TOKEN)).json()
    assert (told["staff"], told["name"], told["role"]) == ("", "", "manager")
