"""A thread that fetches the store's items and rules: at the start, and every few seconds what changed since.

Whatever the server answers, the lane keeps what it has until the new is on its disk, whole and checked.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from kiosk.config import ServerSettings
from kiosk.store_link.server_client import LinkFailed, ServerClient, check_settings

log = logging.getLogger(__name__)

EVERY_S = 5.0
LAST_WAIT_S = 300.0
STOP_S = 10.0


class Shelf(Protocol):
    """Where master data is kept; `kiosk.catalogue.master.MasterFiles` is one."""

    @property
    def incoming(self) -> Path: ...

    def newest(self) -> str:
        """The newest version that is there, '' for none."""

    def take(self, answer: Path) -> str:
        """The version made of `answer`; raises ValueError or OSError, and everything stays as it was then."""


class MasterFetcher:
    """Fetches from `start` to `stop`. `on_version` is called on its thread with each version that came."""

    def __init__(
        self,
        shelf: Shelf,
        server: ServerSettings,
        lane: str,
        on_version: Callable[[str], None],
        every_s: float = EVERY_S,
    ) -> None:
        """Raises `ConfigError` for settings that cannot be used."""
        check_settings(server)
        self._shelf = shelf
        self._server = server
        self._lane = lane
        self._on_version = on_version
        self._every_s = every_s
        self._wait_s = every_s
        self._have = ""
        self._said = ""
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="master", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """The thread has ended afterwards, unless it is in the middle of taking a large answer."""
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join(timeout=STOP_S)

    def _run(self) -> None:
        client: ServerClient | None = None
        started = False
        while not self._stopping.is_set():
            try:
                if not started:
                    self._have = self._shelf.newest()
                    if self._have:
                        self._on_version(self._have)
                    started = True
                client = client or ServerClient(self._server)
                self._turn(client)
            except LinkFailed as failed:
                self._say(f"no items from the store server: {failed}")
                self._wait_s = self._every_s
            except (ValueError, OSError) as error:
                self._say(f"what the store server sent was not taken, the lane keeps what it has: {error}")
                self._have = ""  # the next answer is the whole
                self._wait_s = min(self._wait_s * 2, LAST_WAIT_S)
            self._stopping.wait(self._wait_s)
        if client is not None:
            client.close()

    def _turn(self, client: ServerClient) -> None:
        incoming = self._shelf.incoming
        if client.fetch_master(self._lane, self._have, incoming):
            try:
                version = self._shelf.take(incoming)
            finally:
                incoming.unlink(missing_ok=True)
            log.info("items and rules %s came", version)
            self._have = version
            self._on_version(version)
        self._said = ""
        self._wait_s = self._every_s

    def _say(self, sentence: str) -> None:
        """Once, not every few seconds."""
        if sentence != self._said:
            self._said = sentence
            log.warning("%s", sentence)
