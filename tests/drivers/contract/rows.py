"""Every row of the registry on a wire of its own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from drivers.checked import Checked
from drivers.contract import EnableScanner
from drivers.counts import Counts
from drivers.registry import ProtocolRow
from tests.wires import NETWORK, Wire

GENEROUS_S = 30.0
KINDS_OF_WIRE = ("pty", "tcp", "cups", "hidraw", "evdev", "frames")


def named(row: ProtocolRow) -> str:
    return row.name


def every(rows: Sequence[ProtocolRow]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("wire", rows, ids=named, indirect=True)


def plugged_in(row: ProtocolRow, folder: Path) -> Wire:
    """Driver and emulator of `row`, started, on the first kind of wire that it runs over; scanners are enabled."""
    kind = next(kind for kind in KINDS_OF_WIRE if kind in row.links)
    text = NETWORK.get(kind, f"{kind}:{folder / row.name}")
    driver: Checked[Any] = Checked(row.kind, row.make_driver(text if row.addressed else ""), Counts())
    wire = Wire(row, text, emulator=row.make_emulator(), driver=driver)
    wire.start()
    if row.kind in ("scanner", "camera"):
        wire.pump.submit(EnableScanner())
    return wire


def count(wire: Wire, kind: type) -> int:
    return sum(isinstance(reading, kind) for reading in list(wire.readings))
