"""A thread that brings saved baskets to the store and fetches them there, never behind the bulk of the outbox.

What it was told it does in order: a basket is offered until the store has it, what is given back is given back before
anything else is asked for, and who waits for a basket is answered within seconds, whatever became of the server.
"""

from __future__ import annotations

import logging
import secrets
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from typing_extensions import override

from kiosk.config import ServerSettings
from kiosk.core.baskets import Ask, Grant, NotGranted, Why
from kiosk.core.session.inputs import (
    AskLost,
    BasketGranted,
    BasketRefused,
    OfferNotTaken,
    OfferTaken,
    ShelfListed,
    ShelfMissing,
    ShelfSilent,
)
from kiosk.core.session.visit import Saved
from kiosk.store_link.basket_client import BasketClient, NotListed, OfferRefused, ShelfAway
from kiosk.store_link.basket_content import ContentStrange, basket_in, offer_of
from kiosk.store_link.server_client import LinkFailed, NotReached, check_settings
from kiosk.store_link.worker import Worker

log = logging.getLogger(__name__)

ASK_S = 4.0
"""So long an ask is tried again: a shopper waits."""
FIRST_WAIT_S = 0.2
LAST_WAIT_S = 5.0

Told = OfferTaken | OfferNotTaken | ShelfMissing | BasketGranted | BasketRefused | AskLost | ShelfListed | ShelfSilent


@dataclass(frozen=True, slots=True)
class _Wanted:
    ask: Ask
    until: float


@dataclass(frozen=True, slots=True)
class _Looked:
    request: str
    until: float


@dataclass(frozen=True, slots=True)
class _GivenBack:
    request: str
    basket: str


