"""One visit from device bytes to receipt bytes and server rows."""

from __future__ import annotations

import json
from pathlib import Path

from tests.journeys.goods import BANANAS, FIRST, SECOND, WINE, minor, scanned
from tests.journeys.play import Store
from tests.waiting import wait_until

CARD_NUMBER = b"4111111111111111"


def pays(store: Store) -> None:
    store.lane.post("PayTouched")
    store.lane.post("CardTouched")
    store.lane.on("receipt", 20.0)


def sales(store: Store) -> list[dict[str, object]]:
    answer = store.box.ask_server("/api/v1/sales")
    assert isinstance(answer, dict | list)
    return answer if isinstance(answer, list) else answer["sales"]


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
    pays(store)
    store.lane.post("PaperTouched")
    store.lane.wait(lambda shown: shown["print"] == "done", "the confirmed receipt")
    store.lane.post("FaceTouched", 4)
    store.lane.on("attract")

    [booked] = store.booked()
    assert booked["amount_minor"] == total
    [paper] = store.printed()
    assert any(f"{total / 100:.2f}" in line and "TOTAL" in line for line in paper)
    wait_until(lambda: len(sales(store)) == 1)
    [sale] = sales(store)
    assert f'"{total}"' in json.dumps(sale) or str(total) in json.dumps(sale)


def test_the_card_number_is_in_no_file_of_the_lane_or_the_store(store: Store) -> None:
    store.scan(scanned(FIRST["gtin"]))
    store.lane.lines(1)
    pays(store)
    store.lane.post("PaperTouched")
    store.lane.wait(lambda shown: shown["print"] == "done", "the confirmed receipt")
    wait_until(lambda: len(sales(store)) == 1)
    store.lane.stop()
    texts = {path: path.read_bytes() for path in Path(store.box.folder).rglob("*") if path.is_file()}
    assert len(texts) > 5
    assert not [path for path, data in texts.items() if CARD_NUMBER in data]
    assert CARD_NUMBER.decode() not in json.dumps(sales(store))


def test_wine_says_see_an_attendant_and_is_not_sold(store: Store) -> None:
    store.scan(scanned(FIRST["gtin"]), scanned(WINE["gtin"]))
    shown = store.lane.wait(lambda shown: shown["message"] == "see_attendant_age", "the age message")
    assert shown["total"] == minor(FIRST)


def test_a_burst_of_scans_is_sold_in_its_order_and_none_is_lost(store: Store) -> None:
    codes = [scanned(FIRST["gtin"]), scanned(SECOND["gtin"])] * 20
    store.scan(*codes)
    shown = store.lane.lines(40)
    assert shown["total"] == 20 * (minor(FIRST) + minor(SECOND))


def test_an_unknown_code_is_told_and_the_next_scan_goes_on(store: Store) -> None:
    store.scan("]E09999999999994")
    store.lane.wait(lambda shown: shown["message"] == "unknown_item", "the message")
    store.scan(scanned(FIRST["gtin"]))
    assert store.lane.lines(1)["message"] is None


def test_declined_then_approved_charges_once(store: Store) -> None:
    store.scan(scanned(FIRST["gtin"]))
    store.lane.lines(1)
    store.box.controls["terminal"].set(card="decline")
    store.lane.post("PayTouched")
    store.lane.post("CardTouched")
    store.lane.wait(lambda shown: shown["message"] == "declined", "the decline", 20.0)
    store.box.controls["terminal"].set(card="approve")
    store.lane.post("CardTouched")
    store.lane.on("receipt", 20.0)
    assert [one["amount_minor"] for one in store.booked()] == [minor(FIRST)]
