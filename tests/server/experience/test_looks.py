"""The pages in a real browser, on every screen: nobody is kept out, nothing is cut off, and they live."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy.engine import Engine

from kiosk.core.look import LaneLook
from server.db.engine import open_database
from tests.server.experience.test_page import BEFORE, TODAY
from tests.server.experience.visits import by_chance, fill, visit
from tests.server.findings.ailing import ailing_devices
from tests.server.running import Store
from tests.server.staff.crew import PINS, staff_file
from tests.server.wall.browser import WAIT_MS, chromium, serious
from tests.server.wall.shop_floor import floor, looks

expect.set_options(timeout=WAIT_MS)

SIZES = {"desktop": (1440, 900), "tablet": (1024, 768), "phone": (390, 844)}
PAGES = {
    "board": "/experience",
    "wall": "/experience?wall=1",
    "nothing": "/experience?lane=8&from_hour=23",
    "visits": "/experience/sessions?of=need&sort=help",
    "visit": "/experience/sessions/7",
}
CUT_OFF = "document.documentElement.scrollWidth > innerWidth"
TOO_SMALL = """() => [...document.querySelectorAll('button, select, summary, main a, .quiet, nav a')]
  .filter((one) => one.offsetParent && Math.min(one.offsetWidth, one.offsetHeight) < 44).map((one) => one.outerHTML)"""
DRAWN = "() => [...document.images].every((one) => one.complete && one.naturalWidth > 0)"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = floor(tmp_path, crew=staff_file(tmp_path).name)
    yield made
    made.closes()


@pytest.fixture
def books(store: Store) -> Iterator[Engine]:
    opened = open_database(store.settings.database)
    fill(opened, by_chance(5, 600, (TODAY, BEFORE), ("1", "2", "4", "7")).all())
    yield opened
    opened.dispose()


def opens(browser: Browser, store: Store, *, language: str = "en-GB", dark: bool = False) -> Page:
    context = browser.new_context(locale=language, color_scheme="dark" if dark else "light")
    context.set_default_timeout(WAIT_MS)
    page = context.new_page()
    page.goto(f"{store.address}/console")
    page.locator("#number").fill("1002")
    page.locator("#pin").fill(PINS["amir"])
    page.locator("#go").click()
    page.locator("#host").wait_for()
    return page


@pytest.mark.parametrize(("language", "dark"), [("en-GB", False), ("zh-CN", True)])
@pytest.mark.usefixtures("books")
def test_nobody_is_kept_out_and_nothing_is_cut_off(
    browser: Browser, store: Store, request: pytest.FixtureRequest, language: str, *, dark: bool
) -> None:
    kept = request.config.getoption("--pictures")
    for lane in "12345678":
        looks(store, lane, LaneLook(light="free"))
    ailing_devices(store)
    page = opens(browser, store, language=language, dark=dark)
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda told: wrong.append(told.text) if "Content Security Policy" in told.text else None)
    for name, path in PAGES.items():
        page.goto(f"{store.address}{path}")
        for size, (width, height) in SIZES.items():
            page.set_viewport_size({"width": width, "height": height})
            page.wait_for_function(DRAWN)
            if kept:
                picture = Path(kept) / f"experience-{name}-{size}-{language}.png"
                page.screenshot(path=picture, full_page=True, animations="disabled")
            found = [*serious(page), *page.evaluate(TOO_SMALL)]
            found += ["cut off"] if page.evaluate(CUT_OFF) else []
            wrong += [f"{name}, {size}: {one}" for one in found]
    page.context.close()
    assert wrong == []


def test_the_page_lives_what_is_open_stays_open_and_nobody_loses_their_place(
    browser: Browser, store: Store, books: Engine
) -> None:
    page = opens(browser, store)
    page.goto(f"{store.address}/experience?from_hour=22")
    expect(page.locator("#link")).to_have_text("Live")
    expect(page.locator("#card-checkout .figure strong")).to_have_text("–")
    page.locator("#card-csat summary").click()
    fill(books, [visit(9000, TODAY, hour=22)])
    expect(page.locator("#card-checkout .figure strong")).to_have_text("2:00")
    expect(page.locator("#card-csat .how p")).to_be_visible()
    expect(page.locator("#card-csat .how p")).to_contain_text("Taps on the two best faces ÷ taps")
    expect(page.locator("#card-csat summary")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#card-csat .how p")).to_be_hidden()
    page.context.close()


@pytest.mark.usefixtures("books")
def test_by_keyboard_alone_one_gets_from_a_figure_to_a_visit(browser: Browser, store: Store) -> None:
    page = opens(browser, store)
    page.locator('nav a[href="/experience"]').press("Enter")
    page.locator('[name="lane"]').select_option("4")
    page.locator(".filters .primary").press("Enter")
    page.locator('[name="lane"] [value="4"][selected]').wait_for(state="attached")
    page.locator("#card-given_up h3 a").press("Enter")
    expect(page.locator("h2")).to_have_text("Visits that were given up")
    expect(page.locator(".visits tbody td:nth-child(2)").first).to_have_text("Lane 4")
    page.locator(".visits tbody a").first.press("Enter")
    expect(page.locator(".course li").first).to_contain_text("Scanning")
    page.context.close()


@pytest.mark.usefixtures("books")
def test_every_chart_has_its_figures_as_a_table(browser: Browser, store: Store) -> None:
    page = opens(browser, store)
    page.goto(f"{store.address}/experience")
    charts = page.locator(".box:has(picture)")
    expect(charts).to_have_count(2)
    for chart in charts.all():
        chart.locator(".figures summary").click()
        assert chart.locator("tbody tr").count() >= 10
    page.context.close()


@pytest.mark.usefixtures("books")
def test_who_looks_from_afar_sees_figures_and_no_controls(browser: Browser, store: Store) -> None:
    page = opens(browser, store)
    page.goto(f"{store.address}/experience?wall=1")
    expect(page.locator("form, header:visible, .how")).to_have_count(0)
    expect(page.locator("main a")).to_have_count(1)
    expect(page.locator(".glance .card")).to_have_count(8)
    page.context.close()
