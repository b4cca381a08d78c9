"""Makes the rounds of the cases for as long as the server runs."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

log = logging.getLogger(__name__)

EVERY_S = 60.0


class Keeper:
    """From `start` to `stop`, on a thread of its own: `make` is called again and again, and `tell` after one that
    changed anything. One that fails is logged, once until one is well again.
    """

    def __init__(self, make: Callable[[], bool], tell: Callable[[], None], every_s: float = EVERY_S) -> None:
        self._make = make
        self._tell = tell
        self._every_s = every_s
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None
        self._failed = False

    def start(self) -> None:
        self._stopping.clear()
        self._thread = threading.Thread(target=self._run, name="cases", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._stopping.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _run(self) -> None:
        while not self._stopping.wait(self._every_s):
            try:
                if self._make():
                    self._tell()
                self._failed = False
            except Exception as error:  # noqa: BLE001 - whatever fails in one round must not end them for good
                if not self._failed:
                    log.warning("the cases were not looked after: %s", type(error).__name__)
                self._failed = True
