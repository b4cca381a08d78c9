"""In-store numbers: item and measure in one EAN-13, laid out as a country's GS1 organisation or the store decided."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from kiosk.core.barcodes.check_digits import is_digits, measure_check_digit
from kiosk.core.barcodes.refusal import bad_check_digit, malformed
from kiosk.core.values import gtin_check_digit

MEASURES = "VWN"
LAYOUT = re.compile(r"(?P<places>[0-9PICVWNX]{8,24})(?:\*(?P<factor>1|10|100|1000))?")
IN_STORE = re.compile(r"0[24]|2[0-9]")
"""How 13 digits begin that GS1 leaves to regions (02, 20-29) and to companies (04). 40 is Germany's own."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What a label says of its pack; None for what it does not say."""

    price_minor: int | None = None
    weight_g: int | None = None
    count: int | None = None


@dataclass(frozen=True, slots=True)
class InStorePattern:
    """The layout of an in-store number, a letter a digit.

    A digit stands for itself; P any digit of an in-store prefix; I the item; V the price in minor units; W the weight
    in grams; N the count; C the GS1 check digit of the measure (four or five digits) that follows it; X the check digit
    of the whole, last. `*10`, `*100` or `*1000` at the end multiplies the measures: `21IIIIIIVVVVX*10` prices in tens.
    """

    places: str
    factor: int = 1

    @classmethod
    def parse(cls, text: str) -> InStorePattern:
        """Raises ValueError with a sentence saying what is wrong with `text`."""
        found = LAYOUT.fullmatch(text.strip())
        if found is None:
            raise ValueError(
                f"the pattern {text!r} is not 8 to 24 of the letters P I C V W N X and digits, then maybe *10"
            )
        places = found["places"]
        groups = [letter for letter, _ in groupby(places)]
        for letter in "ICVWNX":
            if groups.count(letter) > 1:
                raise ValueError(f"the pattern {text!r} has {letter} in more than one place")
        if not places.endswith("X") or places.count("X") != 1:
            raise ValueError(f"the pattern {text!r} must end in one X, the check digit of the whole")
        if "I" not in groups or not set(MEASURES) & set(groups):
            raise ValueError(f"the pattern {text!r} needs an item (I) and a price (V), weight (W) or count (N)")
        if not re.match(r"[0-9P]+I+[^I]*X", places):
            raise ValueError(f"the pattern {text!r} must begin with its prefix and then the item")
        if places.index("I") + places.count("I") > 12:
            raise ValueError(f"the pattern {text!r} leaves no room for a check digit in the item's 13 digits")
        if "C" in groups and not re.search(r"[^C]C(?:V{4,5}|W{4,5}|N{4,5})[^VWN]", places):
            raise ValueError(f"the pattern {text!r} must have one measure of four or five digits right after one C")
        return cls(places, int(found["factor"] or 1))

    def matches(self, digits: str) -> bool:
        """Whether `digits` has this layout's length and prefix; its check digits are not looked at."""
        if len(digits) != len(self.places) or not is_digits(digits):
            return False
        if self.places.startswith("P") and not _begins_in_store(digits):
            return False
        return all(place == digit for place, digit in zip(self.places, digits, strict=True) if place.isdigit())

    def read(self, digits: str) -> tuple[str, Measure]:
        """The item's key of 14 digits and the measure of a number that `matches`; refuses wrong check digits."""
        if gtin_check_digit(digits[:-1]) != int(digits[-1]):
            raise bad_check_digit(f"the check digit of {digits} should be {gtin_check_digit(digits[:-1])}")
        check = self.places.find("C")
        if check >= 0:
            value = self._group(digits, self.places[check + 1])
            if measure_check_digit(value) != int(digits[check]):
                raise bad_check_digit(f"the check digit of {value} in {digits} should be {measure_check_digit(value)}")
        measured = {
            letter: int(self._group(digits, letter)) * self.factor for letter in MEASURES if letter in self.places
        }
        if 0 in measured.values():
            raise malformed("the label says nothing: its price, weight or count is zero")
        return self._key(digits), Measure(measured.get("V"), measured.get("W"), measured.get("N"))

    def _key(self, digits: str) -> str:
        """Prefix and item, zeros for the measure, and the check digit that this makes."""
        item_end = self.places.index("I") + self.places.count("I")
        if len(self.places) == 12:  # a UPC-A: its 13th digit is the zero in front
            digits, item_end = "0" + digits, item_end + 1
        body = digits[:item_end].ljust(12, "0")
        return f"{body}{gtin_check_digit(body)}".zfill(14)

    def _group(self, digits: str, letter: str) -> str:
        return "".join(digit for place, digit in zip(self.places, digits, strict=True) if place == letter)


def _begins_in_store(digits: str) -> bool:
    match len(digits):
        case 14:
            return digits.startswith(("02", "2"))  # 13 digits from 20 to 29 with a zero in front, or a store's own
        case length if length <= 13:
            return IN_STORE.match(digits.zfill(13)) is not None
        case _:
            return True  # no item number is that long


_NORTHERN_WEIGHTS = ("23IIIIIIWWWWX", "24IIIIIIWWWWX*10", "25IIIIIIWWWWX*100")


def _patterns(*texts: str) -> tuple[InStorePattern, ...]:
    return tuple(InStorePattern.parse(text) for text in texts)


@lru_cache(maxsize=64)
def regional(region: str) -> tuple[InStorePattern, ...]:
    """The layouts that `region` (ISO 3166, two letters) agreed on; none for a region without a common rule."""
    match region.upper():
        case "DE":
            return _patterns(
                *("22IIIICVVVVVX", "23IIIICVVVVVX", "25IIIICNNNNNX", "26IIIICNNNNNX", "28IIIICWWWWWX", "29IIIICWWWWWX")
            )
        case "GB":
            return _patterns("20IIIIICVVVVX")
        case "DK":
            prices = [f"{prefix}IIIIVVVVVVX" for prefix in (21, 22, 23, 24)]
            return _patterns(*prices, "26IIIIWWWWWWX", "27IIIIIWWWWWX", "28IIIIWWWWWWX")
        case "SE" | "NO":
            return _patterns("20IIIIIIVVVVX", "21IIIIIIVVVVX*10", "22IIIIIIVVVVX*100", *_NORTHERN_WEIGHTS)
        case "FI" | "EE" | "LV" | "LT":
            return _patterns(*_NORTHERN_WEIGHTS)
        case "US":
            return _patterns("02IIIIICVVVVX")
        case _:
            return ()
