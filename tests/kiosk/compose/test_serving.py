"""A technician at the window of a lane that runs: its printer on a real wire, checked, read, and mended."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from drivers.registry import find
from kiosk.compose import RunningLane, build_lane, open_ui, serving
from kiosk.compose.serving import LOOK_EVERY_S, ServiceDesk
from kiosk.config import StaffSettings
from kiosk.core.mode import LaneMode
from kiosk.core.session.inputs import BadgeScanned, StaffActed
from kiosk.core.staff import Act
from kiosk.diagnostics.lasting import FILE, Grown, Lasting
from kiosk.diagnostics.live import LaneWatch
from kiosk.diagnostics.report import Row
from kiosk.gallery.items import named, touch
from kiosk.ui.app import LaneUi
from tests.kiosk.compose.test_compose import OFFERS, settings, with_device
from tests.waiting import wait_until
from tests.wires import Wire

GENEROUS_S = 30.0
STAFF = Path(__file__).parents[3] / "config" / "staff.toml"


@pytest.fixture
def printer(tmp_path: Path) -> Iterator[Wire]:
    row = find("escpos")
    text = f"pty:{tmp_path}/wire"
    wire = Wire(row, text, emulator=row.make_emulator(), driver=row.make_driver(text))
    wire.host.open()
    wire._thread.start()
    yield wire
    wire.host.stop()
    wire._thread.join(5.0)


class Visit:
    """A technician before the window of a running lane."""

    def __init__(self, running: RunningLane, ui: LaneUi) -> None:
        self.running, self.ui = running, ui

    def sees(self, name: str) -> bool:
        QCoreApplication.processEvents()
        try:
            named(self.ui.window, name)
        except LookupError:
            return False
        return True

    def waits_for(self, name: str) -> None:
        wait_until(lambda: self.sees(name), GENEROUS_S)

    def touches(self, name: str) -> None:
        self.waits_for(name)
        touch(self.ui.window, name)

    def says(self, name: str, what: str = "said") -> str:
        QCoreApplication.processEvents()
        return str(named(self.ui.window, name).property(what))

    def presses(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(self.ui.window, key)
            QCoreApplication.processEvents()


@pytest.fixture
def visit(qapp: QGuiApplication, tmp_path: Path, printer: Wire) -> Iterator[Visit]:
    del qapp, printer
    config = with_device(tmp_path, "printer", protocol="escpos").model_copy(update={"staff": StaffSettings(file=STAFF)})
    running = build_lane(config)
    ui = open_ui(running, config)
    running.start()
    running.lane.post(BadgeScanned("tess"))
    running.lane.post(StaffActed(Act.START_SERVICE))
    yield Visit(running, ui)
    running.stop()
    ui.close()


def test_a_printer_is_looked_at_checked_and_mended_at_the_window(visit: Visit, printer: Wire) -> None:
    printer.host.set({"paper": "out"})
    visit.waits_for("device_printer")
    wait_until(lambda: "The paper has run out." in visit.says("device_printer"), GENEROUS_S)
    visit.touches("device_printer")
    visit.waits_for("level_internal")
    printer.host.set({"paper": "ok"})
    wait_until(lambda: visit.says("deviceState", "text") == "Fine", GENEROUS_S)  # or the check finds it without paper
    visit.touches("level_internal")
    wait_until(lambda: visit.says("level_internal").endswith("Passed"), GENEROUS_S)
    wait_until(lambda: named(visit.ui.window, "wireLines").property("count") > 2, GENEROUS_S)
    visit.touches("backButton")
    wait_until(lambda: visit.sees("device_printer") and "Fine" in visit.says("device_printer"), GENEROUS_S)
    visit.touches("backButton")
    wait_until(lambda: visit.running.lane.state.mode is LaneMode.OPEN, GENEROUS_S)


def test_a_keypad_does_as_well_as_a_finger(visit: Visit) -> None:
    visit.waits_for("device_printer")
    visit.presses(Qt.Key.Key_Right, Qt.Key.Key_Return)
    visit.waits_for("level_internal")
    visit.presses(Qt.Key.Key_Right, Qt.Key.Key_Return)
    wait_until(lambda: visit.says("level_internal").endswith("Passed"), GENEROUS_S)
    visit.presses(Qt.Key.Key_Backspace)
    visit.waits_for("device_printer")
    visit.presses(Qt.Key.Key_Backspace)
    wait_until(lambda: visit.running.lane.state.mode is LaneMode.OPEN, GENEROUS_S)


def test_the_machine_and_the_store_are_looked_at_aside_and_not_too_often(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now, looks, may_end = [0.0], [], threading.Event()

    def slow_store(config: object) -> Row:
        looks.append(config)
        may_end.wait(GENEROUS_S)
        return Row(device="store", kind="store", link="https://store.example", counts={"latency_s": 0.1})

    monkeypatch.setattr(serving, "look_at_store", slow_store)
    desk = ServiceDesk(settings(tmp_path, OFFERS), LaneWatch(lambda: 0.0, lambda: 0.0, lambda: False), lambda: now[0])

    def row(name: str) -> Row:
        return next(one for one in desk.rows() if one.device == name)

    assert [one.device for one in desk.rows()] == ["store", "disk", "memory"]
    wait_until(lambda: row("disk").counts.get("free_mib"), GENEROUS_S)
    assert row("store").counts == {}  # it is still being asked, and nobody waits for it
    may_end.set()
    wait_until(lambda: row("store").counts == {"latency_s": 0.1}, GENEROUS_S)
    wait_until(lambda: not desk._looking, GENEROUS_S)
    desk.rows()
    assert len(looks) == 1
    now[0] += LOOK_EVERY_S
    desk.rows()
    wait_until(lambda: len(looks) == 2, GENEROUS_S)


def test_a_machine_that_tells_nothing_of_itself_is_no_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def unreadable(config: object) -> tuple[Row, Row]:
        raise OSError("no such file")

    monkeypatch.setattr(serving, "look_at_machine", unreadable)
    desk = ServiceDesk(settings(tmp_path, OFFERS), LaneWatch(lambda: 0.0, lambda: 0.0, lambda: False))
    assert len(desk.rows()) == 3
    wait_until(lambda: not desk._looking, GENEROUS_S)
    assert "no such file" in caplog.text


def test_what_a_device_has_done_in_all_is_on_its_page(tmp_path: Path, printer: Wire) -> None:
    del printer
    running = build_lane(with_device(tmp_path, "printer", protocol="escpos"))
    config = with_device(tmp_path, "printer", protocol="escpos")
    Lasting(config.lane.data / FILE).add([Grown("printer", "printer", "TM-1", "2026-03-02", {"cuts": 7.0})])
    try:
        desk = ServiceDesk(config, running.health)

        def done() -> list[tuple[str, dict[str, float]]]:
            return [(life.since, life.figures) for row in desk.rows() for life in row.lasting]

        assert wait_until(done, GENEROUS_S) == [("2026-03-02", {"cuts": 7.0})]
        wait_until(lambda: not desk._looking, GENEROUS_S)
    finally:
        running.journal.close()


def test_counters_that_cannot_be_read_are_no_end(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    config = settings(tmp_path, OFFERS)
    config.lane.data.mkdir(parents=True, exist_ok=True)
    (config.lane.data / FILE).write_text("no database, and longer than the head of one " * 4, encoding="utf-8")
    desk = ServiceDesk(config, LaneWatch(lambda: 0.0, lambda: 0.0, lambda: False))
    desk.rows()
    wait_until(lambda: not desk._looking, GENEROUS_S)
    assert "counters cannot be read now" in caplog.text
