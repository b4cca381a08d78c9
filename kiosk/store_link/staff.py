"""A thread that fetches the store's list of its staff: at the start, and every few seconds what is new. What came is
kept in a file for the lane alone, so that staff sign on without a server, after a restart too.

What cannot be read or kept changes nothing: the lane has the staff that it had. A server that hands out no list (it has
no staff file, or is of a time before this) changes nothing either.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from pathlib import Path

from kiosk.config import ConfigError, ServerSettings
from kiosk.core.staff_document import StaffDocument, version_of
from kiosk.core.staff_reading import MOST, read_body
from kiosk.store_link.identity import write_whole
from kiosk.store_link.server_client import LinkFailed, ServerClient, check_settings

log = logging.getLogger(__name__)

EVERY_S = 5.0
LAST_WAIT_S = 300.0
STOP_S = 10.0
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
        log.error("the staff that the store server handed out cannot be read: %s", _told(error))  # noqa: TRY400
        return None


class StaffFetcher:
    """Fetches from `start` to `stop`. `on_staff` is called on its thread with each list, that which is kept first."""

    def __init__(
        self,
        path: Path,
        server: ServerSettings,
        lane: str,
        on_staff: Callable[[str, StaffDocument], None],
        every_s: float = EVERY_S,
    ) -> None:
        """`path` is the file where it is kept. Raises `ConfigError` for settings that cannot be used."""
        check_settings(server)
        self._path = path
        self._server = server
        self._lane = lane
        self._on_staff = on_staff
        self._every_s = every_s
        self._wait_s = every_s
        self._have = ""
        self._said = ""
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="staff", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """The thread has ended afterwards."""
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join(timeout=STOP_S)

    def _run(self) -> None:
        if (kept := kept_staff(self._path)) is not None:
            self._have = kept[0]
            self._on_staff(*kept)
        client: ServerClient | None = None
        while not self._stopping.is_set():
            try:
                client = client or ServerClient(self._server)
                self._turn(client)
            except (LinkFailed, ConfigError) as failed:
                self._say(f"no staff from the store server: {failed}")
                self._wait_s = self._every_s
            except (OSError, ValueError) as error:
                self._say(f"what the store server sent was not taken, the lane keeps its staff: {_told(error)}")

                self._wait_s = min(self._wait_s * 2, LAST_WAIT_S)
            self._stopping.wait(self._wait_s)
        if client is not None:
            client.close()

    def _turn(self, client: ServerClient) -> None:
        body = client.fetch_staff(self._lane, self._have, MOST)
        if body is not None:
            document, version = read_body(body), version_of(body)
            write_whole(self._path, body, FOR_THE_LANE_ALONE)
            log.info("the staff are those of %s", version)
            self._have = version
            self._on_staff(version, document)
        self._said = ""
        self._wait_s = self._every_s

    def _say(self, sentence: str) -> None:
        """Once, not every few seconds."""
        if sentence != self._said:
            self._said = sentence
            log.warning("%s", sentence)


def _told(error: Exception) -> str:
    """No path is of use here, and no sentence holds a hash."""
    return error.strerror or type(error).__name__ if isinstance(error, OSError) else str(error)
