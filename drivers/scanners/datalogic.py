"""A serial scanner that names each read by Datalogic's own prefix (`A`, `E`, `F`, `FF`, `R4`, `#` …), not by AIM's.

From the Magellan manuals, "Handheld data format": UPC-A `A`, UPC-E `E`, EAN-13 `F`, EAN-8 `FF`, add-ons appended, GS1
DataBar `R4` with its application identifiers, Code 128 `#` with FNC1 as 80 hex, Code 39 `*` and the code between its
stars, interleaved 2 of 5 `i`, Codabar `%`. The letters look like data, so nothing else is guessed from them: what fits
no prefix, length and check digit is told as garbled. A scanner that can send AIM identifiers should.
"""

from __future__ import annotations

import re

from drivers.contract import CodeRead, DeviceTrouble
from drivers.scanners.aim import GS, garbled, understood
from drivers.scanners.ean_upc import ean_8, ean_13, upc_a, upc_e
from drivers.scanners.serial_scanner import USUAL_PROFILE, ScannerProfile, SerialScanner

FNC1 = b"\x80"
GS1 = (b"#", b"R")
"""Only these have FNC1; in any other read its byte is none of the code's."""
_DATABAR = re.compile(r"01[0-9]{14}[ -~\x1d]*")
_CODABAR = re.compile(r"[A-Da-dTtNnEe*][0-9$:/.+-]+[A-Da-dTtNnEe*]")


class DatalogicScanner(SerialScanner):
    """`USUAL_PROFILE` is Datalogic's: E and D, F and B, R, i."""

    def __init__(self, profile: ScannerProfile = USUAL_PROFILE) -> None:
        super().__init__(datalogic_understood, profile)


def datalogic_understood(line: bytes) -> CodeRead | DeviceTrouble:
    """The read that `line` is, under its AIM identifier."""
    if line[:1] in GS1:
        line = line.replace(FNC1, GS.encode())
    try:
        text = line.decode("ascii")
    except UnicodeDecodeError:
        return garbled(f"a read of {len(line)} bytes that are no text")
    code = text[1:]
    match text[:1]:
        case "A":
            return upc_a(code)
        case "E":
            return upc_e(code)
        case "F" if code.startswith("F"):
            return ean_8(code[1:])
        case "F":
            return ean_13(code)
        case "R" if code.startswith("4") and _DATABAR.fullmatch(code[1:]):
            return understood("]e0" + code[1:])
        case "#" if code.startswith(GS):
            return understood("]C1" + code.lstrip(GS))
        case "#":
            return understood("]C0" + code)
        case "*" if len(code) > 2 and code[0] == code[-1] == "*":
            return understood("]A0" + code[1:-1])
        case "i" if code.isdigit():
            return understood("]I0" + code)
        case "%" if _CODABAR.fullmatch(code):
            return understood("]F0" + code)
        case _:
            return garbled(f"a read of {len(text)} characters without one of Datalogic's prefixes")
