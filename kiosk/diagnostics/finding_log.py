"""What ails the devices of a running lane, in its log: a line as each finding begins, and one as it ends."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable

from kiosk.diagnostics.report import Row

log = logging.getLogger(__name__)

LOOK_EVERY_S = 2.0


class FindingLog:
    """Used from one thread. It says device, part and cause, by the lane's own words: a device's might hold anything."""

    def __init__(self, rows: Callable[[], Iterable[Row]]) -> None:
        self._rows = rows
        self._found: dict[tuple[str, str, str], None] = {}

    def look(self) -> None:
        """What is other than at the look before is in the log; of a device that is being reached nothing is known."""
        rows = tuple(self._rows())
        waiting = {row.device for row in rows if row.waits}
        found = {(one.device, str(one.part), str(one.cause)): None for row in rows for one in row.findings}
        kept = {key: None for key in self._found if key[0] in waiting}
        for key in self._found:
            if key not in found and key not in kept:
                log.info("%s, %s: %s is over", *key)
        for key in found:
            if key not in self._found:
                log.info("%s, %s: %s begins", *key)
        self._found = kept | found
