"""The cases as hosts and managers work on them in a browser, and who may not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from kiosk.core.staff import Act
from server.cases.book import Wanted
from server.staff.trail import Trail
from tests.server.cases.cases import Talk
from tests.server.cases.talking import a_day_of_talk
from tests.server.running import Store
from tests.server.staff.crew import PINS, staff_file
from tests.server.wall.browser import WAIT_MS, chromium, serious
from tests.server.wall.shop_floor import floor

SIZES = {"phone": (390, 844), "tablet": (1024, 768), "desktop": (1440, 900)}
CUT_OFF = "document.documentElement.scrollWidth > innerWidth"
TOO_SMALL = """() => [...document.querySelectorAll('button, select, summary, nav a, .quiet, input:not([type=hidden])')]
  .filter((one) => one.offsetParent && Math.min(one.offsetWidth, one.offsetHeight) < 44).map((one) => one.outerHTML)"""
expect.set_options(timeout=WAIT_MS)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = floor(tmp_path, crew=staff_file(tmp_path).name)
    yield made
    made.closes()


@pytest.fixture
def talk(store: Store) -> Iterator[Talk]:
    made = a_day_of_talk(store)
    yield made
    made.engine.dispose()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


def at(browser: Browser, store: Store, path: str, who: str = "lena", language: str = "en-GB") -> Page:
    """The page `path` as `who` opens it, signed on."""
    context = browser.new_context(locale=language)
    context.set_default_timeout(WAIT_MS)
    page = context.new_page()
    number = {"lena": "1001", "amir": "1002", "tess": "1003"}[who]
    given = {"number": number, "pin": PINS[who]}
    answer = context.request.post(f"{store.address}/console/sign-on", data=given, headers={"X-Console": "1"})
    assert answer.ok
    page.goto(store.address + path)
    return page


def test_the_list_has_first_what_is_most_urgent_for_most(browser: Browser, store: Store, talk: Talk) -> None:
    page = at(browser, store, "/cases")
    expect(page.locator(".case-list h3 a").first).to_have_text("找不到散装称重按钮")
    first = page.locator(".case-list li").first
    expect(first).to_contain_text("Lane 3")
    expect(first).to_contain_text("11 said so")
    expect(page.locator(".note.late")).to_contain_text("1 case was not answered in time.")
    expect(page.locator(".case-list li").last).to_contain_text("Praise")
    page.context.close()


def test_a_host_takes_a_case_through_its_course_and_closes_it(browser: Browser, store: Store, talk: Talk) -> None:
    page = at(browser, store, "/cases")
    page.get_by_role("link", name="Screen slow at the bottom").click()
    page.get_by_role("button", name="I look after it").click()
    expect(page.locator(".told")).to_contain_text("Taken")
    for word in ("Answered", "Analysed", "Solved", "Followed up", "Fed back"):
        page.locator("textarea").fill(f"what was done when it was {word}")
        page.get_by_role("button", name="Done", exact=True).click()
        expect(page.locator(".told")).to_contain_text(f"when it was {word}")
    expect(page.locator("textarea")).to_have_count(0)
    page.goto(f"{store.address}/cases?show=closed")
    expect(page.locator(".case-list h3 a")).to_have_text(["Screen slow at the bottom"])
    acts = [(one.staff, one.reason) for one in Trail(talk.engine, lambda: talk.at).newest() if one.act == Act.CASES]
    assert ("lena", "feed_back") in acts
    assert ("lena", "taken") in acts
    page.context.close()


def test_who_was_slower_is_told_what_happened(browser: Browser, store: Store, talk: Talk) -> None:
    page = at(browser, store, "/cases")
    page.get_by_role("link", name="Screen slow at the bottom").click()
    case = int(page.url.rpartition("/")[2])
    talk.cases.close("amir", case, "was mended")
    page.locator("textarea").fill("looked at it")
    page.get_by_role("button", name="Done", exact=True).click()
    expect(page.locator(".refused:visible")).to_have_text("Somebody has closed this case already.")
    page.context.close()


def test_a_complaint_is_written_down_read_and_waits_with_its_contact(
    browser: Browser, store: Store, talk: Talk
) -> None:
    page = at(browser, store, "/cases/complaint")
    page.get_by_label("What did they say?").fill("the queue was too long")
    page.get_by_label("At lane").select_option("5")
    page.get_by_label("How to reach them").fill("mia@example.com")
    page.get_by_role("button", name="Write it down").click()
    expect(page.locator("#case-title")).to_have_text("the queue was too long")
    expect(page.locator(".voices")).to_contain_text("Wants an answer: mia@example.com")
    expect(page.locator(".about")).to_contain_text("Waiting · Lane 5")
    page.context.close()


def test_a_wrong_category_is_corrected_and_the_model_learns(browser: Browser, store: Store, talk: Talk) -> None:
    page = at(browser, store, "/cases")
    page.get_by_role("link", name="hmpf").click()
    page.locator('[name="category"]').select_option("usage")
    page.get_by_role("button", name="Say so").click()
    expect(page.locator(".hint", has_text="A person said so.")).to_be_visible()
    assert [one.title for one in talk.cases.ranked(Wanted(category="usage", lane=""), 9)].count("hmpf") == 1
    page.context.close()


def test_the_list_shows_itself_anew_when_something_is_done_elsewhere(
    browser: Browser, store: Store, talk: Talk
) -> None:
    page = at(browser, store, "/cases")
    page.locator("#link:not(.lost)", has_text="Live").wait_for()
    first = page.locator(".case-list li").first
    expect(first).to_contain_text("nobody yet")
    talk.cases.take("amir", talk.cases.ranked(Wanted(), 1)[0].id)
    expect(first).to_contain_text("Amir N.")
    page.context.close()


@pytest.mark.parametrize("path", ["/cases", "/cases/1", "/cases/complaint"])
def test_who_has_not_the_right_reads_so_and_who_is_not_signed_on_is_sent_there(
    store: Store, talk: Talk, path: str
) -> None:
    with httpx.Client(base_url=store.address, headers={"X-Console": "1"}, timeout=20.0) as tess:
        assert tess.get(path).headers["location"] == "/console/sign-on"
        assert tess.post("/console/sign-on", json={"number": "1003", "pin": PINS["tess"]}).status_code == 200
        page = tess.get(path)
        assert (page.status_code, "Your role does not do this" in page.text) == (403, True)
        assert tess.post("/cases/1/take").status_code == 403


def test_what_no_page_sends_is_refused_and_says_nothing_of_a_contact(store: Store, talk: Talk) -> None:
    with httpx.Client(base_url=store.address, headers={"X-Console": "1"}, timeout=20.0) as lena:
        assert lena.post("/console/sign-on", json={"number": "1001", "pin": PINS["lena"]}).status_code == 200
        for body in ({}, {"words": " "}, {"words": "a", "lane": "99"}, {"words": "a", "contact": "m" * 121, "x": 1}):
            answer = lena.post("/cases/complaints", json=body)
            assert (answer.status_code, "mmm" in answer.text) == (422, False)
        assert lena.get("/cases/9999").status_code == 404
        assert lena.post("/cases/9999/take").json() == {"error": "unknown"}
        assert lena.post("/cases/1/steps", json={"step": "solve", "words": "a"}).json() == {"error": "other_step"}
        assert lena.get("/cases?show=all").status_code == 422
        assert lena.post("/cases/1/take", headers={"X-Console": ""}).status_code == 403


@pytest.mark.parametrize("language", ["en-GB", "zh-CN"])
def test_nobody_is_kept_out_and_nothing_is_cut_off(
    browser: Browser, store: Store, talk: Talk, language: str, request: pytest.FixtureRequest
) -> None:
    kept, wrong = request.config.getoption("--pictures"), []
    page = at(browser, store, "/cases", "amir", language)
    for path in ("/cases", "/cases?show=mine", "/cases/1", "/cases/complaint"):
        page.goto(store.address + path)
        for name, (width, height) in SIZES.items():
            page.set_viewport_size({"width": width, "height": height})
            if kept:
                file = f"{path.strip('/').replace('/', '-').replace('?', '-')}-{name}-{language}.png"
                page.screenshot(path=Path(kept) / file, animations="disabled")
            found = [*serious(page), *page.evaluate(TOO_SMALL)] + ["cut off"] * page.evaluate(CUT_OFF)
            wrong += [f"{path}, {name}: {one}" for one in found]
    page.context.close()
    assert wrong == []
