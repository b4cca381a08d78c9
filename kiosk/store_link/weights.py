"""A thread that fetches what the store's lanes learned of items' weights: at the start, and now and then what changed.

Whatever the server answers, the lane keeps what it has until it has read the new.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from kiosk.config import ServerSettings
from kiosk.core.bagging.sharing import Shared, SharingError, read_body
from kiosk.store_link.server_client import LinkFailed, ServerClient, check_settings

log = logging.getLogger(__name__)

EVERY_S = 60.0
STOP_S = 10.0


class WeightFetcher:
    """Fetches from `start` to `stop`. `have` is the version that is there; `on_shared` is called on its thread."""

    def __init__(
        self,
        server: ServerSettings,
        lane: str,
        have: str,
        on_shared: Callable[[Shared], None],
        every_s: float = EVERY_S,
    ) -> None:
        """Raises `ConfigError` for settings that cannot be used."""
        check_settings(server)
        self._server = server
        self._lane = lane
        self._have = have
        self._on_shared = on_shared
        self._every_s = every_s
        self._said = ""
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="weights", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """The thread has ended afterwards."""
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join(timeout=STOP_S)

    def _run(self) -> None:
        client: ServerClient | None = None
        while not self._stopping.is_set():
            try:
                client = client or ServerClient(self._server)
                self._turn(client)
            except LinkFailed as failed:
                self._say(f"no weights from the store server: {failed}")
            except SharingError as error:
                self._say(f"what the store server sent was not taken, the lane keeps what it has: {error}")
                self._have = ""  # the next answer is the whole
            self._stopping.wait(self._every_s)
        if client is not None:
            client.close()

    def _turn(self, client: ServerClient) -> None:
        answer = client.fetch_weights(self._lane, self._have)
        if answer is not None:
            shared = read_body(answer)
            self._have = shared.version
            self._on_shared(shared)
        self._said = ""

    def _say(self, sentence: str) -> None:
        """Once, not every minute."""
        if sentence != self._said:
            self._said = sentence
            log.warning("%s", sentence)
