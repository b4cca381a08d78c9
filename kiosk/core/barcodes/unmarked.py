"""Eight digits from a scanner that gives no identifiers, or from a shopper's finger: EAN-8 or UPC-E, by check digit.

Every other length is one thing only. Eight digits may be an EAN-8, whose check digit is over them as they stand, or a
UPC-E (beginning with 0 or 1), whose check digit is over the twelve digits it stands for. Of a hundred UPC-E some ten
pass as an EAN-8 too: then the digits alone do not tell, and it takes a catalogue that knows only one of the two.
"""

from __future__ import annotations

from kiosk.core.barcodes.check_digits import is_digits
from kiosk.core.barcodes.ean_upc import upc_a
from kiosk.core.barcodes.refusal import Refusal
from kiosk.core.values import gtin_check_digit


def symbologies(text: str) -> tuple[str, ...]:
    """The AIM identifiers that fit eight digits, `]E4` first; none for any other text, or a wrong check digit."""
    if not is_digits(text) or len(text) != 8:
        return ()
    as_ean = ("]E4",) if int(text[7]) == gtin_check_digit(text[:7]) else ()
    try:
        upc_a(text)
    except Refusal:
        return as_ean
    return (*as_ean, "]E0")
