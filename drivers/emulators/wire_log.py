"""What passed on an emulated wire, for people to read: who said what, when, and what it means."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache

TO_DEVICE, FROM_DEVICE, NOTE = ">", "<", "!"
KEPT_LINES = 300
KEPT_BYTES = 4096
"""Of one line; of a picture or a printed logo nobody reads more."""
SHOWN_BYTES = 96
JOIN_S = 0.03
"""What follows so soon, the same way, is the same line: a frame that comes in pieces is masked and named whole."""

Masks = Callable[[bytes], bytes]
Names = Callable[[str, bytes], list[str]]


def late_mask(make: Callable[[], Masks]) -> Masks:
    """The mask that `make` gives, which is asked only when something is to be told: it may take long to load."""
    loaded = cache(make)

    def masked(data: bytes) -> bytes:
        return loaded()(data)

    return masked


@dataclass(slots=True)
class Line:
    """`number` is the line's own; `changed` the log's count when it last grew. `at` and `until` are monotonic."""

    number: int
    changed: int
    wall: float
    until: float
    way: str
    data: bytearray = field(default_factory=bytearray)
    size: int = 0
    note: str = ""


class WireLog:
    """The last `KEPT_LINES` lines. `changes` counts all that happened to the device, also beside its wire.

    Card data stays in here: what is told is `masked` first. One thread; the host's.
    """

    def __init__(
        self,
        masked: Masks = bytes,
        named: Names = lambda _way, _data: [],
        wall: Callable[[], float] = time.time,
    ) -> None:
        self.changes = 0
        self._masked = masked
        self._named = named
        self._wall = wall
        self._lines: deque[Line] = deque(maxlen=KEPT_LINES)
        self._numbers = 0

    def changed(self) -> None:
        """Something happened to the device that its wire does not tell."""
        self.changes += 1

    def heard(self, data: bytes, now: float) -> None:
        """The device got `data`."""
        self._passed(TO_DEVICE, data, now)

    def said(self, data: bytes, now: float) -> None:
        """`data` left the device."""
        self._passed(FROM_DEVICE, data, now)

    def noted(self, what: str, now: float) -> None:
        """`what` is one of connected, left, hung_up, plugged, unplugged."""
        self._begin(NOTE, now).note = what

    def after(self, changes: int) -> list[dict[str, object]]:
        """The lines that came or grew since there were so many changes, the oldest first."""
        return [self._told(line) for line in self._lines if line.changed > changes]

    def _passed(self, way: str, data: bytes, now: float) -> None:
        if not data:
            return
        line = self._lines[-1] if self._lines else None
        if line is None or line.way != way or now > line.until or line.size >= KEPT_BYTES:
            line = self._begin(way, now)
        else:
            self.changes += 1
            line.changed = self.changes
        line.data += data[: KEPT_BYTES - len(line.data)]
        line.size += len(data)
        line.until = now + JOIN_S

    def _begin(self, way: str, now: float) -> Line:
        self.changes += 1
        self._numbers += 1
        line = Line(self._numbers, self.changes, self._wall(), now, way)
        self._lines.append(line)
        return line

    def _told(self, line: Line) -> dict[str, object]:
        data = bytes(line.data)
        return {
            "number": line.number,
            "at": datetime.fromtimestamp(line.wall, tz=UTC).isoformat(timespec="milliseconds"),
            "way": line.way,
            "size": line.size,
            "hex": self._masked(data)[:SHOWN_BYTES].hex(),
            "means": [line.note] if line.note else self._named(line.way, data),
        }
