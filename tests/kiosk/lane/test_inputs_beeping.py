"""Who read a code is told where that scanner sounds when the lane says so."""

from __future__ import annotations

from dataclasses import replace

from drivers.contract import CodeRead, DeviceOnline, DeviceTrouble, Reading, Stamped
from kiosk.core.session.inputs import Device, DeviceCame, Input, ItemScanned, ReadBy, UnreadableScanned
from kiosk.lane.inputs import InputReader
from tests.kiosk.lane.test_inputs import FAULT, PENS, STORE, TODAY, Shelf


def test_a_scanner_that_sounds_when_told_to_is_named_with_every_code_it_reads_and_with_nothing_else() -> None:
    told = InputReader(Shelf(PENS), replace(STORE, beeping_scanners=frozenset({"scanner"})), lambda: TODAY)

    def read(device: Device, reading: Reading, at: float) -> Input | None:
        return told.read(Stamped(device, 1, at, reading))

    pens = ItemScanned(PENS.key, PENS)
    assert read(Device.SCANNER, CodeRead("]E0", "4006381333931"), 0.0) == ReadBy(Device.SCANNER, pens)
    assert read(Device.CAMERA, CodeRead("]E0", "4006381333931"), 5.0) == pens
    assert read(Device.SCANNER, CodeRead("]E0", "4006381333931"), 5.1) is None, "the camera has just seen that pack"
    assert read(Device.SCANNER, DeviceTrouble(FAULT), 6.0) == ReadBy(Device.SCANNER, UnreadableScanned())
    assert read(Device.SCANNER, DeviceOnline(), 7.0) == DeviceCame(Device.SCANNER)
