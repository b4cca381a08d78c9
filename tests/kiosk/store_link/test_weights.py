"""Two lanes and a store server that really listens: what one learned the other knows, after a start and offline too."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.compose import RunningLane, build_lane
from kiosk.config import CatalogueSettings, Config, DeviceSettings, LaneSettings, ServerSettings, StoreSettings
from kiosk.core.session.inputs import BaggingShowed, CancelConfirmed, CancelTouched, ItemScanned, Load, StartTouched
from tests.kiosk.core.test_sheet import HEAD, MELON
from tests.server.running import Store
from tests.waiting import wait_until

MELON_KEY = "09520009100019"
NEVER_WAITS = 0.05
NO_SCALE = DeviceSettings(protocol="mt-sics", link="tcp:127.0.0.1:9")
"""The lane has one; what it shows is told by hand."""


@contextmanager
def lane(folder: Path, store: Store, number: str = "4", token: str = "lane-token") -> Iterator[RunningLane]:
    folder.mkdir(exist_ok=True)
    sheet = folder / "goods.csv"
    sheet.write_text(HEAD + MELON, encoding="utf-8")
    config = Config(
        lane=LaneSettings(id=number, data=folder / "lane"),
        store=StoreSettings(name="Green Corner", currency="EUR"),
        catalogue=CatalogueSettings(file=sheet),
        devices={"bagging": NO_SCALE},
        server=ServerSettings(address=store.address, token_file=store.folder / token),
    )
    running = build_lane(config)
    assert running.weights is not None
    assert running.weights.fetcher is not None
    running.weights.fetcher._every_s = NEVER_WAITS
    running.start()
    wait_until(lambda: "bagging" in running.lane.state.troubles, 20)
    try:
        yield running
    finally:
        running.stop()


def packs_a_melon(running: RunningLane, grams: int) -> None:
    """A visit with one melon that weighs so much in the bag."""
    melon = running.catalogue.find(MELON_KEY)
    assert melon is not None
    for event in (BaggingShowed(Load.STABLE, 0), StartTouched(), ItemScanned(MELON_KEY, melon)):
        running.lane.post(event)
    before = known(running)
    running.lane.post(BaggingShowed(Load.STABLE, grams))
    wait_until(lambda: known(running) > before, 20)
    running.lane.post(CancelTouched())
    running.lane.post(CancelConfirmed())
    wait_until(lambda: running.lane.state.session is None, 20)


def known(running: RunningLane) -> int:
    """How many melons it has learned the weight of, here or anywhere."""
    melon = running.catalogue.find(MELON_KEY)
    learned = running.lane.state.learned.learned(melon) if melon is not None else None
    return learned.count if learned is not None else 0


def test_what_one_lane_learned_the_other_knows_over_a_start_and_without_the_server(
    tmp_path: Path, store: Store
) -> None:
    with lane(tmp_path / "four", store) as four, lane(tmp_path / "seven", store, "7", "other-token") as seven:
        packs_a_melon(four, 1_800)
        packs_a_melon(four, 1_900)
        wait_until(lambda: known(seven) == 2, 30)
        packs_a_melon(seven, 1_850)
        wait_until(lambda: known(four) == 3, 30)
    with lane(tmp_path / "four", store) as four:  # started again, all of it is sent and fetched once
        assert known(four) == 3
        assert four.lane.state.learned.own[MELON_KEY].count == 2
    store.closes()
    with lane(tmp_path / "seven", store, "7", "other-token") as seven:
        assert known(seven) == 3


def test_a_lane_that_stopped_without_a_word_has_learned_what_its_journal_says(tmp_path: Path, store: Store) -> None:
    with lane(tmp_path / "four", store) as four:
        packs_a_melon(four, 1_800)
    (tmp_path / "four" / "lane" / "weights.db").unlink()
    store.closes()
    with lane(tmp_path / "four", store) as four:
        assert known(four) == 1
