"""A support file of a lane that runs: onto a stick while one is in, else to the store server."""

from __future__ import annotations

import errno
import json
import os
import threading
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import httpx
import pytest

from kiosk.compose import RunningLane, build_lane
from kiosk.compose.support import SupportFile
from kiosk.config import Config, ServerSettings, load_config
from kiosk.core.session.inputs import Device
from kiosk.diagnostics.bundle.pack import unpacked
from kiosk.diagnostics.bundle.sealing import make_key, unseal
from kiosk.diagnostics.guided.course import HandedIn, Look, NotSeen
from scripts.proofs.planted import ROOT
from tests.server.running import MANAGER_TOKEN, Store
from tests.waiting import wait_until

GENEROUS_S = 30.0
LANE = """
[lane]
id = "4"
data = "data"
[store]
name = "Green Corner"
currency = "EUR"
[catalogue]
file = "{root}/assets/catalogue/sample.csv"
[devices.scale]
protocol = "toledo8217"
link = "pty:{folder}/nobody"
"""


@pytest.fixture
def config(tmp_path: Path) -> Config:
    public = make_key(tmp_path / "support.key")
    text = LANE.format(root=ROOT, folder=tmp_path)
    (tmp_path / "lane.toml").write_text(
        f'{text}[support]\nkey = "{public}"\nstick = "{tmp_path}/stick"\n', encoding="utf-8"
    )
    return load_config(tmp_path / "lane.toml")


@pytest.fixture
def running(config: Config) -> Iterator[RunningLane]:
    built = build_lane(config)
    built.start()
    yield built
    built.stop()


def support(running: RunningLane, config: Config) -> SupportFile:
    return SupportFile(
        lambda: config,
        running.key_path,
        "0.1.0",
        running.health,
        running.pumps,
        running.clock,
        running.stopping,
    )


