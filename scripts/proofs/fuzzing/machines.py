"""What is put under fire: every protocol, and those drivers that a setting makes into another one."""

from __future__ import annotations

from dataclasses import replace

from drivers.contract import Driver
from drivers.registry import PROTOCOLS, ProtocolRow, find
from drivers.scales.dialog06 import Dialog06
from drivers.scales.dialog06_records import Dialog06Setup


def pricing_scale() -> Driver[bytes]:
    return Dialog06(None, Dialog06Setup(prices=True))


SET_OTHERWISE = (replace(find("dialog06"), name="dialog06-prices", driver=f"{__name__}:{pricing_scale.__name__}"),)
MACHINES = (*PROTOCOLS, *SET_OTHERWISE)


def machine(name: str) -> ProtocolRow:
    """The row of that name, another package's too."""
    return next((row for row in SET_OTHERWISE if row.name == name), None) or find(name)
