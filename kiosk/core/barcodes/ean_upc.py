"""EAN and UPC symbols: which digits are the number, and which are the add-on."""

from __future__ import annotations

import re

from kiosk.core.barcodes.check_digits import checked_gtin
from kiosk.core.barcodes.refusal import bad_check_digit, malformed
from kiosk.core.values import gtin_check_digit

ADD_ON = re.compile(r"(?:\]E1|\]E2| )?(?P<addon>[0-9]{2}|[0-9]{5})")
COUPON_TAIL = re.compile(r"\]C[0-2].*", re.DOTALL)
"""The Code 128 beside an old coupon: scanners may send both in one read."""

UPC_E_LENGTHS = (6, 7, 8)


def read_symbol(symbology: str, text: str) -> tuple[str, str | None]:
    """The GTIN as 14 digits and the add-on. `symbology` is ]E0, ]E3 or ]E4; refuses what such a symbol cannot hold."""
    body = COUPON_TAIL.sub("", text)
    length = 8 if symbology == "]E4" else 13
    if symbology != "]E4" and _leading_digits(body) in (12, 14, 17):
        length = 12  # a UPC-A that the scanner did not widen to 13 digits, perhaps with its add-on
    if symbology == "]E0" and len(body) in UPC_E_LENGTHS and body.isascii() and body.isdigit():
        return checked_gtin(upc_a(body)), None
    number, rest = body[:length], body[length:]
    if _leading_digits(number) != length:
        raise malformed(
            f"an {'EAN-8' if length == 8 else 'EAN or UPC'} symbol does not hold {len(body)} such characters"
        )
    if not rest:
        if symbology == "]E3":
            raise malformed("the add-on is missing: scan again")
        return checked_gtin(number), None
    found = ADD_ON.fullmatch(rest)
    if found is None:
        raise malformed("an add-on has two or five digits")
    return checked_gtin(number), found["addon"]


def upc_a(upc_e: str) -> str:
    """The 12 digits that a UPC-E of 6 (number system 0), 7 (no check digit) or 8 digits stands for."""
    body = upc_e if len(upc_e) != 6 else "0" + upc_e
    system, six = body[0], body[1:7]
    if system not in "01":
        raise malformed(f"a UPC-E begins with 0 or 1, not {system}")
    match six[5]:
        case "0" | "1" | "2":
            middle = f"{six[:2]}{six[5]}0000{six[2:5]}"
        case "3":
            middle = f"{six[:3]}00000{six[3:5]}"
        case "4":
            middle = f"{six[:4]}00000{six[4]}"
        case _:
            middle = f"{six[:5]}0000{six[5]}"
    check = gtin_check_digit(system + middle)
    if len(body) == 8 and int(body[7]) != check:
        raise bad_check_digit(f"the check digit of {upc_e} should be {check}")
    return f"{system}{middle}{check}"


def _leading_digits(text: str) -> int:
    found = re.match("[0-9]*", text)
    return found.end() if found else 0
