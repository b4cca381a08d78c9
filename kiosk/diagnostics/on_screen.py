"""What went over the wire of a device, as a technician sees it: of machines that know nobody the bytes, of all other
devices the shape, for a badge, a member's code or a card may be what passed there.
"""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.diagnostics.bundle.shapes import MACHINES, shape_of
from kiosk.diagnostics.live import Passed
from kiosk.diagnostics.masking import masked

MOST_BYTES = 48
LEAST_TEXT = 4
"""Of one passage so many are shown; with fewer than `LEAST_TEXT` it is no text."""


@dataclass(frozen=True, slots=True)
class WireLine:
    """One passage at `at_s` seconds since 1970 in UTC, `since_s` after the lane's start, and what is shown of it."""

    at_s: float
    direction: str
    shows: str
    since_s: float


def wire_line(kind: str, passed: Passed) -> WireLine:
    """Of a device of this `kind`."""
    data = passed.data[:MOST_BYTES]
    if passed.direction == "!":
        shows = masked(_signs(data))
    elif kind in MACHINES:
        shows = _read(data)
    else:
        shows = shape_of(kind, passed.direction, data)
    more = " …" if len(passed.data) > MOST_BYTES else ""
    return WireLine(passed.at_s, passed.direction, shows + more, passed.since_s)


def _read(data: bytes) -> str:
    """Text as text, with its control characters as signs; all else byte by byte."""
    plain = len(data) >= LEAST_TEXT and all(32 <= byte < 127 or byte in b"\r\n\t" for byte in data)
    return _signs(data) if plain else data.hex(" ").upper()


def _signs(data: bytes) -> str:
    return "".join(chr(0x2400 + byte) if byte < 32 else chr(byte) for byte in data)
