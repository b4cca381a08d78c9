"""What the lane wants of the boxes that cash moves through."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core.cash import Box
from kiosk.core.change import Change
from kiosk.core.values import Money


@dataclass(frozen=True, slots=True)
class GiveMark:
    """Tell `box`, once at start, what was kept of it."""

    box: Box
    mark: str
    shut: bool


@dataclass(frozen=True, slots=True)
class TakeCash:
    """Let `box` take cash until `upto` or more is in it; a piece that is too much only where its rest can be given back
    by `change`.
    """

    box: Box
    upto: Money
    change: Change


@dataclass(frozen=True, slots=True)
class ShutBox:
    """Let `box` take no more; what is on its way in is still told."""

    box: Box


@dataclass(frozen=True, slots=True)
class ConfirmCash:
    box: Box
    token: str


@dataclass(frozen=True, slots=True)
class PayCash:
    """Have the hopper give out `amount`, once; with `ask_only` have it say what became of that."""

    payout: str
    amount: Money
    mark: str
    ask_only: bool = False


CashEffect = GiveMark | TakeCash | ShutBox | ConfirmCash | PayCash
