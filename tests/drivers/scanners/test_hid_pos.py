from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.contract import (
    CodeRead,
    DeviceFault,
    DeviceOffline,
    DeviceOnline,
    DeviceTrouble,
    DisableScanner,
    EnableScanner,
    FaultKind,
    GoodReadBeep,
    NotOnFileBeep,
    Output,
    Reading,
    ZeroScale,
)
from drivers.emulators.hid_pos import MODELS
from drivers.scanners.hid_pos import HidPosScanner
from tests.drivers.scanners.prefixes import BREAD, MILK, TRANSCRIPTS, is_garbled
from tests.waiting import wait_until
from tests.wires import Wire, plugged

LINES = [line for line in (TRANSCRIPTS / "hid_pos.txt").read_text().splitlines() if line and not line.startswith("#")]
DESCRIPTOR = bytes.fromhex(LINES[0])
LONG = CodeRead("]Q1", "https://example.org/01/09501101530003/10/AB-1/21/99?17=276")
LABEL = CodeRead("]C1", "0109501101530003310300125010AB\x1d21X1")


def filled(line: str) -> bytes:
    """A report of 64 bytes from a transcript's line."""
    begun, _, ended = line.partition("..")
    head, tail = bytes.fromhex(begun), bytes.fromhex(ended)
    return head + bytes(64 - len(head) - len(tail)) + tail


def read(identifier: str, data: bytes, *, more: bool = False) -> bytes:
    """One report as nearly all scanners lay it out."""
    return bytes([2, len(data)]) + identifier.encode().ljust(3, b"\0") + data.ljust(56, b"\0") + bytes([0, 0, more])


class Desk:
    """A plugged-in scanner's driver; time passes by hand."""

    def __init__(self, descriptor: bytes = DESCRIPTOR) -> None:
        self.driver = HidPosScanner()
        self.now = 50.0
        assert self.driver.connected(self.now) == Output()
        self.opening = self.driver.received(descriptor, self.now)

    def sends(self, *reports: bytes) -> list[Reading]:
        return [reading for one in reports for reading in self.driver.received(one, self.now).readings]

    def passes(self, seconds: float) -> list[Reading]:
        self.now += seconds
        return list(self.driver.ticked(self.now).readings)


def test_the_transcript_is_understood() -> None:
    desk = Desk()
    assert desk.opening.readings == (DeviceOnline(),)
    for came, told in zip(LINES[2::2], LINES[3::2], strict=True):
        readings = desk.sends(filled(came))
        if told == "more":
            assert readings == []
        else:
            (reading,) = readings
            assert isinstance(reading, CodeRead)
            assert f"{reading.symbology} {reading.text!r}" == told


def test_a_keyboard_is_told_from_a_scanner_once_and_until_it_is_plugged_in_anew() -> None:
    desk = Desk(bytes.fromhex("05 01 09 06 A1 01 05 07 19 E0 29 E7 75 01 95 08 81 02 C0"))
    (told,) = desk.opening.readings
    assert isinstance(told, DeviceOffline)
    assert (told.fault.kind, told.fault.retryable) == (FaultKind.SETTINGS, False)
    assert desk.sends(read("]E0", b"4006381333931")) == []
    assert desk.driver.disconnected(DeviceFault(FaultKind.UNPLUGGED, "gone"), desk.now).readings == ()
    desk.driver.connected(desk.now)
    assert desk.driver.received(DESCRIPTOR, desk.now).readings == (DeviceOnline(),)


def test_a_scanner_that_has_no_sound_to_order_says_so() -> None:
    without = Desk(MODELS["other"].descriptor)
    assert without.opening.readings == (DeviceOnline(mute=True),)
    assert without.driver.requested(GoodReadBeep(), without.now).send == b""
    with_sound = Desk(MODELS["usual"].descriptor)
    assert with_sound.opening.readings == (DeviceOnline(),)


