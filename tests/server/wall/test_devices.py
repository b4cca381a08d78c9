"""What ails devices, on the wall as it comes and on the pages for technicians, in a real browser."""

from __future__ import annotations

from dataclasses import replace

import pytest
from playwright.sync_api import Browser, expect

from kiosk.core.look import LaneLook
from server.wall.devices import AT_A_TIME
from tests.server.findings.ailing import LOOSE, PAPER_OUT, ailing_devices, ails
from tests.server.running import LANE_TOKEN, Store
from tests.server.wall.browser import WAIT_MS, console, opens
from tests.server.wall.shop_floor import HOST_TOKEN, looks, token_of
from tests.server.wall.test_console import page

expect.set_options(timeout=WAIT_MS)


@pytest.fixture
def ailing(shop: Store) -> Store:
    for lane in ("1", "7"):
        looks(shop, lane, LaneLook(light="fault"))
    ailing_devices(shop)
    return shop


def test_a_printer_that_runs_out_of_paper_is_on_the_wall_at_once_and_gone_when_it_has_some(
    browser: Browser, shop: Store
) -> None:
    looks(shop, "4", LaneLook(light="free"))
    page = console(browser, shop.address)
    ails(shop, LOOSE, PAPER_OUT)
    tile = page.locator('.tile[data-lane="4"]')
    expect(tile.locator(".ails strong")).to_have_text("Printer and 1 more")
    expect(tile.locator(".ails .said")).to_have_text("The paper has run out.")
    opens(page, "4")
    first, second = page.locator("#panel .ailing li").all()
    expect(first).to_contain_text("Put a new roll in.")
    expect(second).to_contain_text("lost 3 times")
    ails(shop, LOOSE)
    expect(tile.locator(".ails strong")).to_have_text("Scale")
    expect(page.locator("#panel .ailing li")).to_have_count(1)
    ails(shop)
    expect(tile.locator(".ails")).to_have_count(0)
    page.context.close()


def test_of_a_lane_that_is_away_the_wall_says_that_this_is_what_it_said_last(browser: Browser, ailing: Store) -> None:
    page = console(browser, ailing.address, language="zh-CN")
    opens(page, "8")
    expect(page.locator("#panel .ailing .old")).to_have_text("该机无消息，以下是它最后的报告，可能已过时。")
    expect(page.locator("#panel .ailing li")).to_contain_text("盖子打开着。")
    opens(page, "7")
    expect(page.locator("#panel .ailing li")).to_have_count(2)
    expect(page.locator("#panel .ailing .old")).to_have_count(0)
    page.context.close()


def test_a_technician_sees_what_is_open_over_all_lanes_and_looks_at_one_device(browser: Browser, ailing: Store) -> None:
    page = console(browser, ailing.address)
    page.locator('nav a[href="/console/devices"]').click()
    expect(page.locator(".deed h3")).to_have_text(
        ["The paper has run out.", "The cover is open.", "It goes and comes back.", "The cover is open."]
    )
    expect(page.locator(".note", has_text="Lane 8 was not heard of yet.")).to_be_visible()
    expect(page.locator(".note", has_text="Lane 7")).to_have_count(0)
    page.locator(".filters [name=show]").select_option("over")
    page.locator(".filters button").click()
    expect(page.locator(".deed .place")).to_have_text("PrinterLane 1 · Cover")
    page.locator('.places a[href="/console/devices/7/printer"]').click()
    expect(page.locator(".deed h3")).to_have_text(["The paper has run out."])
    expect(page.locator(".done caption")).to_contain_text("EPSON TM-T88VI")
    expect(page.locator(".done tbody tr")).to_have_count(2)
    expect(page.locator(".done tbody tr").first).to_contain_text("Cuts")
    page.context.close()


def test_a_host_comes_from_the_panel_to_the_devices_of_that_lane(browser: Browser, ailing: Store) -> None:
    page = console(browser, ailing.address)
    opens(page, "7")
    page.locator("#panel .ailing a").click()
    expect(page.locator(".deed")).to_have_count(2)
    expect(page.locator('[name="lane"]')).to_have_value("7")
    expect(page.locator(".places li")).to_have_count(1)
    page.context.close()


def test_a_lane_that_is_asked_for_or_ails_and_is_away_is_said_to_be(shop: Store) -> None:
    text = page(shop, "/console/devices?lane=4").text
    assert "Lane 4 was not heard of yet." in text
    assert "Nothing is said to ail them." in text
    assert 'class="note"' not in page(shop, "/console/devices").text
    ails(shop, PAPER_OUT)
    assert "Lane 4 was not heard of yet." in page(shop, "/console/devices").text


def test_pages_follow_each_other_and_keep_what_is_wanted(shop: Store) -> None:
    ails(shop, PAPER_OUT, token=token_of("1"))
    ails(
        shop,
        *(
            replace(LOOSE, cause=f"loose_{chr(ord('a') + n // 26)}{chr(ord('a') + n % 26)}")
            for n in range(AT_A_TIME + 2)
        ),
    )
    first = page(shop, "/console/devices?lane=4&show=open").text
    assert first.count('class="deed') - first.count('class="deeds') == AT_A_TIME
    assert "?lane=4&amp;show=open&amp;after=50" in first
    rest = page(shop, "/console/devices?lane=4&show=open&after=50").text
    assert rest.count('class="deed') - rest.count('class="deeds') == 2


def test_a_device_that_no_lane_told_of_is_not_there(ailing: Store) -> None:
    assert page(ailing, "/console/devices/7/printer").status_code == 200
    assert page(ailing, "/console/devices/7/scale").status_code == 200
    assert page(ailing, "/console/devices/5/printer").status_code == 404


@pytest.mark.parametrize("path", ["/console/devices", "/console/devices/7/printer"])
def test_lanes_and_strangers_see_none_of_it(shop: Store, path: str) -> None:
    assert page(shop, path, LANE_TOKEN).status_code == 401
    assert page(shop, path, HOST_TOKEN).status_code in (200, 404)


@pytest.mark.parametrize("asked", ["lane=a!b", "device=Printer", "show=some", "after=-1"])
def test_what_no_page_asks_is_refused(shop: Store, asked: str) -> None:
    assert page(shop, f"/console/devices?{asked}").status_code == 422
