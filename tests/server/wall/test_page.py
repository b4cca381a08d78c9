"""The wall in a real browser: what hosts see, touch and hear, on each screen, by keyboard, when the link is lost."""

from __future__ import annotations

from playwright.sync_api import Browser, Route, expect

from kiosk.core.look import LaneLook
from server.clock import now
from tests.server.calls.test_lanes import asks
from tests.server.running import Store
from tests.server.wall.browser import WAIT_MS, console, opens, tile, touches
from tests.server.wall.busy_hour import RIOJA, busy_hour
from tests.server.wall.shop_floor import age_check, calls, looks, says, settled, token_of
from tests.waiting import wait_until

expect.set_options(timeout=WAIT_MS)


def at() -> str:
    return now().isoformat(timespec="seconds")


def needs_age(store: Store, lane: str = "4") -> None:
    looks(store, lane, LaneLook(light="help", pieces=1))
    store.post([calls(lane, at()), age_check(lane, at(), RIOJA)], token_of(lane)).raise_for_status()


def test_every_lane_has_a_tile_with_its_state_in_words(browser: Browser, shop: Store) -> None:
    busy_hour(shop)
    page = console(browser, shop.address)
    words = ["Free", "Scanning", "Closed", "Age check", "Paying", "Asks for help", "Out of order", "Silent"]
    for lane, said in enumerate(words, start=1):
        expect(page.locator(f'.tile[data-lane="{lane}"] .chip')).to_have_text(said)
    expect(page.locator("#summary")).to_have_text("2 need you · 1 free · 2 busy")
    page.context.close()


def test_a_check_comes_by_itself_is_opened_and_approved_by_touch(browser: Browser, shop: Store) -> None:
    page = console(browser, shop.address)
    needs_age(shop)
    tile(page, "4", "help")
    expect(page).to_have_title("(1) Lanes")
    opens(page, "4")
    expect(page.locator("#panel h3")).to_have_text("Red wine Rioja 0.75 l")
    expect(page.locator("#panel .born")).to_contain_text("Born on or before")
    expect(page.locator("#panel .picture")).to_have_js_property("naturalWidth", 96)
    touches(page, "ID is fine")
    expect(page.locator("#panel .look")).to_contain_text("Anna answered. The lane is told …")
    shop.post([settled("4", at())], token_of("4"))
    looks(shop, "4", LaneLook(light="busy", paying=True, pieces=1))
    expect(page.locator("#panel .look")).to_have_count(0)
    page.context.close()


def test_a_refusal_says_why(browser: Browser, shop: Store) -> None:
    page = console(browser, shop.address)
    needs_age(shop)
    opens(page, "4")
    touches(page, "Refuse")
    with page.expect_request("**/refuse") as sent:
        touches(page, "No ID")
    assert sent.value.post_data_json == {"reason": "no_document", "name": "Anna"}
    page.context.close()


def test_of_two_hosts_the_second_reads_who_was_first(browser: Browser, shop: Store) -> None:
    page = console(browser, shop.address)
    needs_age(shop)
    opens(page, "4")

    def ben_is_first(route: Route) -> None:
        assert says(shop, "4", "approve", "Ben").status_code == 200
        route.continue_()

    page.route("**/approve", ben_is_first)
    touches(page, "ID is fine")
    expect(page.locator("#panel .note")).to_have_text("Ben has answered this already.")
    expect(page.locator("#panel .look")).to_contain_text("Ben answered")
    tile(page, "4", "taken")
    page.context.close()


def test_who_goes_there_is_seen_on_the_tile(browser: Browser, shop: Store) -> None:
    page = console(browser, shop.address)
    needs_age(shop)
    opens(page, "4")
    touches(page, "I am going there")
    tile(page, "4", "taken")
    expect(page.locator("#panel .called")).to_contain_text("Anna is on the way")
    page.context.close()


def test_a_lane_is_closed_and_the_page_says_so_until_the_lane_does(browser: Browser, shop: Store) -> None:
    looks(shop, "4", LaneLook(light="busy", pieces=1))
    page = console(browser, shop.address)
    opens(page, "4")
    with page.expect_request("**/console/lanes/4/mode/closed"):
        touches(page, "Close this lane")
    expect(page.locator("#panel .door")).to_have_text("Anna said so. The lane is told …")
    [command] = asks(shop, knows=("mode",), token=token_of("4")).json()["commands"]
    looks(shop, "4", LaneLook(light="busy", pieces=1, closes=True))
    asks(shop, (command["id"], "done"), token=token_of("4"))
    expect(page.locator("#panel .door")).to_contain_text("Closes after this shopper")
    expect(page.locator("#panel").get_by_role("button", name="Open this lane")).to_be_enabled()
    page.context.close()


