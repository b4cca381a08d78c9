"""/actions and the bar over the wall in a real browser, on each screen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.server.actions.busy_store import busy_store, long_waits, slow_weighing, wants
from tests.server.calls.test_lanes import asks
from tests.server.running import Store
from tests.server.wall.browser import SIZES, WAIT_MS, chromium, console, serious
from tests.server.wall.shop_floor import floor, token_of
from tests.server.wall.test_looks import CUT_OFF, TOO_SMALL

expect.set_options(timeout=WAIT_MS)


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Store]:
    made = floor(tmp_path)
    yield made
    made.closes()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


def opens_actions(page: Page, store: Store) -> None:
    page.goto(f"{store.address}/actions")
    page.locator("#link:not(.lost)", has_text="Live").wait_for()


def card(page: Page, words: str) -> Locator:
    return page.locator(".todo .card", has_text=words)


def test_a_host_takes_what_is_to_be_done_and_says_when_it_is(browser: Browser, shop: Store) -> None:
    wants(shop, slow_weighing())
    page = console(browser, shop.address)
    page.locator("#name").blur()
    opens_actions(page, shop)
    card(page, "Weighing at lane 3").get_by_role("button", name="Seen, do it").click()
    expect(card(page, "Anna has seen it at")).to_be_visible()
    card(page, "Weighing").get_by_role("button", name="It is done").click()
    expect(page.locator(".came .card")).to_contain_text("Done by Anna")
    expect(page.locator(".empty")).to_have_text(
        ["Nothing is to be done. Figures are looked at every minute.", "No lane is open."]
    )
    page.context.close()


def test_what_is_not_needed_is_said_with_its_reason(browser: Browser, shop: Store) -> None:
    wants(shop, slow_weighing())
    page = console(browser, shop.address)
    page.locator("#name").blur()
    opens_actions(page, shop)
    page.get_by_text("Not needed").click()
    page.get_by_role("button", name="We know of it").click()
    expect(page.locator(".came .card")).to_contain_text("Not needed, says Anna")
    expect(page.locator(".came .card")).to_contain_text("We know of it")
    page.context.close()


def test_a_new_one_comes_by_itself_but_not_under_a_finger(browser: Browser, shop: Store) -> None:
    wants(shop, slow_weighing())
    page = console(browser, shop.address)
    page.locator("#name").blur()
    opens_actions(page, shop)
    page.get_by_text("Not needed").click()
    wants(shop, long_waits())
    expect(page.locator(".todo .card")).to_have_count(1)
    page.get_by_text("Not needed").click()
    page.get_by_role("button", name="Seen, do it").click()
    expect(page.locator(".todo .card")).to_have_count(2)
    page.context.close()


def test_the_bar_over_the_wall_opens_the_lane_with_one_touch(browser: Browser, shop: Store) -> None:
    page = console(browser, shop.address)
    expect(page.locator("#todo")).to_be_hidden()
    wants(shop, long_waits(), slow_weighing())
    expect(page.locator("#todo")).to_contain_text("Waiting is 83")
    expect(page.locator("#todo a")).to_have_text("1 more")
    page.locator("#todo").get_by_role("button", name="Open lane 5").click()
    expect(page.locator("#todo")).to_contain_text("Weighing at lane 3 takes 3.1 times as long as usual.")
    [command] = asks(shop, knows=("mode",), token=token_of("5")).json()["commands"]
    assert command["mode"] == "open"
    page.locator("#todo").get_by_role("button", name="Seen, do it").click()
    expect(page.locator("#todo")).to_be_hidden()
    page.context.close()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("language", ["en-GB", "zh-CN"])
def test_nobody_is_kept_out_and_nothing_is_cut_off(browser: Browser, shop: Store, language: str, dark: bool) -> None:
    busy_store(shop)
    for size in SIZES.values():
        page = console(browser, shop.address, size, language=language, dark=dark)
        page.locator("#todo:not([hidden])").wait_for()
        for path in ("/console", "/actions"):
            page.goto(f"{shop.address}{path}")
            page.locator("#link:not(.lost)", has_text="Live" if language == "en-GB" else "实时").wait_for()
            page.locator("#todo:not([hidden]), .todo .card").first.wait_for()
            assert serious(page) == []
            assert not page.evaluate(CUT_OFF)
            assert page.evaluate(TOO_SMALL) == []
        page.context.close()
