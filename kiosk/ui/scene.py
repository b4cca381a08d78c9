"""What every view-model derives from: the lane as it stands, the store's rules, the words, and the time."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from kiosk.core.ease import Ease
from kiosk.core.items import Item, Unit
from kiosk.core.members import shopper_of
from kiosk.core.policy import Policy
from kiosk.core.pricing import Shopper
from kiosk.core.pricing.alone import price_of_one
from kiosk.core.session.inputs import Input
from kiosk.core.session.rules import since
from kiosk.core.session.state import LaneState
from kiosk.core.session.touches import NumberTyped
from kiosk.core.values import Money
from kiosk.ui import figures
from kiosk.ui.words import Words

Post = Callable[[Input | NumberTyped], None]
"""Hands what the shopper did to the lane; never waits."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One moment of the lane. `now` is monotonic seconds, `wall` ISO 8601, `languages` code → own name; `across`: the
    display lies on its long side.
    """

    state: LaneState
    policy: Policy
    words: Words
    now: float
    wall: str
    languages: tuple[tuple[str, str], ...] = ()
    across: bool = False

    @property
    def language(self) -> str:
        return self.words.language

    def money(self, amount: Money) -> str:
        return figures.money(amount, self.language)

    def weight(self, grams: int) -> str:
        """With its unit: 0.845 kg."""
        return f"{figures.kilograms(grams, self.language)} kg"

    @property
    def since(self) -> str:
        """The moment whose prices and rules count."""
        return since(self.state, self.wall)

    @property
    def shopper(self) -> Shopper:
        """Whom the price of one thing is for, by itself and without coupons."""
        session = self.state.session
        return shopper_of(session.known if session is not None else None, (), self.since)

    def price_of(self, item: Item) -> str:
        """€1.99/kg, €0.89 each: what one costs by itself, under the rules that count."""
        price = self.money(price_of_one(item, self.policy.rules, self.shopper))
        return f"{price}/kg" if item.unit is Unit.KG else self.words("{price} each", price=price)

    def seconds_until(self, moment: float) -> int:
        """Whole seconds left, rounded up, never below 0."""
        return max(0, math.ceil(moment - self.now))


def language_of(state: LaneState) -> str:
    """The session's language, else the lane's."""
    return state.language if state.session is None else state.session.language


def ease_of(state: LaneState) -> Ease:
    """The session's ease of use, else the lane's."""
    return state.ease if state.session is None else state.session.ease
