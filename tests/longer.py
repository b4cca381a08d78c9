"""How much longer than usual things are tried by chance: `scripts/test --longer 20 tests/kiosk/core/session`."""

from __future__ import annotations

FACTOR = [1]


def times(examples: int) -> int:
    """So many examples, times what was asked for."""
    return examples * FACTOR[0]
