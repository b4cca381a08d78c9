"""A scanner that types, by its device file. The keys here are written from the event codes; time passes by hand."""

from __future__ import annotations

from itertools import pairwise
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
from drivers.scanners.evdev import EvdevScanner
from drivers.scanners.keys import RECORD
from tests.drivers.scanners.prefixes import TRANSCRIPTS, is_garbled
from tests.waiting import wait_until
from tests.wires import Wire, plugged

ENTER, SHIFT, CTRL, BRACKET, F8 = 28, 42, 29, 27, 66
DIGITS = dict(zip("1234567890", range(2, 12), strict=True))
MILK = CodeRead("", "4006381333931")
EGGS = CodeRead("", "96385074")
DROPPED = RECORD.pack(50, 0, 0, 3, 0)


def event(code: int, value: int, kind: int = 1, at: int = 50) -> bytes:
    return RECORD.pack(at, 1000, kind, code, value)


def stroke(*codes: int, at: int = 50) -> bytes:
    """Keys that go down together, and up again."""
    down = b"".join(event(code, 1, at=at) + event(0, 0, kind=0) for code in codes)
    return down + b"".join(event(code, 0) + event(0, 0, kind=0) for code in reversed(codes))


def typed(text: str, *end: int, at: int = 50) -> bytes:
    return b"".join(stroke(key, at=at) for key in (*(DIGITS[digit] for digit in text), *end))


class Desk:
    def __init__(self) -> None:
        self.driver = EvdevScanner()
        self.now = 50.0
        assert self.driver.connected(self.now).readings == (DeviceOnline(),)

    def sends(self, data: bytes) -> list[Reading]:
        output = self.driver.received(data, self.now)
        assert output.send == b""
        return list(output.readings)

    def passes(self, seconds: float) -> list[Reading]:
        self.now += seconds
        return list(self.driver.ticked(self.now).readings)


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_the_transcript_is_understood(desk: Desk) -> None:
    lines = [line for line in (TRANSCRIPTS / "evdev.txt").read_text().splitlines() if line and line[0] != "#"]
    came = b"".join(bytes.fromhex(line) for line in lines[:-1])
    (reading,) = desk.sends(came)
    assert isinstance(reading, CodeRead)
    assert f"{reading.symbology} {reading.text!r}" == lines[-1]


@pytest.mark.parametrize("end", [ENTER, 96, 15])
def test_digits_and_an_end_are_a_read_however_slowly_they_come(desk: Desk, end: int) -> None:
    for digit in MILK.text:
        assert desk.sends(typed(digit)) == []
        desk.now += 0.09
    assert desk.sends(stroke(end)) == [MILK]
    assert desk.driver.deadline is None


def test_shift_control_and_f8_make_an_identifier_and_gs(desk: Desk) -> None:
    marked = stroke(BRACKET) + stroke(SHIFT, 46) + typed("110") + stroke(SHIFT, 30)
    assert desk.sends(marked + stroke(CTRL, BRACKET) + typed("211") + stroke(F8) + typed("102", ENTER)) == [
        CodeRead("]C1", "10A\x1d211\x1d102")
    ]


def test_a_key_that_repeats_is_typed_once(desk: Desk) -> None:
    held = event(DIGITS["9"], 1) + event(DIGITS["9"], 2) * 5 + event(DIGITS["9"], 0)
    assert desk.sends(held + typed("6385074", ENTER)) == [EGGS]


def test_half_a_read_is_no_code_and_a_whole_one_shows_that_no_end_is_sent(desk: Desk) -> None:
    assert desk.sends(typed("400638")) == []
    assert is_garbled(*desk.passes(0.3))
    assert desk.sends(typed("1333931")) == []  # its rest, which was slow on its way
    assert desk.passes(0.3) == []
    assert desk.sends(typed(MILK.text, at=53)) == []
    assert desk.passes(0.3) == [MILK]
    desk.sends(typed("12", at=56))
    assert desk.passes(0.1) == [CodeRead("", "12")]


