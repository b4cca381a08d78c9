"""The desk as people see it: a price goes from its form past a colleague to the lanes, a lane gets its key. What its
pages look like when nobody does anything is seen in `tests/server/test_every_page.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.server.desk.desk import NUMBERS, pin
from tests.server.running import Store
from tests.server.wall.browser import WAIT_MS, serious
from tests.server.wall.test_looks import CUT_OFF, TOO_SMALL

expect.set_options(timeout=WAIT_MS)
SIZES = {"phone": (390, 844), "tablet": (1024, 768), "desktop": (1440, 900)}
KEY = "09520020000039"


def signs_on(page: Page, store: Store, staff: str) -> None:
    page.goto(f"{store.address}/console")
    if page.locator("#off").count():
        page.locator("#off").click()
    page.locator("#number").fill(NUMBERS[staff])
    page.locator("#pin").fill(pin(staff))
    page.locator("#go").click()
    page.locator("#host").wait_for()


class Moment(NamedTuple):
    name: str
    happens: Callable[[Page, Store], None]
    shows: str


def a_manager_comes(page: Page, store: Store) -> None:
    signs_on(page, store, "amir")
    page.locator('nav a[href="/desk"]').click()


def looks_for_a_bag(page: Page, store: Store) -> None:
    page.goto(f"{store.address}/desk/items")
    page.locator('[name="q"]').fill("bag")
    page.locator(".filters button").click()


def opens_it(page: Page, _store: Store) -> None:
    page.locator(f'a[href="/desk/items/{KEY}"]').click()


def mistypes_a_price(page: Page, _store: Store) -> None:
    page.locator('[name="price"]').fill("1,99 EUR")
    page.locator("button.primary").click()


def mends_it(page: Page, _store: Store) -> None:
    page.locator('[name="price"]').fill("1.99")
    page.locator('[name="later_price_0"]').fill("1.49")
    page.locator('[name="later_from_0"]').fill("2026-12-24")
    page.locator('[name="later_until_0"]').fill("2026-12-27")
    page.locator("button.primary").click()


def sends_it(page: Page, _store: Store) -> None:
    page.locator("button.primary").click()


def another_comes(page: Page, store: Store) -> None:
    path = page.url
    signs_on(page, store, "nora")
    page.goto(path)


def approves(page: Page, _store: Store) -> None:
    page.locator('form[data-post$="/approve"] button.primary').click()


def enrols_a_lane(page: Page, store: Store) -> None:
    page.goto(f"{store.address}/desk/lanes")
    page.locator('[name="lane"]').fill("9")
    page.locator('[data-post="/desk/lanes"] button.primary').click()


def goes_on(page: Page, _store: Store) -> None:
    page.locator(".key a").click()


MOMENTS = (
    Moment("desk", a_manager_comes, ".empty"),
    Moment("items", looks_for_a_bag, ".done tbody tr"),
    Moment("item", opens_it, '[name="price"]'),
    Moment("item-wrong", mistypes_a_price, '[name="price"][aria-invalid="true"]'),
    Moment("draft", mends_it, ".pieces tbody tr"),
    Moment("waiting", sends_it, ".chip.waiting"),
    Moment("to-approve", another_comes, '[data-post$="/approve"] button.primary'),
    Moment("published", approves, ".chip.published"),
    Moment("lane-key", enrols_a_lane, ".key .code"),
    Moment("lane-new", goes_on, '[data-post="/desk/lanes/9/key"] button'),
)


@pytest.mark.parametrize("language", ["en-GB", "zh-CN"])
def test_a_price_goes_from_its_form_to_the_lanes_and_no_page_keeps_anybody_out(
    browser: Browser, office: Store, request: pytest.FixtureRequest, language: str
) -> None:
    kept = request.config.getoption("--pictures")
    context = browser.new_context(locale=language, color_scheme="dark" if language == "zh-CN" else "light")
    context.set_default_timeout(WAIT_MS)
    page = context.new_page()
    wrong = []
    for moment in MOMENTS:
        page.set_viewport_size({"width": 1440, "height": 900})
        moment.happens(page, office)
        page.locator(moment.shows).first.wait_for()
        for size, (width, height) in SIZES.items():
            page.set_viewport_size({"width": width, "height": height})
            if kept:
                picture = Path(kept) / f"desk-{moment.name}-{size}-{language}.png"
                page.screenshot(path=picture, animations="disabled", full_page=size == "phone")
            found = [*(serious(page) if size == "phone" else ()), *page.evaluate(TOO_SMALL)]
            found += ["cut off"] if page.evaluate(CUT_OFF) else []
            wrong += [f"{moment.name}, {size}: {one}" for one in found]
    context.close()
    assert wrong == []
