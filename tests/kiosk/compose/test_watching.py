"""The devices of a lane that runs are watched over their real wires, and the lane notices nothing of it."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from drivers.contract import HealthLevel
from drivers.registry import find
from kiosk.compose import RunningLane, build_lane
from kiosk.core.findings import Cause, Grade, Part
from kiosk.core.session.inputs import Device
from kiosk.diagnostics.checks import Outcome
from kiosk.diagnostics.report import Row
from tests.kiosk.compose.test_compose import with_device
from tests.waiting import wait_until
from tests.wires import Wire

GENEROUS_S = 30.0


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


@pytest.fixture
def running(tmp_path: Path, printer: Wire) -> Iterator[RunningLane]:
    lane = build_lane(with_device(tmp_path, "printer", protocol="escpos"))
    lane.start()
    yield lane
    lane.stop()


def row(running: RunningLane) -> Row:
    (one,) = running.health.rows()
    return one


def test_a_printer_is_followed_from_well_to_out_of_paper_and_back(running: RunningLane, printer: Wire) -> None:
    wait_until(lambda: row(running).counts.get("bytes_in") and not row(running).notes, GENEROUS_S)
    assert row(running).grade is Grade.FINE
    wait_until(lambda: Device.PRINTER not in running.lane.state.troubles, GENEROUS_S)  # the lane heard of it as well
    assert (row(running).kind, row(running).protocol) == ("printer", "escpos")
    printer.host.set({"paper": "out"})
    wait_until(lambda: [found.cause for found in row(running).findings] == [Cause.PAPER_OUT], GENEROUS_S)
    printer.host.set({"paper": "ok"})
    wait_until(lambda: row(running).grade is Grade.FINE, GENEROUS_S)


def test_a_printer_prints_its_test_slip_while_the_lane_runs(running: RunningLane) -> None:
    wait_until(lambda: row(running).grade is Grade.FINE and not row(running).notes, GENEROUS_S)
    running.health.check("printer", HealthLevel.EXTERNAL)
    wait_until(lambda: row(running).checks[0].outcome is Outcome.PASSED, GENEROUS_S)
    assert any(line.direction == ">" and b"not a receipt" in line.data for line in running.health.trace("printer"))


def test_the_log_tells_of_a_device_that_went_and_came_back(
    running: RunningLane, printer: Wire, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, logger="kiosk.compose.watching"):
        wait_until(lambda: row(running).grade is Grade.FINE and not row(running).notes, GENEROUS_S)
        printer.host.fault("unplug", value=True)
        wait_until(lambda: "printer is away: unplugged" in caplog.messages, GENEROUS_S)
        printer.host.clear("unplug")
        wait_until(lambda: caplog.messages[-1:] == ["printer is there"], GENEROUS_S)


def test_a_printer_whose_cable_is_pulled_is_told_with_the_time(running: RunningLane, printer: Wire) -> None:
    wait_until(lambda: row(running).grade is Grade.FINE and not row(running).notes, GENEROUS_S)
    printer.host.fault("unplug", value=True)
    wait_until(lambda: [found.part for found in row(running).findings] == [Part.CABLE], GENEROUS_S)
    (fault, *_) = running.health.faults("printer")
    assert fault.lost
    assert fault.at_s > 1.7e9
