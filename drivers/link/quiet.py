"""Waiting for a line to fall quiet, so that what comes next can only answer what is asked next; but not for ever."""

from __future__ import annotations

MOST_S = 10.0
MOST_BYTES = 4096
NOISE = "the line does not fall quiet: bytes come that nobody asked for"


class Quiet:
    """A line that is left alone. `endless` says that it is no use to wait on: the link is better made anew."""

    def __init__(self) -> None:
        self._since = 0.0
        self._bytes = 0

    def begin(self, now: float) -> None:
        self._since, self._bytes = now, 0

    def heard(self, data: bytes) -> None:
        self._bytes += len(data)

    def endless(self, now: float) -> bool:
        return self._bytes > MOST_BYTES or now > self._since + MOST_S
