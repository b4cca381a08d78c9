"""The printer's driver, its pump and the emulator over real wires."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from drivers.contract import (
    DeviceFault,
    DeviceOffline,
    DeviceOnline,
    DeviceTrouble,
    Document,
    FaultKind,
    Paper,
    Print,
    PrintEnded,
    PrinterStatus,
    PrintOutcome,
    Reading,
    TextLine,
)
from drivers.link.tcp import TcpLink
from drivers.printers.escpos import EscposPrinter, Limits
from drivers.pump import Backoff, Pump
from tests.waiting import wait_until
from tests.wires import Wire, plugged

LINES = tuple(TextLine(f"Line {number}") for number in range(30))
RECEIPT = Document((TextLine("绿色超市", align="center", bold=True, size=2), *LINES))
QUICK = Backoff(first_s=0.01, last_s=0.05)


@pytest.fixture
def lane(tmp_path: Path) -> Iterator[Wire]:
    with plugged("escpos", "tcp", tmp_path) as wire:
        wire.online()
        yield wire


def prints(wire: Wire, job: str = "sale", document: Document = RECEIPT) -> PrintEnded:
    """The end of a receipt asked for now."""
    wire.pump.submit(Print(job, document))

    def ended() -> list[PrintEnded]:
        return [end for end in list(wire.readings) if isinstance(end, PrintEnded) and end.job == job]

    found = wait_until(ended, 10.0)
    assert len(found) == 1
    return found[0]


def tells(wire: Wire, **wanted: object) -> None:
    """Waits for a status with these fields."""

    def told() -> bool:
        statuses = [reading for reading in list(wire.readings) if isinstance(reading, PrinterStatus)]
        return any(all(getattr(status, name) == value for name, value in wanted.items()) for status in statuses)

    wait_until(told)


@pytest.mark.parametrize("kind", ["tcp", "pty"])
def test_a_receipt_is_on_paper_when_it_is_said_to_be(kind: str, tmp_path: Path) -> None:
    with plugged("escpos", kind, tmp_path) as wire:
        wire.online()
        assert prints(wire).outcome is PrintOutcome.PRINTED
        state = wire.host.state()
    assert state["printed"] == [["[raster 576x48]", *(line.text for line in LINES)]]
    assert state["receipts_cut"] == [True]


def test_paper_out_in_the_middle_and_the_next_receipt_starts_clean_on_new_paper(lane: Wire) -> None:
    lane.host.set({"paper_left_lines": 10, "line_ms": 1})
    end = prints(lane)
    assert end == PrintEnded("sale", PrintOutcome.FAILED, "the printer is out of paper, in the middle of the receipt")
    tells(lane, paper=Paper.OUT, online=False)
    assert prints(lane, "impatient").outcome is PrintOutcome.FAILED
    lane.forget()
    lane.host.set({"paper": "ok"})
    tells(lane, paper=Paper.OK, online=True)
    assert lane.host.state()["receipts"] == 1
    assert prints(lane, "copy").outcome is PrintOutcome.PRINTED
    state = lane.host.state()
    assert state["receipts_cut"] == [False, True]
    assert state["printed"] == [
        ["[raster 576x48]", *(line.text for line in LINES[:8])],
        ["[raster 576x48]", *(line.text for line in LINES)],
    ]


def test_an_opened_cover_fails_the_receipt_and_a_closed_one_prints_again(lane: Wire) -> None:
    lane.host.set({"line_ms": 50})
    lane.pump.submit(Print("sale", RECEIPT))
    wait_until(lambda: lane.host.state()["buffered"])
    lane.host.set({"cover_open": True})
    end = lane.told_a(PrintEnded)
    assert (end.outcome, end.reason) == (
        PrintOutcome.FAILED,
        "the printer's cover is open, in the middle of the receipt",
    )
    lane.forget()
    lane.host.set({"cover_open": False, "line_ms": 0})
    tells(lane, cover_open=False, online=True)
    assert prints(lane, "copy").outcome is PrintOutcome.PRINTED


def test_a_stuck_cutter_fails_the_receipt_and_a_mended_one_prints_again(lane: Wire) -> None:
    lane.host.set({"cutter_jams_next": True})
    assert prints(lane).reason == "the printer's cutter is stuck, in the middle of the receipt"
    lane.forget()
    lane.host.set({"cutter_error": False})
    tells(lane, cutter_error=False, online=True)
    assert prints(lane, "copy").outcome is PrintOutcome.PRINTED


def test_a_hot_head_holds_a_receipt_up_and_takes_no_other_until_it_has_cooled(lane: Wire) -> None:
    lane.host.set({"line_ms": 20})
    lane.pump.submit(Print("sale", RECEIPT))
    wait_until(lambda: lane.host.state()["buffered"])
    lane.host.set({"head_hot": True})
    tells(lane, online=False, fault="the print head is too hot")
    assert prints(lane, "impatient") == PrintEnded("impatient", PrintOutcome.FAILED, "the print head is too hot")
    lane.host.set({"head_hot": False, "line_ms": 0})
    wait_until(lambda: PrintEnded("sale", PrintOutcome.PRINTED) in lane.readings, 60.0)
    assert lane.host.state()["printed"] == [["[raster 576x48]", *(line.text for line in LINES)]]


def test_a_pulled_cable_ends_the_receipt_and_the_printer_comes_back(lane: Wire) -> None:
    lane.host.set({"line_ms": 50})
    lane.pump.submit(Print("sale", RECEIPT))
    wait_until(lambda: lane.host.state()["buffered"])
    lane.host.fault("unplug", True)
    assert lane.told_a(PrintEnded).outcome is PrintOutcome.NOT_CONFIRMED
    assert lane.told_a(DeviceOffline).fault.kind is FaultKind.UNPLUGGED
    lane.forget()
    lane.host.set({"line_ms": 0})
    lane.host.clear("unplug")
    lane.online()
    assert prints(lane, "copy").outcome is PrintOutcome.PRINTED


@pytest.mark.parametrize("fault", ["split", "merge", "noise"])
def test_status_on_a_bad_wire_gives_no_false_alarm_and_receipts_are_printed(lane: Wire, fault: str) -> None:
    lane.forget()
    lane.host.fault(fault, True)
    assert prints(lane).outcome is PrintOutcome.PRINTED
    assert prints(lane, "second").outcome is PrintOutcome.PRINTED
    others = [reading for reading in lane.readings if not isinstance(reading, PrintEnded | DeviceTrouble)]
    assert others == []


def test_a_half_open_link_is_noticed_and_opened_afresh(lane: Wire) -> None:
    lane.forget()
    lane.host.fault("silence", True)
    offline = lane.told_a(DeviceOffline, 8.0)
    assert offline.fault == DeviceFault(FaultKind.SILENT, "the printer does not answer")
    lane.host.clear("silence")
    lane.told_a(DeviceOnline, 8.0)


def test_a_second_client_waits_and_says_so_until_the_first_has_left(lane: Wire) -> None:
    readings: list[Reading] = []
    kind, host, port = lane.link.split(":")
    assert kind == "tcp"
    second = Pump(
        "second", EscposPrinter(), TcpLink(host, int(port)), lambda said: readings.append(said.reading), backoff=QUICK
    )
    second.start()
    try:
        wait_until(lambda: readings, 8.0)
        assert readings == [DeviceOffline(DeviceFault(FaultKind.SILENT, "the printer does not answer"))]
        lane.pump.stop()
        wait_until(lambda: DeviceOnline() in readings, 8.0)
    finally:
        second.stop()


@contextmanager
def deaf_printer(answers: bytes) -> Iterator[int]:
    """A port where a printer says `answers` at first and then neither reads nor speaks: its port."""
    done = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)

        def serve() -> None:
            connection, _ = listener.accept()
            with connection:
                connection.sendall(answers)
                connection.recv(64)
                connection.recv(64)
                connection.sendall(b"\x12" * 4)
                done.wait(20.0)

        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield listener.getsockname()[1]
        finally:
            done.set()
            thread.join()


def test_a_printer_that_stops_reading_ends_the_receipt_within_the_time_limit() -> None:
    readings: list[Reading] = []
    long = Document(tuple(TextLine(f"第{number}行", size=4) for number in range(30)))
    with deaf_printer(bytes.fromhex("10 00 00 00 12 12 12 12")) as port:
        link = TcpLink("127.0.0.1", port)
        driver = EscposPrinter(limits=Limits(silence_s=0.5, sending_silence_s=1.0))
        pump = Pump("printer", driver, link, lambda said: readings.append(said.reading))
        pump.start()
        try:
            wait_until(lambda: DeviceOnline() in readings)
            pump.submit(Print("sale", long))
            ends = wait_until(lambda: [end for end in readings if isinstance(end, PrintEnded)], 5.0)
        finally:
            pump.stop()
    assert [(end.job, end.outcome) for end in ends] == [("sale", PrintOutcome.FAILED)]
