"""Goods come back, over the wires: whatever fails, money goes back once, and lane, server, terminal and paper agree."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import OpenStore
from tests.journeys.goods import FIRST, SECOND, minor, scanned
from tests.journeys.play import Store
from tests.journeys.test_terminal_drops import CHARGED, UNCHARGED
from tests.waiting import wait_until

PIN = "4711"


def sells(store: Store) -> int:
    """Two items are paid, and nobody is there any more; the total."""
    store.box.controls["terminal"].set(card_delay_ms=0)
    store.scan(scanned(FIRST["gtin"]), scanned(SECOND["gtin"]))
    total = int(store.lane.lines(2)["total"])
    store.pays()
    store.lane.post("NoPaperTouched")
    store.lane.on("tap")
    store.lane.post("BackTouched")
    store.lane.on("attract")
    return total


def finds(store: Store, receipt_no: int = 1, lane: str = "") -> None:
    """Lena signs on and has the receipt before her."""
    store.scan("]C0STAFF-1001")
    shown = store.lane.wait(lambda shown: shown["screen"] in ("staff", "refund"), "the staff layer")
    if shown["screen"] == "refund":  # the receipt of one before is not on paper: that is told first
        store.lane.post("BackTouched")
        store.lane.on("staff")
    store.lane.post("StaffActed", "refund")
    if store.lane.wait(lambda shown: shown["screen"] in ("sign_on", "find_receipt"), "the desk")["screen"] == "sign_on":
        store.lane.post("PinGiven", PIN)
    store.lane.on("find_receipt")
    store.lane.gives_receipt(receipt_no, lane)
    store.lane.wait(lambda shown: shown["desk"], "the receipt")


def gives_all_back(store: Store) -> None:
    finds(store)
    store.lane.post("AllBackTouched")
    store.lane.post("RefundTouched")


def is_refunded(store: Store, receipts: int) -> None:
    store.lane.wait(lambda shown: not shown["refunding"] and shown["receipts"] == receipts, "the refund", 40.0)


def test_all_of_a_sale_of_today_is_undone_and_every_book_says_so(store: Store) -> None:
    total = sells(store)
    gives_all_back(store)
    is_refunded(store, 2)
    store.lane.wait(lambda shown: shown["print"] == "done", "the refund's receipt")
    assert store.booked() == []
    text = "\n".join(store.printed()[-1])
    assert "REFUND" in text
    assert f"-{total / 100:.2f}" in text
    wait_until(lambda: len(store.sales()) == 2)
    assert [sale["total_minor"] for sale in store.sales()] == [-total, total]


def test_one_of_two_items_is_given_to_the_card_then_the_other_and_then_nothing_is_left(till: Store) -> None:
    total = sells(till)
    finds(till)
    till.lane.post("UnitsTouched", 1, 1)
    till.lane.post("RefundTouched")
    is_refunded(till, 2)
    till.lane.post("StaffActed", "sign_off")
    till.lane.on("attract")
    gives_all_back(till)
    is_refunded(till, 3)
    wait_until(lambda: len(till.sales()) == 3)
    assert [sale["total_minor"] for sale in till.sales()] == [-minor(SECOND), -minor(FIRST), total]
    till.lane.post("StaffActed", "sign_off")
    till.lane.on("attract")
    gives_all_back(till)
    shown = till.lane.whole_history()[-1]
    assert (shown["refunding"], shown["receipts"]) == (False, 3)


@pytest.mark.parametrize("step", UNCHARGED + CHARGED)
def test_dropped_while_money_goes_back_it_went_or_not_as_the_terminal_has_it(till: Store, step: str) -> None:
    total = sells(till)
    till.box.controls["terminal"].fault("drop_after", step)
    gives_all_back(till)
    if step in CHARGED:
        is_refunded(till, 2)
        assert till.booked() == []
        return
    till.lane.says("refund_failed", 30.0)
    assert till.booked() == [total]
    till.lane.wait(lambda shown: shown["terminal"], "the terminal")
    till.lane.post("RefundTouched")
    is_refunded(till, 2)
    assert till.booked() == []


def test_a_power_cut_while_money_goes_back_ends_as_the_terminal_has_it(till: Store) -> None:
    total = sells(till)
    gives_all_back(till)
    till.lane.wait(lambda shown: shown["stage"] == "authorised", "the approval", 20.0)
    till.power_cut()
    shown = till.lane.wait(lambda shown: not shown["refunding"] and shown["terminal"], "the verdict", 40.0)
    assert till.booked() == ([] if shown["receipts"] == 2 else [total])
    if shown["receipts"] == 1:
        gives_all_back(till)
        is_refunded(till, 2)
    assert till.booked() == []


def test_goods_of_one_lane_come_back_at_another_and_what_went_back_there_is_known_here(open_store: OpenStore) -> None:
    home, other = open_store("scanner", "terminal"), open_store("scanner", "terminal")
    home.ready()
    other.ready()
    total = sells(home)
    wait_until(lambda: len(home.sales()) == 1)
    other.box.controls["terminal"].set(card_delay_ms=0)
    finds(other, 1, home.box.lane_id)
    other.lane.post("UnitsTouched", 1, 1)
    other.lane.post("RefundTouched")
    is_refunded(other, 1)
    wait_until(lambda: [sale["total_minor"] for sale in other.sales()] == [-minor(FIRST)])
    gives_all_back(home)
    is_refunded(home, 2)
    wait_until(lambda: [sale["total_minor"] for sale in home.sales()] == [-minor(SECOND), total])
    assert [one["kind"] for one in home.terminal()["transactions"]] == [
        "payment",
        "refund",
    ]  # not undone: some was left


def test_while_the_store_is_away_nothing_goes_back_and_then_it_does(open_store: OpenStore) -> None:
    till = open_store("scanner", "terminal", own_server=True)
    till.ready()
    total = sells(till)
    wait_until(lambda: len(till.sales()) == 1)
    till.box.server.kill()
    gives_all_back(till)
    till.lane.says("refund_away", 30.0)
    assert till.booked() == [total]
    till.box.server.start_again()
    till.lane.wait(lambda shown: shown["server"], "the server", 30.0)
    till.lane.post("RefundTouched")
    is_refunded(till, 2)
    assert till.booked() == []


def test_a_power_cut_while_the_refunds_receipt_prints_puts_it_before_whoever_signs_on_and_brings_one_copy(
    store: Store,
) -> None:
    sells(store)
    store.box.controls["printer"].set(line_ms=400)
    gives_all_back(store)
    is_refunded(store, 2)
    store.lane.wait(lambda shown: shown["print"] == "running", "the print")
    store.power_cut()
    store.box.controls["printer"].set(line_ms=0)
    store.ready()
    store.scan("]C0STAFF-1001")
    store.lane.on("refund")
    store.lane.post("PaperTouched")
    store.lane.wait(lambda shown: shown["print"] == "done", "the copy", 30.0)
    copies = [paper for paper in store.printed() if "REFUND" in "\n".join(paper) and "COPY" in "\n".join(paper)]
    assert len(copies) == 1
