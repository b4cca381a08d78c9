from __future__ import annotations

from typing import Any

import pytest

from drivers.emulators.scanner import ScannerEmulator
from kiosk.play.holding import hold

BADGE = "]C0STAFF-1001"


class Scanner:
    """An emulated scanner that is woken when it has been looked at so often."""

    def __init__(self, woken_after: int | None) -> None:
        self._scanner = ScannerEmulator()
        self._looks = woken_after
        if woken_after != 0:
            self._scanner.received(b"D", 0.0)

    def set(self, **values: object) -> dict[str, Any]:
        self._scanner.set(values, 0.0)
        return self.state()

    def state(self) -> dict[str, Any]:
        if self._looks is not None:
            self._looks -= 1
            if self._looks == 0:
                self._scanner.received(b"E", 0.0)
        return self._scanner.state()


@pytest.mark.parametrize(("woken_after", "sent"), [(0, 1), (2, 1), (3, 1), (5, 1), (None, 0)])
def test_a_badge_held_before_a_scanner_that_is_just_woken_is_read_once(woken_after: int | None, sent: int) -> None:
    scanner = Scanner(woken_after)
    hold(scanner, [BADGE], held_s=5.0 if sent else 0.1)
    assert scanner.state()["sent"] == sent
