"""The codes that goods and coupons must have had: no journal keeps what a scanner read, but what it meant."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.core.barcodes import interpret
from kiosk.core.items import Pack
from kiosk.core.pricing import Line
from kiosk.core.pricing.coupons import Coupon
from kiosk.core.values import gtin_check_digit

MATRIX, PLAIN = "]d2", "]C0"
"""AIM identifiers: GS1 DataMatrix, and Code 128 without FNC1."""
FNC1 = "\x1d"


def goods_code(line: Line) -> str | None:
    """A code that means `line` at a store of today's usual layout; None where there is none, as for picked goods."""
    key = line.item.key
    if not key.isdigit():
        return None
    if line.label is not None or (line.quantity > 1 and _in_store(key)):
        return next((code for code in _measured(key, line) if _means(code, key, line)), None)
    return _with_pack(key, line.pack) if line.pack is not None else ean(key)


def coupon_code(coupon: Coupon) -> str | None:
    """As stores write their own: the name, and after a dash what makes it the only one. None for a maker's coupon."""
    if coupon.offer is not None:
        return None
    return PLAIN + (f"{coupon.id}-{coupon.serial}" if coupon.serial else coupon.id)


def ean(key: str) -> str:
    """Of fourteen digits the thirteen, or the eight, that stand under the bars; a case keeps its own."""
    digits = key.zfill(14)
    if digits.startswith("000000"):
        return digits[6:]
    return digits[1:] if digits.startswith("0") else f"{PLAIN[:2]}101{digits}"


def _with_pack(key: str, pack: Pack) -> str:
    days = "".join(
        f"{name}{day[2:4]}{day[5:7]}{day[8:10]}"
        for name, day in (("17", pack.expires), ("15", pack.best_before))
        if day
    )
    lot = f"10{pack.lot}{FNC1}" if pack.lot else ""
    serial = f"21{pack.serial}" if pack.serial else ""
    return f"{MATRIX}01{key.zfill(14)}{days}{lot}{serial}".removesuffix(FNC1)


def _in_store(key: str) -> bool:
    return len(key) == 14 and key.startswith("02")


def _measured(key: str, line: Line) -> Iterator[str]:
    """The key with what its label says in the place of its last digits, after a check digit of that or without one."""
    price = line.label.price if line.label is not None else None
    for measure in (line.net_g, price.minor if price is not None else 0, line.quantity):
        for own in (*"0123456789", ""):
            body = f"{key[1:7]}{own}{measure:0{6 - len(own)}}"
            yield body + str(gtin_check_digit(body))


def _means(code: str, key: str, line: Line) -> bool:
    meaning = interpret("]E0", code)
    price = line.label.price.minor if line.label is not None and line.label.price is not None else None
    if not meaning.valid or meaning.item_key != key:
        return False
    if line.label is None:
        return meaning.count == line.quantity
    return (meaning.price_minor, meaning.weight_g or 0) == (price, line.label.net_g)
