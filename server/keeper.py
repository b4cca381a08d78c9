"""What the server looks after by itself, again and again, for as long as it runs."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

log = logging.getLogger(__name__)


class Keeper:
    """From `start` to `stop`, on a thread of its own, it makes its `turn` every `every_s` seconds. One that fails is
    logged, `what` it was about and the error's name alone (what a database says may hold what is in it), once until
    one is well again.
    """

    def __init__(self, what: str, turn: Callable[[], object], every_s: float) -> None:
        self._what = what
        self._turn = turn
        self._every_s = every_s
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None
        self._failed = False

    def start(self) -> None:
        self._stopping.clear()
        self._thread = threading.Thread(target=self._run, name=self._what, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._stopping.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _run(self) -> None:
        while not self._stopping.wait(self._every_s):
            try:
                self._turn()
                self._failed = False
            except Exception as error:  # noqa: BLE001 - whatever fails in one turn must not end them for good
                if not self._failed:
                    log.warning("the %s were not looked after: %s", self._what, type(error).__name__)
                self._failed = True
