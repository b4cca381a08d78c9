"""Facts of spot checks: what was drawn and why, and what a check found."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core.values import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class SpotDrawn:
    """Whether this visit is checked was drawn, at `chance_bp` hundredths of a percent in all; `why`: `SpotReason`s."""

    session: str
    lane: str
    at: str
    chance_bp: int
    picked: bool
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SpotChecked:
    """A colleague looked at `matched` pieces that were paid for; of lines `missing` some were not there, the items
    `extra` were not in the basket. `audited` is what the goods that were there are worth, `difference` what was wrong,
    `accuracy_bp` 1 − difference ÷ audited. `voided`: what was not there is not charged.
    """

    session: str
    lane: str
    at: str
    intervention: str
    staff: str
    whole: bool
    matched: int
    missing: tuple[int, ...]
    extra: tuple[str, ...]
    voided: bool
    audited: Money
    difference: Money
    accuracy_bp: int


SpotFact = SpotDrawn | SpotChecked
