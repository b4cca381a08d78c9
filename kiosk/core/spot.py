"""Spot checks: whether a visit is checked, by the store's rate and by what its basket shows; never by who shops.

The chance is the store's rate times one more for each reason that holds, at most `MOST_BP`. It is drawn as the basket
goes to payment. Where reasons came since, only what they add is drawn: over all visits the rate is what is stated.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from kiosk.core.pricing import Line
from kiosk.core.values import Money

WHOLE_BP = 10_000
MOST_BP = 5_000
"""No visit is checked more often than every other time, whatever it shows; unless the store's own rate is higher."""
REST_VISITS = 3
"""After a check that found nothing the lane's next visits are left in peace."""
MOST_UNDONE = 3
MOST_ON_WORD = 2
"""One bag of their own most shoppers have."""
HEAVY_G = 1_500
CHEAP_MINOR = 150
"""A load from `HEAVY_G` on counts where a kilogram of what it was sold as costs at most so much, in minor units."""
FEW = 5
"""So many lines are looked at when not all are."""


class SpotReason(StrEnum):
    """Why, in closed words. All are of the basket: none is of a person, a time or a language."""

    RANDOM = "random"
    MANY_UNDONE = "many_undone"  # lines taken back or removed
    REMOVED_WEIGHED = "removed_weighed"  # a load was weighed, and removed
    CHEAP_AND_HEAVY = "cheap_and_heavy"  # a heavy load was sold as something cheap
    ON_WORD = "on_word"  # loads in the bag were let be on the shopper's word
    PUT_ASIDE = "put_aside"  # the basket was put aside before somebody had looked at its goods; no chance, but certain


FACTOR: Mapping[SpotReason, int] = {
    SpotReason.MANY_UNDONE: 3,
    SpotReason.REMOVED_WEIGHED: 5,
    SpotReason.CHEAP_AND_HEAVY: 3,
    SpotReason.ON_WORD: 3,
}
"""Reason → by how many times the rate the chance rises."""


def reasons(lines: tuple[Line, ...], *, undone: int, removed_weighed: int, on_word: int = 0) -> tuple[SpotReason, ...]:
    """What holds for this basket, beside chance, in the order of `SpotReason`."""
    holds = {
        SpotReason.MANY_UNDONE: undone >= MOST_UNDONE,
        SpotReason.REMOVED_WEIGHED: removed_weighed > 0,
        SpotReason.CHEAP_AND_HEAVY: any(_cheap_and_heavy(line) for line in lines),
        SpotReason.ON_WORD: on_word >= MOST_ON_WORD,
    }
    return tuple(reason for reason in SpotReason if holds.get(reason, False))


def chance_bp(rate_bp: int, why: tuple[SpotReason, ...], trust_percent: int = 100) -> int:
    """In hundredths of a percent; a rate of 0 is never. `trust_percent` below 100 lowers it where there is trust."""
    times = 1 + sum(FACTOR[reason] for reason in why)
    return min(max(MOST_BP, rate_bp) * trust_percent // 100, rate_bp * times * trust_percent // 100)


def falls(nonce: str, chance: int, drawn: int = 0) -> bool:
    """Whether it falls on this visit, that was not chosen when the chance was `drawn`. `nonce` is the moment's.

    (chance − drawn) ÷ (1 − drawn): with what was drawn before, the chance is `chance` in all.
    """
    if chance <= drawn:
        return False
    dice = int.from_bytes(hashlib.sha256(b"spot check " + nonce.encode()).digest()[:8])
    return dice * (WHOLE_BP - drawn) < (chance - drawn) << 64


def chosen(lines: tuple[Line, ...], few: int = FEW) -> tuple[int, ...]:
    """The lines to look at first: what is worth most, a cheap heavy load before all; by number."""
    ranked = sorted(lines, key=lambda line: (not _cheap_and_heavy(line), -line.shelf.minor, line.id))
    return tuple(line.id for line in ranked[:few])


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a check found: pieces that were there and paid for, lines with pieces that were not there, and goods that
    were not in the basket. `audited` is what the goods that were there are worth, `difference` what was wrong.
    """

    matched: int
    missing: tuple[int, ...]
    extra: tuple[str, ...]
    audited: Money
    difference: Money

    @property
    def accuracy_bp(self) -> int:
        """1 − |difference| ÷ audited, in hundredths of a percent, never below 0; whole where nothing was audited."""
        if self.audited.minor <= 0:
            return 0 if self.difference.minor else WHOLE_BP
        return max(0, WHOLE_BP - WHOLE_BP * abs(self.difference.minor) // self.audited.minor)


def _cheap_and_heavy(line: Line) -> bool:
    return line.weighing is not None and line.net_g >= HEAVY_G and line.unit_price.minor <= CHEAP_MINOR
