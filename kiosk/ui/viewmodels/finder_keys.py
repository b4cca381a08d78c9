"""The keys of a keypad among the places that were found: from one to the next, and to the button that looks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

Stop = tuple[str, str]
"""A place, and the device that it can be taken as; '' where as none. `LOOK` is the button."""
LOOK: Stop = ("", "")


class Row(Protocol):
    @property
    def key(self) -> str: ...
    @property
    def first_device(self) -> str: ...
    @property
    def second_device(self) -> str: ...


def stops(rows: Sequence[Row]) -> list[Stop]:
    """In the order of the screen. A place that cannot be taken is one too: who has only keys reads it so."""
    found: list[Stop] = []
    for row in rows:
        found.append((row.key, row.first_device))
        if row.second_device:
            found.append((row.key, row.second_device))
    return [*found, LOOK]


def moved(rows: Sequence[Row], at: Stop | None, by: int) -> Stop:
    """`by` stops on from `at`, and no further than the ends. Where it is gone meanwhile, from what is left of the same
    place; where that is gone too, or there was none, the first.
    """
    all_ = stops(rows)
    near = [number for number, one in enumerate(all_) if at is not None and one[0] == at[0]]
    if at is None or not near:
        return all_[0]
    here = all_.index(at) if at in all_ else near[0]
    return all_[max(0, min(len(all_) - 1, here + by))]
