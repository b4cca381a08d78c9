"""A thread that tells the store server where the journal stands, and hears whether that fits what the server remembers.

Whoever has the lane's files and its key can put all of them back to yesterday, or write them anew; the server knows
better. It is told at the first contact, whenever the journal has grown since, and now and then: it may be the server
whose books were put back, and then it is sent again what it lacks.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import Protocol

from typing_extensions import override

from kiosk.config import ServerSettings
from kiosk.core.anchors import Statement
from kiosk.store_link.server_client import LinkFailed, ServerClient, check_settings
from kiosk.store_link.worker import Worker

log = logging.getLogger(__name__)

EVERY_S = 10.0
"""While the journal grows. A fact that is owed fixes its place at once, by coming: the same number never has two."""
AGAIN_S = 60.0
"""So long after its last word the server is told again where the journal stands, though it has not grown."""
LAST_WAIT_S = 30.0
MOST_ROUNDS = 3
"""What is asked is told at once; who asks on and on is asked again later."""


class Places(Protocol):
    """The journal as the witness reads it; `kiosk.journal.places.JournalPlaces` is one."""

    @property
    def journal(self) -> str: ...

    def base(self) -> int:
        """Facts up to this one were dropped on purpose."""

    def end(self) -> tuple[int, str]:
        """The last fact's number and hash."""

    def hash_at(self, seq: int) -> str | None:
        """The hash of fact `seq`; None where it is not there."""

    def settled(self) -> int:
        """Up to this fact the server has said that it has all."""

    def close(self) -> None: ...


class JournalWitness(Worker):
    """Tells from `start` to `stop`. `open_places` is called on its own thread, and again after a failure.

    `on_contradiction` is called on that thread, once, with a sentence for staff; nothing more is told after it.
    `on_lack` is called there with the last fact that the server has, and the one up to which it once had all.
    """

    def __init__(
        self,
        open_places: Callable[[], Places],
        server: ServerSettings,
        on_contradiction: Callable[[str], None],
        on_lack: Callable[[int, int], None],
        every_s: float = EVERY_S,
        again_s: float = AGAIN_S,
    ) -> None:
        """Raises `ConfigError` for settings that cannot be used."""
        check_settings(server)
        super().__init__("witness")
        self._open_places = open_places
        self._server = server
        self._on_contradiction = on_contradiction
        self._on_lack = on_lack
        self._every_s = every_s
        self._again_s = again_s
        self._told_at = 0.0
        self._wait_s = every_s
        self._kept: int | None = None

    @override
    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                if self._serve():
                    return
            except Exception as error:  # noqa: BLE001 - whatever fails here must not end the telling for good
                self._say(f"the store server was not told where the journal stands: {type(error).__name__}")
                self._wait_s = min(self._wait_s * 2, LAST_WAIT_S)
                self._stopping.wait(self._wait_s)

    def _serve(self) -> bool:
        """Whether the journal was contradicted; else it returns when stopped. Raises when the journal fails."""
        places = self._open_places()
        try:
            client = ServerClient(self._server)
            try:
                while not self._stopping.is_set():
                    if self._turn(places, client):
                        return True
                    self._stopping.wait(self._wait_s)
            finally:
                client.close()
        finally:
            places.close()
        return False

    def _turn(self, places: Places, client: ServerClient) -> bool:
        try:
            contradicted = self._tell(places, client)
        except LinkFailed as failed:
            self._say(f"the store server was not told where the journal stands: {failed}")
            self._wait_s = min(self._wait_s * 2, LAST_WAIT_S)
            return False
        self._went_well()
        self._wait_s = self._every_s
        return contradicted

    def _tell(self, places: Places, client: ServerClient) -> bool:
        """Whether what the server remembers contradicts the journal."""
        asked: tuple[int, ...] = () if self._kept is None else (self._kept,)
        for _ in range(MOST_ROUNDS):
            settled = places.settled()  # before the server is asked: it has had all of this
            seq, hash_ = places.end()
            if seq == self._kept and time.monotonic() - self._told_at < self._again_s:
                return False
            told = {one: places.hash_at(one) for one in asked}
            statement = Statement(journal=places.journal, base=places.base(), seq=seq, hash=hash_, told=told)
            verdict = client.state(statement)
            if verdict.contradicted is not None:
                words = verdict.contradicted.words()
                log.critical("the store server remembers another journal: %s", words)
                self._on_contradiction(words)
                return True
            if verdict.kept:
                self._kept, self._told_at = seq, time.monotonic()
                if verdict.have is not None and verdict.have < settled:
                    self._on_lack(verdict.have, settled)
                return False
            asked = verdict.asks
        raise LinkFailed("the server asks on and on")
