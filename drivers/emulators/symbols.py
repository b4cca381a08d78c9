"""Codes as printed symbols: what `{"scan": "]E0…"}` puts before the emulated camera."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import zxingcpp
from numpy.typing import NDArray

Picture = NDArray[np.uint8]

QUIET = 36  # pixels of white around a symbol
WIDEST = 560  # pixels
SCALES = (4, 3, 2)  # pixels a module, the largest that fits
GS = "\x1d"
AIM = re.compile(r"\](\w\d)(.+)", re.DOTALL)
BRACKETED = re.compile(r"[(\[](\d{2,4})[)\]]")

FORMATS = {"E0": "EAN13", "E4": "EAN8", "C0": "Code128", "C1": "Code128", "e0": "DataBarExp", "Q1": "QRCode"}
FORMATS |= {"Q3": "QRCode", "d1": "DataMatrix", "d2": "DataMatrix", "I0": "ITF", "I1": "ITF"}
GS1 = ("C1", "e0", "Q3", "d2")

# application identifiers: how many digits the identifier itself has, by its first two; two where not named here
IDENTIFIER_DIGITS = {"23": 3, "24": 3, "25": 3, "40": 3, "41": 3, "42": 3, "71": 3}
IDENTIFIER_DIGITS |= dict.fromkeys(("31", "32", "33", "34", "35", "36", "39", "43", "70", "72", "80", "81", "82"), 4)
# whose data have a fixed length and need no separator, by the first two digits
FIXED_LENGTH = {"00": 18, "01": 14, "02": 14, "03": 14, "04": 16, "20": 2, "41": 13}
FIXED_LENGTH |= dict.fromkeys(("11", "12", "13", "14", "15", "16", "17", "18", "19"), 6)
FIXED_LENGTH |= dict.fromkeys(("31", "32", "33", "34", "35", "36"), 6)


def draw_symbol(code: str) -> Picture:
    """`code` (with AIM identifier, or bare digits) as a black on white picture with its quiet zone.

    Raises:
        ValueError: one sentence on why there is no such symbol.
    """
    identifier, text = _split(code)
    name = FORMATS[identifier]
    if identifier == "e0" and re.fullmatch(r"01\d{14}", text):
        name, text, gs1 = "DataBarOmni", text[2:], False
    else:
        gs1 = identifier in GS1
    if identifier == "E0" and len(text) == 12:
        text = "0" + text
    try:
        kind = getattr(zxingcpp.BarcodeFormat, name)
        options: dict[str, Any] = {"gs1": True} if gs1 else {}
        barcode = zxingcpp.create_barcode(_bracketed(text) if gs1 else text, kind, **options)
    except (ValueError, RuntimeError) as error:
        raise ValueError(f"{code!r} can't be printed: {error}") from error
    if barcode.text == "" or not barcode.valid:
        raise ValueError(f"{code!r} can't be printed")
    sizes = [np.asarray(barcode.to_image(scale=scale), dtype=np.uint8) for scale in SCALES]
    fitting = [picture for picture in sizes if max(picture.shape) <= WIDEST]
    return np.pad((fitting or sizes[-1:])[0], QUIET, constant_values=255)


def _split(code: str) -> tuple[str, str]:
    if match := AIM.fullmatch(code):
        identifier, text = match[1], match[2]
        if identifier not in FORMATS:
            raise ValueError(f"symbology ]{identifier} is none of {', '.join(f']{name}' for name in FORMATS)}")
        return identifier, text
    if not code:
        raise ValueError("a code to scan is like ]E04012345678901")
    digits = len(code) if code.isascii() and code.isdigit() else 0
    return {8: "E4", 12: "E0", 13: "E0"}.get(digits, "C0"), code


def _bracketed(text: str) -> str:
    """A GS1 element string as `[01]…[10]…`, the form in which symbols are made."""
    if BRACKETED.match(text):
        return BRACKETED.sub(r"[\1]", text)
    made = []
    rest = text
    while rest:
        start = rest[:2]
        split = IDENTIFIER_DIGITS.get(start, 2)
        identifier, rest = rest[:split], rest[split:]
        if start in FIXED_LENGTH:
            data, rest = rest[: FIXED_LENGTH[start]], rest[FIXED_LENGTH[start] :].removeprefix(GS)
        else:
            data, _, rest = rest.partition(GS)
        made.append(f"[{identifier}]{data}")
    return "".join(made)
