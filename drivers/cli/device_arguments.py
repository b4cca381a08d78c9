"""What the commands that talk to one device, or play one, have in common: kind, protocol and link."""

from __future__ import annotations

import argparse
import signal
from collections.abc import Callable
from types import FrameType

from drivers.registry import PROTOCOLS, ProtocolRow, find

KINDS = tuple(dict.fromkeys(row.kind for row in PROTOCOLS))


def add_device(parser: argparse.ArgumentParser, *, link_needed: bool = True) -> None:
    parser.add_argument("kind", choices=KINDS, metavar="KIND", help=", ".join(KINDS))
    parser.add_argument("--protocol", required=True, metavar="P", help=", ".join(row.name for row in PROTOCOLS))
    parser.add_argument(
        "--link",
        required=link_needed,
        metavar="LINK",
        help="serial:/dev/ttyUSB0?baud=9600&mode=7E1, pty:/path, tcp:host:port, … (docs/links.md)",
    )


def chosen_row(kind: str, protocol: str) -> ProtocolRow:
    """The row of `protocol`, which must be one of `kind` (a camera is a scanner too); raises ValueError."""
    row = find(protocol)
    if row.kind != kind and (row.kind, kind) != ("camera", "scanner"):
        raise ValueError(f"{protocol} is the protocol of a {row.kind}, not of a {kind}")
    return row


def on_termination(end: Callable[[], None]) -> None:
    """SIGTERM and SIGINT call `end`, which must be quick and harmless when called again."""

    def ended(signal_number: int, frame: FrameType | None) -> None:  # noqa: ARG001 - the handler's signature
        end()

    signal.signal(signal.SIGTERM, ended)
    signal.signal(signal.SIGINT, ended)
