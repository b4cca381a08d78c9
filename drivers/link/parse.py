"""`LINK` as people write it becomes a link: serial:/dev/ttyUSB0?baud=9600&mode=7E1, tcp:host:port, usb:04b8:0202 …"""

from __future__ import annotations

import re
from urllib.parse import parse_qsl

from drivers.link.device_file import DeviceFileLink, UsbPrinterLink
from drivers.link.rfc2217 import Rfc2217Link
from drivers.link.serial import LineSettings, SerialLink
from drivers.link.tcp import TcpLink

WireLink = SerialLink | TcpLink | Rfc2217Link | DeviceFileLink | UsbPrinterLink

KINDS = ("serial", "pty", "tcp", "rfc2217", "usb", "usblp", "cups")
USB_IDS = re.compile(r"([0-9a-fA-F]{4}):([0-9a-fA-F]{4})")
IPP_PORT = 631


def parse_wire(text: str, line: LineSettings | None) -> WireLink:
    """The byte link that `text` names; `line` is what the protocol asks for where the text does not say.

    Raises:
        ValueError: one sentence on what is wrong with `text`.
    """
    kind, _, rest = text.partition(":")
    if not rest:
        raise ValueError(f"link {text!r} is not like serial:/dev/ttyUSB0, pty:/path or tcp:host:port")
    match kind:
        case "tcp":
            return TcpLink(*_host_and_port(rest, f"link {text!r} is not like tcp:host:port"))
        case "cups":
            return TcpLink(*parse_queue(text)[:2])
        case "usb":
            ids = USB_IDS.fullmatch(rest)
            if ids is None:
                raise ValueError(f"link {text!r} is not like usb:04b8:0202, maker and product in hexadecimal")
            return UsbPrinterLink(ids[1].lower(), ids[2].lower())
        case "usblp":
            return DeviceFileLink(rest)
        case "serial" | "pty":
            path, settings = _line_of(text, rest, line)
            return SerialLink(path, settings)
        case "rfc2217":
            address, settings = _line_of(text, rest, line)
            return Rfc2217Link(*_host_and_port(address, f"link {text!r} is not like rfc2217:host:port"), settings)
        case _:
            raise ValueError(f"link {text!r}: {kind!r} is none of {', '.join(KINDS)}")


def parse_queue(text: str) -> tuple[str, int, str]:
    """Host, port and queue of `cups:QUEUE` (on this machine) or `cups:host:port/queue`; raises ValueError."""
    kind, _, rest = text.partition(":")
    address, slash, queue = rest.rpartition("/")
    if kind != "cups" or not re.fullmatch(r"[^\s/#?%]{1,127}", queue):
        raise ValueError(f"link {text!r} is not like cups:QUEUE or cups:host:631/QUEUE")
    if not slash:
        return "localhost", IPP_PORT, queue
    return *_host_and_port(address, f"link {text!r} is not like cups:host:631/QUEUE"), queue


def _host_and_port(text: str, words: str) -> tuple[str, int]:
    host, _, port = text.rpartition(":")
    if not host or not port.isdecimal() or int(port) > 65535:
        raise ValueError(words)
    return host.removeprefix("[").removesuffix("]"), int(port)


def _line_of(text: str, rest: str, line: LineSettings | None) -> tuple[str, LineSettings]:
    """Where the line is, and how it is to be set."""
    where, _, query = rest.partition("?")
    options = dict(parse_qsl(query, keep_blank_values=True))
    if unknown := options.keys() - {"baud", "mode"}:
        raise ValueError(f"link {text!r}: {', '.join(sorted(unknown))} is neither baud nor mode")
    default = line or LineSettings()
    baud = options.get("baud", str(default.baud))
    mode = options.get("mode", f"{default.bits}{default.parity}{default.stop}")
    return where, LineSettings.parse(baud, mode)
