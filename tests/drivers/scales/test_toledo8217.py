from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers.contract import (
    DeviceFault,
    DeviceOffline,
    DeviceOnline,
    DeviceTrouble,
    EnableScanner,
    FaultKind,
    Output,
    Overloaded,
    Reading,
    Settling,
    StableWeight,
    UnderZero,
    ZeroScale,
)
from drivers.scales.toledo8217 import Toledo8217
from tests.wires import Wire, plugged

TRANSCRIPT = Path(__file__).parents[2] / "transcripts" / "toledo8217.txt"

APPLES = StableWeight(1250, net=False, at_zero=False)
EMPTY = StableWeight(0, net=False, at_zero=True)
APPLES_FRAME = b"\x0201.250\r"
EMPTY_FRAME = b"\x0200.000\r"
WELL_FORMED = re.compile(rb"\x02\d\d\.\d\d\dN?\r")


def dialogues() -> list[object]:
    parts = re.split(r"^\[(.+)\]$", TRANSCRIPT.read_text(), flags=re.MULTILINE)
    return [pytest.param(body.split("\n"), id=name) for name, body in zip(parts[1::2], parts[2::2], strict=True)]


class Talk:
    """A scale driver on a desk: time passes by hand."""

    def __init__(self) -> None:
        self.driver = Toledo8217()
        self.now = 100.0
        self.sent: list[tuple[float, bytes]] = []
        self.readings: list[Reading] = []
        self.take(self.driver.connected(self.now))

    def take(self, output: Output) -> None:
        if output.send:
            self.sent.append((self.now, output.send))
        self.readings += output.readings

    def scale_says(self, data: bytes, *, after_s: float = 0.01) -> None:
        self.passes(after_s)
        self.take(self.driver.received(data, self.now))

    def passes(self, seconds: float) -> None:
        until = self.now + seconds
        while (deadline := self.driver.deadline) is not None and deadline <= until:
            self.now = max(self.now, deadline)
            self.take(self.driver.ticked(self.now))
        self.now = until

    def asks_again(self) -> bytes:
        """Lets time pass until the next command, which is returned."""
        count = len(self.sent)
        while len(self.sent) == count:
            assert self.driver.deadline is not None
            self.passes(self.driver.deadline - self.now)
        return self.sent[-1][1]

    def new_readings(self) -> list[Reading]:
        told, self.readings = self.readings, []
        return told


def weighing(frame: bytes = APPLES_FRAME) -> Talk:
    """A scale in use that has just told the weight in `frame`."""
    talk = Talk()
    talk.scale_says(frame)
    talk.readings.clear()
    return talk


@pytest.mark.parametrize("lines", dialogues())
def test_the_transcript_is_understood(lines: list[str]) -> None:
    talk = Talk()
    told: list[str] = []
    for line in lines:
        match line[:1]:
            case ">":
                assert talk.sent[-1][1] == bytes.fromhex(line[1:])
            case "<":
                talk.scale_says(bytes.fromhex(line[1:]))
            case "=":
                told.append(line[1:].strip())
    assert [str(reading) for reading in talk.readings] == told


def test_the_scale_is_left_200_ms_between_commands() -> None:
    talk = Talk()
    for _ in range(10):
        talk.scale_says(EMPTY_FRAME, after_s=0.005)
        talk.asks_again()
    times = [at for at, _ in talk.sent]
    assert all(later - earlier >= 0.2 - 1e-9 for earlier, later in pairwise(times))
    assert times[-1] - times[0] < 2.1


def test_a_weight_is_told_when_it_changes_and_only_then() -> None:
    talk = Talk()
    for frame in (EMPTY_FRAME, EMPTY_FRAME, b"\x02?A\r", b"\x02?I\r", APPLES_FRAME, APPLES_FRAME, EMPTY_FRAME):
        talk.scale_says(frame)
        talk.asks_again()
    assert talk.readings == [DeviceOnline(), EMPTY, Settling(), APPLES, EMPTY]


