"""What a lane has to be looked at, cleared in a host's real browser: the lane goes on by itself."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from kiosk.core.interventions import Answer, InterventionKind, SettledBy
from kiosk.core.session.intervention_facts import InterventionCleared
from kiosk.journal import load_key
from kiosk.journal.verify import every_row, reading
from kiosk.play.bagging import into_bag
from kiosk.play.hosts import other_light
from tests.journeys.conftest import OpenStore, Rules
from tests.journeys.goods import FIRST, WINE, scanned
from tests.journeys.play import Store
from tests.server.wall.browser import WAIT_MS, chromium, console, opens, tile, touches
from tests.waiting import wait_until

expect.set_options(timeout=WAIT_MS)

TOMATOES, TOMATOES_G = "9520002000217", 520
EVERY_VISIT: Rules = {"store": {"spot_check_bp": 10_000}}
WANTS_BAGGED: Rules = {"store": {"wants_bagged": True}}


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


def host(browser: Browser, store: Store, name: str = "Anna") -> Page:
    """The wall as a host of that name has it before them."""
    return console(browser, store.box.server.address, token=store.box.server.manager_token, name=name)


def wine_waits(store: Store) -> None:
    store.scan(scanned(FIRST["gtin"]), scanned(WINE["gtin"]))
    store.lane.lines(2)
    store.lane.post("PayTouched")
    store.lane.on("wait")


def packs(store: Store, *grams: int) -> None:
    """One pack of tomatoes after the other is scanned, and so much put into the bags for it."""
    store.lane.wait(lambda shown: shown["bag_load"] == "stable", "an empty bag on its scale")
    for number, one in enumerate(grams, start=1):
        store.scan(scanned(TOMATOES))
        store.lane.wait(lambda shown, pieces=number: shown["quantities"] == [pieces], f"{number} packs")
        bags(store, one)


def bags(store: Store, grams: int) -> None:
    """So much more lies in the bags, or less, and the lane has read it."""
    into_bag(store.box, grams)
    lies = store.box.controls["bagging"].state()["weight_g"]
    store.lane.wait(lambda shown: (shown["bag_load"], shown["bag_grams"]) == ("stable", lies), f"{lies} g in the bags")


def pays_all_the_same(store: Store, message: str) -> None:
    """The shopper is told what is with the bags, and touches Pay once more."""
    store.lane.post("PayTouched")
    store.lane.says(message)
    store.lane.post("PayTouched")
    store.lane.on("wait")


def something_else(store: Store) -> None:
    packs(store, TOMATOES_G)
    bags(store, 1_400)
    pays_all_the_same(store, "bag_extra")


def another_one(store: Store) -> None:
    packs(store, *(TOMATOES_G,) * 6, TOMATOES_G + 100)
    pays_all_the_same(store, "bag_other")


def taken_out(store: Store) -> None:
    packs(store, TOMATOES_G, TOMATOES_G)
    bags(store, -TOMATOES_G)
    pays_all_the_same(store, "bag_taken")


def not_put_down(store: Store) -> None:
    store.lane.wait(lambda shown: shown["bag_load"] == "stable", "an empty bag on its scale")
    store.scan(scanned(TOMATOES))
    store.lane.lines(1)
    pays_all_the_same(store, "bag_place")


def drawn(store: Store) -> None:
    store.scan(scanned(FIRST["gtin"]))
    store.lane.lines(1)
    store.lane.post("PayTouched")
    store.lane.on("wait")


class Looked(NamedTuple):
    """What is to be looked at: how it comes about, what hosts read of it, what they touch."""

    kind: InterventionKind
    happens: Callable[[Store], None]
    reads: str
    touched: Sequence[str]
    devices: Sequence[str] = ("scanner",)
    rules: Rules | None = None


SCALE = ("scanner", "bagging")
EVERY_KIND = [
    Looked(InterventionKind.AGE, wine_waits, "Born on or before", ["ID is fine"]),
    Looked(InterventionKind.EXTRA, something_else, "seen 1920 g", ["It is fine"], SCALE),
    Looked(InterventionKind.OTHER_ITEM, another_one, "Expected 3640 g, seen 3740 g", ["It is fine"], SCALE),
    Looked(InterventionKind.TAKEN_OUT, taken_out, "Expected 1040 g, seen 520 g", ["It is fine"], SCALE),
    Looked(InterventionKind.SPOT_CHECK, drawn, "By chance", ["Skip it", "Too busy now"], rules=EVERY_VISIT),
    Looked(InterventionKind.NOT_PLACED, not_put_down, "Not in the bag", ["It is fine"], SCALE, WANTS_BAGGED),
]


def test_every_kind_there_is_is_cleared_here() -> None:
    assert {one.kind for one in EVERY_KIND} == set(InterventionKind)


@pytest.mark.parametrize("looked", EVERY_KIND, ids=[one.kind.value for one in EVERY_KIND])
def test_what_the_devices_raised_is_cleared_from_afar_and_the_lane_goes_on(
    open_store: OpenStore, browser: Browser, looked: Looked
) -> None:
    store = open_store(*looked.devices, rules=looked.rules)
    store.ready()
    page = host(browser, store)
    looked.happens(store)
    tile(page, store.box.lane_id, "help")
    opens(page, store.box.lane_id)
    expect(page.locator("#panel .look")).to_contain_text(looked.reads)
    for words in looked.touched:
        touches(page, words)
    store.lane.on("pay")
    expect(page.locator("#panel .look")).to_have_count(0)
    assert cleared(store) == [(SettledBy.HOST, Answer.APPROVE)]
    page.context.close()


def cleared(store: Store) -> list[tuple[str, str]]:
    """Every end of something that was to be looked at, as the lane's journal has it: by whom, and what they said."""
    journal = store.box.folder / "lane" / "journal.db"
    with reading(journal, load_key(journal.with_suffix(".key"))) as (connection, _):
        rows = every_row(connection, journal)
        ends = [json.loads(row.data) for row in rows if row.kind == InterventionCleared.__name__]
    return [(end["by"], end["answer"]) for end in ends]


