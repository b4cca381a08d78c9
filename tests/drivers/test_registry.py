from __future__ import annotations

from pathlib import Path

import pytest

from drivers.printers.drawer import DrawerPort
from drivers.registry import PROTOCOLS, ProtocolRow, find
from drivers.scales.plateaus import Steadiness

DRIVER = ("connected", "disconnected", "received", "requested", "ticked", "masked")
EMULATOR = ("connected", "disconnected", "received", "ticked", "state", "set")


@pytest.mark.parametrize("row", PROTOCOLS, ids=lambda row: row.name)
def test_every_protocol_has_a_driver_and_an_emulator_for_the_other_end(row: ProtocolRow) -> None:
    driver, emulator = row.make_driver(), row.make_emulator()
    assert all(callable(getattr(driver, name)) for name in DRIVER)
    assert all(callable(getattr(emulator, name)) for name in EMULATOR)
    assert driver.deadline is None
    assert isinstance(emulator.state(), dict)
    assert emulator.faults.as_dict() == {}


@pytest.mark.parametrize("row", PROTOCOLS, ids=lambda row: row.name)
def test_driver_and_emulator_are_written_apart(row: ProtocolRow) -> None:
    root = Path(__file__).parents[2]
    driver, emulator = (
        (root / module.partition(":")[0].replace(".", "/")).with_suffix(".py").read_text()
        for module in (row.driver, row.emulator)
    )
    assert "drivers.emulators" not in driver
    assert not any(
        f"import {package}" in emulator or f"from drivers.{package}" in emulator
        for package in ("scanners", "scales", "printers", "payment", "fiscal", "lights", "buttons", "cash")
    )


@pytest.mark.parametrize("row", PROTOCOLS, ids=lambda row: row.name)
def test_every_scale_can_tell_plateaus_and_nothing_else_can(row: ProtocolRow) -> None:
    if row.kind == "scale":
        assert row.make_plateau_driver(Steadiness()).deadline is None
    else:
        with pytest.raises(ValueError, match=f"{row.name} is the protocol of a {row.kind}, not of a scale"):
            row.make_plateau_driver(Steadiness())


@pytest.mark.parametrize("row", PROTOCOLS, ids=lambda row: row.name)
def test_a_drawer_hangs_on_a_printer_and_on_nothing_else(row: ProtocolRow) -> None:
    if row.kind == "printer" and row.addressed:
        with pytest.raises(ValueError, match="would open without a word of it"):
            row.make_drawer_driver(DrawerPort())
    elif row.kind == "printer":
        assert row.make_drawer_driver(DrawerPort()).deadline is None
    else:
        with pytest.raises(ValueError, match=f"{row.name} is the protocol of a {row.kind}, not of a printer"):
            row.make_drawer_driver(DrawerPort())


def test_an_unknown_protocol_is_said_with_those_there_are() -> None:
    with pytest.raises(ValueError, match=f"'dialog99' is none of {', '.join(row.name for row in PROTOCOLS)}"):
        find("dialog99")
