"""Receipts are looked up in the journal and at the store on a thread of their own: neither must hold up the lane."""

from __future__ import annotations

import logging
import queue
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Protocol, TypeVar

from kiosk.core.claims import Claim, Unclaimed
from kiosk.core.refund import Wanted
from kiosk.core.sale import Sale
from kiosk.core.session.inputs import ClaimAnswered, SaleFound
from kiosk.journal import JournalError, JournalKey
from kiosk.store_link.refunds import DeskMissing
from kiosk.store_link.server_client import LinkFailed

log = logging.getLogger(__name__)

STOP_S = 10.0
CLAIM_S = 4.0
"""So long a claim is tried again: somebody waits for their money."""
AGAIN_S = 0.3

T = TypeVar("T")
Found = tuple[Sale | None, tuple[Sale, ...]]


class Store(Protocol):
    """The store server; `kiosk.store_link.RefundClient` is one. Both raise `LinkFailed`; used by one thread."""

    def find(self, wanted: Wanted) -> Found: ...

    def claim(self, claim: Claim) -> Unclaimed | None: ...

    def close(self) -> None: ...


class SaleFinder:
    """Answers each `find` with one `SaleFound` and each `claim` with one `ClaimAnswered`, in order. A journal that
    cannot be read has no such sale.
    """

    def __init__(
        self, journal: Path, key: JournalKey, lane: str = "", open_store: Callable[[], Store] | None = None
    ) -> None:
        """`open_store` is called on the finder's own thread."""
        self._journal = journal
        self._key = key
        self._lane = lane
        self._open_store = open_store
        self._store: Store | None = None
        self._answer: Callable[[SaleFound | ClaimAnswered], None] | None = None
        self._asked: queue.SimpleQueue[Wanted | Claim | None] = queue.SimpleQueue()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="sales", daemon=True)

    def connect(self, answer: Callable[[SaleFound | ClaimAnswered], None]) -> None:
        """Where answers go, on this finder's thread; once, before `start`."""
        self._answer = answer

    def start(self) -> None:
        self._thread.start()

    def find(self, wanted: Wanted) -> None:
        """Returns at once; any thread."""
        self._asked.put(wanted)

    def claim(self, claim: Claim) -> None:
        """Returns at once; any thread."""
        self._asked.put(claim)

    def stop(self) -> None:
        """The thread has ended afterwards."""
        self._stopping.set()
        self._asked.put(None)
        if self._thread.is_alive():
            self._thread.join(timeout=STOP_S)

    def answer_waiting(self) -> None:
        """All that was asked is answered, on the calling thread; in place of `start`."""
        while not self._asked.empty() and (asked := self._asked.get()) is not None:
            self._look_up(asked)

    def _run(self) -> None:
        while (asked := self._asked.get()) is not None:
            self._look_up(asked)
        if self._store is not None:
            self._store.close()

    def _look_up(self, asked: Wanted | Claim) -> None:
        answer = self._found(asked) if isinstance(asked, Wanted) else self._claimed(asked)
        if self._answer is not None:
            self._answer(answer)

    def _found(self, wanted: Wanted) -> SaleFound:
        """Of a sale of this lane, and of what went back here, its own journal knows first; of all else, the store."""
        try:
            sale, here = self._journaled(wanted)
        except JournalError as error:  # nor is the store asked: what went back here may be known here alone
            log.error("receipt %s could not be looked up: %s", wanted.receipt_no, error)  # noqa: TRY400 - said whole
            return SaleFound(wanted, None)
        if sale is not None:
            wanted_there = Wanted(sale.receipt_no, sale.lane, sale.paid_at)
        elif wanted.receipt_no:
            wanted_there = Wanted(wanted.receipt_no, wanted.lane or self._lane, wanted.at)
        else:
            return SaleFound(wanted, None)
        try:
            there, elsewhere = self._ask(lambda store: store.find(wanted_there)) or (None, ())
        except LinkFailed as error:
            log.warning("what the store has of receipt %s is not known: %s", wanted.receipt_no, error)
            return SaleFound(wanted, sale, _of(sale, here), away=True)
        returns = _of(sale or there, here)
        known = {one.session for one in returns}
        together = (*returns, *(one for one in elsewhere if one.session not in known))
        return SaleFound(wanted, sale or there, tuple(sorted(together, key=lambda one: one.paid_at)))

    def _journaled(self, wanted: Wanted) -> Found:
        from kiosk.journal.receipts import find_receipt

        sale, returns = find_receipt(self._journal, self._key, wanted)
        # of an earlier journal of this lane's, with the same number
        other = sale is not None and wanted.at not in ("", sale.paid_at)
        return (None if other else sale), returns

    def _claimed(self, claim: Claim) -> ClaimAnswered:
        until = time.monotonic() + CLAIM_S
        if self._open_store is None:
            return ClaimAnswered(claim.refund, Unclaimed.AWAY)
        while True:
            try:
                return ClaimAnswered(claim.refund, self._ask(lambda store: store.claim(claim)))
            except DeskMissing:  # of this lane's own goods its journal alone knows all then
                return ClaimAnswered(claim.refund, None if claim.of.lane == self._lane else Unclaimed.AWAY)
            except LinkFailed as error:
                if time.monotonic() >= until or self._stopping.wait(AGAIN_S):
                    log.warning("refund %s was not claimed: %s", claim.refund, error)
                    return ClaimAnswered(claim.refund, Unclaimed.AWAY)

    def _ask(self, what: Callable[[Store], T]) -> T | None:
        """What the store says; None where there is no store. Raises `LinkFailed`, whatever went wrong."""
        if self._open_store is None:
            return None
        try:
            if self._store is None:
                self._store = self._open_store()
            return what(self._store)
        except LinkFailed:
            raise
        except Exception as error:
            raise LinkFailed(type(error).__name__) from error


def _of(sale: Sale | None, refunds: tuple[Sale, ...]) -> tuple[Sale, ...]:
    """Those of `refunds` that are of this very sale; those of a time that did not say from when are of this journal's,
    which had given each number once by then.
    """
    return tuple(one for one in refunds if sale is not None and one.returns_at in ("", sale.paid_at))
