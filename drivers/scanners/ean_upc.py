"""EAN and UPC digits under a maker's own prefix, turned into what AIM calls them. Check digits are looked at: a letter
before digits is weak evidence, the check digit makes it strong.
"""

from __future__ import annotations

import re

from drivers.contract import CodeRead, DeviceTrouble
from drivers.scanners.aim import garbled

_TAIL = re.compile(r" ?(?:([0-9]{2}|[0-9]{5})|(810[0-2][ -~\x1d]+))")
"""An add-on, or the Code 128 beside an old coupon; some makers put a blank before it."""


def ean_13(text: str) -> CodeRead | DeviceTrouble:
    """13 digits, perhaps with what stood beside them."""
    return _with_tail(text[:13], text[13:])


def upc_a(text: str) -> CodeRead | DeviceTrouble:
    """12 digits likewise, told as the EAN-13 that they are."""
    return _with_tail("0" + text[:12], text[12:])


def upc_e(text: str) -> CodeRead | DeviceTrouble:
    """8 digits, number system to check digit, told as the EAN-13 that they stand for."""
    if not _digits(text[:8], 8) or text[0] not in "01":
        return garbled(f"a UPC-E of {len(text)} characters that is none")
    return _with_tail(_widened(text[:8]), text[8:])


def ean_8(text: str) -> CodeRead | DeviceTrouble:
    number, tail = text[:8], text[8:]
    found = _TAIL.fullmatch(tail)
    if not _digits(number, 8) or not _checked(number) or (tail and not found):
        return garbled(f"an EAN-8 of {len(text)} characters that is none")
    addon, coupon = found.groups() if found else (None, None)
    if addon:
        return CodeRead("]E4", f"{number}]E{1 if len(addon) == 2 else 2}{addon}")
    return CodeRead("]E4", f"{number}]C0{coupon}" if coupon else number)


def _with_tail(number: str, tail: str) -> CodeRead | DeviceTrouble:
    found = _TAIL.fullmatch(tail)
    if not _digits(number, 13) or not _checked(number) or (tail and not found):
        return garbled(f"an EAN or UPC of {len(number) + len(tail)} characters that is none")
    addon, coupon = found.groups() if found else (None, None)
    if addon:
        return CodeRead("]E3", number + addon)
    return CodeRead("]E0", f"{number}]C0{coupon}" if coupon else number)


def _widened(upc_e: str) -> str:
    """The zeros that a UPC-E leaves out, put back: GS1 General Specifications, 5.2."""
    system, six, check = upc_e[0], upc_e[1:7], upc_e[7]
    match six[5]:
        case "0" | "1" | "2":
            body = f"{six[:2]}{six[5]}0000{six[2:5]}"
        case "3":
            body = f"{six[:3]}00000{six[3:5]}"
        case "4":
            body = f"{six[:4]}00000{six[4]}"
        case _:
            body = f"{six[:5]}0000{six[5]}"
    return f"0{system}{body}{check}"


def _digits(text: str, count: int) -> bool:
    return len(text) == count and text.isascii() and text.isdigit()


def _checked(number: str) -> bool:
    weighted = (int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(reversed(number)))
    return sum(weighted) % 10 == 0
