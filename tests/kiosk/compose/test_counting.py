"""What a printer has printed is known when the lane is started again, and by `diagnose` meanwhile."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from drivers.contract import DeviceOnline, Stamped
from kiosk.compose.counting import CounterKeeper
from kiosk.diagnostics.lasting import FILE, Lasting
from kiosk.diagnostics.live import Followed, LaneWatch
from tests.waiting import wait_until

DAY = date(2026, 11, 27)


def watched(counts: dict[str, float]) -> LaneWatch:
    health = LaneWatch(lambda: 5.0, lambda: 6.0, lambda: False)
    health.follow(
        Followed(
            name="printer",
            kind="printer",
            protocol="escpos",
            link="pty:wire",
            submit=lambda request: None,
            counts=lambda: dict(counts),
            trace=lambda: (),
        )
    )
    health.told(Stamped("printer", 1, 5.0, DeviceOnline("TM-1")))
    return health


def kept(folder: Path) -> float:
    (life,) = Lasting(folder / FILE).lives()
    return life.counts["cuts"]


def test_counters_last_over_restarts(tmp_path: Path) -> None:
    for cuts in (3.0, 4.0):
        keeper = CounterKeeper(watched({"cuts": cuts}), tmp_path, lambda: DAY)
        keeper.start()
        keeper.stop()
    assert kept(tmp_path) == 7.0


def test_counters_are_kept_while_the_lane_runs(tmp_path: Path) -> None:
    counts = {"cuts": 1.0}
    keeper = CounterKeeper(watched(counts), tmp_path, lambda: DAY, every_s=0.01)
    keeper.start()
    try:
        wait_until(lambda: (tmp_path / FILE).exists() and Lasting(tmp_path / FILE).lives())
        counts["cuts"] = 5.0
        wait_until(lambda: kept(tmp_path) == 5.0)
    finally:
        keeper.stop()


def test_what_could_not_be_written_is_written_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    add: Callable[..., None] = Lasting.add
    full = True

    def add_if_there_is_room(lasting: Lasting, grown: object) -> None:
        if full:
            raise sqlite3.OperationalError("database or disk is full")
        add(lasting, grown)

    monkeypatch.setattr(Lasting, "add", add_if_there_is_room)
    keeper = CounterKeeper(watched({"cuts": 2.0}), tmp_path, lambda: DAY, every_s=0.01)
    keeper.start()
    try:
        wait_until(lambda: "the devices' counters are not kept now: database or disk is full" in caplog.text)
        full = False
        wait_until(lambda: (tmp_path / FILE).exists() and kept(tmp_path) == 2.0)
    finally:
        keeper.stop()
    assert caplog.text.count("not kept now") == 1
