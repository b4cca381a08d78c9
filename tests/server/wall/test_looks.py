"""Each page of the console in each of its states, on every screen: nobody is kept out, nothing is cut off."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page, expect

from kiosk.core.look import LaneLook
from kiosk.core.values import Money
from server.clock import now
from tests.server.baskets.shelf import name
from tests.server.baskets.test_lanes import asks, offer, posts
from tests.server.findings.ailing import ailing_devices
from tests.server.running import Store
from tests.server.staff.busy_day import busy_day
from tests.server.staff.crew import staff_file
from tests.server.wall.browser import SIZES, WAIT_MS, opens, serious, tile
from tests.server.wall.busy_hour import busy_hour
from tests.server.wall.shop_floor import calls, floor, looks, spot_check, token_of

expect.set_options(timeout=WAIT_MS)

CUT_OFF = "document.documentElement.scrollWidth > innerWidth"
TOO_SMALL = """() => [...document.querySelectorAll('button, select, nav a, .quiet, input:not([type=radio])')]
  .filter((one) => one.offsetParent && Math.min(one.offsetWidth, one.offsetHeight) < 44).map((one) => one.outerHTML)"""
COVERED = """() => {
  const boxes = [...document.querySelectorAll('.tile, .card')].map((one) => one.getBoundingClientRect());
  const over = (one, other) =>
    one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
  return boxes.some((one, place) => boxes.slice(place + 1).some((other) => over(one, other)));
}"""


class Moment(NamedTuple):
    """A state of a page: what leads to it from the one before, and how it is known to be there."""

    name: str
    happens: Callable[[Page, Store], None]
    shows: str


def signs_on(page: Page, number: str, pin: str) -> None:
    page.locator("#number").fill(number)
    page.locator("#pin").fill(pin)
    page.locator("#go").click()


def sees_who_it_is(page: Page, store: Store) -> None:
    page.goto(f"{store.address}/console")


def mistypes(page: Page, _store: Store) -> None:
    signs_on(page, "1003", "0000")


def mistypes_too_often(page: Page, _store: Store) -> None:
    for _ in range(5):
        with page.expect_response("**/sign-on"):
            signs_on(page, "1003", "0000")
        page.locator("#go:enabled").wait_for()


def works(page: Page, store: Store) -> None:
    busy_hour(store)
    ailing_devices(store)
    looks(store, "2", LaneLook(light="help", pieces=6, total=Money(1840, "EUR")))
    at = now().isoformat(timespec="seconds")
    store.post([calls("2", at), spot_check("2", at)], token_of("2")).raise_for_status()
    signs_on(page, "1001", "4711")
    tile(page, "2", "help")


def looks_at_the_wine(page: Page, _store: Store) -> None:
    opens(page, "4")


def refuses(page: Page, _store: Store) -> None:
    page.locator('[data-key$="/refuse"]').first.click()


def looks_at_the_check(page: Page, _store: Store) -> None:
    page.keyboard.press("Escape")
    opens(page, "2")


def opens_a_silent_one(page: Page, _store: Store) -> None:
    page.keyboard.press("Escape")
    opens(page, "8")


def looks_at_what_ails(page: Page, _store: Store) -> None:
    page.keyboard.press("Escape")
    opens(page, "7")


def goes_to_the_devices(page: Page, _store: Store) -> None:
    page.keyboard.press("Escape")
    page.locator('nav a[href="/console/devices"]').click()


def looks_at_a_printer(page: Page, _store: Store) -> None:
    page.locator('.places a[href="/console/devices/7/printer"]').click()


def wants_what_ails_nobody(page: Page, store: Store) -> None:
    page.goto(f"{store.address}/console/devices?lane=5")


def goes_to_the_baskets(page: Page, store: Store) -> None:
    given = name()
    posts(store, "", offer(given, code="201776"), token_of("4"))
    posts(store, "", offer(name(), code="483920"), token_of("1"))
    asks(store, token_of("7"), basket=given)
    page.locator('nav a[href="/console/shelf"]').click()


def puts_one_away(page: Page, _store: Store) -> None:
    page.locator("#baskets .card:has(select:visible) button.wide:visible").click()


def comes_back(page: Page, _store: Store) -> None:
    page.locator('nav a[href="/console"]').click()
    tile(page, "4", "help")


def looks_for_the_trail(page: Page, store: Store) -> None:
    page.goto(f"{store.address}/console/trail")


def a_manager_signs_on(page: Page, store: Store) -> None:
    page.goto(f"{store.address}/console")
    page.locator("#off").click()
    busy_day(store)
    signs_on(page, "1002", "8024")
    page.locator('nav a[href="/console/trail"]').click()


def wants_what_was_refused(page: Page, _store: Store) -> None:
    page.locator(".filters .tick").click()
    page.locator('.filters [name="lane"]').select_option("4")
    page.locator(".filters button").click()


def wants_what_nobody_did(page: Page, _store: Store) -> None:
    page.locator('.filters [name="act"]').select_option("quantity")
    page.locator(".filters button").click()


def goes_back_to_the_wall(page: Page, _store: Store) -> None:
    page.locator('nav a[href="/console"]').click()
    tile(page, "4", "help")


def loses_the_link(_page: Page, store: Store) -> None:
    store.closes()


MOMENTS = (
    Moment("sign-on", sees_who_it_is, "#go:enabled"),
    Moment("wrong-pin", mistypes, "#notice:visible"),
    Moment("locked", mistypes_too_often, "#notice:visible"),
    Moment("wall", works, "#summary:not(:empty)"),
    Moment("panel", looks_at_the_wine, "#panel .lines li"),
    Moment("why", refuses, '#panel [role="group"]'),
    Moment("spot-check", looks_at_the_check, '#panel [data-key$="/skip"]'),
    Moment("silent", opens_a_silent_one, "#panel .foot"),
    Moment("ailing", looks_at_what_ails, "#panel .ailing li"),
    Moment("devices", goes_to_the_devices, ".places a"),
    Moment("device", looks_at_a_printer, ".done tbody tr"),
    Moment("devices-empty", wants_what_ails_nobody, ".empty"),
    Moment("baskets", goes_to_the_baskets, "#baskets .card:nth-child(2)"),
    Moment("put-away", puts_one_away, "#baskets .card"),
    Moment("back", comes_back, "#wall .tile.silent"),
    Moment("trail-not-yours", looks_for_the_trail, ".note:visible"),
    Moment("trail", a_manager_signs_on, ".deed"),
    Moment("trail-refused", wants_what_was_refused, ".filters .tick input:checked"),
    Moment("trail-empty", wants_what_nobody_did, ".empty"),
    Moment("managers-wall", goes_back_to_the_wall, "#wall .tile"),
    Moment("link-lost", loses_the_link, "#away:visible"),
)


@pytest.fixture
def staffed(tmp_path: Path) -> Iterator[Store]:
    made = floor(tmp_path, crew=staff_file(tmp_path).name)
    yield made
    made.closes()


@pytest.mark.parametrize("language", ["en-GB", "zh-CN"])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_nobody_is_kept_out_and_nothing_is_cut_off(
    browser: Browser, staffed: Store, request: pytest.FixtureRequest, language: str, *, dark: bool
) -> None:
    if dark != (language == "zh-CN") and not request.config.getoption("--every-look"):
        pytest.skip("looked at with --every-look")
    kept = request.config.getoption("--pictures")
    context = browser.new_context(locale=language, color_scheme="dark" if dark else "light")
    context.set_default_timeout(WAIT_MS)
    page = context.new_page()
    wrong = []
    for moment in MOMENTS:
        page.set_viewport_size({"width": 1280, "height": 800})
        moment.happens(page, staffed)
        page.locator(moment.shows).first.wait_for()
        for size, (width, height) in SIZES.items():
            page.set_viewport_size({"width": width, "height": height})
            if kept:
                picture = Path(kept) / f"{moment.name}-{size}-{language}{'-dark' if dark else ''}.png"
                page.screenshot(path=picture, animations="disabled")
            found = [*serious(page), *page.evaluate(TOO_SMALL)]
            found += [what for what, how in (("cut off", CUT_OFF), ("covered", COVERED)) if page.evaluate(how)]
            wrong += [f"{moment.name}, {size}: {one}" for one in found]
    context.close()
    assert wrong == []
