"""Kills: the lane's process ended before and after every durable append and every effect of a whole visit, over real
wires, and the store's four books held against each other in the end.
"""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from kiosk.core.session.apply import apply, new_lane
from kiosk.core.session.facts import ReceiptFailed, ReceiptPrinted, SalePaid
from kiosk.gallery.shop import POLICY
from kiosk.journal import Journal, load_key
from kiosk.journal.codec import decode
from kiosk.play.box import StoreBox
from kiosk.play.program import ROOT
from scripts.proofs.kills.shopper import Shopper, Visit
from scripts.proofs.report import Row

DEVICES = ("scanner", "scale", "printer", "terminal")
NEVER = 1_000_000
ARRIVES_S = 60.0


@dataclass(frozen=True, slots=True)
class Books:
    """What each of the store's books says was paid, in minor units, in order; and what nobody has settled.

    `papers` came out of the printer, `confirmed` are those that the lane knows of; of `silent` sales it knows neither
    that the receipt was printed nor that it was not.
    """

    journal: Sequence[int]
    terminal: Sequence[int]
    server: Sequence[int]
    papers: int
    confirmed: int
    silent: int
    open_attempts: int


def kill(folder: Path, most: int | None, seed: int) -> list[Row]:
    """The lane killed at every moment of a visit, or at `most` of them by chance, each in a visit of its own; in every
    other one it is killed once more soon after it has started again.
    """
    timing = {"receipt_closes_s": 300, "tap_closes_s": 300, "thanks_closes_s": 0.2, "idle_s": 900}
    box = StoreBox(folder, ROOT / "config" / "demo.toml", DEVICES, timing=timing)
    box.start()
    last_words = folder / "last-words"
    visits: list[Visit] = []
    with (folder / "lane.log").open("ab") as log:
        shopper = Shopper(box, last_words, log)
        try:
            whole = shopper.visits(NEVER)
            moments, chance = list(range(1, whole.passed + 1)), Random(seed)
            if most is not None and most < len(moments):
                moments = sorted(chance.sample(moments, most))
            visits = [whole]
            for place, moment in enumerate(moments):
                visits.append(shopper.visits(moment, *([chance.randint(1, 8)] if place % 2 else [])))
            arrived = _arrived(box, len(visits))
            shopper.stop()
            books = _books(box, arrived)
        finally:
            shopper.stop()
            box.stop()
    killed = last_words.read_text(encoding="utf-8").splitlines()
    return _rows(whole.passed, visits, killed, books)


def _rows(moments: int, visits: Sequence[Visit], killed: Sequence[str], books: Books) -> list[Row]:
    kinds = Counter(line.split()[0] + " " + line.split()[1] for line in killed)
    lost = sum(visit.lost for visit in visits)
    unsold = Counter(books.terminal) - Counter(books.journal)
    uncharged = Counter(books.journal) - Counter(books.terminal)
    return [
        Row("moments of one visit: before and after each append and effect", moments),
        *(Row(f"lanes killed {kind}", count) for kind, count in sorted(kinds.items())),
        Row(
            "visits, each paid once in the end",
            len(visits),
            f"{len(books.journal)} sales",
            len(visits) == len(books.journal),
        ),
        Row("lines that a shopper had seen and are lost", lost, "0", not lost),
        Row("charges without a sale, or twice", unsold.total(), "0", not unsold),
        Row("sales without a charge", uncharged.total(), "0", not uncharged),
        Row("payments that nobody has settled", books.open_attempts, "0", not books.open_attempts),
        Row(
            "the server's sum less the journal's, in cents",
            sum(books.server) - sum(books.journal),
            "0, sale by sale",
            sorted(books.server) == sorted(books.journal),
        ),
        Row("receipts on paper", books.papers, f"{books.confirmed} at least", books.papers >= books.confirmed),
        Row("sales whose receipt was neither printed nor told to be missing", books.silent, "0", not books.silent),
    ]


def _books(box: StoreBox, server: Sequence[int]) -> Books:
    """`server` has arrived; the lane is at rest."""
    key = load_key(box.folder / "lane" / "journal.key")
    journal = Journal.open(box.folder / "lane" / "journal.db", key)
    facts = [decode(row) for row in journal.read()]
    journal.close()
    state = new_lane(POLICY)
    for fact in facts:
        state = apply(state, fact, POLICY)
    paid = [fact.sale.pricing.to_pay.minor for fact in facts if isinstance(fact, SalePaid)]
    booked = [
        one["amount_minor"] for one in box.controls["terminal"].state()["transactions"] if one["state"] == "booked"
    ]
    papers = int(box.controls["printer"].state()["receipts"])
    printed = [fact.session for fact in facts if isinstance(fact, ReceiptPrinted)]
    told = {*printed, *(fact.session for fact in facts if isinstance(fact, ReceiptFailed))}
    silent = sum(1 for fact in facts if isinstance(fact, SalePaid) and fact.sale.session not in told)
    return Books(paid, booked, server, papers, len(printed), silent, int(state.attempt is not None))


def _arrived(box: StoreBox, sales: int) -> list[int]:
    """The totals that the server has, once all are there; fewer where they do not come."""
    until = time.monotonic() + ARRIVES_S
    while True:
        answer = box.server.ask(f"/api/v1/sales?lane={box.lane_id}")
        assert isinstance(answer, dict)
        totals = [sale["total_minor"] for sale in answer["sales"]]
        if len(totals) >= sales or time.monotonic() > until:
            return totals
        threading.Event().wait(0.2)
