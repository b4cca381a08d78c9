"""How the lane stands, as its staff read it."""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.session.inputs import Device
from kiosk.ui.viewmodels.health import device_name
from kiosk.ui.viewmodels.standing import certificate_told, clock_told, devices_told, owed_told
from tests.kiosk.ui.scenes import scene, scene_of


def test_a_lane_that_is_well_says_nothing_but_of_its_devices() -> None:
    shown = scene("staff-free")
    assert [told(shown) for told in (clock_told, owed_told, certificate_told)] == ["", "", ""]
    assert devices_told(shown, well=True) == "All devices are well."
    assert devices_told(shown, well=False) == ""


def test_a_device_that_is_away_is_called_as_on_its_card() -> None:
    state = replace(scene("staff-free").state, troubles=dict.fromkeys((Device.WEDGE, Device.HOPPER), "link_lost"))
    shown = scene_of(state)
    names = ", ".join(device_name(shown.words, device) for device in (Device.WEDGE, Device.HOPPER))
    assert devices_told(shown, well=True) == f"Not ready: {names}" == "Not ready: Hand scanner, Change"


def test_a_clock_that_was_moved_is_told_with_both_times() -> None:
    assert clock_told(scene("staff-clock")) == "The clock was moved: 10:00 became 09:41. Please check it."
