"""`LINK` as people write it becomes a link: serial:/dev/ttyUSB0?baud=9600&mode=7E1, pty:/path, tcp:host:port."""

from __future__ import annotations

from urllib.parse import parse_qsl

from drivers.link.serial import LineSettings, SerialLink
from drivers.link.tcp import TcpLink


def parse_wire(text: str, line: LineSettings | None) -> SerialLink | TcpLink:
    """The byte link that `text` names; `line` is what the protocol asks for where the text does not say.

    Raises:
        ValueError: one sentence on what is wrong with `text`.
    """
    kind, _, rest = text.partition(":")
    if not rest:
        raise ValueError(f"link {text!r} is not like serial:/dev/ttyUSB0, pty:/path or tcp:host:port")
    if kind == "tcp":
        host, _, port = rest.rpartition(":")
        if not host or not port.isdecimal() or not 0 <= int(port) <= 65535:
            raise ValueError(f"link {text!r} is not like tcp:host:port")
        return TcpLink(host.removeprefix("[").removesuffix("]"), int(port))
    if kind in ("serial", "pty"):
        path, _, query = rest.partition("?")
        options = dict(parse_qsl(query, keep_blank_values=True))
        if unknown := options.keys() - {"baud", "mode"}:
            raise ValueError(f"link {text!r}: {', '.join(sorted(unknown))} is neither baud nor mode")
        default = line or LineSettings()
        baud = options.get("baud", str(default.baud))
        mode = options.get("mode", f"{default.bits}{default.parity}{default.stop}")
        return SerialLink(path, LineSettings.parse(baud, mode))
    raise ValueError(f"link {text!r}: {kind!r} is none of serial, pty, tcp")