def test_half_a_descriptor_is_asked_for_again() -> None:
    assert Desk(DESCRIPTOR[:17]).opening.hang_up != ""


def test_a_read_whose_end_never_comes_is_no_code_and_nor_is_its_end_alone() -> None:
    desk = Desk()
    assert desk.sends(read("]C0", b"A" * 56, more=True)) == []
    assert desk.driver.deadline == desk.now + 0.5
    assert is_garbled(*desk.passes(0.5))
    assert desk.sends(read("]C0", b"LATE")) == []
    desk.now += 1.0
    assert desk.sends(read("]E4", b"96385074")) == [BREAD]


def test_another_code_after_half_a_one_is_read_whole() -> None:
    desk = Desk()
    desk.sends(read("]C0", b"A" * 56, more=True))
    told = desk.sends(read("]Q1", LONG.text[:56].encode(), more=True), read("]Q1", LONG.text[56:].encode()))
    assert is_garbled(*told[:-1])
    assert told[-1] == LONG


@pytest.mark.parametrize(
    "spoilt",
    [
        read("]C0", b"A" * 56, more=True)[:40],
        bytes([9]) + read("]C0", b"A" * 56)[1:],
        bytes([2, 57]) + read("]C0", b"A" * 56)[2:],
        b"\x02",
    ],
)
def test_after_a_spoilt_report_the_rest_of_its_read_is_no_code(spoilt: bytes) -> None:
    desk = Desk()
    assert is_garbled(*desk.sends(spoilt))
    assert desk.sends(read("]C0", b"REST")) == []
    desk.now += 0.5
    assert desk.sends(read("]E4", b"96385074")) == [BREAD]


@pytest.mark.parametrize("data", [b"", b"40063X1333931", b"\xff\xfe", b"\x07"])
def test_what_is_no_code_is_trouble_told_once(data: bytes) -> None:
    desk = Desk()
    assert is_garbled(*desk.sends(read("]E0", data), read("]E0", data)))
    assert len(desk.sends(read("]E0", data))) == 0
    assert desk.sends(read("]E0", b"4006381333931")) == [MILK]


def test_an_endless_read_is_thrown_away() -> None:
    desk = Desk()
    told = desk.sends(*[read("]Q1", b"8" * 56, more=True)] * 200)
    assert is_garbled(*told)
    assert len(told) == 1
    desk.now += 1.0
    assert desk.sends(read("]E4", b"96385074")) == [BREAD]


def test_sounds_and_closing_go_out_in_the_report_that_the_scanner_has_for_them() -> None:
    desk = Desk()
    assert desk.driver.requested(GoodReadBeep(), 51.0).send == b"\x04\x40"
    assert desk.driver.requested(DisableScanner(), 51.0).send == b"\x04\x02"
    assert desk.driver.requested(NotOnFileBeep(), 51.0).send == b"\x04\x82"
    assert desk.sends(read("]E4", b"96385074")) == []
    desk.driver.connected(52.0)
    assert desk.driver.received(DESCRIPTOR, 52.0).send == b"\x04\x02"
    assert desk.driver.requested(EnableScanner(), 53.0).send == b"\x04\x00"
    assert desk.driver.requested(ZeroScale(), 53.0) == Output()


def test_a_scanner_without_such_a_report_is_asked_nothing() -> None:
    desk = Desk(DESCRIPTOR[: DESCRIPTOR.index(b"\x09\x14\xa1")] + b"\xc0")
    assert desk.opening.readings == (DeviceOnline(mute=True),)
    assert desk.driver.requested(NotOnFileBeep(), 51.0).send == b""


@given(st.lists(st.binary(max_size=70), max_size=8))
def test_any_reports_never_raise_and_never_make_an_unprintable_code(reports: list[bytes]) -> None:
    desk = Desk()
    told = desk.sends(*reports) + desk.passes(9.0)
    texts = [reading.text for reading in told if isinstance(reading, CodeRead)]
    assert all(text.replace("\x1d", "").isprintable() for text in texts)


