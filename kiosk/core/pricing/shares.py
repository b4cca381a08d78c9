"""Amounts shared out to the last minor unit."""

from __future__ import annotations

from collections.abc import Sequence


def spread(amount: int, over: Sequence[int]) -> list[int]:
    """`amount` in proportion to `over` (none below zero, some above): whole, none more than its part if it fits.

    What division leaves goes to the largest remainders, between equals to the larger and then the earlier.
    """
    total = sum(over)
    parts = [amount * part // total for part in over]
    rest = [amount * part % total for part in over]
    ranked = sorted(range(len(over)), key=lambda place: (-rest[place], -over[place], place))
    for place in ranked[: amount - sum(parts)]:
        parts[place] += 1
    return parts


def portion(amount: int, of: int, before: int, now: int) -> int:
    """What `now` of the `of` equal pieces are worth when `before` of them are gone: all portions add up to `amount`."""
    return amount * (before + now) // of - amount * before // of
