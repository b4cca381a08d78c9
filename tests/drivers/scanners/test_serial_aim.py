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
    Output,
    Reading,
    ZeroScale,
)
from drivers.scanners.aim import LONGEST_READ
from drivers.scanners.serial_aim import SerialAimScanner
from drivers.scanners.serial_scanner import ScannerProfile
from tests.waiting import wait_until
from tests.wires import Wire, plugged

TRANSCRIPT = Path(__file__).parents[2] / "transcripts" / "serial_aim.txt"

MILK = CodeRead("]E0", "4006381333931")
BREAD = CodeRead("]E4", "96385074")
CHEESE = CodeRead("]C1", "0109501101530003310300125010AB\x1d21X1")


def transcript() -> list[object]:
    lines = [line for line in TRANSCRIPT.read_text().splitlines() if line and not line.startswith("#")]
    return [
        pytest.param(bytes.fromhex(came), told, id=told) for came, told in zip(lines[::2], lines[1::2], strict=True)
    ]


class Desk:
    """A scanner's driver with its link open; time passes by hand."""

    def __init__(self, profile: ScannerProfile | None = None) -> None:
        self.driver = SerialAimScanner(profile) if profile else SerialAimScanner()
        self.now = 50.0
        self.opening = self.driver.connected(self.now)

    def scanner_sends(self, data: bytes) -> list[Reading]:
        return list(self.driver.received(data, self.now).readings)

    def passes(self, seconds: float) -> list[Reading]:
        self.now += seconds
        deadline = self.driver.deadline
        return list(self.driver.ticked(self.now).readings) if deadline is not None and deadline <= self.now else []


def is_garbled(readings: list[Reading]) -> bool:
    return [type(reading) for reading in readings] == [DeviceTrouble] and all(
        isinstance(reading, DeviceTrouble) and reading.fault.kind is FaultKind.GARBLED for reading in readings
    )


@pytest.mark.parametrize(("came", "told"), transcript())
def test_the_transcript_is_understood(came: bytes, told: str) -> None:
    (reading,) = Desk().scanner_sends(came)
    assert isinstance(reading, CodeRead)
    assert f"{reading.symbology} {reading.text!r}" == told
    assert reading.agreeing == 2


@pytest.mark.parametrize("end", [b"\r", b"\n", b"\r\n"], ids=["CR", "LF", "CRLF"])
def test_each_terminator_ends_a_read_and_ends_it_once(end: bytes) -> None:
    desk = Desk()
    assert desk.scanner_sends(b"]E04006381333931" + end + b"]E496385074" + end) == [MILK, BREAD]


def test_a_terminator_cut_in_two_is_still_one() -> None:
    desk = Desk()
    assert desk.scanner_sends(b"]E04006381333931\r") == [MILK]
    assert desk.scanner_sends(b"\n]E496385074\r") == [BREAD]
    assert desk.scanner_sends(b"\n") == []


@given(st.lists(st.integers(min_value=0, max_value=9999), min_size=1, max_size=30), st.data())
def test_codes_arrive_in_order_however_the_bytes_are_cut(numbers: list[int], data: st.DataObject) -> None:
    stream = b"".join(b"]C0BOX-%04d\r" % number for number in numbers)
    cuts = sorted(data.draw(st.lists(st.integers(min_value=0, max_value=len(stream)), max_size=20)))
    desk = Desk()
    came = [
        reading
        for start, end in zip([0, *cuts], [*cuts, len(stream)], strict=True)
        for reading in desk.scanner_sends(stream[start:end])
    ]
    assert came == [CodeRead("]C0", f"BOX-{number:04d}") for number in numbers]


def test_a_scanner_without_terminator_is_understood_by_its_pauses() -> None:
    desk = Desk()
    assert desk.scanner_sends(b"]E04006381333931") == []
    assert desk.passes(0.31) == [MILK]
    assert desk.scanner_sends(b"]C0BOX-7") == []
    assert desk.passes(0.11) == [CodeRead("]C0", "BOX-7")]


