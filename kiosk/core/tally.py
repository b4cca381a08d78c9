"""Counted and summed: how often, and how much together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tally:
    """How often, and how much together, in minor units."""

    count: int = 0
    minor: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.count + other.count, self.minor + other.minor)


NONE = Tally()


def merged(one: Mapping[str, Tally], other: Mapping[str, Tally]) -> dict[str, Tally]:
    """Both together, in the order of their names."""
    return {name: one.get(name, NONE) + other.get(name, NONE) for name in sorted({*one, *other})}
