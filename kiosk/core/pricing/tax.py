"""Tax in integers: amounts become net, tax and gross, rounded a line at a time or once over the basket."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from kiosk.core.items import Tax
from kiosk.core.values import Money

BASIS_POINTS = 10_000


class Half(StrEnum):
    """Where exactly half a minor unit goes."""

    UP = "up"  # away from zero
    EVEN = "even"


class Per(StrEnum):
    """What tax is rounded for: each item, or the total of a class."""

    LINE = "line"  # what is sold of one item, on however many lines it was scanned
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class TaxRules:
    """How a store rounds tax."""

    per: Per = Per.LINE
    half: Half = Half.UP


@dataclass(frozen=True, slots=True)
class Split:
    """One amount taken apart: `net + tax == gross`, always."""

    net: Money
    tax: Money
    gross: Money


def rounded(numerator: int, denominator: int, half: Half = Half.UP) -> int:
    """`numerator / denominator` as the nearest integer; below zero mirrors above. `denominator` is positive."""
    if numerator < 0:
        return -rounded(-numerator, denominator, half)
    whole, rest = divmod(numerator, denominator)
    if rest * 2 == denominator:
        return whole + 1 if half is Half.UP or whole % 2 else whole
    return whole + 1 if rest * 2 > denominator else whole


def split(shown: Money, tax: Tax, half: Half = Half.UP) -> Split:
    """`shown` is gross where the class is inclusive, net where it is not.

    Amounts below zero (a refund) mirror those above exactly.
    """
    amount = Money(rounded(shown.minor * tax.rate_bp, _base(tax), half), shown.currency)
    return _parts(shown, amount, tax)


def split_total(shown: Sequence[Money], tax: Tax, half: Half = Half.UP) -> list[Split]:
    """The lines of one class, taxed as their total is: what rounding leaves goes where most was cut off.

    Between equals the larger amount gets it, then the earlier.
    """
    if len(shown) == 1:
        return [split(shown[0], tax, half)]
    base = _base(tax)
    exact = [amount.minor * tax.rate_bp for amount in shown]
    taxes = [numerator // base for numerator in exact]
    missing = rounded(sum(exact), base, half) - sum(taxes)
    ranked = sorted(range(len(shown)), key=lambda place: (-(exact[place] % base), -shown[place].minor, place))
    for place in ranked[:missing]:
        taxes[place] += 1
    return [_parts(amount, Money(part, amount.currency), tax) for amount, part in zip(shown, taxes, strict=True)]


def _base(tax: Tax) -> int:
    return BASIS_POINTS + tax.rate_bp if tax.inclusive else BASIS_POINTS


def _parts(shown: Money, amount: Money, tax: Tax) -> Split:
    if tax.inclusive:
        return Split(shown - amount, amount, shown)
    return Split(shown, amount, shown + amount)


def round_cash(amount: Money, step: int, half: Half = Half.UP) -> Money:
    """`amount` to the nearest multiple of `step` minor units: what is paid in cash where small coins are gone."""
    return Money(rounded(amount.minor, step, half) * step, amount.currency)
