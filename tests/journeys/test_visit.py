"""One visit from device bytes to receipt bytes and server rows."""

from __future__ import annotations

import json
from pathlib import Path

from tests.journeys.goods import BANANAS, FIRST, SECOND, WINE, minor, scanned
from tests.journeys.play import Store
from tests.waiting import wait_until

CARD_NUMBER = b"4111111111111111"


def buys(store: Store) -> int:
    """Two packed items and a load of bananas; the total in cents."""
    store.scan(scanned(FIRST["gtin"]), scanned(SECOND["gtin"]))
    store.lane.lines(2)
    store.lane.pick(BANANAS)
    store.lane.on("weigh")
    store.box.controls["scale"].set(weight_g=850)
    store.lane.wait(lambda shown: shown["load"] == "stable" and shown["grams"] == 850, "a steady weight")
    store.lane.post("AddWeighedTouched")
    return int(store.lane.lines(3)["total"])


def test_scan_weigh_pay_receipt_and_tap_reach_paper_and_server(store: Store) -> None:
    total = buys(store)
    store.pays()
    store.lane.post("PaperTouched")
    store.lane.wait(lambda shown: shown["print"] == "done", "the confirmed receipt")
    store.lane.post("FaceTouched", 4)
    store.lane.on("attract")

    assert store.booked() == [total]
    [paper] = store.printed()
    assert any(f"{total / 100:.2f}" in line and "TOTAL" in line for line in paper)
    wait_until(lambda: len(store.sales()) == 1)
    [sale] = store.sales()
    assert (sale["total_minor"], sale["items"]) == (total, 3)


def test_the_card_number_is_in_no_file_of_the_lane_or_the_store(store: Store) -> None:
    store.scan(scanned(FIRST["gtin"]))
    store.lane.lines(1)
    store.pays()
    store.lane.post("PaperTouched")
    store.lane.wait(lambda shown: shown["print"] == "done", "the confirmed receipt")
    wait_until(lambda: len(store.sales()) == 1)
    store.lane.stop()
    folders = (Path(store.box.folder), store.box.server.folder)
    texts = {path: path.read_bytes() for folder in folders for path in folder.rglob("*") if path.is_file()}
    assert len(texts) > 5
    assert not [path for path, data in texts.items() if CARD_NUMBER in data]
    assert CARD_NUMBER.decode() not in json.dumps(store.sales())


def test_wine_is_in_the_basket_and_waits_for_a_colleague_at_payment(scanning: Store) -> None:
    scanning.scan(scanned(FIRST["gtin"]), scanned(WINE["gtin"]))
    shown = scanning.lane.says("age_early")
    assert shown["total"] == minor(FIRST) + minor(WINE)
    scanning.lane.post("PayTouched")
    scanning.lane.wait(lambda told: told["screen"] == "wait", "the last check")


def test_a_burst_of_scans_is_sold_in_its_order_and_none_is_lost(scanning: Store) -> None:
    codes = [scanned(FIRST["gtin"]), scanned(SECOND["gtin"])] * 20
    scanning.scan(*codes)
    shown = scanning.lane.lines(40)
    assert shown["total"] == 20 * (minor(FIRST) + minor(SECOND))


def test_an_unknown_code_is_told_and_the_next_scan_goes_on(scanning: Store) -> None:
    scanning.scan("]E09529999999993")
    scanning.lane.says("unknown_item")
    scanning.scan(scanned(FIRST["gtin"]))
    assert scanning.lane.lines(1)["message"] is None


def test_declined_then_approved_charges_once(till: Store) -> None:
    till.scan(scanned(FIRST["gtin"]))
    till.lane.lines(1)
    till.box.controls["terminal"].set(card="decline")
    till.lane.post("PayTouched")
    till.lane.post("CardTouched")
    till.lane.says("declined", 20.0)
    till.box.controls["terminal"].set(card="approve")
    till.lane.post("CardTouched")
    till.lane.on("receipt", 20.0)
    assert till.booked() == [minor(FIRST)]
