"""The one place that makes the device's end of a wire from the link's text."""

from __future__ import annotations

from drivers.emulators.wire import DeviceEnd, PtyEnd, TcpEnd


def make_end(text: str) -> DeviceEnd:
    """The other end of the link that `text` names, not yet open: the drivers' side is opened with the same text.

    Raises:
        ValueError: one sentence on what is wrong with `text`.
    """
    kind, _, rest = text.partition(":")
    match kind:
        case "pty" if path := rest.partition("?")[0]:
            return PtyEnd(path)
        case "tcp":
            host, _, port = rest.rpartition(":")
            if not host or not port.isdecimal() or int(port) > 65535:
                raise ValueError(f"link {text!r} is not like tcp:127.0.0.1:9100 (port 0: a free one)")
            return TcpEnd(host.removeprefix("[").removesuffix("]"), int(port))
        case "frames" if rest:
            from drivers.emulators.frames_end import FramesEnd  # here: pictures are for cameras only

            return FramesEnd(rest)
        case _:
            raise ValueError(f"link {text!r}: an emulator stands at pty:/path, tcp:host:port or frames:FOLDER")


def link_of(end: DeviceEnd, text: str) -> str:
    """The link's text as a driver must write it: `text`, with the real port where port 0 was asked for."""
    if isinstance(end, TcpEnd):
        return f"{text.rpartition(':')[0]}:{end.port}"
    return text
