"""What a printer has printed is known when the lane is started again, and by `diagnose` meanwhile."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from drivers.contract import DeviceOnline, Stamped
from kiosk.compose.counting import CounterKeeper, keep_counts
from kiosk.diagnostics.lasting import FILE, Grown, Lasting
from kiosk.diagnostics.live import Followed, Growth, LaneWatch
from tests.kiosk.compose.test_compose import OFFERS, settings
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
        wait_until(lambda: Lasting(tmp_path / FILE).lives() and kept(tmp_path) == 2.0)
    finally:
        keeper.stop()
    assert caplog.text.count("not kept now") == 1


def test_a_damaged_file_is_put_aside_and_counted_anew(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / FILE).write_bytes(b"no database at all" * 100)
    keeper = CounterKeeper(watched({"cuts": 2.0}), tmp_path, lambda: DAY)
    keeper.start()
    keeper.stop()
    assert kept(tmp_path) == 2.0
    assert (tmp_path / f"{FILE}.damaged").read_bytes().startswith(b"no database")
    assert "damaged, and a new one begins" in caplog.text


def test_what_cannot_be_written_for_long_takes_no_more_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    offered: list[tuple[Grown, ...]] = []

    def full(_lasting: Lasting, grown: Iterable[Grown]) -> None:
        offered.append(tuple(grown))
        raise sqlite3.OperationalError("database or disk is full")

    counts = {"cuts": 1.0}
    keeper = CounterKeeper(watched(counts), tmp_path, lambda: DAY)
    with monkeypatch.context() as disk:
        disk.setattr(Lasting, "add", full)
        for cuts in range(2, 6):
            keeper._write()
            counts["cuts"] = float(cuts)
    assert [len(one) for one in offered] == [1, 1, 1, 1]
    keeper._write()
    assert kept(tmp_path) == 5.0


def test_days_that_are_kept_no_more_become_one_and_what_a_unit_has_done_stays(tmp_path: Path) -> None:
    lasting = Lasting(tmp_path / FILE)
    for day in range(1, 5):
        lasting.add([Grown("printer", "printer", "TM-1", f"2026-01-0{day}", {"cuts": 1.0})])
    keeper = CounterKeeper(watched({"cuts": 2.0}), tmp_path, lambda: DAY, keep_days=30)
    keeper._write()
    assert [(one.day, one.value) for one in lasting.untold(99) if one.name == "cuts"] == [
        ("2026-01-01", 4.0),
        ("2026-11-27", 2.0),
    ]
    assert kept(tmp_path) == 6.0


def test_what_the_store_server_was_not_told_keeps_its_day(tmp_path: Path) -> None:
    lasting = Lasting(tmp_path / FILE)
    for day in range(1, 5):
        lasting.add([Grown("printer", "printer", "TM-1", f"2026-01-0{day}", {"cuts": 1.0})])
    lasting.told(lasting.untold(2))
    keeper = CounterKeeper(watched({}), tmp_path, lambda: DAY, keep_days=30, sends=True)
    keeper._write()
    assert [one.day for one in lasting.untold(99) if one.name == "cuts"] == ["2026-01-03", "2026-01-04"]
    assert kept(tmp_path) == 4.0
    with closing(sqlite3.connect(tmp_path / FILE)) as connection:
        told = "SELECT day, value FROM counter WHERE told = 1"
        assert connection.execute(told).fetchall() == [("2026-01-01", 2.0)]


def test_what_a_device_did_while_its_lane_did_not_run_lasts_too(tmp_path: Path) -> None:
    config = settings(tmp_path, OFFERS)
    config.lane.data.mkdir(parents=True, exist_ok=True)
    for _ in range(2):
        keep_counts(config, Growth("printer", "printer", "TM-1", {"cuts": 1.0, "slowest_answer_s": 0.4}))
    (life,) = Lasting(config.lane.data / FILE).lives()
    assert (life.unit, life.counts) == ("TM-1", {"cuts": 2.0})


def test_a_file_that_cannot_be_written_is_said_and_the_diagnosis_goes_on(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    config = settings(tmp_path, OFFERS)
    (config.lane.data / FILE).mkdir(parents=True)
    keep_counts(config, Growth("printer", "printer", "TM-1", {"cuts": 1.0}))
    assert "counters are not kept now" in caplog.text
