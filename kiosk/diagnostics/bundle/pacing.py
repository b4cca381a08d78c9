"""A long look at much, in small pieces: whoever sells on the same machine has their turn between two of them, and the
lane may end there.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

PIECE = 16 << 10
"""Bytes or signs that are looked at without a break: a millisecond or two."""
BREAK_S = 0.001
LOOK_EVERY_S = 0.1
NEVER = threading.Event()

T = TypeVar("T")


class TooLong(Exception):
    """It has taken longer than anybody waits for it."""


class GivenUp(Exception):
    """Nobody wants it any more: the lane is to end."""


@dataclass(slots=True)
class Pace:
    """`until`: monotonic seconds; what is not done by then ends with `TooLong`. Once `stopping` is set, the next break
    ends with `GivenUp`.
    """

    until: float | None = None
    stopping: threading.Event = NEVER
    _since: int = 0

    def went(self, size: int) -> None:
        """So much has been looked at; there is a break now and then."""
        self._since += size
        if self._since >= PIECE:
            self._since = 0
            if self.stopping.wait(BREAK_S):
                raise GivenUp
            if self.until is not None and time.monotonic() >= self.until:
                raise TooLong


def beside(work: Callable[[], T], stopping: threading.Event) -> T:
    """What comes of `work`, which may wait for others; raises what it raises, and `GivenUp` at once where `stopping` is
    set before: what it does then has no hold on the lane.
    """
    came: list[T] = []
    failed: list[Exception] = []
    over = threading.Condition()

    def run() -> None:
        try:
            came.append(work())
        except Exception as error:  # noqa: BLE001 - it is raised where it was asked for
            failed.append(error)
        with over:
            over.notify_all()

    threading.Thread(target=run, name="support-file", daemon=True).start()
    with over:
        while not (came or failed):
            if stopping.is_set():
                raise GivenUp
            over.wait(LOOK_EVERY_S)
    if failed:
        raise failed[0]
    return came[0]
