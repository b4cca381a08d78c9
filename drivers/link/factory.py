"""The one place that makes a link from its text, for whichever protocol: wires, keys, frames and films."""

from __future__ import annotations

from typing import Any

from drivers.link.base import Link
from drivers.link.evdev import EvdevLink
from drivers.link.hidraw import HidrawLink
from drivers.link.keys import KeysLink
from drivers.link.parse import parse_wire
from drivers.registry import ProtocolRow

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


def make_link(text: str, row: ProtocolRow) -> Link[Any]:
    """The link that `text` names, not yet open, with the line settings that `row` asks for.

    Raises:
        ValueError: one sentence: `text` is no link, or not one that this protocol runs over.
    """
    kind, _, rest = text.partition(":")
    if kind not in row.links or not rest:
        forms = ", ".join(f"{name}:…" for name in row.links)
        raise ValueError(f"link {text!r}: {row.name} runs over {forms}")
    if kind == "tcp" and "tls" in row.links and rest.rpartition(":")[0] not in LOOPBACK:
        raise ValueError(f"link {text!r}: {row.name} runs unencrypted on loopback only, elsewhere over tls:…")
    match kind:
        case "tls":
            from drivers.link.tls import parse_tls  # here: certificates are read for few devices

            return parse_tls(rest)
        case "keys":
            return KeysLink(rest)
        case "evdev":
            return EvdevLink(rest)
        case "hidraw":
            return HidrawLink(rest)
        case "frames":
            from drivers.link.frames import FramesLink  # here: OpenCV is loaded for cameras only

            return FramesLink(rest)
        case "video":
            from drivers.link.frames import VideoLink  # likewise

            return VideoLink(rest)
        case _:
            return parse_wire(text, row.line)
