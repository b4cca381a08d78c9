"""The one place that makes the device's end of a wire from the link's text."""

from __future__ import annotations

import re

from drivers.emulators.packets_end import PacketsEnd
from drivers.emulators.rfc2217_end import Rfc2217End
from drivers.emulators.wire import DeviceEnd, PtyEnd, TcpEnd


def make_end(text: str) -> DeviceEnd:
    """The other end of the link that `text` names, not yet open: the drivers' side is opened with the same text.

    Raises:
        ValueError: one sentence on what is wrong with `text`.
    """
    kind, _, rest = text.partition(":")
    match kind:
        case "pty" | "usblp" if path := rest.partition("?")[0]:
            return PtyEnd(path)
        case "tcp" | "rfc2217" | "cups":
            address, _, _ = rest.partition("/" if kind == "cups" else "?")
            host, _, port = address.rpartition(":")
            if not host or not port.isdecimal() or int(port) > 65535:
                raise ValueError(f"link {text!r} is not like {kind}:127.0.0.1:9100 (port 0: a free one)")
            end = Rfc2217End if kind == "rfc2217" else TcpEnd
            return end(host.removeprefix("[").removesuffix("]"), int(port))
        case "hidraw" | "evdev" if rest:
            return PacketsEnd(rest)
        case "tls":
            from drivers.emulators.tls_end import parse_tls_end  # here: for few devices

            return parse_tls_end(rest)
        case "frames" if rest:
            from drivers.emulators.frames_end import FramesEnd  # here: pictures are for cameras only

            return FramesEnd(rest)
        case _:
            paths = "pty:/path, usblp:/path, hidraw:/path, evdev:/path, frames:FOLDER"
            forms = f"{paths}, tcp:host:port, tls:host:port?cert=FILE, rfc2217:host:port or cups:host:port/queue"
            raise ValueError(f"link {text!r}: an emulator stands at {forms}")


def link_of(end: DeviceEnd, text: str) -> str:
    """The link's text as a driver must write it: `text`, with the real port where port 0 was asked for."""
    if isinstance(end, TcpEnd):
        port = re.compile(r":\d+(?=$|[/?])")
        mine = text.partition("?")[0] if text.startswith("tls:") else text  # its options are the device's alone
        return port.sub(f":{end.port}", mine, count=1)
    return text
