from __future__ import annotations

import pytest

from drivers.emulators.base import Say
from drivers.emulators.cash_drawer import CashDrawer, check
from drivers.emulators.escpos import EscposEmulator

PULSE = bytes.fromhex("1B 70 00 32 32")


def test_a_pulse_on_its_pin_opens_it_and_a_hand_shuts_it() -> None:
    drawer = CashDrawer()
    drawer.pulsed(5, 100)
    assert not drawer.pin_3_high
    drawer.pulsed(2, 100)
    assert drawer.pin_3_high
    drawer.put("drawer_open", False)
    assert drawer.state() == {
        "drawer_open": False,
        "drawer_jammed": False,
        "drawer_pin": 2,
        "drawer_low": False,
        "drawer_unplugged": False,
        "drawer_switch_stuck": False,
        "drawer_pulses": 2,
    }


def test_one_that_is_jammed_and_a_pulse_that_is_too_short_move_nothing() -> None:
    drawer = CashDrawer()
    drawer.pulsed(2, 10)
    drawer.put("drawer_jammed", True)
    drawer.pulsed(2, 100)
    assert not drawer.pin_3_high


def test_one_whose_cable_is_out_reads_open_and_opens_at_no_pulse() -> None:
    drawer = CashDrawer()
    drawer.put("drawer_unplugged", True)
    drawer.pulsed(2, 100)
    assert drawer.pin_3_high
    assert drawer.state()["drawer_open"] is False


def test_a_switch_that_is_stuck_says_what_it_said_before() -> None:
    drawer = CashDrawer()
    drawer.put("drawer_switch_stuck", True)
    drawer.pulsed(2, 100)
    assert not drawer.pin_3_high
    assert drawer.state()["drawer_open"] is True
    drawer.put("drawer_switch_stuck", False)
    assert drawer.pin_3_high


def test_with_the_other_wiring_the_switch_is_low_while_it_is_open() -> None:
    drawer = CashDrawer()
    drawer.put("drawer_low", True)
    assert drawer.pin_3_high
    drawer.pulsed(2, 100)
    assert not drawer.pin_3_high


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("drawer_pin", 3, "drawer_pin is 2 or 5, not 3"),
        ("drawer_pin", True, "drawer_pin is 2 or 5, not True"),
        ("drawer_open", 1, "drawer_open is true or false, not 1"),
    ],
)
def test_what_a_drawer_does_not_have_is_said(name: str, value: object, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        check(name, value)


def test_the_printer_tells_of_its_drawer_at_once_and_when_it_is_asked() -> None:
    printer = EscposEmulator()
    printer.connected(0.0)
    printer.received(b"\x1d\x61\x0f", 0.0)
    assert [act.data for act in printer.received(PULSE, 0.0) if isinstance(act, Say)] == [bytes.fromhex("14 00 00 00")]
    assert [act.data for act in printer.received(b"\x10\x04\x01", 0.0) if isinstance(act, Say)] == [b"\x16"]


def test_a_pulse_that_comes_while_the_cover_is_open_is_late() -> None:
    printer = EscposEmulator()
    printer.connected(0.0)
    printer.set({"cover_open": True}, 0.0)
    printer.received(PULSE, 0.0)
    assert printer.state()["drawer_open"] is False
    printer.set({"cover_open": False}, 0.0)
    assert printer.state()["drawer_open"] is True