def test_an_answer_may_come_byte_by_byte() -> None:
    talk = Talk()
    for byte in APPLES_FRAME:
        talk.scale_says(bytes([byte]), after_s=0.02)
    assert talk.readings == [DeviceOnline(), APPLES]


def test_one_lost_answer_is_borne_and_two_put_the_scale_offline_once() -> None:
    talk = weighing()
    assert talk.asks_again() == b"W"
    talk.passes(1.05)
    assert talk.new_readings() == []
    talk.passes(10.0)
    (offline,) = talk.new_readings()
    assert isinstance(offline, DeviceOffline)
    assert offline.fault.kind is FaultKind.SILENT
    assert talk.sent[-1][1] == b"W"


def test_a_scale_that_answers_again_is_back_by_itself() -> None:
    talk = weighing()
    talk.passes(5.0)
    talk.new_readings()
    talk.scale_says(APPLES_FRAME)
    talk.asks_again()
    talk.scale_says(APPLES_FRAME)
    assert talk.new_readings() == [DeviceOnline(), APPLES]


def test_an_answer_that_comes_too_late_is_never_taken_for_the_next_one() -> None:
    """The load is gone, and each answer is two and a half seconds old: no weight may be told."""
    talk = weighing(EMPTY_FRAME)
    talk.asks_again()
    answers = [talk.now + 2.5]
    for _ in range(200):
        talk.passes(0.05)
        answers += [at + 2.5 for at, _ in talk.sent if at + 2.5 > talk.now and at + 2.5 not in answers]
        for at in [at for at in answers if at <= talk.now]:
            answers.remove(at)
            talk.scale_says(APPLES_FRAME, after_s=0.0)
    assert not [reading for reading in talk.readings if isinstance(reading, StableWeight)]
    assert [type(reading) for reading in talk.readings] == [DeviceOffline]


def test_what_comes_unasked_is_dropped() -> None:
    talk = weighing(EMPTY_FRAME)
    talk.scale_says(APPLES_FRAME)
    talk.asks_again()
    talk.scale_says(EMPTY_FRAME)
    assert talk.new_readings() == []


def test_half_an_answer_is_trouble_and_the_weight_is_told_again_afterwards() -> None:
    talk = weighing()
    talk.asks_again()
    talk.scale_says(APPLES_FRAME[:4])
    talk.asks_again()
    talk.scale_says(APPLES_FRAME)
    trouble, weight = talk.new_readings()
    assert isinstance(trouble, DeviceTrouble)
    assert trouble.fault.kind is FaultKind.GARBLED
    assert weight == APPLES


def test_the_rest_of_an_old_answer_and_a_new_one_do_not_make_a_weight_of_both() -> None:
    talk = weighing()
    talk.asks_again()
    talk.scale_says(b"\x0209.")
    talk.asks_again()
    talk.scale_says(b"995\r" + APPLES_FRAME)
    assert [reading for reading in talk.new_readings() if isinstance(reading, StableWeight)] == [APPLES]


def test_nothing_but_garbage_twice_puts_the_scale_offline() -> None:
    talk = weighing()
    for _ in range(4):
        talk.asks_again()
        talk.scale_says(b"\x02\x7f#+\r")
    trouble, offline = talk.new_readings()
    assert isinstance(trouble, DeviceTrouble)
    assert isinstance(offline, DeviceOffline)
    assert offline.fault.kind is FaultKind.GARBLED


@pytest.mark.parametrize("frame", [APPLES_FRAME, b"\x02?A\r"], ids=["weight", "status"])
def test_a_line_that_passes_the_parity_bit_is_a_fault_of_its_settings(frame: bytes) -> None:
    even = bytes(byte | 0x80 if byte.bit_count() % 2 else byte for byte in frame)
    talk = Talk()
    for _ in range(4):
        talk.scale_says(even)
        talk.asks_again()
    (offline,) = talk.readings
    assert isinstance(offline, DeviceOffline)
    assert offline.fault.kind is FaultKind.SETTINGS
    assert not offline.fault.retryable


