"""The page of what staff did, as managers read it and others do not, over real HTTP."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from fastapi.routing import iter_route_contexts
from playwright.sync_api import Browser, expect

from kiosk.core.session.staff_facts import NotDone
from kiosk.core.staff import Act
from server.app import create_app
from server.wall.trail import AT_A_TIME
from tests.server.running import Store
from tests.server.staff.acting import refused
from tests.server.staff.busy_day import busy_day
from tests.server.staff.crew import PINS, staff_file
from tests.server.wall.browser import WAIT_MS
from tests.server.wall.shop_floor import HOST_TOKEN, floor

WHO = re.compile(r'<p class="who">([^<]*)</p>')
WHAT = re.compile(r"<h3>([^<]*)</h3>")


@pytest.fixture
def staffed(tmp_path: Path) -> Iterator[Store]:
    made = floor(tmp_path, crew=staff_file(tmp_path).name)
    yield made
    made.closes()


@contextmanager
def signed_on(store: Store, number: str, staff: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=store.address, headers={"X-Console": "1"}, timeout=20.0) as browser:
        assert browser.post("/console/sign-on", json={"number": number, "pin": PINS[staff]}).status_code == 200
        yield browser


def reads(store: Store, *asked: dict[str, str | int]) -> list[httpx.Response]:
    with signed_on(store, "1002", "amir") as browser:
        return [browser.get("/console/trail", params=one) for one in asked]


def deeds(page: httpx.Response) -> Sequence[tuple[str, str]]:
    """Who did what, as the page has it from above."""
    assert page.status_code == 200
    return list(zip(WHO.findall(page.text), WHAT.findall(page.text), strict=True))


def test_a_manager_reads_who_did_what_the_newest_first(staffed: Store) -> None:
    staffed.post([refused("tess", Act.REFUND), refused("lena", Act.DISCOUNT, NotDone.OVER_LIMIT)])
    [page] = reads(staffed, {})
    assert deeds(page) == [("Amir N.", "Sign on"), ("Lena K.", "Discount"), ("Tess B.", "Refund")]
    assert "more than the role may" in page.text
    assert 'href="/console/trail" aria-current="page"' in page.text


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"staff": "tess"}, [("Tess B.", "Refund")]),
        ({"staff": "?"}, [("Not known who", "Sign on")]),
        ({"act": "discount"}, [("Lena K.", "Discount")]),
        ({"lane": "4", "refused": "1", "act": "sign_on"}, [("Not known who", "Sign on")]),
        ({"lane": "7"}, []),
        ({"first": "2026-11-22", "last": "2026-11-22", "act": "refund"}, [("Tess B.", "Refund")]),
        ({"last": "2026-11-21"}, []),
        ({"first": "2026-11-23", "last": "2026-11-22", "act": "refund"}, [("Tess B.", "Refund")]),
        ({"staff": "", "lane": "", "act": "refund", "first": ""}, [("Tess B.", "Refund")]),
    ],
)
def test_of_a_person_a_lane_a_kind_or_a_day(
    staffed: Store, asked: dict[str, str | int], said: list[tuple[str, str]]
) -> None:
    staffed.post([refused("tess"), refused("lena", Act.DISCOUNT), refused("", Act.SIGN_ON, NotDone.UNKNOWN)])
    [page] = reads(staffed, asked)
    assert deeds(page) == said


def test_pages_follow_each_other_and_keep_what_is_wanted(staffed: Store) -> None:
    staffed.post([refused("tess") for _ in range(AT_A_TIME + 2)])
    with signed_on(staffed, "1002", "amir") as browser:
        first = browser.get("/console/trail", params={"staff": "tess"})
        [older] = re.findall(r'href="([^"]*before[^"]*)"', first.text)
        rest = browser.get(f"/console/trail{older.replace('&amp;', '&')}")
    assert (len(deeds(first)), len(deeds(rest))) == (AT_A_TIME, 2)
    assert re.findall(r'href="([^"]*before[^"]*)"', rest.text) == []
    assert 'href="?staff=tess"' in rest.text


def test_who_closed_a_period_is_there_with_what_else_staff_did_on_a_day(staffed: Store) -> None:
    busy_day(staffed)
    whole, closed = reads(staffed, {}, {"act": "close_period"})
    assert {"Change price", "Discount", "Void line", "Void sale", "Quick check", "Check age", "Close lane"} <= {
        what for _, what in deeds(whole)
    }
    assert deeds(closed) == [("Lena K.", "Close period (Z)"), ("Amir N.", "Close period (Z)")]
    assert "Report: <strong>12</strong>" in closed.text
    assert "Refused: not for this role" in closed.text


def test_a_host_reads_that_it_is_not_theirs_sees_no_way_there_and_the_manager_that_they_tried(staffed: Store) -> None:
    with signed_on(staffed, "1001", "lena") as browser:
        assert "/console/trail" not in browser.get("/console").text
        page = browser.get("/console/trail")
    assert page.status_code == 403
    assert "Your role does not do this. Please ask a manager." in page.text
    [told] = reads(staffed, {"refused": "1"})
    assert deeds(told) == [("Lena K.", "Read the trail")]


def test_who_is_not_signed_on_is_sent_where_they_can(staffed: Store) -> None:
    answer = httpx.get(f"{staffed.address}/console/trail", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/console/sign-on")


def test_without_a_staff_file_it_is_the_managers(shop: Store) -> None:
    page = httpx.get(f"{shop.address}/console/trail", auth=("host", HOST_TOKEN))
    assert page.status_code == 403
    page = httpx.get(f"{shop.address}/console/trail", auth=("manager", "manager-token-for-tests"))
    assert deeds(page) == [("Not known who", "Read the trail")]


def test_its_form_goes_to_this_server_alone_and_another_language_keeps_what_is_wanted(staffed: Store) -> None:
    english, chinese = reads(staffed, {"act": "refund"}, {"act": "refund", "lang": "zh_CN"})
    assert "form-action 'self'" in english.headers["Content-Security-Policy"]
    assert 'href="?act=refund&amp;lang=zh_CN"' in english.text
    assert "员工操作记录" in chinese.text


@pytest.mark.parametrize("asked", [{"first": "yesterday"}, {"staff": "Lena K."}, {"act": "Refund!"}, {"before": 0}])
def test_what_no_page_asks_is_refused(staffed: Store, asked: dict[str, str | int]) -> None:
    [page] = reads(staffed, asked)
    assert page.status_code == 422


def test_by_keyboard_alone_one_finds_what_a_colleague_tried(browser: Browser, staffed: Store) -> None:
    staffed.post([refused("tess"), refused("lena")])
    context = browser.new_context(locale="en-GB")
    context.set_default_timeout(WAIT_MS)
    page = context.new_page()
    page.goto(f"{staffed.address}/console")
    page.keyboard.type("1002")
    page.keyboard.press("Tab")
    page.keyboard.type(PINS["amir"])
    page.keyboard.press("Enter")
    page.locator("#host").wait_for()
    page.locator('nav a[href="/console/trail"]').press("Enter")
    page.locator('[name="staff"]').focus()
    page.keyboard.press("T")
    for name in ("act", "lane"):
        page.keyboard.press("Tab")
        expect(page.locator(f'[name="{name}"]')).to_be_focused()
    page.locator('[name="refused"]').focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.locator('[name="refused"]:checked').wait_for()
    expect(page.locator(".deed .who")).to_have_text(["Tess B."])
    context.close()


def test_what_is_wanted_is_taken_along_as_a_sheet_and_that_is_in_the_trail(staffed: Store) -> None:
    staffed.post([refused("tess"), refused("lena", Act.DISCOUNT)])
    with signed_on(staffed, "1002", "amir") as browser:
        sheet = browser.get("/console/trail.csv", params={"staff": "tess"})
        assert sheet.headers["Content-Disposition"].startswith('attachment; filename="trail-')
        assert "Tess B.,Refund,not for this role" in sheet.text
        assert "Lena K." not in sheet.text
        assert "Exported" in browser.get("/console/trail", params={"act": "trail"}).text
    with signed_on(staffed, "1001", "lena") as browser:
        assert browser.get("/console/trail.csv").status_code == 403


NO_DEEDS = {"/members/find", "/r/{code}", "/console/sign-on", "/console/sign-off"}
"""Only who is opened is noted; a shopper's tap is nobody's act; signing on and off is noted where it is counted."""
NOTES = re.compile(r"\b(trail\.did|trail\.refused|did|done|does|noted|_noted|changed|desk\.draft|published|takes)\(")


def test_what_can_be_done_at_a_page_is_noted(staffed: Store) -> None:
    """Each route that changes something for people writes to the trail: a new one that does not is found here."""
    silent = {
        path
        for one in iter_route_contexts(create_app(staffed.settings).routes)
        if (path := str(one.path)).startswith(("/console", "/desk", "/members", "/cases", "/actions", "/api/v1/master"))
        and {"POST", "PUT", "DELETE"} & (one.methods or set())
        and not NOTES.search(inspect.getsource(one.endpoint).partition("def ")[2].partition(":\n")[2])
    }
    assert silent - NO_DEEDS == set()
