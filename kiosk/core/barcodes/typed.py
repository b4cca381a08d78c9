"""A number on its way: what the digits typed so far may be. They are checked before anybody looks them up."""

from __future__ import annotations

from enum import StrEnum

from kiosk.core.barcodes.check_digits import is_digits
from kiosk.core.barcodes.unmarked import symbologies
from kiosk.core.values import gtin_check_digit

LONGEST = 14
PRODUCE = range(3, 6)
WHOLE = (12, 13, 14)


class Typed(StrEnum):
    BEGUN = "begun"  # more digits are to come
    WHOLE = "whole"  # a produce number, or digits whose check digit is right
    WRONG = "wrong"  # as many as an item number has, and the check digit does not fit


def typed_number(digits: str) -> Typed:
    """What `digits` are. Eight may be an EAN-8, a UPC-E, or the beginning of more; so twelve."""
    if not is_digits(digits):
        return Typed.BEGUN
    if len(digits) in PRODUCE or symbologies(digits):
        return Typed.WHOLE
    if len(digits) in WHOLE:
        if int(digits[-1]) == gtin_check_digit(digits[:-1]):
            return Typed.WHOLE
        return Typed.BEGUN if len(digits) == 12 else Typed.WRONG
    return Typed.BEGUN