class BasketChannel(Worker):
    """Works from `start` to `stop`; what the store does not have by then stays with the lane.

    `post` is called on its own thread; everything else from any, and never waits.
    """

    def __init__(self, server: ServerSettings, post: Callable[[Told], None]) -> None:
        """Raises `ConfigError` for settings that cannot be used."""
        check_settings(server)
        super().__init__("baskets")
        self._server = server
        self._post = post
        self._lock = threading.Lock()
        self._offers: dict[str, Saved] = {}
        self._doubted: set[str] = set()  # baskets that an earlier attempt may have brought to the store
        self._jobs: deque[_Wanted | _Looked | _GivenBack] = deque()
        self._wait_s = FIRST_WAIT_S
        self._wake = threading.Event()

    def offer(self, saved: Saved, *, again: bool = False) -> None:
        """The store gets the basket, and `OfferTaken` is posted when it has it; `OfferNotTaken` when it never will.

        With `again` nobody knows how far an earlier attempt came.
        """
        with self._lock:
            self._offers[saved.basket] = saved
            if again:
                self._doubted.add(saved.basket)
        self._wake.set()

    def ask(self, ask: Ask) -> None:
        """`BasketGranted`, `BasketRefused` or `AskLost` is posted within seconds."""
        with self._lock:
            self._jobs.append(_Wanted(ask, time.monotonic() + ASK_S))
        self._wake.set()

    def look(self, request: str) -> None:
        """`ShelfListed` or `ShelfSilent` is posted within seconds."""
        with self._lock:
            self._jobs.append(_Looked(request, time.monotonic() + ASK_S))
        self._wake.set()

    def release(self, request: str, basket: str) -> None:
        """The store hears that the basket was not taken up on `request`."""
        with self._lock:
            self._jobs.append(_GivenBack(request, basket))
        self._wake.set()

    @override
    def _interrupt(self) -> None:
        super()._interrupt()
        self._wake.set()

    @override
    def _run(self) -> None:
        client: BasketClient | None = None
        away = False
        while not self._stopping.is_set():
            self._wake.clear()  # before looking: what comes from here on wakes the wait below
            try:
                client = client or BasketClient(self._server)
                self._turn(client)
            except Exception as error:  # noqa: BLE001 - whatever fails here must not end the channel for good
                if not away:
                    told = str(error) if isinstance(error, LinkFailed) else type(error).__name__
                    log.warning("no saved basket comes or goes: %s", told)
                away = True
                self._give_up_late()
                self._wake.wait(self._wait_s)
                self._wait_s = min(self._wait_s * 2, LAST_WAIT_S)
            else:
                self._wait_s, away = FIRST_WAIT_S, False
                self._wake.wait()
        if client is not None:
            client.close()

    def _turn(self, client: BasketClient) -> None:
        """Nothing is left to do afterwards; raises `LinkFailed`, and then it is as it was."""
        while not self._stopping.is_set():
            with self._lock:
                offer = next(iter(self._offers.values()), None)
                job = self._jobs[0] if self._jobs else None
            if offer is not None:  # before anything is asked for: it may be the very basket
                self._bring(client, offer)
            elif job is not None:
                self._do(client, job)
            else:
                return

    def _do(self, client: BasketClient, job: _Wanted | _Looked | _GivenBack) -> None:
        try:
            match job:
                case _GivenBack():
                    client.release(job.request, job.basket)
                    self._done(job)
                case _Looked():
                    kept = client.shelf()
                    self._done(job)
                    self._post(ShelfListed(job.request, kept))
                case _Wanted():
                    answer = client.ask(job.ask)
                    self._done(job)
                    self._tell(job.ask.request, answer)
        except (NotListed, ShelfAway) as away:
            self._done(job)
            if isinstance(away, ShelfAway):
                self._post(ShelfMissing())
            self._silent(job)

    def _bring(self, client: BasketClient, offer: Saved) -> None:
        try:
            client.offer(offer_of(offer))
        except (OfferRefused, ShelfAway) as refused:
            log.error("basket %s: %s", offer.basket, refused)  # noqa: TRY400 - a sentence
            if isinstance(refused, ShelfAway):
                self._post(ShelfMissing())
            self._not_taken(client, offer.basket)
        except NotReached:
            raise
        except LinkFailed:
            self._doubted.add(offer.basket)
            raise
        else:
            self._post(OfferTaken(offer.basket))
        with self._lock:
            self._offers.pop(offer.basket, None)

    def _not_taken(self, client: BasketClient, basket: str) -> None:
        """The lane hears whose the basket is; where that cannot be told it stays offered until the next start."""
        if basket not in self._doubted:
            self._post(OfferNotTaken(basket))
            return
        request = secrets.token_hex(16)
        try:
            answer = client.ask(Ask(request=request, basket=basket))
        except ShelfAway:
            return
        if isinstance(answer, NotGranted) and answer.why is Why.UNKNOWN:
            self._post(OfferNotTaken(basket))
            return
        if isinstance(answer, Grant):
            self.release(request, basket)
        self._post(OfferTaken(basket))

    def _tell(self, request: str, answer: Grant | NotGranted) -> None:
        if isinstance(answer, NotGranted):
            self._post(BasketRefused(request, answer.why, answer.lane))
            return
        try:
            content = basket_in(answer)
        except ContentStrange as strange:
            log.error("basket %s cannot be opened here: %s", answer.basket, strange)  # noqa: TRY400 - a sentence
            self._post(BasketRefused(request, Why.STRANGE))
            self.release(request, answer.basket)
            return
        self._post(
            BasketGranted(request=request, basket=answer.basket, code=answer.code, lane=answer.lane, content=content)
        )

    def _give_up_late(self) -> None:
        """Whoever has waited long enough is told; where the store granted it all the same it grants it again."""
        now = time.monotonic()
        with self._lock:
            late = [job for job in self._jobs if isinstance(job, _Wanted | _Looked) and job.until <= now]
            for job in late:
                self._jobs.remove(job)
        for job in late:
            self._silent(job)

    def _silent(self, job: _Wanted | _Looked | _GivenBack) -> None:
        """Who waits for an answer hears that there is none."""
        match job:
            case _Wanted():
                self._post(AskLost(job.ask.request))
            case _Looked():
                self._post(ShelfSilent(job.request))
            case _GivenBack():
                return

    def _done(self, job: _Wanted | _Looked | _GivenBack) -> None:
        with self._lock:
            self._jobs.remove(job)
