"""What the threads of the store link have in common: they work from `start` to `stop`, and say once what went wrong."""

from __future__ import annotations

import logging
import threading
from abc import ABC, abstractmethod

log = logging.getLogger(__name__)

STOP_S = 15.0
"""Longer than any question to the server waits for its answer."""


class Worker(ABC):
    """Runs on a thread of its own, called `name`."""

    def __init__(self, name: str) -> None:
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._said = ""

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """The thread has ended afterwards, unless it is in the middle of something long."""
        self._interrupt()
        if self._thread.is_alive():
            self._thread.join(timeout=STOP_S)

    @abstractmethod
    def _run(self) -> None:
        """Works until `_stopping` is set; on the worker's own thread."""

    def _interrupt(self) -> None:
        """The thread waits for nothing any more, `_stopping` is set."""
        self._stopping.set()

    def _say(self, sentence: str) -> None:
        """Once, not at each turn."""
        if sentence != self._said:
            self._said = sentence
            log.warning("%s", sentence)

    def _went_well(self) -> None:
        """The next failure is said, whether or not it is the last one again."""
        self._said = ""
