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


def rounded(numerator: int, denominator: int, half: Half = Half.UP) -> int:
    """`numerator / denominator` as the nearest integer; below zero mirrors above. `denominator` is positive."""
    if numerator < 0:
        return -rounded(-numerator, denominator, half)
    whole, rest = divmod(numerator, denominator)
    if rest * 2 == denominator:
        return whole + 1 if half is Half.UP or whole % 2 else whole
    return whole + 1 if rest * 2 > denominator else whole


def taxes_of(shown: Sequence[int], tax: Tax, half: Half = Half.UP) -> list[int]:
    """The taxes of amounts of one class, in minor units; an amount is gross where the class is inclusive, else net.

    They are rounded as their total is; what that leaves goes where most was cut off. Between equals the larger amount
    gets it, then the earlier. An amount below zero (a refund) mirrors the one above exactly.
    """
    base = _base(tax)
    if len(shown) == 1:
        return [rounded(shown[0] * tax.rate_bp, base, half)]
    exact = [amount * tax.rate_bp for amount in shown]
    taxes = [numerator // base for numerator in exact]
    missing = rounded(sum(exact), base, half) - sum(taxes)
    ranked = sorted(range(len(shown)), key=lambda place: (-(exact[place] % base), -shown[place], place))
    for place in ranked[:missing]:
        taxes[place] += 1
    return taxes


def _base(tax: Tax) -> int:
    return BASIS_POINTS + tax.rate_bp if tax.inclusive else BASIS_POINTS


def round_cash(amount: Money, step: int, half: Half = Half.UP) -> Money:
    """`amount` to the nearest multiple of `step` minor units: what is paid in cash where small coins are gone."""
    return Money(rounded(amount.minor, step, half) * step, amount.currency)