@pytest.mark.parametrize("place", range(8))
def test_one_wrong_parity_bit_anywhere_never_makes_a_weight(place: int) -> None:
    wrong = bytes(byte | 0x80 if place == index else byte for index, byte in enumerate(APPLES_FRAME))
    talk = weighing(EMPTY_FRAME)
    talk.asks_again()
    talk.scale_says(wrong)
    (trouble,) = talk.new_readings()
    assert isinstance(trouble, DeviceTrouble)
    assert trouble.fault.kind is FaultKind.SETTINGS


def test_pounds_are_not_taken_for_kilograms() -> None:
    talk = Talk()
    for _ in range(2):
        talk.scale_says(b"\x0202.76\r")
        talk.asks_again()
    (offline,) = talk.readings
    assert isinstance(offline, DeviceOffline)
    assert "pounds" in offline.fault.detail


def test_a_status_without_a_reason_is_no_weight_and_no_motion() -> None:
    talk = weighing()
    talk.asks_again()
    talk.scale_says(b"\x02?P\r")
    (trouble,) = talk.new_readings()
    assert isinstance(trouble, DeviceTrouble)


def test_zero_is_asked_at_the_next_turn_and_told_even_if_nothing_changed() -> None:
    talk = weighing(EMPTY_FRAME)
    talk.take(talk.driver.requested(ZeroScale(), talk.now))
    assert talk.asks_again() == b"Z"
    talk.scale_says(b"\x02?P\r")
    assert talk.asks_again() == b"W"
    talk.scale_says(EMPTY_FRAME)
    assert talk.new_readings() == [EMPTY]


@pytest.mark.parametrize("frame", [APPLES_FRAME, b"\x0200.000N\r", b"\x02?D\r"], ids=["load", "tare", "under zero"])
def test_a_zero_that_the_scale_did_not_take_is_refused(frame: bytes) -> None:
    talk = weighing()
    talk.take(talk.driver.requested(ZeroScale(), talk.now))
    talk.asks_again()
    talk.scale_says(b"\x02?H\r")
    talk.asks_again()
    talk.scale_says(b"\x02?A\r")
    talk.asks_again()
    talk.scale_says(frame)
    (trouble,) = [reading for reading in talk.new_readings() if isinstance(reading, DeviceTrouble)]
    assert trouble.fault.kind is FaultKind.REFUSED


def test_zero_of_a_scale_that_is_not_there_is_refused() -> None:
    driver = Toledo8217()
    (trouble,) = driver.requested(ZeroScale(), 1.0).readings
    assert isinstance(trouble, DeviceTrouble)
    assert driver.requested(EnableScanner(), 1.0) == Output()
    assert driver.masked(b"\x0201.250\r") == b"\x0201.250\r"


def test_a_lost_link_is_told_once_and_the_weight_again_after_it() -> None:
    talk = weighing()
    gone = DeviceFault(FaultKind.UNPLUGGED, "gone")
    talk.take(talk.driver.disconnected(gone, talk.now))
    assert talk.driver.deadline is None
    talk.take(talk.driver.connected(talk.now))
    talk.take(talk.driver.disconnected(gone, talk.now))
    talk.take(talk.driver.connected(talk.now))
    talk.scale_says(APPLES_FRAME)
    assert talk.new_readings() == [DeviceOffline(gone), DeviceOnline(), APPLES]


FRAMES = st.sampled_from([APPLES_FRAME, EMPTY_FRAME, b"\x02?A\r", b"\x02?\x02\r", b"\x0209.9", b"\x02", b"5\r", b"W"])


