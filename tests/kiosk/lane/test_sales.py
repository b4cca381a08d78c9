"""Receipts are looked up beside the lane's thread, in the journal as it stands."""

from __future__ import annotations

import queue
from pathlib import Path

from kiosk.core.refund import LAST, Wanted
from kiosk.core.session.facts import SalePaid
from kiosk.core.session.inputs import AllBackTouched, ReceiptGiven, RefundTouched, SaleFound, StaffActed
from kiosk.core.session.refund_facts import RefundPaid
from kiosk.core.staff import Act
from kiosk.journal import Journal, load_or_make_key
from kiosk.lane.sales import SaleFinder
from tests.kiosk.core.session.crew import STAFFED, signs_on
from tests.shop import BREAD, MILK, Shop

AT = "2026-11-22T10:00:00+00:00"


def refunded() -> Shop:
    """Milk is sold and comes back; then bread is sold."""
    shop = Shop(policy=STAFFED).opens().scans(MILK).pays()
    (paid,) = shop.happened(SalePaid)
    signs_on(shop).does(
        StaffActed(Act.REFUND), ReceiptGiven(Wanted(1)), SaleFound(Wanted(1), paid.sale), AllBackTouched()
    )
    shop.does(RefundTouched()).terminal_authorises().terminal_completes().does(StaffActed(Act.SIGN_OFF))
    return shop.scans(BREAD).pays()


def looked_up(folder: Path, shop: Shop, *numbers: int) -> list[SaleFound]:
    key = load_or_make_key(folder / "journal.key")
    journal = Journal.open(folder / "journal.db", key)
    journal.append(shop.facts, AT)
    answers: queue.SimpleQueue[SaleFound] = queue.SimpleQueue()
    finder = SaleFinder(folder / "journal.db", key)
    finder.connect(answers.put)
    finder.start()
    try:
        for number in numbers:
            finder.find(Wanted(number))
        return [answers.get(timeout=20) for _ in numbers]
    finally:
        finder.stop()
        journal.close()


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


def test_neither_a_refund_nor_a_number_nobody_gave_is_a_sale(tmp_path: Path) -> None:
    assert looked_up(tmp_path, refunded(), 2, 30) == [SaleFound(Wanted(2), None), SaleFound(Wanted(30), None)]


def test_a_journal_that_cannot_be_read_has_no_sale(tmp_path: Path) -> None:
    answers: queue.SimpleQueue[SaleFound] = queue.SimpleQueue()
    finder = SaleFinder(tmp_path / "none.db", load_or_make_key(tmp_path / "journal.key"))
    finder.connect(answers.put)
    finder.start()
    finder.find(Wanted(1))
    assert answers.get(timeout=20) == SaleFound(Wanted(1), None)
    finder.stop()
