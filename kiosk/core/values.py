"""Values that cannot be wrong: money in minor units, a GTIN whose check digit holds, a weighing that may be priced."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An amount in the minor unit of `currency` (ISO 4217): `Money(129, "EUR")` is €1.29. Never a float."""

    minor: int
    currency: str

    def __add__(self, other: Money) -> Money:
        return Money(self.minor + self._same(other).minor, self.currency)

    def __sub__(self, other: Money) -> Money:
        return Money(self.minor - self._same(other).minor, self.currency)

    def __neg__(self) -> Money:
        return Money(-self.minor, self.currency)

    def times(self, quantity: int) -> Money:
        """This amount for `quantity` pieces."""
        return Money(self.minor * quantity, self.currency)

    def per_kilogram(self, grams: int) -> Money:
        """This price per kilogram for `grams`, rounded half up to the minor unit (`acceptance.md` §3)."""
        return Money((self.minor * grams * 2 + 1000) // 2000, self.currency)

    def _same(self, other: Money) -> Money:
        if other.currency != self.currency:
            raise ValueError(f"{self.currency} and {other.currency} cannot be added")
        return other


def gtin_check_digit(body: str) -> int:
    """The GS1 check digit for `body` (digits without it): weights 3, 1, 3 … from the right."""
    backwards = body[::-1]
    total = 3 * sum(map(int, backwards[::2])) + sum(map(int, backwards[1::2]))
    return -total % 10


@dataclass(frozen=True, slots=True)
class Gtin:
    """A trade item number as 14 digits. If you hold one, its check digit is right."""

    digits: str

    @classmethod
    def parse(cls, text: str) -> Gtin:
        """From 8, 12, 13 or 14 digits; raises ValueError saying what was expected and what came."""
        if not text.isascii() or not text.isdigit() or len(text) not in (8, 12, 13, 14):
            raise ValueError(f"a GTIN has 8, 12, 13 or 14 digits, this has {len(text)}: {text!r}")
        expected = gtin_check_digit(text[:-1])
        if int(text[-1]) != expected:
            raise ValueError(f"the check digit of {text} should be {expected}, it is {text[-1]}")
        return cls(text.zfill(14))


@dataclass(frozen=True, slots=True)
class ScaleTotal:
    """What a scale that computes prices made of one load: `total` at `unit` a kilogram. Never computed again."""

    unit: Money
    total: Money


@dataclass(frozen=True, slots=True)
class Weighing:
    """One load as it was sold: what the scale showed at rest, and the tare taken off. Net is above zero.

    `priced`: by the scale itself, where it computes prices.
    """

    gross_g: int
    tare_g: int
    priced: ScaleTotal | None = None

    def __post_init__(self) -> None:
        if self.tare_g < 0 or self.gross_g <= self.tare_g:
            raise ValueError(f"a load of {self.gross_g} g with a tare of {self.tare_g} g has no net weight")

    @property
    def net_g(self) -> int:
        return self.gross_g - self.tare_g


class Way(StrEnum):
    """How somebody pays. Books, reports and the store server know tenders by these names."""

    CARD = "card"
    WALLET = "wallet"  # by a phone, through a gateway
    CASH = "cash"
