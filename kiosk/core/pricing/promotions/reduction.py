"""What one unit costs less: by percent, by an amount, or at a price. Rounded half up, each unit for itself."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.core.pricing.tax import BASIS_POINTS
from kiosk.core.pricing.units import Unit


@dataclass(frozen=True, slots=True)
class PercentOff:
    """`basis_points` hundredths of a percent are taken off; 10000 means free."""

    basis_points: int

    def cost(self, _unit: Unit, left: int) -> int:
        return left - (left * self.basis_points * 2 + BASIS_POINTS) // (2 * BASIS_POINTS)


@dataclass(frozen=True, slots=True)
class AmountOff:
    """`minor` is taken off, never more than there is."""

    minor: int

    def cost(self, _unit: Unit, left: int) -> int:
        return max(0, left - self.minor)


@dataclass(frozen=True, slots=True)
class AtPrice:
    """A piece costs `minor`, a load as much per kilogram, where that is less; a pack of unknown weight as before."""

    minor: int

    def cost(self, unit: Unit, left: int) -> int:
        if unit.load and not unit.grams:
            return left
        price = (self.minor * unit.grams * 2 + 1000) // 2000 if unit.grams else self.minor
        return min(left, price)


Reduction = PercentOff | AmountOff | AtPrice
