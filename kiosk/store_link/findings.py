"""A thread that tells the store server what ails the lane's devices: each change of it, and all now and then."""

from __future__ import annotations

import time
from collections.abc import Callable

from typing_extensions import override

from kiosk.config import ServerSettings
from kiosk.core.device_findings import LaneFindings
from kiosk.store_link.server_client import LinkFailed, ServerClient, check_settings
from kiosk.store_link.worker import Worker

LOOK_EVERY_S = 2.0
LATER = 5
"""A server that took nothing is left alone for so many looks."""
AGAIN_S = 300.0
"""What is as it was is told again after so long: of a server that was restored from an old copy."""


class FindingTeller(Worker):
    """Tells from `start` to `stop`; `look` is called on its own thread, and may take seconds. What the server did not
    take is told as it stands then: the server keeps what it knew until it hears of the lane again.
    """

    def __init__(
        self,
        look: Callable[[], LaneFindings],
        server: ServerSettings,
        every_s: float = LOOK_EVERY_S,
        again_s: float = AGAIN_S,
    ) -> None:
        """Raises `ConfigError` for settings that cannot be used."""
        check_settings(server)
        super().__init__("finding-teller")
        self._look, self._server, self._every_s, self._again_s = look, server, every_s, again_s
        self._told: object = None
        self._told_at = 0.0

    @override
    def _run(self) -> None:
        while not self._stopping.wait(self._every_s):
            try:
                self._tell(self._look())
            except LinkFailed as failed:
                self._say(f"the store server was not told what ails the devices: {failed}")
                self._stopping.wait(self._every_s * LATER)
            except Exception as error:  # noqa: BLE001 - whatever fails here must not end the telling for good
                self._say(f"what ails the devices was not told: {type(error).__name__}")

    def _tell(self, found: LaneFindings) -> None:
        is_news = _gist(found) != self._told
        if not is_news and time.monotonic() - self._told_at < self._again_s:
            return
        client = ServerClient(self._server)
        try:
            client.tell_findings(found)
        finally:
            client.close()
        self._told, self._told_at = _gist(found), time.monotonic()
        self._went_well()


def _gist(found: LaneFindings) -> object:
    """What makes findings others: neither their age nor what a device says of itself meanwhile."""
    return [(one.device, one.part, one.cause, one.state) for one in found.findings], found.waiting
