"""The same shoppers at lanes with real wires and in virtual time: their books are the same, or it is said where not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kiosk.play.books import Account, Books, Charge
from scripts.proofs.day.booked import Booked
from scripts.proofs.day.hall import Day
from scripts.proofs.day.same import Goods, LaneBooks, Receipt, differences, payers
from scripts.proofs.day.visit import Visit
from scripts.proofs.real_day import Stood, prove, rows
from scripts.proofs.report import Extent
from tests.server.postgres import server

MILK = Goods("04006381333931", 2, 0, 258)
RECEIPT = Receipt("en", (MILK,), 258, (("card", 258),))


@pytest.mark.timeout(300)  # with other programs beside it
def test_a_few_shoppers_leave_the_same_books_on_real_wires_and_in_virtual_time(tmp_path: Path) -> None:
    proof = prove(tmp_path, Extent(2, None, 5, 1), server())
    assert proof.holds, proof.as_table()
    figures = {row.what: row.figure for row in proof.rows}
    assert figures["who paid on real wires"] == 2
    assert figures["taken on real wires, minor units"] == figures["taken in virtual time, minor units"]


def stood(*visits: Visit, **other: Any) -> Stood:
    charge = Charge(amount_minor=258, receipt_no="1", trace_no="2")
    books = Books(lane={1: Account(total_minor=258, charges=(charge,))}, open_parts={}, terminal=[charge])
    one = Stood("1", Day(visits=list(visits)), LaneBooks({1: RECEIPT}, {"card": 258}), books, 0, 0, "", 1.0)
    return replace(one, **other)


PAID = Visit(1, "1", 0.0, how="paid", paid_s=9.0)


def broken(real: Stood) -> set[str]:
    booked = {"1": Booked(sales=dict(real.books.lane))}
    return {row.what for row in rows([(real, stood(PAID))], booked, 1) if not row.holds}


def test_a_good_day_on_real_wires_breaks_no_claim() -> None:
    assert broken(stood(PAID)) == set()


def test_who_paid_and_then_got_stuck_is_told_of_and_keeps_the_receipt() -> None:
    stuck = replace(PAID, how="stuck", stuck="the faces at receipt")
    assert payers([stuck]) == [1]
    assert broken(stood(stuck)) == {"who paid on real wires", "who were stuck on real wires"}


@pytest.mark.parametrize(
    ("other", "what"),
    [
        ({"unsent": 3}, "facts that the server has not taken on real wires"),
        ({"failed": "the disk is full"}, "lanes that stopped selling on real wires"),
        ({"day": Day(visits=[PAID], never_free=["lane 1: tap"])}, "lanes that invite nobody in the end on real wires"),
        ({"day": Day(visits=[PAID, replace(PAID)])}, "lanes whose sales are not their shoppers' on real wires"),
        ({"beside": 5}, "taken on real wires, minor units"),
    ],
)
def test_each_thing_that_is_not_well_breaks_its_claim(other: dict[str, Any], what: str) -> None:
    assert what in broken(stood(PAID, **other))


def test_a_payment_that_nobody_knows_the_end_of_breaks_a_claim() -> None:
    one = stood(PAID)
    assert broken(replace(one, books=replace(one.books, open_parts={"a": 100}))) == {"payments in doubt on real wires"}


def test_another_total_other_goods_and_another_tender_are_each_found() -> None:
    there = LaneBooks({1: RECEIPT}, {"card": 258})
    assert list(differences(there, there)) == []
    for other in (
        replace(RECEIPT, total_minor=259),
        replace(RECEIPT, goods=(replace(MILK, pieces=1),)),
        replace(RECEIPT, tenders=(("cash", 258),)),
    ):
        [told] = differences(there, replace(there, receipts={1: other}))
        assert told.startswith("shopper 1: ")
    assert list(differences(there, replace(there, receipts={}))) == ["shopper 1 paid at one of the two only"]
    assert list(differences(there, replace(there, taken={"card": 258, "cash": 5})))
