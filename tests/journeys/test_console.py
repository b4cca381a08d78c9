"""What a lane has to be looked at, cleared in a host's real browser: the lane goes on by itself."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from kiosk.play.hosts import other_light
from tests.journeys.conftest import OpenStore
from tests.journeys.goods import FIRST, WINE, scanned
from tests.journeys.play import Store
from tests.server.wall.browser import WAIT_MS, chromium, console, opens, tile, touches
from tests.waiting import wait_until

expect.set_options(timeout=WAIT_MS)


@pytest.fixture
def lit(open_store: OpenStore) -> Store:
    """A store with a scanner and a light over the lane, at attract."""
    opened = open_store("scanner", "light")
    opened.ready()
    return opened


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


def wine_waits(store: Store) -> None:
    store.scan(scanned(FIRST["gtin"]), scanned(WINE["gtin"]))
    store.lane.lines(2)
    store.lane.post("PayTouched")
    store.lane.on("wait")


def test_a_check_is_approved_from_the_console_and_the_lane_goes_on_to_pay(lit: Store, browser: Browser) -> None:
    server, lane = lit.box.server, lit.box.lane_id
    page = console(browser, server.address, token=server.manager_token)
    tile(page, lane, "free")
    wine_waits(lit)
    tile(page, lane, "help")
    wait_until(lambda: other_light(lit.box, "help") == "")
    opens(page, lane)
    expect(page.locator("#panel h3")).to_have_text(WINE["name:en"])
    touches(page, "I am going there")
    tile(page, lane, "coming")
    wait_until(lambda: other_light(lit.box, "coming") == "")
    touches(page, "ID is fine")
    lit.lane.on("pay")
    tile(page, lane, "scanning")
    wait_until(lambda: other_light(lit.box, "busy") == "")
    page.context.close()


def test_a_refusal_takes_the_goods_out_and_a_server_that_started_again_still_knows(
    open_store: OpenStore, browser: Browser
) -> None:
    store = open_store("scanner", own_server=True)
    store.ready()
    server, lane = store.box.server, store.box.lane_id
    page = console(browser, server.address, token=server.manager_token)
    wine_waits(store)
    tile(page, lane, "help")
    server.kill()
    expect(page.locator("#link")).to_have_text("No connection")
    server.start_again()
    expect(page.locator("#link")).to_have_text("Live")
    opens(page, lane)
    touches(page, "Refuse")
    touches(page, "No ID")
    store.lane.lines(1)
    expect(page.locator("#panel .look")).to_have_count(0)
    page.context.close()
