"""Check digits: of a whole number, and of the measure inside an in-store label (GS1 General Specifications 7.9)."""

from __future__ import annotations

from kiosk.core.barcodes.refusal import bad_check_digit, malformed
from kiosk.core.values import gtin_check_digit

# A digit's weighted product, by the digit: "2-" means times two, minus the tens.
TWO_MINUS = (0, 2, 4, 6, 8, 9, 1, 3, 5, 7)
THREE = (0, 3, 6, 9, 2, 5, 8, 1, 4, 7)
FIVE_PLUS = (0, 5, 1, 6, 2, 7, 3, 8, 4, 9)
FIVE_MINUS = (0, 5, 9, 4, 8, 3, 7, 2, 6, 1)

FOUR_DIGITS = (TWO_MINUS, TWO_MINUS, THREE, FIVE_MINUS)
FIVE_DIGITS = (FIVE_PLUS, TWO_MINUS, FIVE_MINUS, FIVE_PLUS, TWO_MINUS)


def measure_check_digit(value: str) -> int:
    """The check digit of a price or weight field of four or five digits; raises ValueError for another length."""
    match len(value):
        case 4:
            return 3 * sum(table[int(digit)] for table, digit in zip(FOUR_DIGITS, value, strict=True)) % 10
        case 5:
            total = sum(table[int(digit)] for table, digit in zip(FIVE_DIGITS, value, strict=True))
            return FIVE_MINUS.index((10 - total % 10) % 10)
        case _:
            raise ValueError(f"a checked price or weight has four or five digits, this has {len(value)}: {value!r}")


def checked_gtin(digits: str) -> str:
    """`digits` (8, 12, 13 or 14) as a GTIN of 14 digits; refuses a wrong check digit and a number of zeros only."""
    if not is_digits(digits) or len(digits) not in (8, 12, 13, 14):
        raise malformed(f"an item number has 8, 12, 13 or 14 digits, this has {len(digits)} characters")
    expected = gtin_check_digit(digits[:-1])
    if int(digits[-1]) != expected:
        raise bad_check_digit(f"the check digit of {digits} should be {expected}")
    if not digits.strip("0"):
        raise malformed("an item number of zeros only stands for nothing")
    return digits.zfill(14)


def is_digits(text: str) -> bool:
    """Whether `text` is nothing but the digits 0 to 9 (Unicode has more digits than a barcode)."""
    return text.isascii() and text.isdigit()
