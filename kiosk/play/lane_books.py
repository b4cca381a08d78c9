"""The money in a lane's journal: what was sold, what was asked and has not ended, what stands for no receipt."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kiosk.play.books import Account, Charge
from kiosk.play.cash_books import CashBooks


@dataclass(slots=True)
class LaneBooks:
    """All of it, fact by fact.

    `parts`: visit → what stands of it; `owed`: debt → what is to be given back by hand; `said`: attempt → what moved by
    it, on the word of staff alone. `astray` says where the journal
    contradicts itself.
    """

    sold: dict[int, Account] = field(default_factory=dict)
    asked: dict[str, int] = field(default_factory=dict)
    parked: set[str] = field(default_factory=set)
    apart: list[Charge] = field(default_factory=list)
    parts: dict[str, dict[str, int]] = field(default_factory=dict)
    owed: dict[str, int] = field(default_factory=dict)
    said: dict[str, int] = field(default_factory=dict)
    astray: list[str] = field(default_factory=list)
    cash: CashBooks = field(default_factory=CashBooks)

    def take(self, kind: str, fact: Mapping[str, Any]) -> None:
        self.cash.take(kind, fact)
        match kind:
            case "PaymentStarted":
                sign = 1 if fact.get("kind", "payment") == "payment" else -1
                self.asked[fact["attempt"]] = sign * fact["amount"]["minor"]
            case "PaymentParked":
                self.parked.add(fact["attempt"])
            case "PaymentSettled":
                self._settled(fact)
            case "PaymentFailed":
                self._ended(fact["attempt"])
            case "PartPaid":
                tender = fact["tender"]
                self._ended(tender["attempt"])
                self.apart.append(_tender(tender))
                self.parts.setdefault(fact["session"], {})[tender["attempt"]] = tender["amount"]["minor"]
            case "PartReturned":
                self._ended(fact["attempt"])
                self.parts.get(fact["session"], {}).pop(fact["tender"]["attempt"], None)
                if fact["result"] is not None:
                    part = fact["tender"]
                    self.apart.append(charge_of(fact["result"], -part["amount"]["minor"], part.get("way", "card")))
            case "ChangeOwed":
                self.owed[fact["debt"]["id"]] = sum(part["amount"]["minor"] for part in fact["debt"]["tenders"])
            case "PartsLeft":
                for part in fact["debt"]["tenders"]:
                    if self.parts.get(fact["session"], {}).pop(part["attempt"], None) is None and part["receipt_no"]:
                        self.apart.append(_tender(part))  # staff had said that it was not charged
                self.owed[fact["debt"]["id"]] = sum(part["amount"]["minor"] for part in fact["debt"]["tenders"])
            case "DebtPaid":
                if self.owed.pop(fact["debt"], None) is None:
                    self.astray.append(f"{fact['debt']} was given back, and was not owed")
            case "RefundPartPaid":
                self._ended(fact["tender"]["attempt"])
                self.apart.append(_tender(fact["tender"]))
            case "SalePaid" | "RefundPaid":
                self._sold(fact["sale"])
            case "SessionEnded":
                self._left(fact["session"])

    def _settled(self, fact: Mapping[str, Any]) -> None:
        """Only what rests with staff is settled by their word, and nothing twice: the facts after it end it."""
        attempt = fact["attempt"]
        if attempt not in self.parked & self.asked.keys() or attempt in self.said:
            self.astray.append(f"{attempt} was settled by staff, and was not theirs to settle")
        elif fact["moved"]:
            self.said[attempt] = self.asked[attempt]

    def _ended(self, attempt: str) -> None:
        if self.asked.pop(attempt, None) is None:
            self.astray.append(f"{attempt} ended, and was not open")

    def _left(self, session: str) -> None:
        """A visit is over: what was paid for it is sold, or back."""
        for attempt, amount in self.parts.pop(session, {}).items():
            self.astray.append(f"{attempt}: {amount} was paid for {session}, which is over")

    def _sold(self, sale: Mapping[str, Any]) -> None:
        self._ended(sale["tender"]["attempt"])
        earlier = [_tender(part) for part in sale.get("earlier", [])]
        for part in sale.get("earlier", []):
            self.parts.get(sale["session"], {}).pop(part["attempt"], None)
        for part in earlier:
            if part in self.apart:  # else `imbalance` finds that it was paid by nobody, or twice
                self.apart.remove(part)
        total = sale["pricing"]["to_pay"]["minor"]
        self.sold[sale["receipt_no"]] = Account(total_minor=total, charges=(*earlier, _tender(sale["tender"])))


def journaled(folder: Path) -> LaneBooks:
    """By the facts as they are stored, not by the lane's own folding: what is wrong in that is to be found."""
    from kiosk.journal import load_key
    from kiosk.journal.verify import every_row, reading

    money = LaneBooks()
    journal = folder / "journal.db"
    if journal.is_file():
        with reading(journal, load_key(folder / "journal.key")) as (connection, _):
            for row in every_row(connection, journal):
                money.take(row.kind, json.loads(row.data))
    return money


def _tender(told: Mapping[str, Any]) -> Charge:
    return charge_of(told, told["amount"]["minor"], told.get("way", "card"))


def charge_of(told: Mapping[str, Any], amount_minor: int, way: str = "card") -> Charge:
    return Charge(amount_minor=amount_minor, receipt_no=told["receipt_no"], trace_no=told["trace_no"], way=way)
