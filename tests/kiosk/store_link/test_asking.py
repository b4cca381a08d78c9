"""What came of feedback, from a store server that really listens onto a lane, and kept there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.compose import RunningLane, build_lane
from kiosk.config import ServerSettings
from kiosk.core.said import Said
from kiosk.store_link.asking import SAID
from server.cases.said import SaidBook
from server.clock import now
from server.db.engine import open_engine
from tests.kiosk.store_link.test_staff import config
from tests.server.running import Store
from tests.waiting import wait_until

PICTURES = Said(id="1", said={"en": "Pictures are small", "zh_CN": "图片太小"}, did={"en": "Bigger", "zh_CN": "变大了"})
NEVER_WAITS = 0.05


@contextmanager
def running_lane(folder: Path, server: ServerSettings) -> Iterator[RunningLane]:
    running = build_lane(config(folder, server))
    for fetcher in running.asking:
        fetcher._every_s = NEVER_WAITS
    running.start()
    try:
        yield running
    finally:
        running.stop()


def shows(running: RunningLane, *lines: Said) -> Callable[[], bool]:
    return lambda: running.lane.state.said == lines


def test_a_lane_shows_what_came_of_feedback_until_it_is_withdrawn_and_without_its_server_too(
    tmp_path: Path, store: Store
) -> None:
    book = SaidBook(open_engine(store.settings.database), now)
    line = book.publish("mara", PICTURES)
    with running_lane(tmp_path, store.lane_side) as running:
        wait_until(shows(running, PICTURES))
    kept = SAID.kept(tmp_path / "lane" / "said.json")
    assert kept is not None
    assert kept[1] == (PICTURES,)
    store.closes()
    with running_lane(tmp_path, store.lane_side) as running:
        wait_until(shows(running, PICTURES))
        store.opens()
        assert book.withdraw(line)
        wait_until(shows(running))