def plug_in(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What looks like a stick that is mounted there."""
    stick = folder / "stick"
    stick.mkdir()
    monkeypatch.setattr(Path, "is_mount", lambda path: path == stick)
    return stick


def opened(sealed: bytes, folder: Path) -> dict[str, bytes]:
    return unpacked(unseal(sealed, (folder / "support.key").read_text(encoding="ascii")))


def test_the_file_goes_onto_the_stick_while_one_is_in(
    running: RunningLane, config: Config, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "data" / "log").mkdir(exist_ok=True)
    stick = plug_in(tmp_path, monkeypatch)
    made = support(running, config).make()
    (file,) = stick.iterdir()
    assert file.name.startswith("lane-4-20")
    files = opened(file.read_bytes(), tmp_path)
    assert made == HandedIn(len(files) - 1, stick=True)
    assert {"devices.json", "journal.jsonl", "traces/scale.jsonl"} <= set(files)
    assert b'"scale"' in files["devices.json"]


def test_without_a_stick_the_store_server_has_it(running: RunningLane, config: Config, tmp_path: Path) -> None:
    (tmp_path / "server").mkdir()
    store = Store.made(tmp_path / "server").opens()
    try:
        asked = config.model_copy(update={"server": store.lane_side})
        assert isinstance(support(running, asked).make(), HandedIn)
        manager = {"Authorization": f"Bearer {MANAGER_TOKEN}"}
        sealed = httpx.get(f"{store.address}/api/v1/bundles/1", headers=manager, timeout=20).content
    finally:
        store.closes()
    assert "journal.jsonl" in opened(sealed, tmp_path)
    away = support(running, asked).make()
    assert isinstance(away, NotSeen)
    assert away.reason.startswith("the bundle was not handed in: the server cannot be reached")


def test_a_full_stick_is_said_and_nothing_is_left_on_it(
    running: RunningLane, config: Config, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_file: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    stick = plug_in(tmp_path, monkeypatch)
    monkeypatch.setattr("kiosk.diagnostics.bundle.sending.os.fsync", full)
    assert support(running, config).make() == NotSeen("the stick takes no file: No space left on device")
    assert list(stick.iterdir()) == []


def test_nowhere_to_go_and_nobody_to_seal_for_are_said(running: RunningLane, config: Config) -> None:
    assert support(running, config).make() == NotSeen("no stick is in, and this lane has no store server")
    nobody = config.model_copy(update={"support": None})
    assert support(running, nobody).make() == NotSeen("the settings name no key of those who help this lane")


def test_a_file_that_nobody_waits_for_any_longer_is_not_written(
    running: RunningLane, config: Config, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = plug_in(tmp_path, monkeypatch)
    monkeypatch.setattr("kiosk.diagnostics.bundle.pacing.PIECE", 1)
    monkeypatch.setattr("kiosk.compose.support.MADE_S", 0.0)
    assert support(running, config).make() == NotSeen("the lane was too busy to make it in time")
    assert list(stick.iterdir()) == []


def test_what_was_set_at_the_lane_since_its_start_is_what_the_file_tells(
    running: RunningLane, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = plug_in(tmp_path, monkeypatch)
    scale = running.hands.config.devices["scale"].model_copy(update={"link": f"pty:{tmp_path}/elsewhere"})
    now = running.hands.config.model_copy(update={"devices": {"scale": scale}})
    assert running.hands.take("scale") is None
    running.hands.give_back("scale", now)
    assert isinstance(running.guide._look(Look.SUPPORT), HandedIn)
    (file,) = stick.iterdir()
    assert b"elsewhere" in opened(file.read_bytes(), tmp_path)["settings.json"]


def test_a_lane_that_is_to_end_waits_for_no_support_file_and_none_is_left(
    config: Config, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    stick = plug_in(tmp_path, monkeypatch)
    lane = build_lane(config)
    lane.start()
    written, made = [], []
    fsync = os.fsync

    def first_piece(file: int) -> None:
        fsync(file)
        written.append(file)
        lane.stopping.set()

    monkeypatch.setattr("kiosk.diagnostics.bundle.sending.PIECE", 64)
    monkeypatch.setattr("kiosk.diagnostics.bundle.sending.os.fsync", first_piece)
    try:
        made.append(support(lane, config).make())
    finally:
        monkeypatch.setattr("kiosk.diagnostics.bundle.sending.os.fsync", fsync)
        lane.stop()
    assert made == [NotSeen("the lane was stopped before it was made")]
    assert len(written) == 1
    assert list(stick.iterdir()) == []
    assert "it is given up, for the lane is to end" in caplog.text


def test_a_store_server_that_does_not_answer_keeps_no_lane_from_ending(
    config: Config, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    handing, answers = threading.Event(), threading.Event()

    def waits(_config: Config, _sealed: bytes) -> None:
        handing.set()
        answers.wait(GENEROUS_S)

    monkeypatch.setattr("kiosk.compose.support.hand_in", waits)
    server = ServerSettings(address="http://127.0.0.1:9", token_file=tmp_path / "token")
    lane = build_lane(config)
    lane.start()
    made: list[object] = []
    making = threading.Thread(
        target=lambda: made.append(support(lane, config.model_copy(update={"server": server})).make())
    )
    making.start()
    try:
        assert handing.wait(GENEROUS_S)
        lane.stop()
        making.join(GENEROUS_S)
        assert made == [NotSeen("the lane was stopped before it was made")]
    finally:
        answers.set()
        making.join()


def test_traces_of_all_devices_have_one_zero_of_time(
    running: RunningLane, config: Config, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = plug_in(tmp_path, monkeypatch)
    wait_until(lambda: len(running.pumps[Device.SCALE].trace) > 0, GENEROUS_S)
    support(running, config).make()
    (file,) = stick.iterdir()
    line = json.loads(opened(file.read_bytes(), tmp_path)["traces/scale.jsonl"].splitlines()[0])
    told = datetime.fromisoformat(line["at"]).timestamp()
    zero = running.health.zero()
    assert told - line["since_s"] == pytest.approx(zero.utc_s(zero.start), abs=2.0)
    assert 0 <= line["since_s"] < GENEROUS_S
