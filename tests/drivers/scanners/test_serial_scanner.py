"""What every serial scanner does on request, and how its reads may end. Time passes by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from drivers.contract import (
    NOTHING,
    CodeRead,
    DeviceFault,
    DisableScanner,
    EnableScanner,
    FaultKind,
    GoodReadBeep,
    NotOnFileBeep,
    ResetScanner,
)
from drivers.scanners.serial_scanner import RESET_S, ScannerProfile, SerialScanner, aim_understood
from tests.drivers.scanners.prefixes import BREAD, MILK, is_garbled
from tests.waiting import wait_until
from tests.wires import plugged

GONE = DeviceFault(FaultKind.UNPLUGGED, "gone")


def scanner(**host_bytes: object) -> SerialScanner:
    driver = SerialScanner(aim_understood, ScannerProfile(identify=b"", **host_bytes))  # type: ignore[arg-type]
    driver.connected(50.0)
    return driver


def test_each_sound_has_its_byte() -> None:
    driver = scanner()
    assert driver.requested(GoodReadBeep(), 50.0).send == b"B"
    assert driver.requested(NotOnFileBeep(), 50.0).send == b"FE"


def test_a_refusal_does_not_open_a_scanner_that_was_closed() -> None:
    driver = scanner()
    driver.requested(DisableScanner(), 50.0)
    assert driver.requested(NotOnFileBeep(), 50.0).send == b"F"


def test_nobody_hears_a_sound_without_a_link() -> None:
    driver = scanner()
    driver.disconnected(GONE, 51.0)
    assert driver.requested(GoodReadBeep(), 51.0) == NOTHING
    assert driver.requested(ResetScanner(), 51.0) == NOTHING
    assert driver.connected(52.0).send == b""


def test_after_a_reset_it_is_told_what_is_wanted_once_it_can_hear_again() -> None:
    driver = scanner()
    assert driver.requested(ResetScanner(), 50.0).send == b"R"
    assert driver.requested(ResetScanner(), 51.0) == NOTHING
    assert driver.requested(DisableScanner(), 51.0) == NOTHING
    assert driver.requested(NotOnFileBeep(), 51.0) == NOTHING
    assert driver.deadline == 50.0 + RESET_S
    assert driver.ticked(50.0 + RESET_S).send == b"D"
    assert driver.deadline is None


def test_a_reset_does_not_outlive_the_link() -> None:
    driver = scanner()
    driver.requested(EnableScanner(), 50.0)
    driver.requested(ResetScanner(), 50.0)
    driver.disconnected(GONE, 51.0)
    assert driver.deadline is None
    assert driver.connected(52.0).send == b"E"


def test_a_scanner_that_does_not_obey_sells_nothing_while_the_lane_is_closed() -> None:
    driver = scanner(disable=b"")
    driver.requested(DisableScanner(), 50.0)
    assert driver.received(b"]E04006381333931\r", 50.0).readings == ()
    assert is_garbled(*driver.received(b"\x00\r", 50.0).readings)
    driver.requested(EnableScanner(), 51.0)
    assert driver.received(b"]E496385074\r", 51.0).readings == (BREAD,)


def test_ends_may_be_any_bytes() -> None:
    driver = scanner(ends=b"\t\x03")
    told = driver.received(b"]E04006381333931\t]E496385074\x03\t", 50.0).readings
    assert told == (MILK, BREAD)


def test_a_scanner_set_to_no_end_is_understood_by_its_pauses_from_the_first_read_on() -> None:
    driver = scanner(ends=b"")
    assert driver.received(b"]C0BOX", 50.0).readings == ()
    assert driver.received(b"-7", 50.05).readings == ()
    assert driver.deadline == pytest.approx(50.15)
    assert driver.ticked(50.2).readings == (CodeRead("]C0", "BOX-7"),)


def test_a_reset_scanner_comes_back_and_reads(tmp_path: Path) -> None:
    with plugged("serial-aim", "pty", tmp_path) as wire:
        wire.online()
        wire.host.set({"reset_s": 0.2, "enabled": False})
        wire.pump.submit(ResetScanner())
        wait_until(lambda: wire.host.state()["enabled"] is True)

        def read() -> bool:
            wire.host.set({"scan": "]E04006381333931"})
            return MILK in list(wire.readings)

        wait_until(read)
