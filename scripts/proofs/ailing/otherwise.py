"""Devices that a setting makes into others, with faults that show on those only."""

from __future__ import annotations

from dataclasses import replace

from drivers.contract import Driver
from drivers.printers.drawer import DrawerPort
from drivers.registry import PROTOCOLS, ProtocolRow, find
from scripts.proofs.fuzzing.machines import SET_OTHERWISE


def printer_with_drawer() -> Driver[bytes]:
    return find("escpos").make_drawer_driver(DrawerPort())


OTHERWISE = (
    *SET_OTHERWISE,
    replace(find("escpos"), name="escpos-drawer", driver=f"{__name__}:{printer_with_drawer.__name__}"),
)
"""Each is its protocol's device, whose own faults are its protocol's; here are those beside."""
ROWS = (*PROTOCOLS, *OTHERWISE)


def row_of(name: str) -> ProtocolRow:
    """The row of that name, another package's too."""
    return next((row for row in OTHERWISE if row.name == name), None) or find(name)