@given(st.binary(max_size=90), st.binary(max_size=70))
def test_any_descriptor_and_any_report_never_raise(descriptor: bytes, chunk: bytes) -> None:
    Desk(descriptor).sends(chunk)


@pytest.fixture
def wire(tmp_path: Path):
    with plugged("hid-pos", "hidraw", tmp_path) as wire:
        wire.online()
        yield wire


def codes(wire: Wire) -> list[CodeRead]:
    return [reading for reading in list(wire.readings) if isinstance(reading, CodeRead)]


SALE = ["]E04006381333931", "]Q1" + LONG.text, "]E496385074", "]C10109501101530003310300125010AB^21X1"]
READ = [MILK, LONG, BREAD, LABEL]


@pytest.mark.parametrize("fault", ["", "slow", "merge"])
def test_a_sale_is_read_in_order_over_a_link_that_keeps_packets(wire: Wire, fault: str) -> None:
    if fault:
        wire.host.fault(fault, 50 if fault == "slow" else True)
    wire.host.set({"scan": SALE, "suffix": True})
    wait_until(lambda: len(codes(wire)) >= len(READ), 20.0)
    assert codes(wire) == READ


def test_a_scanner_that_lays_its_report_out_differently_is_read_by_its_descriptor(wire: Wire) -> None:
    wire.host.set({"layout": "other"})
    wire.forget()
    wire.host.fault("unplug", value=True)
    wire.told_a(DeviceOffline)
    wire.host.clear("unplug")
    wire.online()
    wire.host.set({"scan": SALE})
    wait_until(lambda: len(codes(wire)) >= len(READ), 20.0)
    assert codes(wire) == READ


@pytest.mark.parametrize("fault", ["noise", "half_frame", "split", "lost_end", "wrong_length"])
def test_a_spoilt_read_is_trouble_and_never_another_code(wire: Wire, fault: str) -> None:
    wire.host.fault(fault, value=True)
    wire.host.set({"scan": "]Q1" + LONG.text})
    wire.told_a(DeviceTrouble)
    wire.host.clear(fault)
    tried = iter(range(1000))

    def bread_is_read() -> bool:
        if next(tried) % 100 == 0:  # what comes at once after a spoilt report is passed over
            wire.host.set({"scan": "]E496385074"})
        return BREAD in codes(wire)

    wait_until(bread_is_read, 20.0)
    assert set(codes(wire)) <= {BREAD}


def test_half_a_descriptor_costs_a_moment_and_a_keyboard_waits_for_its_set_up(wire: Wire) -> None:
    wire.host.fault("no_descriptor", value=True)
    wire.host.fault("unplug", value=True)
    wire.told_a(DeviceOffline)
    wire.host.clear("unplug")
    wire.forget()
    wire.host.clear("no_descriptor")
    wire.online()
    wire.host.set({"layout": "keyboard"})
    wire.host.fault("unplug", value=True)
    wire.told_a(DeviceOffline)
    wire.forget()
    wire.host.clear("unplug")
    assert wire.told_a(DeviceOffline).fault.kind is FaultKind.SETTINGS


def test_a_closed_scanner_reads_nothing_and_its_sounds_are_heard(wire: Wire) -> None:
    wire.pump.submit(GoodReadBeep())
    wire.pump.submit(NotOnFileBeep())
    wire.pump.submit(DisableScanner())
    wait_until(lambda: wire.host.state()["enabled"] is False)
    assert (wire.host.state()["good_beeps"], wire.host.state()["not_on_file_beeps"]) == (1, 1)
    wire.host.set({"scan": "]E04006381333931"})
    assert wire.host.state()["missed"] == 1
    wire.pump.submit(EnableScanner())
    wait_until(lambda: wire.host.state()["enabled"] is True)
    wire.host.set({"scan": "]E496385074"})
    wire.told(BREAD)
