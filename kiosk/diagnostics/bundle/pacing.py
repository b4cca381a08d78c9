"""A long look at much, in small pieces: whoever sells on the same machine has their turn between two of them."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass

PIECE = 16 << 10
"""Bytes or signs that are looked at without a break: a millisecond or two."""
BREAK_S = 0.001
NEVER = threading.Event()


class TooLong(Exception):
    """It has taken longer than anybody waits for it."""


@dataclass(slots=True)
class Pace:
    """`until`: monotonic seconds; what is not done by then ends with `TooLong`."""

    until: float | None = None
    _since: int = 0

    def went(self, size: int) -> None:
        """So much has been looked at; there is a break now and then."""
        self._since += size
        if self._since >= PIECE:
            self._since = 0
            NEVER.wait(BREAK_S)
            if self.until is not None and time.monotonic() >= self.until:
                raise TooLong
