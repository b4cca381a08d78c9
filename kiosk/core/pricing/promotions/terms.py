"""What every kind of offer must answer, so that the search can weigh it against the others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, Protocol

from kiosk.core.pricing.units import Goods, Unit

State = tuple[int, ...]
"""What an offer remembers of the units it has taken so far; `()` before the first."""


class Move(NamedTuple):
    """One way to take a unit: what the offer then remembers, and what the unit costs, in minor units.

    `lonely`: no other offer may touch the unit, though this one would allow it.
    """

    state: State
    cost: int
    lonely: bool = False


class Terms(Protocol):
    """One offer's arithmetic. Units come the dearest first, each at most once; frozen, hashable, integers only."""

    @property
    def goods(self) -> tuple[Goods, ...]:
        """What it is for; a unit that fits none of them is never shown to it."""
        ...

    @property
    def joins(self) -> bool:
        """Whether what one unit costs depends on others that are taken."""
        ...

    @property
    def shared(self) -> bool:
        """Whether what it saves belongs to all its units alike, and not to those that cost less."""
        ...

    def moves(self, state: State, unit: Unit, left: int) -> Iterator[Move]:
        """Every way to take `unit`, of which earlier stacks left `left` to pay."""
        ...

    def missing(self, state: State) -> int:
        """How many units it needs yet to be whole: an offer half used is none. 0 before the first."""
        ...

    def least(self, unit: Unit, left: int) -> int:
        """No move makes `unit` cheaper than this. Grows with `left`."""
        ...
