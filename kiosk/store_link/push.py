"""A thread that sends the outbox to the store server, in order, until everything owed is taken; it never loses a fact.

An envelope leaves the outbox only when the server has said that it is taken or parked; whatever happens before that, it
is sent again, and the server knows it by lane, journal and sequence. Batches grow while the server is quick with them
and shrink when it is not. What was parked is offered again now and then: the server may have learned to take it.
"""

from __future__ import annotations

import logging
import random
import threading
import time
import traceback
from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from typing_extensions import override

from kiosk.config import ServerSettings
from kiosk.core.placement_wire import PLACEMENTS
from kiosk.core.wire import MOST_BATCH, Envelope
from kiosk.store_link.server_client import (
    BatchTooLarge,
    LinkFailed,
    LinkSlow,
    NotReached,
    ServerClient,
    check_settings,
)
from kiosk.store_link.worker import Worker

log = logging.getLogger(__name__)

FIRST_BATCH = 50
QUICK_S = 1.0
"""A batch that took no longer may be followed by a larger one."""
OFFER_AGAIN_S = 3600.0
HEARTBEAT_S = 2.0
PATIENT = frozenset({PLACEMENTS})
"""Kinds that nobody waits for: of some hundred lanes each would be a booking of its own after every thing put down."""
PATIENCE_S, FEW = 10.0, 10
"""A few of them wait so long at most for something that they can go with."""
FIRST_WAIT_S = 0.05
LAST_WAIT_S = 2.0


class Owed(Protocol):
    """The outbox as the sending thread uses it; `kiosk.journal.outbox.Outbox` is one."""

    @property
    def journal(self) -> str:
        """The journal's id."""

    def answered(self) -> int:
        """Up to this fact the server has said that it has all."""

    def pending(self, limit: int) -> Sequence[Envelope]:
        """The next envelopes, oldest first; none where another sends."""

    def settle(self, taken: int, parked: Mapping[int, str]) -> bool:
        """All up to `taken` is settled, `parked` is set aside for staff; False, and nothing, where another sends."""

    def keep(self, envelopes: Sequence[Envelope]) -> None:
        """The server may have had these: `pending` and `set_aside` give them as they are from now on."""

    def send_again(self, after: int, until: int) -> bool:
        """What follows `after` is pending again, though up to `until` all was settled: whether there is any."""

    def set_aside(self, after: int, limit: int) -> Sequence[Envelope]:
        """The parked envelopes that follow the fact `after`, oldest first; none where another sends."""

    def release(self, seq: int) -> None:
        """`seq` was parked, and is with the server now."""

    def let_go(self) -> None:
        """Another may send."""

    def close(self) -> None: ...


