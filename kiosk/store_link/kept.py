"""Fetches a document that the store hands out to its lanes, and keeps it in a file, so that the lane has it without a
server, after a restart too. A server that hands out none, or is of a time before it did, changes nothing.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from typing_extensions import override

from kiosk.config import ServerSettings
from kiosk.store_link.fetcher import Fetcher, told
from kiosk.store_link.identity import write_whole
from kiosk.store_link.server_client import ServerClient

log = logging.getLogger(__name__)

FOR_THE_LANE_ALONE = 0o600

T = TypeVar("T")

EVERY_S = 20.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Generic[T]):
    """`name` is the last part of its address; one of more than `most` bytes is not taken. `read` raises ValueError;
    `version` is what the server calls a body by.
    """

    name: str
    read: Callable[[bytes], T]
    version: Callable[[bytes], str]
    most: int
    every_s: float = EVERY_S

    def kept(self, path: Path) -> tuple[str, T] | None:
        """The version and what it says, as it came last; None where there is none, or none that can be read."""
        try:
            with path.open("rb") as file:
                body = file.read(self.most + 1)
            return self.version(body), self.read(body)
        except FileNotFoundError:
            return None
        except (OSError, ValueError) as error:
            log.error("the %s that the store server handed out cannot be read: %s", self.name, told(error))  # noqa: TRY400
            return None


class DocumentFetcher(Fetcher, Generic[T]):
    """`on_came` is called on its thread with each version and what it says, that which is kept first."""

    def __init__(
        self,
        document: Document[T],
        path: Path,
        server: ServerSettings,
        lane: str,
        on_came: Callable[[str, T], None],
    ) -> None:
        """It is kept in the file `path`. Raises `ConfigError` for settings that cannot be used."""
        super().__init__(document.name, server, document.every_s)
        self._document = document
        self._path = path
        self._lane = lane
        self._on_came = on_came

    @override
    def _begin(self) -> None:
        if (kept := self._document.kept(self._path)) is not None:
            self._have = kept[0]
            self._on_came(*kept)

    @override
    def _turn(self, client: ServerClient) -> None:
        document = self._document
        body = client.fetch_document(document.name, self._lane, self._have, document.most)
        if body is None:
            return
        says, version = document.read(body), document.version(body)
        write_whole(self._path, body, FOR_THE_LANE_ALONE)
        log.info("the %s are those of %s", document.name, version)
        self._have = version
        self._on_came(version, says)
