"""The members' pages as a manager reads them, on every screen and in both languages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, expect

from tests.server.members.club import PHONE, a_regular, behind, club_store
from tests.server.members.desk import at, signed_on
from tests.server.running import Store
from tests.server.wall.browser import WAIT_MS, chromium, serious
from tests.server.wall.test_looks import CUT_OFF, TOO_SMALL

expect.set_options(timeout=WAIT_MS)
SCREENS = {"desktop": (1440, 900), "tablet": (1024, 768), "phone": (390, 844)}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = club_store(tmp_path)
    yield made
    made.closes()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


def test_a_manager_joins_a_member_reads_their_page_and_erases_them(store: Store, browser: Browser) -> None:
    page = at(browser, store, SCREENS["desktop"])
    page.get_by_label("First name").fill("Mia")
    page.get_by_label("Phone", exact=False).last.fill(PHONE)
    page.get_by_role("button", name="Make a member").click()
    expect(page.get_by_role("alert").filter(has_text="Without agreeing")).to_be_visible()
    page.get_by_label("To be a member").check()
    page.get_by_role("button", name="Make a member").click()
    expect(page.get_by_role("heading", name="Mia")).to_be_visible()
    expect(page.get_by_text("•••• 42")).to_be_visible()
    page.get_by_role("button", name="Agrees to offers by purchases").click()
    expect(page.get_by_role("button", name="No more offers by purchases")).to_be_visible()
    page.get_by_role("button", name="New app code").click()
    expect(page.locator("[data-once]")).not_to_be_empty()
    page.get_by_label("To erase").fill("1234")
    page.get_by_role("button", name="Erase this member").click()
    expect(page.get_by_text("Nothing was erased")).to_be_visible()
    page.get_by_label("To erase").fill(page.locator("dd.code").inner_text())
    page.get_by_role("button", name="Erase this member").click()
    expect(page.get_by_role("heading", name="Find a member")).to_be_visible()
    page.get_by_label("Card number").fill(PHONE)
    page.get_by_role("button", name="Find", exact=True).click()
    expect(page.get_by_text("Nobody has that number")).to_be_visible()
    assert PHONE not in page.url


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("language", ["en-GB", "zh-CN"])
def test_nobody_is_kept_out_and_nothing_is_cut_off(store: Store, browser: Browser, screen: str, language: str) -> None:
    mia = a_regular(store)
    for path in ("", f"/{mia}", f"/{'0' * 32}"):
        for dark in (False, True):
            page = at(browser, store, SCREENS[screen], language=language, dark=dark, path=path)
            assert serious(page) == []
            assert not page.evaluate(CUT_OFF)
            assert [one for one in page.evaluate(TOO_SMALL) if "checkbox" not in one] == []
            page.context.close()


def test_the_file_of_all_their_data_is_the_export_and_is_in_the_trail(store: Store) -> None:
    mia = a_regular(store)
    with signed_on(store) as browser:
        answer = browser.get(f"/members/{mia}/export")
        assert "attachment" in answer.headers["Content-Disposition"]
        with behind(store) as club:
            assert json.loads(answer.text) == json.loads(json.dumps(club.members.export(mia)))
        assert "Data exported" in browser.get("/console/trail", params={"act": "members"}).text


def test_a_host_reads_that_it_is_a_managers_and_a_stranger_signs_on_first(store: Store) -> None:
    mia = a_regular(store)
    with signed_on(store, "lena") as browser:
        for path in ("/members", f"/members/{mia}", f"/members/{mia}/export"):
            assert browser.get(path).status_code == 403
        assert "/members" not in browser.get("/console").text
    assert httpx.get(f"{store.address}/members").headers["Location"] == "/console/sign-on"


def test_both_languages_have_the_same_words() -> None:
    path = Path(__file__).parents[3] / "server" / "members" / "words.json"
    told = json.loads(path.read_text(encoding="utf-8"))
    assert told["en"].keys() == told["zh_CN"].keys()
    assert all(word.strip() for words in told.values() for word in words.values())
