"""A thread that tells the store server what the lane's devices have done, day by day."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from typing_extensions import override

from kiosk.config import ServerSettings
from kiosk.core.device_counts import DeviceCount
from kiosk.store_link.server_client import LinkFailed, ServerClient, check_settings
from kiosk.store_link.worker import Worker

EVERY_S = 600.0
AT_ONCE = 200
"""So many counts go in one message."""


class Counted(Protocol):
    """The lane's counters; `kiosk.diagnostics.lasting.Lasting` is one."""

    def untold(self, most: int) -> Sequence[DeviceCount]: ...

    def told(self, counts: Sequence[DeviceCount]) -> None: ...


class CounterTeller(Worker):
    """Tells from `start` to `stop`. A count is told again until the server has taken it, and then when it has grown."""

    def __init__(self, counted: Counted, server: ServerSettings, every_s: float = EVERY_S) -> None:
        """Raises `ConfigError` for settings that cannot be used."""
        check_settings(server)
        super().__init__("counter-teller")
        self._counted, self._server, self._every_s = counted, server, every_s

    @override
    def _run(self) -> None:
        while not self._stopping.wait(self._every_s):
            try:
                self._tell()
            except LinkFailed as failed:
                self._say(f"the store server was not told what the devices have done: {failed}")
            except Exception as error:  # noqa: BLE001 - whatever fails here must not end the telling for good
                self._say(f"what the devices have done was not told: {type(error).__name__}")
            else:
                self._went_well()

    def _tell(self) -> None:
        """All of it, unless stopped before."""
        client = ServerClient(self._server)
        try:
            while not self._stopping.is_set() and (counts := self._counted.untold(AT_ONCE)):
                client.tell_counts(counts)
                self._counted.told(counts)
        finally:
            client.close()
