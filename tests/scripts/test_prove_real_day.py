"""The same shoppers at lanes with real wires and in virtual time: their books are the same, or it is said where not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from scripts.proofs.day.same import Goods, LaneBooks, Receipt, differences
from scripts.proofs.real_day import prove
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