@settings(max_examples=150)
@given(
    st.lists(st.tuples(st.one_of(st.binary(max_size=12), FRAMES), st.floats(min_value=0.0, max_value=1.5)), max_size=25)
)
def test_random_bytes_never_make_a_weight_unless_a_well_formed_frame_is_in_them(
    came: list[tuple[bytes, float]],
) -> None:
    talk = Talk()
    for data, pause_s in came:
        talk.scale_says(data, after_s=pause_s)
    stream = b"".join(data for data, _ in came)
    framed = {int(frame[1:3] + frame[4:7]) for frame in WELL_FORMED.findall(stream)}
    assert {reading.grams for reading in talk.readings if isinstance(reading, StableWeight)} <= framed


@pytest.fixture
def wire(request: pytest.FixtureRequest, tmp_path: Path):
    with plugged("toledo8217", getattr(request, "param", "pty"), tmp_path) as wire:
        wire.told(DeviceOnline(), EMPTY)
        wire.forget()
        yield wire


@pytest.mark.parametrize("wire", ["pty", "tcp"], indirect=True)
def test_apples_settle_and_have_a_weight_over_a_real_wire(wire: Wire) -> None:
    wire.host.set({"weight_g": 1250, "settle_ms": 300})
    wire.told(Settling(), APPLES)
    wire.host.set({"weight_g": 16_000, "motion": False})
    wire.told(APPLES, Overloaded())
    wire.host.set({"weight_g": -20, "motion": False})
    wire.told(Overloaded(), UnderZero())
    wire.host.set({"weight_g": 0, "motion": False})
    wire.told(UnderZero(), EMPTY)


@pytest.mark.parametrize("fault", ["noise", "split", "merge", "slow", "repeat"])
def test_a_bad_wire_brings_the_right_weight_or_none(wire: Wire, fault: str) -> None:
    wire.host.fault(fault, 300 if fault == "slow" else True)
    wire.host.set({"weight_g": 1250, "motion": False})
    wire.told(APPLES)
    weights = {reading for reading in wire.readings if isinstance(reading, StableWeight)}
    assert weights <= {APPLES, EMPTY}


@pytest.mark.parametrize(
    ("fault", "kind"),
    [("bad_check", FaultKind.SETTINGS), ("garbled", FaultKind.GARBLED), ("silence", FaultKind.SILENT)],
)
def test_answers_that_cannot_be_used_put_the_scale_offline_until_they_can(
    wire: Wire, fault: str, kind: FaultKind
) -> None:
    wire.host.set({"weight_g": 1250, "motion": False})
    wire.told(APPLES)
    wire.forget()
    wire.host.fault(fault, value=True)
    assert wire.told_a(DeviceOffline).fault.kind is kind
    wire.host.clear(fault)
    wire.told(DeviceOnline(), APPLES)


def test_half_a_frame_ends_in_trouble_and_then_the_right_weight(wire: Wire) -> None:
    wire.host.fault("half_frame", value=True)
    wire.told_a(DeviceTrouble)
    wire.host.set({"weight_g": 1250, "motion": False})
    wire.told(APPLES)


@pytest.mark.parametrize("wire", ["pty", "tcp"], indirect=True)
def test_a_scale_unplugged_and_plugged_in_weighs_again(wire: Wire) -> None:
    wire.host.fault("unplug", value=True)
    assert wire.told_a(DeviceOffline).fault.kind is FaultKind.UNPLUGGED
    wire.host.set({"weight_g": 1250, "motion": False})
    wire.host.clear("unplug")
    wire.told(DeviceOnline(), APPLES)


def test_the_attendant_zeroes_a_crumb_and_not_a_melon(wire: Wire) -> None:
    wire.host.set({"weight_g": 20, "motion": False})
    wire.told(StableWeight(20, net=False, at_zero=False))
    wire.pump.submit(ZeroScale())
    wire.told(EMPTY)
    wire.host.set({"weight_g": 2000, "motion": False})
    wire.told(StableWeight(1980, net=False, at_zero=False))
    wire.pump.submit(ZeroScale())
    assert wire.told_a(DeviceTrouble).fault.kind is FaultKind.REFUSED