def test_what_the_system_lost_makes_no_code_of_what_is_left(desk: Desk) -> None:
    assert is_garbled(*desk.sends(typed("9638") + DROPPED + DROPPED + typed("96385074", ENTER)))
    assert desk.sends(typed("96385074", ENTER)) == [EGGS]
    desk.sends(DROPPED + typed("96385074"))
    assert desk.driver.deadline is None
    assert desk.sends(typed("96385074", ENTER, at=53)) == [EGGS]


def test_an_endless_read_is_thrown_away(desk: Desk) -> None:
    assert is_garbled(*desk.sends(typed("8" * (LONGEST_READ + 9), ENTER)))


def test_what_is_no_event_ends_the_link(desk: Desk) -> None:
    output = desk.driver.received(b"\xff" * 24, 50.0)
    assert output.hang_up == "what came is no input event"


def test_a_closed_lane_reads_nothing_and_a_lost_link_leaves_nothing(desk: Desk) -> None:
    desk.driver.requested(DisableScanner(), desk.now)
    assert desk.sends(typed("96385074", ENTER)) == []
    desk.driver.requested(EnableScanner(), desk.now)
    assert desk.driver.requested(ZeroScale(), desk.now) == Output()
    desk.sends(typed("9638") + stroke(ENTER)[:20])
    gone = DeviceFault(FaultKind.UNPLUGGED, "gone")
    assert desk.driver.disconnected(gone, desk.now).readings == (DeviceOffline(gone),)
    desk.driver.connected(desk.now)
    assert desk.sends(typed("96385074", ENTER)) == [EGGS]


@given(st.lists(st.binary(max_size=60), max_size=8))
def test_any_bytes_in_any_pieces_never_raise_and_hold_little(pieces: list[bytes]) -> None:
    desk = Desk()
    for piece in pieces:
        desk.sends(piece)
    assert len(desk.driver._rest) < RECORD.size


@given(st.lists(st.integers(0, 24 * 60), max_size=12))
def test_a_read_is_the_same_however_its_bytes_are_cut(cuts: list[int]) -> None:
    data = typed(MILK.text, ENTER)
    places = [0, *sorted(min(cut, len(data)) for cut in cuts), len(data)]
    desk = Desk()
    told = [r for start, end in pairwise(places) for r in desk.sends(data[start:end])]
    assert told == [MILK]


@pytest.fixture
def wire(tmp_path: Path):
    with plugged("evdev", "evdev", tmp_path) as wire:
        wire.online()
        yield wire


def codes(wire: Wire) -> list[CodeRead]:
    return [reading for reading in list(wire.readings) if isinstance(reading, CodeRead)]


@pytest.mark.parametrize("fault", ["", "merge", "auto_repeat"])
def test_codes_are_read_in_order_over_the_device_file(wire: Wire, fault: str) -> None:
    if fault:
        wire.host.fault(fault, value=True)
    wire.host.set({"scan": ["4006381333931", "]C110AB^21X1"], "keypad": True})
    wire.told(MILK, CodeRead("]C1", "10AB\x1d21X1"), timeout_s=30.0)
    assert len(codes(wire)) == 2


def test_keys_that_the_system_lost_are_trouble_and_no_code(wire: Wire) -> None:
    wire.host.fault("dropped", value=True)
    wire.host.set({"scan": "4006381333931"})
    wire.told_a(DeviceTrouble)
    wire.host.set({"scan": "96385074"})
    wire.told(EGGS)
    assert codes(wire) == [EGGS]


def test_a_pulled_scanner_is_noticed_at_once_and_reads_when_it_is_back(wire: Wire) -> None:
    wire.host.fault("unplug", value=True)
    assert wire.told_a(DeviceOffline).fault.kind is FaultKind.UNPLUGGED
    wire.forget()
    wire.host.clear("unplug")
    wire.online()
    wire.host.set({"scan": "96385074"})
    wait_until(lambda: codes(wire) == [EGGS])