@pytest.mark.parametrize("cut", [b"]E04006381", b"]E0400638133393", b"]C10109501101530003392004", b"4006381333931"])
def test_a_read_that_stops_in_the_middle_is_no_code(cut: bytes) -> None:
    desk = Desk()
    assert desk.scanner_sends(cut) == []
    assert is_garbled(desk.passes(0.6))
    assert desk.scanner_sends(b"]E04006381333931\r") == [MILK]


def test_once_a_read_came_with_a_terminator_only_a_whole_ean_may_lack_it() -> None:
    desk = Desk()
    desk.scanner_sends(b"]E496385074\r")
    desk.scanner_sends(b"]C0BOX-7")
    assert desk.passes(0.4) == []
    assert is_garbled(desk.passes(0.2))
    desk.scanner_sends(b"]E04006381333931")
    assert desk.passes(0.6) == [MILK]
    desk.scanner_sends(b"]C0BOX-7")
    assert is_garbled(desk.passes(0.6))


@pytest.mark.parametrize(
    "line",
    [
        b"]E040063\x078133393",
        b"\x00\x01\x02",
        b"\xff\xfe]E04006381333931",
        b"]E0",
        b"]C1",
        b"]E0400638133393A",
        b"]E04006]E04006381333931",
        b"]E44006381333931",
        b"]C0BOX]E04006381333931",
        b"7]E04006381333931",
        b"]C1010950110153000310\x1d\xc3\xa9",
        "]E0٤٠٠٦٣٨١٣٣٣٩٣١".encode(),
    ],
)
def test_garbage_is_trouble_and_the_next_code_is_read(line: bytes) -> None:
    desk = Desk()
    assert is_garbled(desk.scanner_sends(line + b"\r"))
    assert desk.scanner_sends(b"]E04006381333931\r") == [MILK]


@pytest.mark.parametrize("size", [50, 1024, 5000])
def test_an_endless_read_is_told_once_and_thrown_away_to_its_end(size: int) -> None:
    desk = Desk()
    endless = b"]Q3" + b"8" * (3 * LONGEST_READ) + b"\r]E04006381333931\r"
    told = [r for start in range(0, len(endless), size) for r in desk.scanner_sends(endless[start : start + size])]
    assert is_garbled(told[:-1])
    assert told[-1] == MILK


@given(st.binary(max_size=60))
def test_random_bytes_never_make_a_code_with_an_unprintable_character(noise: bytes) -> None:
    desk = Desk()
    told = desk.scanner_sends(noise + b"\r") + desk.passes(1.0)
    texts = [reading.text for reading in told if isinstance(reading, CodeRead)]
    assert all(text.strip("\x1d") and text.replace("\x1d", "").isprintable() for text in texts)


def test_a_scanner_is_online_when_its_link_opens_and_is_asked_who_it_is() -> None:
    desk = Desk()
    assert desk.opening == Output(send=b"i", readings=(DeviceOnline(),))
    assert desk.scanner_sends(b"Magellan 3450VSi\r") == [DeviceOnline("Magellan 3450VSi")]
    assert desk.scanner_sends(b"ABC-1234\r") == [CodeRead("", "ABC-1234")]


def test_half_a_name_and_a_code_are_neither() -> None:
    assert is_garbled(Desk().scanner_sends(b"Magellan 34]E04006381333931\r"))


def test_without_a_question_no_read_is_taken_for_an_answer() -> None:
    desk = Desk(ScannerProfile(identify=b""))
    assert desk.opening.send == b""
    assert desk.scanner_sends(b"ABC-1234\r") == [CodeRead("", "ABC-1234")]


def test_the_wish_to_read_outlives_the_link() -> None:
    desk = Desk()
    assert desk.driver.requested(DisableScanner(), desk.now).send == b"D"
    assert desk.driver.requested(EnableScanner(), desk.now).send == b"E"
    gone = DeviceFault(FaultKind.UNPLUGGED, "gone")
    assert desk.driver.disconnected(gone, desk.now).readings == (DeviceOffline(gone),)
    assert desk.driver.requested(DisableScanner(), desk.now).send == b""
    assert desk.driver.connected(desk.now).send == b"iD"
    assert desk.driver.requested(ZeroScale(), desk.now) == Output()


