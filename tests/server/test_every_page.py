"""Every page that this server has, for every role, on every screen: a new one is looked at without being named here."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, Page

from server.wall.pages import SIGN_ON
from tests.server.desk.desk import at_desk
from tests.server.full_store import BY_HAND, STAFF, FullStore, full_store, is_page
from tests.server.wall.browser import WAIT_MS, chromium, serious
from tests.server.wall.test_looks import CUT_OFF, TOO_SMALL

SIZES = {"desktop": (1440, 900), "tablet": (820, 1180), "phone": (390, 844)}
STATES = (
    "/cases?show=mine",
    "/console/devices?lane=5",
    "/console/trail?refused=1&lane=4",
    "/console/trail?act=quantity",
    "/desk/items?q=nothing-of-that-name",
    f"/members/{'0' * 32}",
    "/experience?wall=1",
    "/experience?lane=8&from_hour=23",
    "/experience/sessions?of=need&sort=help",
    "/reports?first=2026-01-01&last=2026-01-01",
    "/sales?day=2026-01-01",
)
"""What some pages look like otherwise: chosen, sorted, empty."""
NO_PAGES = {
    "/console/files/{name}",
    "/console/pictures/{name}.svg",
    "/console/wall/lanes/{lane}",
    "/desk/changes/{number}/preview",
    "/experience/charts/{name}.svg",
}
"""Parts of pages, with something in their path."""
DRAWN = """() => new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)))
  .then(() => [...document.images].every((one) => one.complete))"""
"""The charts are there in the look that was chosen last."""
SETTLED = """() => {
  const link = document.querySelector('#link:not([hidden])');
  return document.readyState === 'complete' && (!link || (link.textContent === JSON.parse(
    document.getElementById('words').textContent).live && (!document.querySelector('#wall') ||
    document.querySelector('.tile')))) && [...document.images].every((one) => one.complete);
}"""
LOOKS = [
    ("manager", "en-GB", False),
    ("manager", "zh-CN", False),
    ("host", "zh-CN", False),
    ("technician", "en-GB", False),
    ("host", "en-GB", True),
    ("technician", "zh-CN", True),
]
"""Who looks in which language, and whether only with --every-look."""
PLACES = ("", "actions", "cases", "console", "desk", "experience", "members", "r", "reports", "sales")
"""Where pages are: how their paths begin."""


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FullStore]:
    with full_store(tmp_path_factory.mktemp("shop")) as made:
        yield made


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


def test_a_manager_gets_to_every_page_by_links(shop: FullStore) -> None:
    """What no link leads to is no page, or is one of those found by hand."""
    led_to = {shop.route(address) for address in shop.led_to("amir")}
    left = {one for one in shop.routes if one not in led_to and not one.startswith("/api/")} - NO_PAGES
    with at_desk(shop.store, "amir") as amir:
        assert [one for one in sorted(left) if "{" in one or is_page(amir.get(one))] == []
    assert {*BY_HAND} <= led_to
    assert {_place(one) for one in shop.pages("amir")} == {*PLACES}


@pytest.mark.parametrize("staff", STAFF.values())
def test_no_link_leads_anybody_where_they_may_not_go_or_nothing_is(shop: FullStore, staff: str) -> None:
    by_hand = {address for address in shop.by_hand if not address.startswith("/console")}
    told = {address: answer.status_code for address, answer in shop.led_to(staff).items() if address not in by_hand}
    assert {address: status for address, status in told.items() if status not in (200, 303)} == {}


@pytest.mark.parametrize("staff", ["lena", "tess"])
def test_who_may_not_see_a_page_is_told_so_with_the_way_to_theirs(shop: FullStore, staff: str) -> None:
    may, unkind = {shop.route(one) for one in shop.pages(staff)}, []
    with at_desk(shop.store, staff) as browser:
        for address in shop.pages("amir"):
            if shop.route(address) in may:
                continue
            for language, says in (("en", "Your role does not do this"), ("zh-CN", "您的角色无权操作")):
                answer = browser.get(address, headers={"Accept-Language": language})
                kind = is_page(answer) and says in answer.text and 'href="/console"' in answer.text
                unkind += [] if answer.status_code == 403 and kind else [f"{address}, {language}: {answer.text[:80]}"]
    assert unkind == []


def test_who_is_not_signed_on_is_led_there_from_every_page(shop: FullStore) -> None:
    receipt, elsewhere = shop.by_hand[-1], {}
    for address in shop.pages("amir"):
        answer = httpx.get(shop.address + address, timeout=20.0)
        if address not in (receipt, SIGN_ON) and answer.headers.get("Location") != SIGN_ON:
            elsewhere[address] = answer.status_code
    assert elsewhere == {}


@pytest.mark.parametrize(
    "address", ["/cases/4711", "/desk/changes/4711", "/desk/items/x", "/desk/changes/x", "/nowhere", "/reports?first=x"]
)
def test_what_is_not_there_is_a_page_in_the_readers_language(shop: FullStore, address: str) -> None:
    with at_desk(shop.store, "amir") as amir:
        for language, says in (("en", "There is nothing here"), ("zh-CN", "这里没有内容")):
            answer = amir.get(address, headers={"Accept": "text/html", "Accept-Language": language})
            assert (answer.status_code, is_page(answer), says in answer.text) == (404, True, True)
        assert amir.get(address).json()["error"]  # a program is told why


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(("role", "language", "seldom"), LOOKS)
def test_nobody_is_kept_out_and_nothing_is_cut_off(
    browser: Browser,
    shop: FullStore,
    request: pytest.FixtureRequest,
    role: str,
    language: str,
    place: str,
    *,
    seldom: bool,
) -> None:
    if seldom and not request.config.getoption("--every-look"):
        pytest.skip("looked at with --every-look")
    mine = shop.pages(STAFF[role])
    may = {shop.route(one) for one in mine}
    addresses = [one for one in mine if _place(one) == place]
    addresses += [one for one in STATES if _place(one) == place and shop.route(one) in may]
    if not addresses and place == "desk":
        addresses = ["/desk"]  # as who may not see it is told so
    page, wrong = _signed_on(browser, shop, STAFF[role], language), []
    page.on("pageerror", lambda error: wrong.append(f"{page.url}: {error}"))
    page.on("console", lambda told: wrong.append(told.text) if "Content Security Policy" in told.text else None)
    for address in addresses:
        page.goto(shop.address + address)
        page.wait_for_function(SETTLED)
        wrong += [f"{address}: {one}" for one in _looked_at(page, request, f"{role}-{language}-{_named(address)}")]
        if not page.evaluate("document.documentElement.lang").startswith(language[:2]):
            wrong.append(f"{address} does not speak {language}")
    page.context.close()
    assert wrong == []


def _looked_at(page: Page, request: pytest.FixtureRequest, name: str) -> Iterator[str]:
    """What is wrong with the page. axe-core runs on the desktop by day, and on the phone by night with all unfolded."""
    kept, every = request.config.getoption("--pictures"), request.config.getoption("--every-look")
    for size, (width, height) in SIZES.items():
        page.set_viewport_size({"width": width, "height": height})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            if kept:
                page.wait_for_function(DRAWN)
                page.screenshot(
                    path=Path(kept) / f"{name}-{size}-{scheme}.png", animations="disabled", full_page=size == "phone"
                )
            if every or (size, scheme) in (("desktop", "light"), ("phone", "dark")):
                yield from (f"{size}, {scheme}: {one}" for one in serious(page))
        yield from (f"{size}: {one}" for one in page.evaluate(TOO_SMALL))
        yield from [f"{size}: cut off"] if page.evaluate(CUT_OFF) else []


def _signed_on(browser: Browser, shop: FullStore, staff: str, language: str) -> Page:
    context = browser.new_context(locale=language)
    context.set_default_timeout(WAIT_MS)
    with at_desk(shop.store, staff) as signed:
        context.add_cookies([{"name": "host", "value": signed.cookies["host"], "url": shop.address}])
    return context.new_page()


def _place(address: str) -> str:
    return address.split("?", maxsplit=1)[0].split("/")[1]


def _named(address: str) -> str:
    return "".join(one if one.isalnum() else "-" for one in address.strip("/"))[:60] or "start"
