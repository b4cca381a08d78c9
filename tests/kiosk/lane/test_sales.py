"""Receipts are looked up beside the lane's thread: in the journal as it stands, and at the store."""

from __future__ import annotations

import queue
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from kiosk.core.claims import Claim, Unclaimed
from kiosk.core.refund import LAST, Wanted
from kiosk.core.sale import Sale
from kiosk.core.session.facts import SalePaid
from kiosk.core.session.inputs import (
    AllBackTouched,
    ClaimAnswered,
    ReceiptGiven,
    RefundTouched,
    SaleFound,
    StaffActed,
)
from kiosk.core.session.refund_facts import RefundPaid
from kiosk.core.staff import Act
from kiosk.journal import Journal, load_or_make_key
from kiosk.lane.sales import Found, SaleFinder
from kiosk.store_link.refunds import DeskMissing
from kiosk.store_link.server_client import LinkFailed
from tests.kiosk.core.session.crew import STAFFED, signs_on
from tests.shop import BREAD, MILK, Shop

AT = "2026-11-22T10:00:00+00:00"
CLAIM = Claim(refund="4-R1", of=Wanted(1, "4", AT), units={1: 1})


@dataclass
class Store:
    """What the store has of receipts: the sale of `receipts`, or nothing while it is `away`."""

    receipts: dict[tuple[str, int], Found] = field(default_factory=dict)
    away: int = 0
    asked: list[Wanted | Claim] = field(default_factory=list)
    closed: bool = False

    def find(self, wanted: Wanted) -> Found:
        self.look(wanted)
        return self.receipts.get((wanted.lane, wanted.receipt_no), (None, ()))

    def claim(self, claim: Claim) -> Unclaimed | None:
        self.look(claim)
        return Unclaimed.HELD

    def look(self, asked: Wanted | Claim) -> None:
        self.asked.append(asked)
        self.away -= 1
        if self.away >= 0:
            raise LinkFailed("the server cannot be reached")

    def close(self) -> None:
        self.closed = True


def refunded() -> Shop:
    """Milk is sold and comes back; then bread is sold."""
    shop = Shop(policy=STAFFED).opens().scans(MILK).pays()
    (paid,) = shop.happened(SalePaid)
    signs_on(shop).does(StaffActed(Act.REFUND), ReceiptGiven(Wanted(1)), SaleFound(Wanted(1), paid.sale))
    shop.does(AllBackTouched(), RefundTouched())
    shop.terminal_authorises().terminal_completes().does(StaffActed(Act.SIGN_OFF))
    return shop.scans(BREAD).pays()


def answered(
    folder: Path,
    shop: Shop,
    *asked: Wanted | Claim,
    store: Store | None = None,
    open_store: Callable[[], Store] | None = None,
) -> list[SaleFound | ClaimAnswered]:
    key = load_or_make_key(folder / "journal.key")
    journal = Journal.open(folder / "journal.db", key)
    journal.append(shop.facts, AT)
    answers: queue.SimpleQueue[SaleFound | ClaimAnswered] = queue.SimpleQueue()
    finder = SaleFinder(folder / "journal.db", key, "4", open_store or ((lambda: store) if store is not None else None))
    finder.connect(answers.put)
    finder.start()
    try:
        for one in asked:
            finder.find(one) if isinstance(one, Wanted) else finder.claim(one)
        return [answers.get(timeout=20) for _ in asked]
    finally:
        finder.stop()
        journal.close()


def looked_up(folder: Path, shop: Shop, *numbers: int) -> list[SaleFound | ClaimAnswered]:
    return answered(folder, shop, *(Wanted(number) for number in numbers))


def test_a_sale_is_found_with_what_went_back_of_it_while_the_journal_is_being_written(tmp_path: Path) -> None:
    shop = refunded()
    first, second = shop.happened(SalePaid)
    (back,) = shop.happened(RefundPaid)
    assert looked_up(tmp_path, shop, 1, 3) == [
        SaleFound(Wanted(1), first.sale, (back.sale,)),
        SaleFound(Wanted(3), second.sale),
    ]


def test_the_last_sale_is_found_without_its_number(tmp_path: Path) -> None:
    shop = refunded()
    assert looked_up(tmp_path, shop, 0) == [SaleFound(LAST, shop.happened(SalePaid)[-1].sale)]


def test_where_nothing_was_sold_yet_there_is_no_last_sale(tmp_path: Path) -> None:
    assert looked_up(tmp_path, Shop(policy=STAFFED).opens(), 0) == [SaleFound(LAST, None)]


def test_neither_a_refund_nor_a_number_nobody_gave_is_a_sale(tmp_path: Path) -> None:
    assert looked_up(tmp_path, refunded(), 2, 30) == [SaleFound(Wanted(2), None), SaleFound(Wanted(30), None)]


def test_while_the_journal_cannot_be_read_no_sale_is_found_and_nobody_elses_either(tmp_path: Path) -> None:
    answers: queue.SimpleQueue[SaleFound | ClaimAnswered] = queue.SimpleQueue()
    store = Store({("4", 1): (refunded().happened(SalePaid)[0].sale, ())})
    finder = SaleFinder(tmp_path / "none.db", load_or_make_key(tmp_path / "journal.key"), "4", lambda: store)
    finder.connect(answers.put)
    finder.start()
    finder.find(Wanted(1))
    assert answers.get(timeout=20) == SaleFound(Wanted(1), None)
    finder.stop()


def elsewhere(sale: Sale, refund: Sale) -> Sale:
    """A refund that lane 7 made of `sale`, as the store has it."""
    at = "2026-11-22T12:00:00+00:00"
    return replace(refund, lane="7", session="7-R1", receipt_no=90, returns_lane=sale.lane, paid_at=at)