def test_a_profile_without_host_bytes_sends_none() -> None:
    desk = Desk(ScannerProfile(enable=b"", disable=b"", identify=b""))
    assert desk.driver.requested(DisableScanner(), desk.now).send == b""


def test_half_a_read_does_not_outlive_the_link() -> None:
    desk = Desk()
    desk.scanner_sends(b"]E0400638")
    desk.driver.disconnected(DeviceFault(FaultKind.UNPLUGGED, "gone"), desk.now)
    assert desk.driver.deadline is None
    desk.driver.connected(desk.now)
    assert desk.scanner_sends(b"]E04006381333931\r") == [MILK]


@pytest.fixture
def wire(request: pytest.FixtureRequest, tmp_path: Path):
    with plugged("serial-aim", getattr(request, "param", "pty"), tmp_path) as wire:
        wire.told(DeviceOnline("EMULATED SCANNER 1.0"))
        yield wire


def codes(wire: Wire) -> list[CodeRead]:
    return [reading for reading in list(wire.readings) if isinstance(reading, CodeRead)]


@pytest.mark.parametrize("wire", ["pty", "tcp"], indirect=True)
def test_a_burst_of_200_codes_arrives_in_order_and_whole(wire: Wire) -> None:
    burst = [f"BOX-{number:05d}-{number * 7919 % 100_000:05d}" for number in range(200)]
    wire.host.set({"scan": [f"]C0{text}" for text in burst]})
    wait_until(lambda: len(codes(wire)) >= 200)
    assert codes(wire) == [CodeRead("]C0", text) for text in burst]


@pytest.mark.parametrize("fault", ["split", "merge", "slow"])
def test_a_bad_wire_changes_neither_codes_nor_order(wire: Wire, fault: str) -> None:
    wire.host.fault(fault, 100 if fault == "slow" else True)
    wire.host.set({"scan": ["]E04006381333931", "]E496385074"]})
    wire.host.set({"scan": "]C10109501101530003310300125010AB^21X1"})
    wait_until(lambda: len(codes(wire)) >= 3)
    assert codes(wire) == [MILK, BREAD, CHEESE]


@pytest.mark.parametrize("fault", ["noise", "half_frame", "garbled"])
def test_what_a_bad_wire_spoils_is_trouble_and_never_a_wrong_code(wire: Wire, fault: str) -> None:
    wire.host.fault(fault, value=True)
    wire.host.set({"scan": "]E04006381333931"})
    wait_until(lambda: codes(wire) or any(isinstance(reading, DeviceTrouble) for reading in list(wire.readings)))
    wire.host.clear(fault)
    wire.host.set({"scan": "]E496385074"})
    wire.told(BREAD)
    assert set(codes(wire)) <= {MILK, BREAD}


def test_a_repeated_frame_is_two_reads(wire: Wire) -> None:
    wire.host.fault("repeat", value=True)
    wire.host.set({"scan": "]E04006381333931"})
    wire.told(MILK, MILK)


def test_a_disabled_scanner_is_silent_until_it_is_wanted_again(wire: Wire) -> None:
    wire.pump.submit(DisableScanner())
    wait_until(lambda: wire.host.state()["enabled"] is False)
    wire.host.set({"scan": "]E04006381333931"})
    assert wire.host.state()["missed"] == 1
    wire.pump.submit(EnableScanner())
    wait_until(lambda: wire.host.state()["enabled"] is True)
    wire.host.set({"scan": "]E496385074"})
    wire.told(BREAD)
    assert codes(wire) == [BREAD]


@pytest.mark.parametrize("terminator", ["cr", "lf", "crlf", "none"])
def test_a_scanner_set_to_any_terminator_is_read(wire: Wire, terminator: str) -> None:
    wire.host.set({"terminator": terminator, "scan": "]E04006381333931"})
    wire.told(MILK)


def test_a_scanner_without_identifiers_gives_its_codes_none(wire: Wire) -> None:
    wire.host.set({"identifiers": False, "scan": "]E04006381333931"})
    wire.told(CodeRead("", "4006381333931"))