def test_the_light_over_the_lane_and_the_console_say_the_same(lit: Store, browser: Browser) -> None:
    lane = lit.box.lane_id
    page = host(browser, lit)
    tile(page, lane, "free")
    wine_waits(lit)
    tile(page, lane, "help")
    wait_until(lambda: other_light(lit.box, "help") == "")
    opens(page, lane)
    expect(page.locator("#panel h3")).to_have_text(WINE["name:en"])
    expect(page.locator("#panel .lines li span:first-child")).to_have_text([WINE["name:en"], FIRST["name:en"]])
    touches(page, "I am going there")
    tile(page, lane, "coming")
    wait_until(lambda: other_light(lit.box, "coming") == "")
    touches(page, "ID is fine")
    lit.lane.on("pay")
    tile(page, lane, "scanning")
    wait_until(lambda: other_light(lit.box, "busy") == "")
    page.context.close()


def test_a_lane_closed_from_the_console_lets_its_shopper_finish_and_is_opened_again(
    till: Store, browser: Browser
) -> None:
    page = host(browser, till)
    till.scan(scanned(FIRST["gtin"]))
    till.lane.lines(1)
    tile(page, till.box.lane_id, "scanning")
    opens(page, till.box.lane_id)
    touches(page, "Close this lane")
    expect(page.locator("#panel .door")).to_contain_text("Closes after this shopper")
    till.pays()
    till.lane.post("NoPaperTouched")
    till.lane.on("closed", 60.0)
    tile(page, till.box.lane_id, "closed")
    touches(page, "Open this lane")
    till.lane.on("attract")
    tile(page, till.box.lane_id, "free")
    page.context.close()


def test_of_two_hosts_who_touch_at_once_one_clears_it_and_the_other_reads_who(
    scanning: Store, browser: Browser
) -> None:
    names = ("Anna", "Ben")
    pages = [host(browser, scanning, name) for name in names]
    wine_waits(scanning)
    on_their_way: list[Route] = []
    for page in pages:
        page.route("**/approve", lambda route: on_their_way.append(route))  # noqa: PLW0108 - it keeps a note on it
        opens(page, scanning.box.lane_id)
        with page.expect_request("**/approve"):
            touches(page, "ID is fine")
    # the browser tells of what it holds back when it is asked something
    wait_until(lambda: all(page.title() for page in pages) and len(on_their_way) == len(pages))
    for route in on_their_way:
        route.continue_()
    scanning.lane.on("pay")
    assert cleared(scanning) == [(SettledBy.HOST, Answer.APPROVE)]
    notes = [page.locator("#panel .note") for page in pages]
    [late] = wait_until(lambda: [place for place, note in enumerate(notes) if note.count()])
    expect(notes[late]).to_contain_text(f"{names[1 - late]} has ")
    expect(notes[1 - late]).to_have_count(0)
    for page in pages:
        expect(page.locator("#panel .look")).to_have_count(0)
        page.context.close()


def test_a_console_that_was_off_the_net_says_so_and_shows_what_came_meanwhile(
    scanning: Store, browser: Browser
) -> None:
    page = host(browser, scanning)
    tile(page, scanning.box.lane_id, "free")
    opens(page, scanning.box.lane_id)
    page.context.set_offline(True)
    expect(page.locator("#link")).to_have_text("No connection")
    wine_waits(scanning)
    tile(page, scanning.box.lane_id, "free")
    page.context.set_offline(False)
    expect(page.locator("#link")).to_have_text("Live")
    expect(page.locator("#panel h3")).to_have_text(WINE["name:en"])
    page.context.set_offline(True)
    touches(page, "ID is fine")
    expect(page.locator("#panel .note")).to_have_text("This did not reach the server. Please touch it again.")
    page.context.set_offline(False)
    touches(page, "ID is fine")
    scanning.lane.on("pay")
    page.context.close()


def test_a_refusal_takes_the_goods_out_and_a_server_that_started_again_still_knows(
    open_store: OpenStore, browser: Browser
) -> None:
    store = open_store("scanner", own_server=True)
    store.ready()
    server, lane = store.box.server, store.box.lane_id
    page = host(browser, store)
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
