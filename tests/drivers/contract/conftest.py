from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from drivers.contract import DeviceOnline
from tests.drivers.contract.rows import GENEROUS_S, plugged_in
from tests.wires import Wire


@pytest.fixture
def wire(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Wire]:
    """The wire of the row that the test is given, with its device online."""
    wire = plugged_in(request.param, tmp_path)
    try:
        wire.told_a(DeviceOnline, GENEROUS_S)
        yield wire
    finally:
        wire.stop()
