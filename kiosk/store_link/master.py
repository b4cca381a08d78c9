"""Fetches the store's items and rules: at the start, and every few seconds what changed since."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from typing_extensions import override

from kiosk.config import ServerSettings
from kiosk.store_link.fetcher import Fetcher
from kiosk.store_link.server_client import ServerClient

log = logging.getLogger(__name__)

EVERY_S = 5.0


class Shelf(Protocol):
    """Where master data is kept; `kiosk.catalogue.master.MasterFiles` is one."""

    @property
    def incoming(self) -> Path: ...

    def newest(self) -> str:
        """The newest version that is there, '' for none."""

    def take(self, answer: Path) -> str:
        """The version made of `answer`; raises ValueError or OSError, and everything stays as it was then."""


class MasterFetcher(Fetcher):
    """`on_version` is called on its thread with each version that came, that which is there first."""

    def __init__(
        self,
        shelf: Shelf,
        server: ServerSettings,
        lane: str,
        on_version: Callable[[str], None],
        every_s: float = EVERY_S,
    ) -> None:
        """Raises `ConfigError` for settings that cannot be used."""
        super().__init__("items", server, every_s)
        self._shelf = shelf
        self._lane = lane
        self._on_version = on_version

    @override
    def _begin(self) -> None:
        self._have = self._shelf.newest()
        if self._have:
            self._on_version(self._have)

    @override
    def _turn(self, client: ServerClient) -> None:
        incoming = self._shelf.incoming
        if not client.fetch_master(self._lane, self._have, incoming):
            return
        try:
            version = self._shelf.take(incoming)
        finally:
            incoming.unlink(missing_ok=True)
        log.info("items and rules %s came", version)
        self._have = version
        self._on_version(version)

    @override
    def _refused(self) -> None:
        self._have = ""  # the next answer is the whole