def test_what_went_back_at_another_lane_is_known_by_the_store(tmp_path: Path) -> None:
    shop = refunded()
    sale, (own,) = shop.happened(SalePaid)[0].sale, shop.happened(RefundPaid)
    other = elsewhere(sale, own.sale)
    store = Store({("4", 1): (sale, (own.sale, other))})
    assert answered(tmp_path, shop, Wanted(1), store=store) == [SaleFound(Wanted(1), sale, (own.sale, other))]
    assert (store.asked, store.closed) == ([Wanted(1, "4", sale.paid_at)], True)


def test_a_receipt_of_another_lane_or_of_an_earlier_journal_comes_from_the_store(tmp_path: Path) -> None:
    shop = refunded()
    sale = shop.happened(SalePaid)[0].sale
    old = replace(sale, paid_at="2020-01-01T10:00:00+00:00")
    store = Store({("7", 1): (sale, ()), ("4", 1): (old, ())})
    asked = [Wanted(1, "7"), Wanted(1, at=old.paid_at), Wanted(5, "7")]
    assert answered(tmp_path, shop, *asked, store=store) == [
        SaleFound(asked[0], sale),
        SaleFound(asked[1], old),
        SaleFound(asked[2], None),
    ]


def gave_back(sale: Sale) -> tuple[Shop, Sale]:
    """What went back of milk that somebody else sold, as the journal of this lane has it."""
    shop = signs_on(Shop(policy=STAFFED).opens())
    wanted = Wanted(sale.receipt_no, "" if sale.lane == "4" else sale.lane, sale.paid_at)
    shop.does(StaffActed(Act.REFUND), ReceiptGiven(wanted), SaleFound(wanted, sale), AllBackTouched(), RefundTouched())
    shop.terminal_authorises().terminal_completes()
    return shop, shop.happened(RefundPaid)[-1].sale


@pytest.mark.parametrize(("lane", "at"), [("7", "2026-11-22T09:00:00+00:00"), ("4", "2020-01-01T10:00:00+00:00")])
def test_what_went_back_here_of_anothers_receipt_is_known_before_the_store_has_it(
    tmp_path: Path, lane: str, at: str
) -> None:
    sale = replace(refunded().happened(SalePaid)[0].sale, lane=lane, paid_at=at)
    shop, back = gave_back(sale)
    wanted = Wanted(1, "" if lane == "4" else lane, at)
    typed = Wanted(1, wanted.lane)
    store = Store({(lane, 1): (sale, ())})
    assert answered(tmp_path, shop, wanted, typed, store=store) == [
        SaleFound(wanted, sale, (back,)),
        SaleFound(typed, sale, (back,)),
    ]


def test_what_went_back_of_an_earlier_journals_receipt_is_not_of_the_sale_that_has_its_number_now(
    tmp_path: Path,
) -> None:
    old = replace(refunded().happened(SalePaid)[0].sale, receipt_no=2, paid_at="2020-01-01T10:00:00+00:00")
    shop, back = gave_back(old)
    shop.does(StaffActed(Act.SIGN_OFF)).scans(BREAD).pays()
    (paid,) = shop.happened(SalePaid)
    assert (back.returns, paid.sale.receipt_no) == (2, 2)
    wanted = Wanted(2, at=old.paid_at)
    assert answered(tmp_path, shop, Wanted(2), wanted, store=Store({("4", 2): (old, ())})) == [
        SaleFound(Wanted(2), paid.sale),
        SaleFound(wanted, old, (back,)),
    ]


def test_while_the_store_is_away_this_lanes_sales_are_found_and_others_said_to_be_out_of_reach(tmp_path: Path) -> None:
    shop = refunded()
    sale = shop.happened(SalePaid)[1].sale
    asked = [Wanted(3), Wanted(3, "7")]
    assert answered(tmp_path, shop, *asked, store=Store(away=9)) == [
        SaleFound(asked[0], sale, away=True),
        SaleFound(asked[1], None, away=True),
    ]


def test_a_claim_is_made_again_while_somebody_waits_and_answered_as_the_store_says(tmp_path: Path) -> None:
    store = Store(away=1)
    assert answered(tmp_path, refunded(), CLAIM, store=store) == [ClaimAnswered("4-R1", Unclaimed.HELD)]
    assert store.asked == [CLAIM, CLAIM]


def test_a_store_of_a_time_before_claims_leaves_a_lane_its_own_goods(tmp_path: Path) -> None:
    class Old(Store):
        def look(self, asked: Wanted | Claim) -> None:
            raise DeskMissing("not there")

    theirs = replace(CLAIM, refund="4-R2", of=Wanted(1, "7", AT))
    shop = refunded()
    (sale, _), (back,) = shop.happened(SalePaid), shop.happened(RefundPaid)
    assert answered(tmp_path, shop, CLAIM, theirs, Wanted(1), store=Old()) == [
        ClaimAnswered("4-R1", None),
        ClaimAnswered("4-R2", Unclaimed.AWAY),
        SaleFound(Wanted(1), sale.sale, (back.sale,), away=True),
    ]


def test_without_a_store_or_one_that_cannot_even_be_called_nothing_is_granted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> Store:
        raise OSError("no token")

    monkeypatch.setattr("kiosk.lane.sales.CLAIM_S", 0.1)
    assert answered(tmp_path, refunded(), CLAIM) == [ClaimAnswered("4-R1", Unclaimed.AWAY)]
    assert answered(tmp_path, Shop(policy=STAFFED), CLAIM, open_store=broken) == [ClaimAnswered("4-R1", Unclaimed.AWAY)]
