"""Offers that fit what a member bought before: what they buy often, but not lately. Nothing else is guessed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

MOST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Bought:
    """So often `category` was bought, last on the day `last`."""

    category: str
    times: int
    last: str


def missed(bought: Iterable[Bought], since: str, most: int = MOST) -> tuple[Bought, ...]:
    """Of what was bought at least twice the categories that were not bought since the day `since`; the most frequent
    first, of equals the one that was bought last, then by name.
    """
    gone = [one for one in bought if one.category and one.times > 1 and one.last < since]
    by_name = sorted(gone, key=lambda one: one.category)
    by_last = sorted(by_name, key=lambda one: one.last, reverse=True)
    return tuple(sorted(by_last, key=lambda one: one.times, reverse=True)[:most])


def counted(rows: Iterable[tuple[str, str]]) -> tuple[Bought, ...]:
    """What `rows` of category and day come to; a category counts once a day."""
    found: dict[str, set[str]] = {}
    for category, day in rows:
        found.setdefault(category, set()).add(day)
    return tuple(Bought(category=category, times=len(on), last=max(on)) for category, on in found.items())
