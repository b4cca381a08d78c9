"""What a device may be: the protocols that run over its link, in the order in which they are asked for. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from drivers.protocol_row import ProtocolRow
from drivers.registry import PROTOCOLS, find

ORDER = (
    "escpos",
    "mt-sics",
    "sma",
    "toledo8217",
    "scp01",
    "dialog06",
    "cas",
    "input-board",
    "relay",
    "sign-json",
    "cctalk",
    "cctalk-hopper",
    "ssp",
    "ssp-recycler",
    "zvt",
    "hid-pos",
)
"""Those that can tell whether it is theirs that answers. A printer first: it would print what others ask in letters,
while nobody else takes its status request for anything. `dialog06` before `cas`, which would take its answer for one of
its own; a validator that gives notes out after the one that does not, which it is as well.
"""
MUTE = ("serial-aim", "serial-datalogic", "serial-honeywell", "evdev", "wedge")
"""Scanners that may say nothing until somebody scans: their driver is online as soon as the link is."""
LINES: dict[str, tuple[str, ...]] = {
    "escpos": ("baud=9600", "baud=38400", "baud=115200"),
    "toledo8217": ("mode=8N1", "baud=4800"),
    "mt-sics": ("mode=7E1", "baud=2400", "baud=19200"),
    "cas": ("mode=7E1", "baud=19200"),
    "zvt": ("baud=115200",),
}
"""Line settings that are usual besides the protocol's own."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """`link` with the line settings of this try. `sure`: its driver is online only when the device itself answered."""

    link: str
    row: ProtocolRow
    sure: bool = True


def fits(link: str, kinds: Collection[str] = ()) -> bool:
    """Whether anything of those `kinds`, or of any, hangs on links such as `link`."""
    return bool(_rows(link, kinds))


def candidates(link: str, kinds: Collection[str] = ()) -> Iterator[Candidate]:
    """What may hang at `link`, of those `kinds` only where any are given, the likeliest first.

    Raises ValueError where `link` is none that a device of these kinds hangs on.
    """
    rows = _rows(link, kinds)
    if not rows:
        schemes = sorted({name for row in PROTOCOLS if not kinds or row.kind in kinds for name in row.links})
        raise ValueError(f"link {link!r} is none of {', '.join(schemes)}")
    return _in_order(link, rows)


def _rows(link: str, kinds: Collection[str]) -> dict[str, ProtocolRow]:
    scheme = link.partition(":")[0]
    return {row.name: row for row in PROTOCOLS if scheme in row.links and (not kinds or row.kind in kinds)}


def _in_order(link: str, rows: dict[str, ProtocolRow]) -> Iterator[Candidate]:
    """A printer at all its speeds, then all others at their own, then these at their less usual ones, then scanners."""
    asked = [rows[name] for name in ORDER if name in rows]
    printers = [row for row in asked if row.kind == "printer"]
    others = [row for row in asked if row.kind != "printer"]
    for row in printers:
        yield Candidate(link, row)
        yield from _at_other_lines(link, row)
    for row in others:
        yield Candidate(link, row)
    for row in others:
        yield from _at_other_lines(link, row)
    mute = next((find(name) for name in MUTE if name in rows), None)
    if mute is not None and not link.startswith(("tcp:", "keys:")):
        yield Candidate(link, mute, sure=False)


def _at_other_lines(link: str, row: ProtocolRow) -> Iterator[Candidate]:
    """Only a real serial line has settings, and only where the link does not say them."""
    if link.startswith(("serial:", "rfc2217:")) and "?" not in link:
        for line in LINES.get(row.name, ()):
            yield Candidate(f"{link}?{line}", row)
