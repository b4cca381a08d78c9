"""A thread that looks now and then how much the lane owes the store server, and tells the lane and the server; the
server is told, too, whenever the lane looks otherwise from afar.

It has a connection of its own, to the journal and to the server: what is owed is told while the outbox is stuck, too.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from typing_extensions import override

from kiosk.config import ServerSettings
from kiosk.core.look import LaneLook
from kiosk.core.standing import Standing
from kiosk.store_link.server_client import LinkFailed, ServerClient, check_settings
from kiosk.store_link.worker import Worker

log = logging.getLogger(__name__)

EVERY_S = 10.0
APART_S = 1.0
"""A lane that looks otherwise tells it at once, and not again within this time."""
SPARING = 50.0
"""Looking takes at most one part in so many of the time: a long outbox is counted less often."""


class Counted(Protocol):
    """The outbox as it is counted; `kiosk.journal.outbox.Outbox` is one."""

    def standing(self, now: datetime) -> Standing:
        """How much waits, and for how long, at `now` (with zone)."""

    def close(self) -> None: ...


class StandingTeller(Worker):
    """Tells from `start` to `stop`. `open_outbox` and `on_standing` are called on its own thread; the server is told
    each time, and so knows when it last heard of the lane.
    """

    def __init__(
        self,
        open_outbox: Callable[[], Counted],
        server: ServerSettings,
        now: Callable[[], datetime],
        on_standing: Callable[[Standing], None],
        every_s: float = EVERY_S,
    ) -> None:
        """Raises `ConfigError` for settings that cannot be used."""
        check_settings(server)
        super().__init__("standing")
        self._open_outbox = open_outbox
        self._server = server
        self._now = now
        self._on_standing = on_standing
        self._every_s = every_s
        self._apart_s = min(APART_S, every_s)
        self._look: LaneLook | None = None
        self._changed = threading.Event()

    def shows(self, look: LaneLook) -> None:
        """The lane looks so from now on. May be called from any thread, at any time."""
        if look != self._look:
            self._look = look
            self._changed.set()

    @override
    def _interrupt(self) -> None:
        super()._interrupt()
        self._changed.set()

    @override
    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                self._serve()
            except Exception as error:  # noqa: BLE001 - whatever fails here must not end the telling for good
                self._say(f"what the store server is owed was not counted: {type(error).__name__}")
                self._stopping.wait(self._every_s)

    def _serve(self) -> None:
        """Tells until stopped; raises when the journal fails."""
        outbox = self._open_outbox()
        try:
            client = ServerClient(self._server)
            try:
                while not self._stopping.is_set():
                    standing, again = self._count(outbox)
                    while not self._stopping.is_set():
                        self._tell(client, standing)
                        self._stopping.wait(self._apart_s)
                        if not self._changed.wait(max(0.0, again - time.monotonic())):
                            break
            finally:
                client.close()
        finally:
            outbox.close()

    def _count(self, outbox: Counted) -> tuple[Standing, float]:
        """What is owed, and when it is counted again, in monotonic seconds."""
        began = time.monotonic()
        standing = outbox.standing(self._now())
        took_s = time.monotonic() - began
        self._on_standing(standing)
        return standing, began + took_s + max(self._every_s, took_s * SPARING)

    def _tell(self, client: ServerClient, standing: Standing) -> None:
        self._changed.clear()
        try:
            client.tell(standing, self._look)
        except LinkFailed as failed:
            self._say(f"the store server was not told what it is owed: {failed}")
        else:
            self._went_well()
