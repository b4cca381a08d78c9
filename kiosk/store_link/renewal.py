"""A thread that renews the lane's certificate before it ends, and tells the lane how long it is good for."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from typing_extensions import override

from kiosk.config import ConfigError
from kiosk.store_link.identity import EnrolFailed, ends, renew
from kiosk.store_link.worker import Worker

log = logging.getLogger(__name__)

EVERY_S = 3600.0
EARLY = timedelta(days=30)


class IdentityKeeper(Worker):
    """Looks from `start` to `stop`. `on_days` is called on its thread with how many whole days are left."""

    def __init__(
        self,
        address: str,
        folder: Path,
        on_days: Callable[[int], None],
        now: Callable[[], datetime],
        every_s: float = EVERY_S,
    ) -> None:
        """`address` is the server's, `folder` where key and certificate are."""
        super().__init__("identity")
        self._address = address
        self._folder = folder
        self._on_days = on_days
        self._now = now
        self._every_s = every_s

    @override
    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                self._look()
            except Exception as error:  # noqa: BLE001 - whatever fails here must not end the looking for good
                told = str(error) if isinstance(error, EnrolFailed | ConfigError) else type(error).__name__
                log.warning("the lane's certificate was not renewed: %s", told)
            self._stopping.wait(self._every_s)

    def _look(self) -> None:
        left = ends(self._folder) - self._now()
        self._on_days(left.days)
        if left < EARLY:
            renew(self._address, self._folder)
            log.info("the lane has a new certificate")
            self._on_days((ends(self._folder) - self._now()).days)
