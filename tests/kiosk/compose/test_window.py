"""The lane's window where there is no lane yet, and a lane that begins anew by itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication

import kiosk.compose as composed
from kiosk.cli.lane_command import _run_once
from kiosk.compose import AGAIN, build_lane, rest_ui, run_ui
from kiosk.core.session.facts import LineAdded
from kiosk.core.session.inputs import ItemScanned
from tests.kiosk.compose.test_compose import OFFERS, settings
from tests.kiosk.journal.visits import AT, small_talk
from tests.shop import MILK
from tests.waiting import wait_until


def test_a_lane_that_waits_for_its_disk_says_so_until_there_is_room(qapp: QGuiApplication, tmp_path: Path) -> None:
    config = settings(tmp_path / "later", OFFERS)
    said = []

    def makes_room() -> None:
        (window,) = qapp.topLevelWindows()
        said.append(window.isVisible())
        (tmp_path / "later").mkdir()

    QTimer.singleShot(300, makes_room)
    assert rest_ui(config, "the journal cannot grow: the disk is full", waits=True, every_s=0.05) == AGAIN
    assert said == [True]


def test_a_damaged_journal_is_said_until_the_window_is_closed(qapp: QGuiApplication, tmp_path: Path) -> None:
    tmp_path.joinpath("lane").mkdir()
    QTimer.singleShot(600, lambda: [window.close() for window in qapp.topLevelWindows()])
    assert rest_ui(settings(tmp_path / "lane", OFFERS), "fact 3 was changed", waits=False, every_s=0.05) == 0


def test_a_lane_without_room_begins_anew_when_there_is_some(
    qapp: QGuiApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite itself says that the disk is full; a real one is in the journeys."""
    monkeypatch.setattr(composed, "ROOM_EVERY_S", 0.05)
    config = settings(tmp_path, OFFERS)
    running = build_lane(config)
    running.lane.start()
    running.lane.post(ItemScanned(MILK.key, MILK))
    wait_until(lambda: running.lane.state.session is not None)
    with running.journal._engine.begin() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
    while not running.lane.state.failed:
        running.lane.post(ItemScanned(MILK.key, MILK))
    assert "the disk is full" in running.lane.state.failed
    assert running.lane.waits_for_disk
    running.lane.stop()
    running.journal.close()

    again = build_lane(config)
    added = [fact for fact in again.journal.facts() if isinstance(fact, LineAdded)]
    assert again.lane.state.session is not None
    assert again.lane.state.session.pieces >= len(added) > 0
    again.lane._waits = True
    assert run_ui(again, config) == AGAIN


def test_a_journal_with_a_bad_page_keeps_the_lane_closed_in_plain_sight(
    qapp: QGuiApplication, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = settings(tmp_path, OFFERS)
    running = build_lane(config)
    running.journal.append(small_talk(300), AT)
    running.journal.close()
    content = bytearray((tmp_path / "journal.db").read_bytes())
    content[-3 * 4096] ^= 1
    (tmp_path / "journal.db").write_bytes(content)
    QTimer.singleShot(600, lambda: [window.close() for window in qapp.topLevelWindows()])
    assert _run_once(config, None, None, fullscreen=False) == 0
    assert "is damaged: fact" in capsys.readouterr().err
    assert (tmp_path / "journal.db").read_bytes() == content
