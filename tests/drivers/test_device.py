from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from drivers.contract import (
    CheckHealth,
    CodeRead,
    DeviceOnline,
    EnableScanner,
    HealthChecked,
    HealthLevel,
    Reading,
    Stamped,
    ZeroScale,
)
from drivers.device import ALLOWED, WAITING_CODES, Device, Power, Stage, State, Step, WrongStage
from drivers.emulators.ends import make_end
from drivers.emulators.host import Host
from drivers.link.factory import make_link
from drivers.registry import find
from tests.waiting import wait_until
from tests.wires import QUICK

WAYS = {
    Stage.CLOSED: (),
    Stage.OPENED: (Step.OPEN,),
    Stage.CLAIMED: (Step.OPEN, Step.CLAIM),
    Stage.ENABLED: (Step.OPEN, Step.CLAIM, Step.ENABLE),
}


class Counter:
    """A scanner on a real wire, held as a device."""

    def __init__(self, folder: Path) -> None:
        row, text = find("serial-aim"), f"pty:{folder / 'scanner'}"
        self.host = Host(row.make_emulator(), make_end(text))
        self.host.open()
        self.heard: list[Reading] = []
        self.device: Device[bytes] = Device(
            "scanner", row.kind, row.make_driver, lambda: make_link(text, row), self._hear, backoff=QUICK
        )
        self.thread = threading.Thread(target=self.host.run)
        self.thread.start()

    def _hear(self, stamped: Stamped) -> None:
        self.heard.append(stamped.reading)

    def come_to(self, stage: Stage) -> None:
        for step in WAYS[stage]:
            getattr(self.device, step)()

    def scanned(self) -> list[str]:
        return [reading.text for reading in self.heard if isinstance(reading, CodeRead)]


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    counter = Counter(tmp_path)
    yield counter
    counter.device.shut()
    counter.host.stop()
    counter.thread.join(10.0)


@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("step", Step)
def test_only_the_steps_of_the_table_are_taken_and_others_change_nothing(
    counter: Counter, stage: Stage, step: Step
) -> None:
    counter.come_to(stage)
    assert counter.device.stage is stage
    after = ALLOWED.get((stage, step))
    if after is None:
        with pytest.raises(WrongStage, match=f"scanner is {stage}: {step} is not possible"):
            getattr(counter.device, step)()
        assert counter.device.stage is stage
    else:
        getattr(counter.device, step)()
        assert counter.device.stage is after


def test_a_device_that_is_not_enabled_takes_no_orders(counter: Counter) -> None:
    counter.come_to(Stage.CLAIMED)
    with pytest.raises(WrongStage, match="scanner is claimed: ZeroScale is not possible"):
        counter.device.submit(ZeroScale())
    counter.device.submit(CheckHealth(HealthLevel.INTERNAL))
    wait_until(lambda: any(isinstance(reading, HealthChecked) for reading in counter.heard))


def test_codes_wait_while_disabled_and_come_first_and_in_order(counter: Counter) -> None:
    counter.come_to(Stage.ENABLED)
    counter.device.submit(EnableScanner())
    wait_until(lambda: counter.device.power is Power.ONLINE)
    counter.host.set({"scan": "]E04006381333931"})
    wait_until(counter.scanned)
    counter.device.disable()
    counter.host.set({"scan": "]E05901234123457"})
    wait_until(lambda: counter.device.counts.reads == 2)
    assert counter.scanned() == ["4006381333931"]
    counter.device.enable()
    wait_until(lambda: counter.scanned() == ["4006381333931", "5901234123457"])


def test_no_more_codes_wait_than_there_is_room_for(tmp_path: Path) -> None:
    heard: list[Reading] = []
    row = find("serial-aim")
    device: Device[bytes] = Device(
        "scanner",
        row.kind,
        row.make_driver,
        lambda: make_link(f"pty:{tmp_path / 'nobody'}", row),
        lambda stamped: heard.append(stamped.reading),
    )
    device.open()
    device.claim()
    for number in range(WAITING_CODES + 3):
        device._heard(Stamped("scanner", number, 0.0, CodeRead("]E0", str(number))))
    device.enable()
    texts = [reading.text for reading in heard if isinstance(reading, CodeRead)]
    assert texts == [str(number) for number in range(3, WAITING_CODES + 3)]
    assert device.lost_codes == 3
    device.shut()


def test_state_and_power_tell_of_the_device_through_its_life(counter: Counter) -> None:
    device = counter.device
    assert (device.state, device.power) == (State.CLOSED, Power.UNKNOWN)
    counter.come_to(Stage.ENABLED)
    wait_until(lambda: device.power is Power.ONLINE)
    assert device.state is State.IDLE
    device.submit(CheckHealth(HealthLevel.INTERACTIVE))
    assert device.state is State.BUSY
    counter.host.fault("unplug", value=True)
    wait_until(lambda: device.power is Power.OFF_OFFLINE)
    assert device.state is State.ERROR
    counter.host.clear("unplug")
    wait_until(lambda: device.power is Power.ONLINE)
    wait_until(lambda: device.state is State.IDLE)
    device.disable()
    before = device.counts.online_s
    device.release()
    assert (device.state, device.power) == (State.IDLE, Power.UNKNOWN)
    assert device.counts.online_s > before


def test_a_device_claimed_again_is_reached_again_and_counts_on(counter: Counter) -> None:
    counter.come_to(Stage.CLAIMED)
    wait_until(lambda: counter.device.power is Power.ONLINE)
    counter.device.release()
    counter.heard.clear()
    counter.device.claim()
    wait_until(lambda: any(isinstance(reading, DeviceOnline) for reading in counter.heard))
    assert counter.device.counts.connections == 2
