"""Fetches what the store's lanes learned of items' weights."""

from __future__ import annotations

from collections.abc import Callable

from typing_extensions import override

from kiosk.config import ServerSettings
from kiosk.core.bagging.sharing import Shared, read_body
from kiosk.store_link.fetcher import Fetcher
from kiosk.store_link.server_client import ServerClient

EVERY_S = 60.0


class WeightFetcher(Fetcher):
    """`have` is the version that is there; `on_shared` is called on its thread with what came."""

    def __init__(
        self,
        server: ServerSettings,
        lane: str,
        have: str,
        on_shared: Callable[[Shared], None],
        every_s: float = EVERY_S,
    ) -> None:
        """Raises `ConfigError` for settings that cannot be used."""
        super().__init__("weights", server, every_s)
        self._lane = lane
        self._have = have
        self._on_shared = on_shared

    @override
    def _turn(self, client: ServerClient) -> None:
        answer = client.fetch_weights(self._lane, self._have)
        if answer is not None:
            shared = read_body(answer)
            self._have = shared.version
            self._on_shared(shared)

    @override
    def _refused(self) -> None:
        self._have = ""  # the next answer is the whole
