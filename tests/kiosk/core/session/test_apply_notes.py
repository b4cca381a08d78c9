"""What passes by: a device that leaves takes with it what was known by it alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.core.session.apply import new_lane
from kiosk.core.session.apply_notes import apply_note
from kiosk.core.session.inputs import Device, Load
from kiosk.core.session.notes import DeviceNoted, ScaleNoted
from tests.shop import MARK, POLICY

WELL = replace(
    new_lane(POLICY), mark=MARK, printer_ready=True, signer_ready=True, load=Load.STABLE, grams=500, zeroed=True
)


@pytest.mark.parametrize(
    ("device", "left"),
    [
        (Device.TERMINAL, replace(WELL, mark=None)),
        (Device.PRINTER, replace(WELL, printer_ready=False)),
        (Device.SCALE, replace(WELL, load=Load.MISSING, grams=0)),
        (Device.SIGNER, replace(WELL, signer_ready=False)),
        (Device.SCANNER, WELL),
    ],
)
def test_a_device_that_left_is_told_of_and_relied_on_no_more(device: Device, left: object) -> None:
    lost = apply_note(WELL, DeviceNoted(device, "link_lost", ""))
    assert lost.troubles == {device: "link_lost"}
    assert replace(lost, troubles={}) == left
    assert apply_note(lost, DeviceNoted(device, "", "")).troubles == {}


def test_an_empty_scale_may_be_sold_from_until_a_load_was_sold() -> None:
    used = replace(WELL, zeroed=False)
    assert not apply_note(used, ScaleNoted(Load.STABLE, 500, at_zero=False)).zeroed
    assert apply_note(used, ScaleNoted(Load.STABLE, 0, at_zero=True)).zeroed
