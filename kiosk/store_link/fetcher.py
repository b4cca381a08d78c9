"""A thread that fetches one thing from the store server: at the start, and every so often what is new.

Whatever the server answers, the lane keeps what it has until the new was taken, whole and checked.
"""

from __future__ import annotations

from abc import abstractmethod

from typing_extensions import override

from kiosk.config import ConfigError, ServerSettings
from kiosk.store_link.server_client import LinkFailed, ServerClient, check_settings
from kiosk.store_link.worker import Worker

LAST_WAIT_S = 300.0


class Fetcher(Worker):
    """Fetches from `start` to `stop`. What cannot be taken is asked for again, ever more seldom."""

    def __init__(self, what: str, server: ServerSettings, every_s: float) -> None:
        """`what` is fetched, in a word. Raises `ConfigError` for settings that cannot be used."""
        check_settings(server)
        super().__init__(what)
        self._what = what
        self._server = server
        self._every_s = every_s
        self._have = ""  # the version that is there

    def _begin(self) -> None:
        """What is there already is known; raises ValueError or OSError, and is tried again then."""

    @abstractmethod
    def _turn(self, client: ServerClient) -> None:
        """The server was asked once, and what it sent is there. Raises `LinkFailed`, or ValueError or OSError for what
        cannot be taken.
        """

    def _refused(self) -> None:
        """What the server sent was not taken."""

    @override
    def _run(self) -> None:
        client: ServerClient | None = None
        begun, wait_s = False, self._every_s
        while not self._stopping.is_set():
            try:
                if not begun:
                    self._begin()
                    begun = True
                client = client or ServerClient(self._server)
                self._turn(client)
                self._went_well()
                wait_s = self._every_s
            except (LinkFailed, ConfigError) as failed:
                self._say(f"no {self._what} from the store server: {failed}")
                wait_s = self._every_s
            except (ValueError, OSError) as error:
                self._say(f"what the store server sent was not taken, the lane keeps its {self._what}: {told(error)}")
                self._refused()
                wait_s = min(wait_s * 2, LAST_WAIT_S)
            self._stopping.wait(wait_s)
        if client is not None:
            client.close()


def told(error: Exception) -> str:
    """Why, in words without a path."""
    return error.strerror or type(error).__name__ if isinstance(error, OSError) else str(error)
