"""The store is asked who somebody is on a thread of its own: the lane goes on selling meanwhile."""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable, Sequence
from typing import Protocol

from kiosk.core.members import Member
from kiosk.core.session.effects import FindMember, GiveCouponsBack
from kiosk.core.session.inputs import MemberAnswered, NotAsked
from kiosk.store_link.members import TooManyNobodies
from kiosk.store_link.server_client import LinkFailed

log = logging.getLogger(__name__)

STOP_S = 10.0


class Store(Protocol):
    """The store server; `kiosk.store_link.MemberClient` is one. Both raise `LinkFailed`; used by one thread."""

    def find(self, *, card: str, phone: str) -> Member | None: ...

    def give_back(self, serials: Sequence[str]) -> None: ...

    def close(self) -> None: ...


class MemberFinder:
    """Answers each `find` with one `MemberAnswered`, in the order in which all was asked. Nothing of a question is kept
    or told.
    """

    def __init__(self, open_store: Callable[[], Store]) -> None:
        """`open_store` is called on the finder's own thread."""
        self._open_store = open_store
        self._store: Store | None = None
        self._answer: Callable[[MemberAnswered], None] | None = None
        self._asked: queue.SimpleQueue[FindMember | GiveCouponsBack | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="members", daemon=True)

    def connect(self, answer: Callable[[MemberAnswered], None]) -> None:
        """Where answers go, on this finder's thread; once, before `start`."""
        self._answer = answer

    def start(self) -> None:
        self._thread.start()

    def ask(self, asked: FindMember | GiveCouponsBack) -> None:
        """Returns at once; any thread."""
        self._asked.put(asked)

    def stop(self) -> None:
        """The thread has ended afterwards, and what was asked before is done."""
        self._asked.put(None)
        if self._thread.is_alive():
            self._thread.join(timeout=STOP_S)

    def _run(self) -> None:
        while (asked := self._asked.get()) is not None:
            self._do(asked)
        if self._store is not None:
            self._store.close()

    def _do(self, asked: FindMember | GiveCouponsBack) -> None:
        match asked:
            case FindMember():
                answer = self._found(asked)
                if self._answer is not None:
                    self._answer(answer)
            case GiveCouponsBack(serials):
                try:
                    self._opened().give_back(serials)
                except LinkFailed as error:  # the store takes them back by itself after a while
                    log.warning("%s coupons could not be given back: %s", len(serials), error)

    def _found(self, asked: FindMember) -> MemberAnswered:
        try:
            return MemberAnswered(asked.request, self._opened().find(card=asked.card, phone=asked.phone))
        except TooManyNobodies:
            return MemberAnswered(asked.request, not_asked=NotAsked.TOO_MANY)
        except LinkFailed as error:
            log.warning("the store does not say who a member is: %s", error)
            return MemberAnswered(asked.request, not_asked=NotAsked.AWAY)

    def _opened(self) -> Store:
        """Raises `LinkFailed`, whatever went wrong."""
        try:
            self._store = self._store or self._open_store()
        except Exception as error:
            raise LinkFailed(type(error).__name__) from error
        return self._store