def test_a_host_without_a_name_is_asked_for_it(browser: Browser, shop: Store) -> None:
    page = console(browser, shop.address, name="")
    needs_age(shop)
    opens(page, "4")
    touches(page, "ID is fine")
    expect(page.locator("#panel .note")).to_have_text("Please write your name first. Shoppers read who comes.")
    expect(page.locator("#name")).to_be_focused()
    page.context.close()


def test_a_touch_counts_though_news_come_while_the_finger_is_down(browser: Browser, shop: Store) -> None:
    page = console(browser, shop.address)
    page.locator('.tile[data-lane="4"] .chip').hover()
    page.mouse.down()
    needs_age(shop)
    tile(page, "4", "help")
    page.mouse.up()
    expect(page.locator("#panel h3")).to_have_text("Red wine Rioja 0.75 l")
    page.locator("#panel").get_by_role("button", name="ID is fine").hover()
    page.mouse.down()
    looks(shop, "4", LaneLook(light="help", pieces=7))
    expect(page.locator('.tile[data-lane="4"] .foot')).to_contain_text("7 items")
    page.mouse.up()
    expect(page.locator("#panel .look")).to_contain_text("Anna answered. The lane is told …")
    expect(page.locator("#panel .basket")).to_contain_text("7 items")
    page.context.close()


def test_the_wall_works_by_keyboard_alone(browser: Browser, shop: Store) -> None:
    busy_hour(shop)
    page = console(browser, shop.address)
    page.locator('.tile[data-lane="1"]').focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("End")
    expect(page.locator('.tile[data-lane="8"]')).to_be_focused()
    page.keyboard.press("Home")
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("#panel").get_by_role("button", name="Refuse").first).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#panel .look").first).to_contain_text("Anna answered")
    page.keyboard.press("Escape")
    expect(page.locator('.tile[data-lane="4"]')).to_be_focused()
    page.context.close()


COUNT_BELLS = """() => {
  window.bells = 0;
  const start = OscillatorNode.prototype.start;
  OscillatorNode.prototype.start = function () {
    window.bells += 1;
    return start.call(this);
  };
}"""
BELL = 2  # tones


def test_a_new_need_rings_once_and_only_for_who_wants_it(browser: Browser, shop: Store) -> None:
    page = console(browser, shop.address)
    page.evaluate(COUNT_BELLS)
    needs_age(shop, "4")
    expect(page.locator('.tile[data-lane="4"] .chip')).to_have_text("Age check")
    assert page.evaluate("bells") == 0
    page.locator("#sound").click()
    expect(page.locator("#sound")).to_have_attribute("aria-pressed", "true")
    wait_until(lambda: page.evaluate("audio.state") == "running")
    needs_age(shop, "5")
    wait_until(lambda: page.evaluate("bells") > 0)
    bells = page.evaluate("bells")
    looks(shop, "5", LaneLook(light="help", pieces=2))
    expect(page.locator('.tile[data-lane="5"] .foot')).to_contain_text("2 items")
    assert page.evaluate("bells") == bells
    assert bells % BELL == 0
    page.context.close()


def test_a_lost_link_is_said_and_mends_itself(browser: Browser, shop: Store) -> None:
    page = console(browser, shop.address)
    shop.closes()
    expect(page.locator("#link")).to_have_text("No connection")
    expect(page.locator("#away")).to_contain_text("What you see may be old.")
    shop.opens()
    expect(page.locator("#link")).to_have_text("Live")
    expect(page.locator("#away")).to_be_hidden()
    needs_age(shop)
    tile(page, "4", "help")
    page.context.close()


def test_it_speaks_the_browsers_language_and_the_chosen_one(browser: Browser, shop: Store) -> None:
    needs_age(shop)
    page = console(browser, shop.address, language="zh-CN")
    expect(page.locator("h1")).to_have_text("自助收银台")
    opens(page, "4")
    expect(page.locator("#panel h3")).to_have_text("干红葡萄酒 750 毫升")
    page.get_by_role("link", name="English").click()
    expect(page.locator("h1")).to_have_text("Lanes")
    page.reload()
    expect(page.locator("h1")).to_have_text("Lanes")
    page.context.close()
