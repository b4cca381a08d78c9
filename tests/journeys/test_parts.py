"""A basket paid in parts, over the wires: whatever fails while a part is paid or goes back, the books balance."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import OpenStore
from tests.journeys.play import Shown, Store
from tests.journeys.test_terminal_drops import CHARGED, UNCHARGED, fills
from tests.waiting import wait_until

PART = 200


def pays_a_part(store: Store) -> int:
    """Two items, a part of them paid; the total."""
    total = fills(store)
    store.lane.post("PayTouched")
    store.lane.post("SplitTouched")
    store.lane.post("AmountGiven", PART)
    has_parts(store, [PART])
    return total


def has_parts(store: Store, parts: list[int], timeout_s: float = 20.0) -> Shown:
    return store.lane.wait(
        lambda shown: shown["parts"] == parts and shown["stage"] is None and shown["terminal"],
        f"parts of {parts}",
        timeout_s,
    )


def pays_the_rest(store: Store) -> None:
    store.lane.post("CardTouched")
    store.lane.on("receipt", 20.0)


def test_a_part_and_the_rest_are_two_charges_of_one_sale_on_one_receipt(store: Store) -> None:
    total = pays_a_part(store)
    pays_the_rest(store)
    assert store.booked() == [PART, total - PART]
    store.lane.post("PaperTouched")
    store.lane.wait(lambda shown: shown["print"] == "done", "the confirmed receipt")
    [paper] = store.printed()
    amounts = [line.split()[-1] for line in paper if "****" in line]
    assert amounts == [f"{PART / 100:.2f}", f"{(total - PART) / 100:.2f}"]
    wait_until(store.sales)
    sale = store.sale(store.sales()[0]["receipt_no"])
    assert sale is not None
    assert [tender["amount_minor"] for tender in sale["tenders"]] == [PART, total - PART]


def test_whoever_gives_up_gets_every_part_back_and_pays_anew(till: Store) -> None:
    total = pays_a_part(till)
    till.lane.post("SplitTouched")
    till.lane.post("AmountGiven", 100)
    has_parts(till, [PART, 100])
    till.lane.post("PartsBackTouched")
    has_parts(till, [])
    assert till.booked() == []
    till.lane.on("basket")
    till.pays()
    assert till.booked() == [total]


@pytest.mark.parametrize("step", UNCHARGED + CHARGED)
def test_dropped_while_a_part_goes_back_it_stands_or_is_back_as_the_terminal_has_it(till: Store, step: str) -> None:
    total = pays_a_part(till)
    till.box.controls["terminal"].fault("drop_after", step)
    till.lane.post("PartsBackTouched")
    if step in CHARGED:
        has_parts(till, [])
        assert till.booked() == []
        if step != "completion":  # whose link is only just being lost
            till.pays()
            assert till.booked() == [total]
        return
    till.lane.says("part_stays", 20.0)
    has_parts(till, [PART])
    assert till.booked() == [PART]
    till.lane.post("PartsBackTouched")
    has_parts(till, [])
    assert till.booked() == []


def test_a_power_cut_while_a_part_goes_back_ends_as_the_terminal_has_it(till: Store) -> None:
    pays_a_part(till)
    till.lane.post("PartsBackTouched")
    till.lane.wait(lambda shown: shown["stage"] == "authorised", "the approval", 20.0)
    till.power_cut()
    shown = till.lane.wait(lambda shown: shown["stage"] is None and shown["terminal"], "the verdict", 40.0)
    assert till.booked() == shown["parts"]
    if shown["parts"]:
        till.lane.post("PartsBackTouched")
        has_parts(till, [])
    assert till.booked() == []


def test_a_power_cut_with_a_part_paid_is_back_at_the_rest(till: Store) -> None:
    total = pays_a_part(till)
    till.power_cut()
    assert has_parts(till, [PART])["screen"] == "pay"
    pays_the_rest(till)
    assert till.booked() == [PART, total - PART]


def test_a_terminal_that_takes_nothing_back_leaves_the_part_paid_and_a_colleague_is_called(till: Store) -> None:
    pays_a_part(till)
    till.box.controls["terminal"].fault("no_reversal")
    till.lane.post("PartsBackTouched")
    till.lane.says("part_stays", 20.0)
    has_parts(till, [PART])
    till.box.controls["terminal"].clear("no_reversal")
    till.lane.post("PartsBackTouched")
    has_parts(till, [])


def test_a_way_back_that_cannot_be_asked_after_rests_with_the_attendant(open_store: OpenStore) -> None:
    till = open_store("scanner", "terminal", resolve_tries=1, parked_pause_s=0.5)
    till.ready()
    pays_a_part(till)
    till.box.controls["terminal"].fault("unplug_after", "after_slip")
    till.lane.post("PartsBackTouched")
    till.lane.on("resting", 30.0)
    till.box.controls["terminal"].clear("unplug")
    has_parts(till, [], 30.0)
    assert till.booked() == []
