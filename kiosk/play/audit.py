"""Asks the four that know of money in a store in a box, and waits until their books balance."""

from __future__ import annotations

import json
import threading
import time
import urllib.error
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kiosk.play.books import Account, Books, Charge, imbalance, in_doubt, read_papers
from kiosk.play.box import StoreBox

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
    lane, open_parts, parked = _journaled(box.folder / "lane")
    server = _booked(box)
    if server is not None and not sends:
        server = {**lane, **server}
    terminal, printer = box.controls.get("terminal"), box.controls.get("printer")
    return Books(
        lane=lane,
        open_parts=open_parts,
        parked=parked,
        server=server,
        terminal=_stands(terminal.state()["transactions"]) if terminal is not None else None,
        papers=read_papers(printer.state()["printed"]) if printer is not None else None,
    )


def _journaled(folder: Path) -> tuple[dict[int, Account], dict[str, int], set[str]]:
    """The sales, the attempts that have not ended, and those of them that are parked, by the facts as they are stored.

    Not by the lane's own folding: what is wrong in that is to be found.
    """
    from kiosk.journal import load_key
    from kiosk.journal.verify import every_row, reading

    sold: dict[int, Account] = {}
    asked: dict[str, int] = {}
    parked: set[str] = set()
    journal = folder / "journal.db"
    if not journal.is_file():
        return sold, asked, parked
    with reading(journal, load_key(folder / "journal.key")) as (connection, _):
        for row in every_row(connection, journal):
            match row.kind, json.loads(row.data):
                case "PaymentStarted", {"attempt": attempt, "amount": amount}:
                    asked[attempt] = amount["minor"]
                case "PaymentParked", {"attempt": attempt}:
                    parked.add(attempt)
                case "PaymentFailed", {"attempt": attempt}:
                    del asked[attempt]
                case "SalePaid", {"sale": sale}:
                    del asked[sale["tender"]["attempt"]]
                    sold[sale["receipt_no"]] = Account(
                        total_minor=sale["pricing"]["to_pay"]["minor"],
                        charges=(_charge(sale["tender"], sale["tender"]["amount"]["minor"]),),
                    )
    return sold, asked, parked & asked.keys()


def _charge(told: Mapping[str, Any], amount_minor: int) -> Charge:
    return Charge(amount_minor=amount_minor, receipt_no=told["receipt_no"], trace_no=told["trace_no"])


def _booked(box: StoreBox) -> dict[int, Account] | None:
    """This lane's sales in the server's books; None where no server answers."""
    try:
        days = box.server.ask(f"/api/v1/sales?lane={box.lane_id}")
        assert isinstance(days, dict)  # noqa: S101 - the server's own shape
        return {sale["receipt_no"]: _whole(box, sale["receipt_no"]) for sale in days["sales"]}
    except urllib.error.HTTPError:
        raise
    except OSError:
        return None


def _whole(box: StoreBox, receipt_no: int) -> Account:
    sale = box.server.ask(f"/api/v1/sales/{box.lane_id}/{receipt_no}")
    assert isinstance(sale, dict)  # noqa: S101
    charges = tuple(_charge(tender, tender["amount_minor"]) for tender in sale["tenders"])
    return Account(total_minor=sale["total_minor"], charges=charges)


def _stands(transactions: list[dict[str, Any]]) -> list[Charge]:
    return [_charge(one, one["amount_minor"]) for one in transactions if one["state"] == "booked"]
