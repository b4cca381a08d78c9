"""What shoppers do to pay in parts, or with their phone."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class SplitTouched:
    """A part only shall be paid next."""


@dataclass(frozen=True, slots=True)
class AmountGiven:
    """The part, in minor units of the lane's currency."""

    minor: int


@dataclass(frozen=True, slots=True)
class PartsBackTouched:
    """Every part that was paid shall go back."""


@dataclass(frozen=True, slots=True)
class WalletTouched:
    """The phone shall pay."""


@dataclass(frozen=True, slots=True)
class ShowCodeTouched:
    """By a code that this screen shows."""


@dataclass(frozen=True, slots=True)
class WalletCodeRead:
    """A phone showed its payment code: as good as money, so that nothing keeps or prints it."""

    code: str = field(repr=False)
