"""Receipts are looked up in the journal on a thread of their own: a year of sales must not hold up the lane."""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable
from pathlib import Path

from kiosk.core.refund import Wanted
from kiosk.core.session.inputs import SaleFound
from kiosk.journal import JournalError, JournalKey

log = logging.getLogger(__name__)

STOP_S = 5.0


class SaleFinder:
    """Answers each `find` with one `SaleFound`, in order; a journal that cannot be read has no such sale."""

    def __init__(self, journal: Path, key: JournalKey) -> None:
        self._journal = journal
        self._key = key
        self._answer: Callable[[SaleFound], None] | None = None
        self._asked: queue.SimpleQueue[Wanted | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="sales", daemon=True)

    def connect(self, answer: Callable[[SaleFound], None]) -> None:
        """Where answers go, on this finder's thread; once, before `start`."""
        self._answer = answer

    def start(self) -> None:
        self._thread.start()

    def find(self, wanted: Wanted) -> None:
        """Returns at once; any thread."""
        self._asked.put(wanted)

    def stop(self) -> None:
        """The thread has ended afterwards."""
        self._asked.put(None)
        if self._thread.is_alive():
            self._thread.join(timeout=STOP_S)

    def _run(self) -> None:
        while (asked := self._asked.get()) is not None:
            if self._answer is not None:
                self._answer(self._found(asked))

    def _found(self, wanted: Wanted) -> SaleFound:
        from kiosk.journal.receipts import find_receipt

        if wanted.lane:
            return SaleFound(wanted, None)
        try:
            return SaleFound(wanted, *find_receipt(self._journal, self._key, wanted.receipt_no))
        except JournalError as error:
            log.error("receipt %s could not be looked up: %s", wanted.receipt_no, error)  # noqa: TRY400 - said whole
            return SaleFound(wanted, None)
