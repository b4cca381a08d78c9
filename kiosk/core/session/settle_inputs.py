"""What staff say of a payment that its terminal cannot tell of."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core.doubts import Basis


@dataclass(frozen=True, slots=True)
class OutcomeTouched:
    """Whether the money moved; what they rely on is asked next."""

    moved: bool


@dataclass(frozen=True, slots=True)
class BasisGiven:
    """Of payment `attempt`, which they have before them: whether the money moved, and how they know."""

    attempt: str
    moved: bool
    basis: Basis


SettleInput = OutcomeTouched | BasisGiven
