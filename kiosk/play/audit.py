"""Asks the four that know of money in a store in a box, and waits until their books balance."""

from __future__ import annotations

import threading
import time
import urllib.error
from collections.abc import Mapping
from typing import Any

from kiosk.play.books import Account, Books, Charge, imbalance, in_doubt, read_papers
from kiosk.play.box import StoreBox
from kiosk.play.cash_books import HOPPER, TAKERS, CashBooks, held_in
from kiosk.play.cash_books import imbalance as cash_imbalance
from kiosk.play.lane_books import charge_of, journaled

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
    lane = journaled(box.folder / "lane")
    server = _booked(box)
    if server is not None and not sends:
        server = {**lane.sold, **server}
    printer, cash = box.controls.get("printer"), _boxes(box)
    return Books(
        lane=lane.sold,
        open_parts=lane.asked,
        parked=lane.parked & lane.asked.keys(),
        said=lane.said,
        astray=[*lane.astray, *lane.cash.astray()],
        apart=lane.apart,
        owed=lane.owed,
        server_owed=_owed(box) if sends else None,
        alarms=set(lane.cash.alarms),
        server_alarms=_alarms(box) if sends else None,
        server=server,
        terminal=_charged(box),
        papers=read_papers(printer.state()["printed"]) if printer is not None else None,
        set_aside=_set_aside(box),
        boxes=list(cash_imbalance(lane.cash, cash)),
        uncounted=_beyond(cash, lane.cash),
    )


def uncounted(box: StoreBox) -> int:
    """What lies in the boxes for cash beyond what the lane's journal says by now, in minor units."""
    return _beyond(_boxes(box), journaled(box.folder / "lane").cash)


def _beyond(boxes: Mapping[str, int], booked: CashBooks) -> int:
    return sum(there - booked.held[name] for name, there in boxes.items() if name in TAKERS)


def _boxes(box: StoreBox) -> dict[str, int]:
    """What the boxes for cash hold, or gave out."""
    states = {name: control.state() for name, control in box.controls.items() if name in (*TAKERS, HOPPER)}
    return held_in(states)


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


def _alarms(box: StoreBox) -> set[int] | None:
    """The alarms of this lane's cash that nobody has seen to by the server's books; None where no server answers."""
    try:
        alarms = box.server.ask("/api/v1/cash-alarms")
    except urllib.error.HTTPError:
        raise
    except OSError:
        return None
    assert isinstance(alarms, list)  # noqa: S101 - the server's own shape
    return {one["number"] for one in alarms if one["lane"] == box.lane_id and not one["seen_at"]}


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
    charges = tuple(charge_of(tender, tender["amount_minor"], tender["kind"]) for tender in sale["tenders"])
    return Account(total_minor=sale["total_minor"], charges=charges)


def _charged(box: StoreBox) -> list[Charge] | None:
    """What terminal and gateway have booked; None where the box has neither."""
    terminal, gateway = box.controls.get("terminal"), box.controls.get("wallet")
    if terminal is None and gateway is None:
        return None
    by_card = stands(terminal.state()["transactions"]) if terminal is not None else []
    return [*by_card, *(moved(gateway.state()["transactions"]) if gateway is not None else [])]


def moved(transactions: list[dict[str, Any]]) -> list[Charge]:
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


def stands(transactions: list[dict[str, Any]]) -> list[Charge]:
    """What the terminal booked; what was taken back later was booked too, and its reversal is of its own."""
    signs = {"payment": 1, "reversal": -1, "refund": -1}
    stood = [one for one in transactions if one["state"] in ("booked", "taken_back")]
    return [charge_of(one, signs[one["kind"]] * one["amount_minor"]) for one in stood]
