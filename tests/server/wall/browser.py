"""A host's browser: Chromium as the system has it, without a window."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page, sync_playwright

from tests.server.wall.shop_floor import HOST_TOKEN

SIZES = {"phone": (390, 844), "seven-inch": (1024, 600), "tablet": (820, 1180), "desktop": (1920, 1080)}
WAIT_MS = 20_000
SERIOUS = """async () => (await axe.run({resultTypes: ['violations']})).violations
  .filter((one) => ['serious', 'critical'].includes(one.impact))
  .map(({id, nodes: [first]}) => `${id}: ${first.html.slice(0, 160)} ${first.failureSummary.slice(0, 200)}`)"""


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield browser
        browser.close()


def console(
    browser: Browser,
    address: str,
    size: tuple[int, int] = (1280, 800),
    *,
    language: str = "en-GB",
    dark: bool = False,
    name: str = "Anna",
    token: str = HOST_TOKEN,
) -> Page:
    """The wall as a host named `name` opens it, live."""
    context = browser.new_context(
        http_credentials={"username": "host", "password": token},
        viewport={"width": size[0], "height": size[1]},
        locale=language,
        color_scheme="dark" if dark else "light",
    )
    context.set_default_timeout(WAIT_MS)
    page = context.new_page()
    page.goto(f"{address}/console")
    page.locator("#link:not(.lost)", has_text="Live" if language.startswith("en") else "实时").wait_for()
    if name:
        page.locator("#name").fill(name)
    return page


def tile(page: Page, lane: str, looks: str = "") -> None:
    """Returns when the tile of `lane` has the class `looks`."""
    page.locator(f'.tile[data-lane="{lane}"]{f".{looks}" if looks else ""}').wait_for()


def opens(page: Page, lane: str) -> None:
    page.locator(f'.tile[data-lane="{lane}"]').click()


def touches(page: Page, words: str) -> None:
    page.locator("#panel").get_by_role("button", name=words).click()


def serious(page: Page) -> list[str]:
    """What axe-core finds that keeps somebody out, each with the first place. A page gets axe, which is big, once."""
    if page.evaluate("!window.axe"):
        page.evaluate(AXE_SCRIPT)
    return list(page.evaluate(SERIOUS))
