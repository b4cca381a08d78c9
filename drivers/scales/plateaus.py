"""What came to rest on a bagging scale: a load that holds for a while, and not what passes over it.

A shopper puts things down one after the other, leans on the bag, looks for the purse in it. What counts is where the
weight stands between two of these: a plateau. The flicker of a scale, a hand that leans and goes, a load that swings
are none, and are not told.
"""

from __future__ import annotations

from dataclasses import dataclass

from drivers.contract import BelowMinimum, Overloaded, Reading, Settling, StableWeight, UnderZero
from drivers.scales.telling import Showing

Held = StableWeight | Overloaded | UnderZero | BelowMinimum

GAP_S = 0.6
"""Who is heard this long apart was not watched meanwhile."""


@dataclass(frozen=True, slots=True)
class Steadiness:
    """`flicker_g`: so far apart two weights are the same load; two divisions of the scale.

    `settle_s`: a load that holds for so long is a plateau. `unrest_s`: unrest that lasts so long is told as `Settling`.
    """

    flicker_g: int = 2
    settle_s: float = 0.8
    unrest_s: float = 2.5


USUAL = Steadiness()


class Plateaus:
    """Tells each plateau that differs from the one before, and unrest that does not end.

    A plateau's weight is the middle one of those shown while it settled. What holds below zero by no more than the
    flicker is an empty scale.
    """

    def __init__(self, steadiness: Steadiness = USUAL) -> None:
        self._steadiness = steadiness
        self._told: Held | Settling | None = None
        self._held: list[tuple[float, Held]] = []  # when what was shown, since the load holds
        self._shown_at = float("-inf")
        self._unrest_since: float | None = None

    def shown(self, reading: Showing, now: float) -> tuple[Reading, ...]:
        if now - self._shown_at > GAP_S:
            self._held.clear()
        self._shown_at = now
        if isinstance(reading, Settling):
            self._held.clear()
            return self._unrest(now)
        load = self._without_flicker(reading)
        if self._is_told(load):
            self._held.clear()
            self._unrest_since = None
            return ()
        if self._held and not self._same(self._held[0][1], load):
            self._held.clear()
        self._held.append((now, load))
        if now - self._held[0][0] < self._steadiness.settle_s:
            return self._unrest(now)
        plateau = self._middle()
        self._held.clear()
        self._unrest_since = None
        self._told = plateau
        return (plateau,)

    def troubled(self) -> None:
        self._held.clear()

    def forget(self) -> None:
        self._told = self._unrest_since = None
        self._held.clear()

    def _unrest(self, now: float) -> tuple[Reading, ...]:
        """Told once, when it has lasted."""
        if self._unrest_since is None:
            self._unrest_since = now
        if now - self._unrest_since < self._steadiness.unrest_s or isinstance(self._told, Settling):
            return ()
        self._told = Settling()
        return (self._told,)

    def _without_flicker(self, reading: Held) -> Held:
        match reading:
            case UnderZero(int(grams)) if grams >= -self._steadiness.flicker_g:
                return StableWeight(0, net=False, at_zero=True)
        return reading

    def _is_told(self, load: Held) -> bool:
        return self._told is not None and not isinstance(self._told, Settling) and self._same(self._told, load)

    def _same(self, one: Held, other: Held) -> bool:
        match one, other:
            case StableWeight(), StableWeight():
                return one.net == other.net and abs(one.grams - other.grams) <= self._steadiness.flicker_g
            case UnderZero(int(ours)), UnderZero(int(theirs)):
                return abs(ours - theirs) <= self._steadiness.flicker_g
            case _:
                return one == other

    def _middle(self) -> Held:
        """Of the loads that were shown while this one held."""
        loads = sorted((load for _, load in self._held), key=_grams)
        return loads[len(loads) // 2]


def _grams(load: Held) -> int:
    match load:
        case StableWeight(grams) | UnderZero(int(grams)):
            return grams
        case _:
            return 0
