"""Items and rules from a store server that really listens, over a cable that can be cut, into a lane that sells."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from drivers.contract import CodeRead, Stamped
from kiosk.compose import RunningLane, build_lane
from kiosk.config import CatalogueSettings, Config, LaneSettings, ServerSettings, StoreSettings
from kiosk.core.session.inputs import CancelConfirmed, CancelTouched, Device
from kiosk.core.session.state import Session
from kiosk.store_link.master import MasterFetcher
from tests.kiosk.core.test_sheet import HEAD, MELON
from tests.kiosk.store_link.cut import Cable, Cut
from tests.server.running import MANAGER_TOKEN, Store
from tests.waiting import wait_until

RULES = """{"format": 1, "currency": "EUR", "version": "half", "rules": [{"id": "half", "kind": "percent",
"name": {"en": "Half price"}, "for": {"everything": true}, "percent": 50}]}"""
NEVER_WAITS = 0.05


def puts(store: Store, what: str, text: str) -> str:
    headers = {"Authorization": f"Bearer {MANAGER_TOKEN}"}
    put = httpx.put(f"{store.address}/api/v1/master/{what}", content=text.encode(), headers=headers, timeout=20)
    assert put.status_code == 200, put.text
    return str(put.json()["version"])


def melon(price: str) -> str:
    return HEAD + MELON.replace("2.99", price)


def config(folder: Path, server: ServerSettings) -> Config:
    sheet = folder / "goods.csv"
    sheet.write_text(melon("2.99"), encoding="utf-8")
    return Config(
        lane=LaneSettings(id="4", data=folder / "lane"),
        store=StoreSettings(name="Green Corner", currency="EUR"),
        catalogue=CatalogueSettings(file=sheet),
        server=server,
    )


@contextmanager
def selling(folder: Path, server: ServerSettings) -> Iterator[RunningLane]:
    running = build_lane(config(folder, server))
    assert isinstance(running.master, MasterFetcher)
    running.master._every_s = running.master._wait_s = NEVER_WAITS
    running.start()
    try:
        yield running
    finally:
        running.stop()


def scans(running: RunningLane) -> Session:
    """The visit with one melon more."""
    before = running.lane.state.session.pieces if running.lane.state.session else 0
    running.lane.post(Stamped(Device.SCANNER, 1, 0.0, CodeRead("]E0", "9520009100019")))
    wait_until(lambda: running.lane.state.session is not None and running.lane.state.session.pieces > before)
    return running.lane.state.session


def test_an_open_basket_keeps_its_price_and_the_next_has_the_new(tmp_path: Path, store: Store) -> None:
    with selling(tmp_path, store.lane_side) as running:
        assert scans(running).pricing.to_pay.minor == 299  # the configuration's own: nothing was published yet
        puts(store, "sheet", melon("1.00"))
        version = puts(store, "rules/half", RULES)
        wait_until(
            lambda: running.lane.state.master_waits is not None and running.lane.state.master_waits.version == version,
            60,
        )
        assert scans(running).pricing.to_pay.minor == 598
        running.lane.post(CancelTouched())
        running.lane.post(CancelConfirmed())
        wait_until(lambda: running.lane.state.master == version)
        visit = scans(running)
        assert (visit.lines[0].item.price.minor, visit.pricing.to_pay.minor, visit.pricing.rules) == (100, 50, "half")
    store.closes()
    with selling(tmp_path, store.lane_side) as again:  # after a stop, and without a server
        assert again.lane.state.master == version
        assert scans(again).pricing.to_pay.minor == 100


def test_a_cut_cable_leaves_the_lane_with_what_it_has_until_it_is_whole_again(tmp_path: Path, store: Store) -> None:
    cable = Cable(store.port)
    side = ServerSettings(address=f"http://127.0.0.1:{cable.port}", token_file=store.folder / "lane-token")
    first = puts(store, "sheet", melon("1.00"))
    cable.cut = Cut.SILENT
    with selling(tmp_path, side) as running:
        assert scans(running).pricing.to_pay.minor == 299
        running.lane.post(CancelTouched())
        running.lane.post(CancelConfirmed())
        cable.cut = Cut.NEVER
        wait_until(lambda: running.lane.state.master == first, 60)
        assert scans(running).pricing.to_pay.minor == 100
    cable.unplug()
