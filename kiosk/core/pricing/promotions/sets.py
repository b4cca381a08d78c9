"""Sets of n units, filled from the dearest down, each set of one tax weight.

One weight a set: where tax comes on top at several rates, equal shares then say all about what the set costs. The state
is (weight, taken) after (weight, taken), by weight; without a limit only the open set is remembered.
"""

from __future__ import annotations

from kiosk.core.pricing.promotions.terms import State


def place_in_set(state: State, weight: int, n: int, limit: int | None) -> tuple[int, State] | None:
    """The place (0 is first) of one more unit of `weight` in its set, and the state then; None past the `limit`."""
    taken = dict(zip(state[::2], state[1::2], strict=True))
    so_far = taken.get(weight, 0)
    place = so_far % n
    if limit is None:
        if place + 1 == n:
            taken.pop(weight, None)
        else:
            taken[weight] = place + 1
    else:
        if place == 0 and sum(-(-count // n) for count in taken.values()) >= limit:
            return None
        taken[weight] = so_far + 1
    return place, tuple(number for known in sorted(taken) for number in (known, taken[known]))


def places_left(state: State, n: int) -> int:
    """The empty places of the sets that were begun."""
    return sum(-count % n for count in state[1::2])


def share(amount: int, n: int, place: int) -> int:
    """The part of `amount` for the unit at `place` of a set of `n`: equal, the odd minor units first."""
    return amount // n + (1 if place < amount % n else 0)
