"""The queue's driver, its pump and the emulated server over TCP."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from drivers.contract import (
    DeviceOffline,
    DeviceOnline,
    Document,
    Paper,
    Print,
    PrintEnded,
    PrinterStatus,
    PrintOutcome,
    TextLine,
)
from tests.waiting import wait_until
from tests.wires import Wire, plugged

LINES = tuple(TextLine(f"Line {number}") for number in range(20))
RECEIPT = Document((TextLine("绿色超市", size=2), *LINES))


@pytest.fixture
def lane(tmp_path: Path) -> Iterator[Wire]:
    with plugged("escpos-cups", "cups", tmp_path) as wire:
        wire.online()
        yield wire


def prints(wire: Wire, job: str) -> PrintEnded:
    wire.pump.submit(Print(job, RECEIPT))

    def ended() -> list[PrintEnded]:
        return [end for end in list(wire.readings) if isinstance(end, PrintEnded) and end.job == job]

    (end,) = wait_until(ended, 60.0)
    return end


def tells(wire: Wire, paper: Paper) -> None:
    def told() -> bool:
        statuses = [reading for reading in list(wire.readings) if isinstance(reading, PrinterStatus)]
        return any(status.paper is paper for status in statuses)

    wait_until(told, 60.0)


@pytest.mark.parametrize("fault", ["", "merge", "closing"])
def test_a_receipt_goes_through_the_queue_to_the_paper(lane: Wire, fault: str) -> None:
    if fault:
        lane.host.fault(fault, True)
    assert prints(lane, "sale") == PrintEnded("sale", PrintOutcome.PRINTED)
    state = lane.host.state()
    assert state["printed"] == [["[raster 576x48]", *(line.text for line in LINES)]]
    assert state["receipts_cut"] == [True]
    assert not [told for told in lane.readings if isinstance(told, DeviceOffline)]


def test_paper_that_ends_in_the_middle_fails_it_and_the_rest_never_comes(lane: Wire) -> None:
    lane.host.set({"paper_left_lines": 10})
    end = prints(lane, "sale")
    assert end == PrintEnded("sale", PrintOutcome.FAILED, "the printer is out of paper, in the middle of the receipt")
    wait_until(lambda: lane.host.state()["jobs"] == {"1": 7}, 60.0)
    lane.forget()
    lane.host.set({"paper": "ok"})
    tells(lane, Paper.OK)
    assert prints(lane, "copy").outcome is PrintOutcome.PRINTED
    state = lane.host.state()
    assert state["receipts_cut"] == [False, True]
    assert state["printed"][1] == ["[raster 576x48]", *(line.text for line in LINES)]


@pytest.mark.parametrize(("step", "outcome"), [("create_job", "failed"), ("send_document", "not_confirmed")])
def test_a_lost_answer_is_never_called_printed_and_prints_nothing_later(lane: Wire, step: str, outcome: str) -> None:
    lane.host.set({"line_ms": 20})
    lane.host.fault("drop_after", step)
    assert prints(lane, "sale").outcome.value == outcome
    wait_until(lambda: [told for told in list(lane.readings) if isinstance(told, DeviceOnline)][1:], 60.0)
    if step == "send_document":
        wait_until(lambda: lane.host.state()["jobs"]["1"] in (7, 9), 60.0)
    lane.host.set({"line_ms": 0})
    assert prints(lane, "copy").outcome is PrintOutcome.PRINTED


def test_garbled_answers_are_no_status(lane: Wire) -> None:
    lane.forget()
    lane.host.fault("bad_check", True)
    lane.told_a(DeviceOffline, 60.0)
    assert not [told for told in lane.readings if isinstance(told, PrinterStatus | DeviceOnline)]
    lane.host.clear("bad_check")
    lane.told_a(DeviceOnline, 60.0)


def test_a_pulled_cable_is_told_and_the_queue_comes_back(lane: Wire) -> None:
    lane.forget()
    lane.host.fault("unplug", True)
    lane.told_a(DeviceOffline, 60.0)
    lane.host.clear("unplug")
    lane.told_a(DeviceOnline, 60.0)
    assert prints(lane, "sale").outcome is PrintOutcome.PRINTED
