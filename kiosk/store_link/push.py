"""A thread that sends the outbox to the store server, in order, until everything owed is taken; it never loses a fact.

An envelope leaves the outbox only when the server has said that it is taken or parked; whatever happens before that, it
is sent again, and the server knows it by lane, journal and sequence.
"""

from __future__ import annotations

import logging
import random
import threading
import traceback
from collections.abc import Callable, Sequence
from typing import Protocol

from kiosk.config import ServerSettings
from kiosk.core.wire import Envelope
from kiosk.store_link.server_client import BatchTooLarge, LinkFailed, ServerClient, check_settings

log = logging.getLogger(__name__)

BATCH = 50
HEARTBEAT_S = 2.0
FIRST_WAIT_S = 0.2
LAST_WAIT_S = 30.0
STOP_S = 10.0


class Owed(Protocol):
    """The outbox as the sending thread uses it; `kiosk.journal.outbox.Outbox` is one."""

    def pending(self, limit: int) -> Sequence[Envelope]:
        """The next envelopes, oldest first."""

    def acknowledge(self, seq: int) -> None:
        """All up to `seq` is settled."""

    def park(self, seq: int, reason: str) -> None:
        """`seq` is set aside for staff."""

    def close(self) -> None: ...


class OutboxPusher:
    """Sends from `start` to `stop`. `open_outbox` is called on the pusher's own thread, and again after a failure.

    `on_link` is called on that thread with whether the server answers: once at first, then at each change.
    """

    def __init__(
        self, open_outbox: Callable[[], Owed], server: ServerSettings, on_link: Callable[[bool], None]
    ) -> None:
        """Raises `ConfigError` for settings that cannot be used."""
        check_settings(server)
        self._open_outbox = open_outbox
        self._server = server
        self._on_link = on_link
        self._online: bool | None = None
        self._batch = BATCH
        self._wait_s = FIRST_WAIT_S
        self._stopping = threading.Event()
        self._wake = threading.Event()
        self._thread = threading.Thread(target=self._run, name="outbox", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def nudge(self) -> None:
        """Something new is owed; may be called from any thread and returns at once."""
        self._wake.set()

    def stop(self) -> None:
        """The thread has ended afterwards. What is not sent yet stays owed."""
        self._stopping.set()
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join(timeout=STOP_S)

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                self._serve()
            except Exception as error:  # noqa: BLE001 - whatever fails here must not end the sending for good
                _stumbled(error)
                self._lost()

    def _serve(self) -> None:
        """Sends until stopped; raises when the outbox fails."""
        outbox = self._open_outbox()
        try:
            client = ServerClient(self._server)
            try:
                while not self._stopping.is_set():
                    self._turn(outbox, client)
            finally:
                client.close()
        finally:
            outbox.close()

    def _turn(self, outbox: Owed, client: ServerClient) -> None:
        self._wake.clear()  # before looking: what is appended from here on wakes the wait below
        envelopes = outbox.pending(self._batch)
        try:
            if envelopes:
                self._send(outbox, client, envelopes)
            else:
                client.knock()
        except BatchTooLarge as error:
            self._smaller(outbox, envelopes, error)
        except LinkFailed as failed:
            if self._online is not False:
                log.warning("the store server is away: %s", failed)
            self._batch = max(1, self._batch // 2)  # a server that is slow with many may be quick with few
            self._lost()
        else:
            self._tell(online=True)
            self._wait_s = FIRST_WAIT_S
            if not envelopes:
                self._wake.wait(HEARTBEAT_S)

    def _send(self, outbox: Owed, client: ServerClient, envelopes: Sequence[Envelope]) -> None:
        answer = client.send(envelopes)
        for seq, reason in answer.parked.items():
            log.error("the store server set fact %s aside: %s", seq, reason)
            outbox.park(seq, reason)
        outbox.acknowledge(answer.taken)
        self._batch = min(BATCH, self._batch * 2)

    def _smaller(self, outbox: Owed, envelopes: Sequence[Envelope], error: BatchTooLarge) -> None:
        if len(envelopes) == 1:
            outbox.park(envelopes[0].seq, str(error))
        self._batch = max(1, len(envelopes) // 2)

    def _lost(self) -> None:
        """The loss is told; some time passes, longer each time, unless there is something new to send."""
        self._tell(online=False)
        if not self._stopping.is_set():
            self._wake.wait(self._wait_s * random.uniform(0.5, 1.0))  # noqa: S311 - jitter, not a secret
        self._wait_s = min(self._wait_s * 2, LAST_WAIT_S)

    def _tell(self, *, online: bool) -> None:
        if self._online is not online:
            self._online = online
            self._on_link(online)


def _stumbled(error: Exception) -> None:
    """Only kind and place are logged: the words might hold a sale."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    log.error("the outbox stumbled: %s at %s:%s", type(error).__name__, place.filename, place.lineno)
