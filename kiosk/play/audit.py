"""Asks the four that know of money in a store in a box, and waits until their books balance."""

from __future__ import annotations

import json
import threading
import time
import urllib.error
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kiosk.play.books import Account, Books, Charge, imbalance, in_doubt, read_papers
from kiosk.play.box import StoreBox
from kiosk.play.cash_books import HOPPER, TAKERS, CashBooks, held_in
from kiosk.play.cash_books import imbalance as cash_imbalance

PATIENCE_S = 40.0
LOOK_EVERY_S = 0.1


def audit(box: StoreBox, patience_s: float = PATIENCE_S, *, sends: bool = True) -> str:
    """What is wrong in the books of `box` after `patience_s`, with what is in doubt; '' as soon as they balance.

    What the lane still owes the server is waited for; where nothing can come any more (`sends` False: no lane runs, or
    no server answers) it is not missed.
    """
    until = time.monotonic() + patience_s
    while wrong := imbalance(books := open_books(box, sends=sends)):
        if time.monotonic() > until:
            return "; ".join([*wrong, *in_doubt(books)])
        threading.Event().wait(LOOK_EVERY_S)
    return ""


def open_books(box: StoreBox, *, sends: bool = True) -> Books:
    """The books as they are now."""
    lane = _journaled(box.folder / "lane")
    server = _booked(box)
    if server is not None and not sends:
        server = {**lane.sold, **server}
    printer, cash = box.controls.get("printer"), _boxes(box)
    return Books(
        lane=lane.sold,
        open_parts=lane.asked,
        parked=lane.parked & lane.asked.keys(),
        astray=[*lane.astray, *lane.cash.astray()],
        apart=lane.apart,
        owed=lane.owed,
        server_owed=_owed(box) if sends else None,
        server=server,
        terminal=_charged(box),
        papers=read_papers(printer.state()["printed"]) if printer is not None else None,
        set_aside=_set_aside(box),
        boxes=list(cash_imbalance(lane.cash, cash)),
        uncounted=sum(cash.values()) - sum(lane.cash.held[name] for name in cash),
    )


def _boxes(box: StoreBox) -> dict[str, int]:
    """What the boxes for cash hold, or gave out."""
    states = {name: control.state() for name, control in box.controls.items() if name in (*TAKERS, HOPPER)}
    return held_in(states)


@dataclass(slots=True)
class _Journaled:
    """The money in a lane's journal: what was sold, what was asked and has not ended, what stands for no receipt.

    `parts`: visit → what stands of it; `owed`: debt → what is to be given back by hand. `astray` says where the journal
    contradicts itself.
    """

    sold: dict[int, Account] = field(default_factory=dict)
    asked: dict[str, int] = field(default_factory=dict)
    parked: set[str] = field(default_factory=set)
    apart: list[Charge] = field(default_factory=list)
    parts: dict[str, dict[str, int]] = field(default_factory=dict)
    owed: dict[str, int] = field(default_factory=dict)
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
                    self.apart.append(_charge(fact["result"], -part["amount"]["minor"], part.get("way", "card")))
            case "ChangeOwed":
                self.owed[fact["debt"]["id"]] = sum(part["amount"]["minor"] for part in fact["debt"]["tenders"])
            case "PartsLeft":
                self.parts.pop(fact["session"], None)
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


def _journaled(folder: Path) -> _Journaled:
    """By the facts as they are stored, not by the lane's own folding: what is wrong in that is to be found."""
    from kiosk.journal import load_key
    from kiosk.journal.verify import every_row, reading

    money = _Journaled()
    journal = folder / "journal.db"
    if journal.is_file():
        with reading(journal, load_key(folder / "journal.key")) as (connection, _):
            for row in every_row(connection, journal):
                money.take(row.kind, json.loads(row.data))
    return money


def _tender(told: Mapping[str, Any]) -> Charge:
    return _charge(told, told["amount"]["minor"], told.get("way", "card"))


def _charge(told: Mapping[str, Any], amount_minor: int, way: str = "card") -> Charge:
    return Charge(amount_minor=amount_minor, receipt_no=told["receipt_no"], trace_no=told["trace_no"], way=way)


def _booked(box: StoreBox) -> dict[int, Account] | None:
    """This lane's sales in the server's books; None where no server answers."""
    try:
        return {sale["receipt_no"]: _whole(box, sale["receipt_no"]) for sale in box.server.sales(box.lane_id)}
    except urllib.error.HTTPError:
        raise
    except OSError:
        return None


def _owed(box: StoreBox) -> dict[str, int] | None:
    """What this lane owes to shoppers by the server's books; None where no server answers."""
    try:
        debts = box.server.ask("/api/v1/debts")
    except urllib.error.HTTPError:
        raise
    except OSError:
        return None
    assert isinstance(debts, list)  # noqa: S101 - the server's own shape
    here = [debt for debt in debts if debt["lane"] == box.lane_id and not debt["given_at"]]
    return {debt["debt"]: debt["amount_minor"] for debt in here}


def _set_aside(box: StoreBox) -> list[str]:
    """What the server has to say against this lane's facts; nothing where no server answers."""
    try:
        troubles = box.server.ask("/api/v1/troubles")
    except urllib.error.HTTPError:
        raise
    except OSError:
        return []
    assert isinstance(troubles, list)  # noqa: S101 - the server's own shape
    return [f"fact {one['seq']}: {one['reason']}" for one in troubles if one["lane"] == box.lane_id]


def _whole(box: StoreBox, receipt_no: int) -> Account:
    sale = box.server.ask(f"/api/v1/sales/{box.lane_id}/{receipt_no}")
    assert isinstance(sale, dict)  # noqa: S101
    charges = tuple(_charge(tender, tender["amount_minor"], tender["kind"]) for tender in sale["tenders"])
    return Account(total_minor=sale["total_minor"], charges=charges)


def _charged(box: StoreBox) -> list[Charge] | None:
    """What terminal and gateway have booked; None where the box has neither."""
    terminal, gateway = box.controls.get("terminal"), box.controls.get("wallet")
    if terminal is None and gateway is None:
        return None
    by_card = _stands(terminal.state()["transactions"]) if terminal is not None else []
    return [*by_card, *(_moved(gateway.state()["transactions"]) if gateway is not None else [])]


def _moved(transactions: list[dict[str, Any]]) -> list[Charge]:
    """What a gateway paid and gave back. Its key is what the lane's books have as the trace."""
    signs = {"payment": 1, "refund": -1}
    return [
        Charge(
            amount_minor=signs[one["kind"]] * one["amount_minor"],
            receipt_no=one["number"],
            trace_no=one["key"],
            way="wallet",
        )
        for one in transactions
        if one["state"] == "paid"
    ]


def _stands(transactions: list[dict[str, Any]]) -> list[Charge]:
    """What the terminal booked; what was taken back later was booked too, and its reversal is of its own."""
    signs = {"payment": 1, "reversal": -1, "refund": -1}
    stood = [one for one in transactions if one["state"] in ("booked", "taken_back")]
    return [_charge(one, signs[one["kind"]] * one["amount_minor"]) for one in stood]