class OutboxPusher(Worker):
    """Sends from `start` to `stop`; what is not sent by then stays owed.

    `open_outbox` is called on the pusher's own thread, and again after a failure; `on_link` is called there with
    whether the server answers: once at first, then at each change.
    """

    def __init__(
        self, open_outbox: Callable[[], Owed], server: ServerSettings, on_link: Callable[[bool], None]
    ) -> None:
        """Raises `ConfigError` for settings that cannot be used."""
        check_settings(server)
        super().__init__("outbox")
        self._open_outbox = open_outbox
        self._server = server
        self._on_link = on_link
        self._online: bool | None = None
        self._batch = FIRST_BATCH
        self._offered = 0  # the last parked fact that was offered again
        self._offer_at = 0.0
        self._wait_s = FIRST_WAIT_S
        self._lacking: tuple[int, int] | None = None
        self._patient_until = 0.0
        self._wake = threading.Event()

    def nudge(self) -> None:
        """Something new is owed; may be called from any thread and returns at once."""
        self._wake.set()

    def send_again(self, after: int, until: int) -> None:
        """The server has nothing behind the fact `after` any more, though all up to `until` was settled. Any thread."""
        self._lacking = after, until
        self._wake.set()

    @override
    def _interrupt(self) -> None:
        super()._interrupt()
        self._wake.set()

    @override
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
        envelopes: Sequence[Envelope] = []
        parked: Sequence[Envelope] = []
        comes = self._online is not True
        try:
            if comes:
                self._compare(outbox, client)  # nothing is made ready for a server that is not there
            self._go_back(outbox)
            envelopes = self._due(outbox.pending(self._batch))
            parked = [] if envelopes else self._parked(outbox)
            if envelopes:
                self._send(outbox, client, envelopes)
            elif parked:
                self._offer(outbox, client, parked)
            elif not comes:
                client.knock()
        except BatchTooLarge as error:
            self._smaller(outbox, envelopes, parked, error)
        except LinkFailed as failed:
            if not isinstance(failed, NotReached):
                outbox.keep(envelopes or parked)
            if self._online is not False:
                log.warning("the store server is away: %s", failed)
            outbox.let_go()  # another's way may be better
            if isinstance(failed, LinkSlow):
                self._batch = max(1, self._batch // 2)
            self._lost()
        else:
            self._tell(online=True)
            self._wait_s = FIRST_WAIT_S
            if not envelopes and not parked:
                self._wake.wait(HEARTBEAT_S)

    def _due(self, pending: Sequence[Envelope]) -> Sequence[Envelope]:
        """None yet, where all that waits is of no hurry; else all of it, in its order."""
        now = time.monotonic()
        if is_patient([one.kind for one in pending]):
            self._patient_until = self._patient_until or now + PATIENCE_S
            if now < self._patient_until:
                return []
        self._patient_until = 0.0
        return pending

    def _compare(self, outbox: Owed, client: ServerClient) -> None:
        """A server that was away may have come back with older books: before it gets anything new it gets what it
        lacks, for afterwards nobody could tell. Or it is a later program, which takes what was parked.
        """
        self._offered, self._offer_at = 0, 0.0
        answered = outbox.answered()  # before the server is asked: it has had all of this
        have = client.have(outbox.journal)
        if have is None:
            client.knock()
        elif have < answered:
            self._lacking = have, answered

    def _go_back(self, outbox: Owed) -> None:
        """A server whose books were restored from a backup gets what it had since, what was parked as well. Where
        another sends it is tried again: that one may be a program that was killed.
        """
        lacking = self._lacking
        if lacking is not None and outbox.send_again(*lacking):
            log.warning("the store server has nothing behind fact %s any more: all of it is sent again", lacking[0])
            self._offered, self._offer_at, self._lacking = 0, 0.0, None

    def _send(self, outbox: Owed, client: ServerClient, envelopes: Sequence[Envelope]) -> None:
        began = time.monotonic()
        answer = client.send(envelopes)
        outbox.keep([one for one in envelopes if one.seq in answer.parked])
        for seq, reason in answer.parked.items():
            log.error("the store server set fact %s aside: %s", seq, reason)
        outbox.settle(answer.taken, answer.parked)
        if time.monotonic() - began <= QUICK_S:
            self._batch = min(MOST_BATCH, self._batch * 2)
        else:
            self._batch = max(1, len(envelopes) // 2)

    def _parked(self, outbox: Owed) -> Sequence[Envelope]:
        """Some of what is to be offered again; nothing once all was, until the next time."""
        if time.monotonic() < self._offer_at:
            return []
        parked = outbox.set_aside(self._offered, self._batch)
        if not parked:
            self._offered, self._offer_at = 0, time.monotonic() + OFFER_AGAIN_S
        return parked

    def _offer(self, outbox: Owed, client: ServerClient, parked: Sequence[Envelope]) -> None:
        """Those that the server takes now are parked no longer."""
        answer = client.send(parked)
        for one in parked:
            if one.seq <= answer.taken and one.seq not in answer.parked:
                log.info("the store server took fact %s after all", one.seq)
                outbox.release(one.seq)
        self._offered = answer.taken

    def _smaller(
        self, outbox: Owed, envelopes: Sequence[Envelope], parked: Sequence[Envelope], error: BatchTooLarge
    ) -> None:
        """What is too large by itself is parked, or stays so: `envelopes` is empty where parked ones were offered."""
        if len(envelopes) == 1:
            outbox.settle(envelopes[0].seq, {envelopes[0].seq: str(error)})
        elif len(parked) == 1:
            self._offered = parked[0].seq
        self._batch = max(1, len(envelopes or parked) // 2)

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


def is_patient(kinds: Sequence[str]) -> bool:
    """Whether facts of these kinds, all that waits, may wait on."""
    return 0 < len(kinds) <= FEW and PATIENT.issuperset(kinds)


def _stumbled(error: Exception) -> None:
    """Only kind and place are logged: the words might hold a sale."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    log.error("the outbox stumbled: %s at %s:%s", type(error).__name__, place.filename, place.lineno)
