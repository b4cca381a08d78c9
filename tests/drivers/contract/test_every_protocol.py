"""What holds of every row of the registry, driver and emulator at both ends of a real wire (`conftest.py`).

A new row is in it by being in the registry; `DEEDS` says, per kind, what is done at the device and what comes of it.
"""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from drivers.contract import (
    Button,
    ButtonPressed,
    CheckHealth,
    CodeRead,
    DeviceOffline,
    DeviceOnline,
    FaultKind,
    HealthChecked,
    HealthLevel,
    Reading,
    StableWeight,
)
from drivers.pump import TRACE_LENGTH, TRACE_WIDTH
from drivers.registry import PROTOCOLS, ProtocolRow
from tests.drivers.contract.rows import GENEROUS_S, count, every, named, plugged_in
from tests.drivers.scanners.rhythm import no_pause_ends_a_read
from tests.waiting import wait_until
from tests.wires import Wire

DEEDS: dict[str, tuple[dict[str, object], Reading]] = {
    "scale": ({"weight_g": 1250, "motion": False}, StableWeight(1250, net=False, at_zero=False)),
    "buttons": ({"press": "help"}, ButtonPressed(Button.HELP)),
}
CODE = "4006381333931"
ASKED = ("scale", "printer", "buttons")  # others are asked when there is something to ask
POLLED = [row for row in PROTOCOLS if row.kind in ASKED]
SHOWN = [row for row in PROTOCOLS if row.kind in DEEDS]
SCANNERS = [row for row in PROTOCOLS if row.kind in ("scanner", "camera")]


def descriptors() -> set[int]:
    """Those open in this process, without the one that looks."""
    return {number for entry in Path("/proc/self/fd").iterdir() if is_open(number := int(entry.name))}


def is_open(number: int) -> bool:
    try:
        os.fstat(number)
    except OSError:
        return False
    return True


@every(PROTOCOLS)
def test_it_is_unplugged_noticed_once_and_back_by_itself(wire: Wire) -> None:
    for _ in range(2):
        wire.forget()
        wire.host.fault("unplug", value=True)
        wire.told_a(DeviceOffline, GENEROUS_S)
        assert count(wire, DeviceOffline) == 1
        wire.forget()  # a scanner's name may still have come behind its first word: that is no return
        wire.host.clear("unplug")
        wire.told_a(DeviceOnline, GENEROUS_S)


@every(PROTOCOLS)
def test_it_answers_a_check_of_its_health_online_and_offline(wire: Wire) -> None:
    wire.pump.submit(CheckHealth(HealthLevel.INTERNAL))
    assert wire.told_a(HealthChecked, GENEROUS_S).ok
    wire.host.fault("unplug", value=True)
    wire.told_a(DeviceOffline, GENEROUS_S)
    for level in HealthLevel:
        wire.forget()
        wire.pump.submit(CheckHealth(level))
        end = wire.told_a(HealthChecked, GENEROUS_S)
        assert (end.level, end.ok) == (level, False)
        assert end.findings


@every(PROTOCOLS)
def test_noise_is_never_a_code_a_press_or_a_weight(wire: Wire) -> None:
    noise = random.Random(7)
    before = len(wire.readings)
    for _ in range(20):
        garbage = bytes(noise.randrange(128, 256) for _ in range(40))
        wire.host.call(lambda data=garbage: wire.host._end.write(data))
    wire.pump.submit(CheckHealth(HealthLevel.INTERNAL))
    wire.told_a(HealthChecked, GENEROUS_S)
    told = list(wire.readings)[before:]
    assert not [reading for reading in told if isinstance(reading, CodeRead | ButtonPressed)]
    assert not [reading for reading in told if isinstance(reading, StableWeight) and reading.grams]


@every(POLLED)
def test_silence_is_noticed_and_told_once(wire: Wire) -> None:
    wire.forget()
    wire.host.fault("silence", value=True)
    assert wire.told_a(DeviceOffline, GENEROUS_S).fault.kind in (FaultKind.SILENT, FaultKind.UNPLUGGED)
    assert count(wire, DeviceOffline) == 1
    wire.forget()
    wire.host.clear("silence")
    wire.told_a(DeviceOnline, GENEROUS_S)


@every(SHOWN)
@pytest.mark.parametrize("fault", ["split", "merge"])
def test_bytes_in_another_rhythm_are_the_same_readings(wire: Wire, fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("drivers.emulators.mouth.SPLIT_PAUSE_S", 0.001)  # an answer is whole in time on a busy machine
    values, expected = DEEDS[wire.pump.device]
    wire.host.fault(fault, value=True)
    wire.host.set(values)
    wire.told(expected, timeout_s=GENEROUS_S)


@every([row for row in SCANNERS if row.name.startswith("serial-")])
@pytest.mark.parametrize("fault", ["split", "merge"])
def test_a_code_in_another_rhythm_is_the_same_code(wire: Wire, fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    no_pause_ends_a_read(monkeypatch)
    wire.host.fault(fault, value=True)
    wire.host.set({"scan": "]E0" + CODE})
    assert wire.told_a(CodeRead, GENEROUS_S).text == CODE


@every(SCANNERS)
def test_a_code_held_before_it_is_told_once_and_never_on_one_read_alone(wire: Wire) -> None:
    """A second telling of what had come by then would stand in front of the answer about its health."""
    wire.host.set({"scan": "]E0" + CODE})
    code = wire.told_a(CodeRead, GENEROUS_S)
    assert (code.text, code.agreeing >= 2) == (CODE, True)
    wire.pump.submit(CheckHealth(HealthLevel.INTERNAL))
    wire.told_a(HealthChecked, GENEROUS_S)
    assert count(wire, CodeRead) == 1


@every(PROTOCOLS)
def test_its_trace_is_bounded(wire: Wire) -> None:
    trace = list(wire.pump.trace)
    assert wire.pump.trace.maxlen == TRACE_LENGTH
    assert all(len(line.data) <= TRACE_WIDTH for line in trace)


@pytest.mark.parametrize("row", PROTOCOLS, ids=named)
def test_its_end_leaves_no_thread_and_no_descriptor(row: ProtocolRow, tmp_path: Path) -> None:
    before = descriptors()
    wire = plugged_in(row, tmp_path)
    try:
        wire.told_a(DeviceOnline, GENEROUS_S)
    finally:
        wire.stop()
    wait_until(lambda: not any(thread.is_alive() for thread in (wire.pump._thread, wire._thread)))
    assert descriptors() - before == set()
