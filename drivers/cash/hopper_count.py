"""How many coins a hopper has paid out in its life, and what that says of a payout."""

from __future__ import annotations

import re
from dataclasses import dataclass

from drivers.contract import PayOutEnded, PayOutOutcome

TURNS = 1 << 24
MOST_COINS = 255


@dataclass(frozen=True, slots=True)
class HopperCount:
    """The hopper with `serial` has paid out `coins`, modulo `TURNS`."""

    serial: int
    coins: int

    @property
    def mark(self) -> str:
        return f"{self.serial}:{self.coins}"

    @classmethod
    def of_mark(cls, mark: str) -> HopperCount | None:
        """The count that `mark` stands for; None where it is no mark of a hopper."""
        found = re.fullmatch(r"([0-9]{1,8}):([0-9]{1,8})", mark, re.ASCII)
        return cls(int(found[1]), int(found[2])) if found and int(found[2]) < TURNS else None


@dataclass(frozen=True, slots=True)
class Due:
    """So many coins of `value_minor` are to be out since the count of `mark`."""

    payout_id: str
    coins: int
    value_minor: int
    mark: str

    def ended(self, now: HopperCount) -> PayOutEnded:
        """What a hopper that stands still and counts `now` has paid of it."""
        before = HopperCount.of_mark(self.mark)
        if before is None or before.serial != now.serial:
            return self.unknown(f"the mark {self.mark or '(none)'} is none of the hopper {now.serial}")
        paid = (now.coins - before.coins) % TURNS
        if paid > MOST_COINS:
            return self.unknown(f"the hopper counts {now.coins} coins, and {before.coins} before")
        outcome = PayOutOutcome.PAID if paid >= self.coins else PayOutOutcome.PARTLY if paid else PayOutOutcome.FAILED
        reason = "" if paid == self.coins else f"{paid} coins of {self.coins} are out"
        return PayOutEnded(
            payout_id=self.payout_id,
            outcome=outcome,
            paid_minor=paid * self.value_minor,
            mark=now.mark,
            reason=reason,
        )

    def unknown(self, reason: str) -> PayOutEnded:
        return PayOutEnded(payout_id=self.payout_id, outcome=PayOutOutcome.UNKNOWN, reason=reason)

    def not_begun(self, reason: str, now: HopperCount | None) -> PayOutEnded:
        """The hopper counts `now` what was asked for before."""
        mark = now.mark if now is not None else ""
        return PayOutEnded(payout_id=self.payout_id, outcome=PayOutOutcome.UNKNOWN, mark=mark, reason=reason)

    def failed(self, reason: str) -> PayOutEnded:
        """Nothing was asked of the hopper."""
        return PayOutEnded(payout_id=self.payout_id, outcome=PayOutOutcome.FAILED, mark=self.mark, reason=reason)
