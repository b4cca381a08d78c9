"""Fetches the store's list of its staff. What came is kept in a file for the lane alone, so that staff sign on without
a server, after a restart too.

A server that hands out no list (it has no staff file, or is of a time before this) changes nothing.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from typing_extensions import override

from kiosk.config import ServerSettings
from kiosk.core.staff_document import StaffDocument, version_of
from kiosk.core.staff_reading import MOST, read_body
from kiosk.store_link.fetcher import Fetcher, told
from kiosk.store_link.identity import write_whole
from kiosk.store_link.server_client import ServerClient

log = logging.getLogger(__name__)

EVERY_S = 5.0
FOR_THE_LANE_ALONE = 0o600

Kept = tuple[str, StaffDocument]
"""A list and the version that the server calls it by."""


def kept_staff(path: Path) -> Kept | None:
    """The list that the server handed out last; None where there is none, or none that can be read."""
    try:
        with path.open("rb") as file:
            body = file.read(MOST + 1)
        return version_of(body), read_body(body)
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        log.error("the staff that the store server handed out cannot be read: %s", told(error))  # noqa: TRY400
        return None


class StaffFetcher(Fetcher):
    """`on_staff` is called on its thread with each list, that which is kept first."""

    def __init__(
        self,
        path: Path,
        server: ServerSettings,
        lane: str,
        on_staff: Callable[[str, StaffDocument], None],
        every_s: float = EVERY_S,
    ) -> None:
        """`path` is the file where it is kept. Raises `ConfigError` for settings that cannot be used."""
        super().__init__("staff", server, every_s)
        self._path = path
        self._lane = lane
        self._on_staff = on_staff

    @override
    def _begin(self) -> None:
        if (kept := kept_staff(self._path)) is not None:
            self._have = kept[0]
            self._on_staff(*kept)

    @override
    def _turn(self, client: ServerClient) -> None:
        body = client.fetch_staff(self._lane, self._have, MOST)
        if body is None:
            return
        document, version = read_body(body), version_of(body)
        write_whole(self._path, body, FOR_THE_LANE_ALONE)
        log.info("the staff are those of %s", version)
        self._have = version
        self._on_staff(version, document)
