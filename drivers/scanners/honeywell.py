"""A serial scanner that names each read by Honeywell's code id (one letter, `d` for EAN-13), not by AIM's identifier.

UPC-A `c`, UPC-E `E`, EAN-13 `d`, EAN-8 `D`, Code 128 `j`, GS1-128 `I`, GS1 DataBar `y`, its expanded form `}` and its
limited one `{`, QR `s`, Data Matrix `w`, interleaved 2 of 5 `e`, Code 39 `b`. One letter stands for a QR or Data Matrix
with GS1 data and for one without: only FNC1 in front tells them apart. A scanner that can send AIM identifiers should.

There is no byte that enables it for good: SYN T CR starts its reading, as its trigger does, until it has read, or for
30 s as it comes from the factory; SYN U CR ends it. One that stands on the counter and reads by itself needs neither.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from drivers.contract import CodeRead, DeviceTrouble
from drivers.scanners.aim import GS, garbled, understood
from drivers.scanners.ean_upc import ean_8, ean_13, upc_a, upc_e
from drivers.scanners.serial_scanner import ScannerProfile, SerialScanner

HONEYWELL_PROFILE = ScannerProfile(
    enable=b"\x16T\r",
    disable=b"\x16U\r",
    identify=b"",
    good_read=b"",
    not_on_file=b"",
    reset=b"",
    renew_s=10.0,
)

_DATABAR = re.compile(r"01[0-9]{14}[ -~\x1d]*")
_RETAIL: dict[str, Callable[[str], CodeRead | DeviceTrouble]] = {"c": upc_a, "E": upc_e, "d": ean_13, "D": ean_8}
_AIM = {"j": "]C0", "I": "]C1", "s": "]Q1", "w": "]d1", "e": "]I0", "b": "]A0"}
_WITH_FNC1 = {"I": "]C1", "s": "]Q3", "w": "]d2"}


class HoneywellScanner(SerialScanner):
    def __init__(self, profile: ScannerProfile = HONEYWELL_PROFILE) -> None:
        super().__init__(honeywell_understood, profile)


def honeywell_understood(line: bytes) -> CodeRead | DeviceTrouble:
    """The read that `line` is, under its AIM identifier."""
    try:
        text = line.decode()
    except UnicodeDecodeError:
        return garbled(f"a read of {len(line)} bytes that are no text")
    letter, code = text[:1], text[1:]
    if retail := _RETAIL.get(letter):
        return retail(code)
    if letter in ("y", "{", "}") and _DATABAR.fullmatch(code):
        return understood("]e0" + code)
    if letter == "e" and not (code.isascii() and code.isdigit()):
        return garbled(f"an interleaved 2 of 5 of {len(code)} characters that is none")
    if code.startswith(GS) and letter in _WITH_FNC1:
        return understood(_WITH_FNC1[letter] + code.lstrip(GS))
    if letter in _AIM:
        return understood(_AIM[letter] + code)
    return garbled(f"a read of {len(text)} characters without one of Honeywell's code ids")
