"""A card terminal that dies at rest is known to be dead when somebody asks, and not a minute later."""

from __future__ import annotations

from pathlib import Path

import pytest

from drivers.checked import Checked
from drivers.contract import CheckHealth, HealthChecked, HealthLevel
from drivers.counts import Counts
from drivers.registry import find
from tests.wires import plugged

GENEROUS_S = 30.0
INTERNAL = CheckHealth(HealthLevel.INTERNAL)


@pytest.mark.parametrize("wire", ["tcp", "pty"])
def test_a_terminal_that_fell_silent_is_found_so_by_who_asks(wire: str, tmp_path: Path) -> None:
    row = find("zvt")
    driver: Checked[bytes] = Checked("terminal", row.make_driver(f"{wire}:x"), Counts())
    with plugged("zvt", wire, tmp_path, driver) as plug:
        plug.online()
        plug.pump.submit(INTERNAL)
        assert plug.told_a(HealthChecked, GENEROUS_S).ok
        plug.forget()
        plug.host.fault("silence", value=True)
        plug.pump.submit(INTERNAL)
        assert not plug.told_a(HealthChecked, GENEROUS_S).ok
