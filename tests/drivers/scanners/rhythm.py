"""For tests in which the wire changes the rhythm of a scanner's bytes."""

from __future__ import annotations

from collections import defaultdict

import pytest

LONG_S = 20.0


def no_pause_ends_a_read(patch: pytest.MonkeyPatch) -> None:
    """Only its last character ends a read: a busy machine may hold up the bytes for longer than a scanner's pauses."""
    patch.setattr("drivers.scanners.serial_scanner._PAUSE_S", defaultdict(lambda: LONG_S))
