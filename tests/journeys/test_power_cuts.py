"""kill −9 in each phase, and back: the same basket, the same money."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.journeys.goods import BANANAS, FIRST, SECOND, minor, scanned
from tests.journeys.play import Store
from tests.waiting import wait_until


def fills(store: Store) -> int:
    store.scan(scanned(FIRST["gtin"]), scanned(SECOND["gtin"]))
    return int(store.lane.lines(2)["total"])


def in_the_basket(store: Store) -> None:
    """Nothing more to do: that is where a visit lives."""


def while_picking(store: Store) -> None:
    store.lane.post("NoBarcodeTouched")
    store.lane.on("pick")


def while_weighing(store: Store) -> None:
    store.lane.pick(BANANAS)
    store.lane.on("weigh")


def while_choosing_how_to_pay(store: Store) -> None:
    store.lane.post("PayTouched")
    store.lane.on("pay")


@pytest.mark.parametrize(
    "moment", [in_the_basket, while_picking, while_weighing, while_choosing_how_to_pay], ids=lambda one: one.__name__
)
def test_a_power_cut_comes_back_to_the_same_basket(scanning: Store, moment: Callable[[Store], None]) -> None:
    total = fills(scanning)
    moment(scanning)
    scanning.power_cut()
    shown = scanning.lane.says("resumed")
    assert (shown["screen"], shown["total"], len(shown["lines"])) == ("basket", total, 2)


def test_a_power_cut_at_attract_comes_back_to_attract(scanning: Store) -> None:
    scanning.power_cut()
    scanning.lane.on("attract")


def test_a_power_cut_before_the_card_was_shown_charges_nothing_and_the_shopper_can_pay(till: Store) -> None:
    total = fills(till)
    till.box.controls["terminal"].set(card_delay_ms=60_000)
    till.lane.post("PayTouched")
    till.lane.post("CardTouched")
    till.lane.on("paying")
    till.power_cut()
    till.box.controls["terminal"].set(card="approve", card_delay_ms=0)
    till.lane.says("card_not_charged", 30.0)
    assert till.booked() == []
    till.lane.post("CardTouched")
    till.lane.on("receipt", 20.0)
    assert till.booked() == [total]


def test_a_power_cut_after_the_approval_ends_as_the_terminal_has_it(till: Store) -> None:
    """Killed as soon as the approval is durable: the terminal may or may not have got the acknowledgement."""
    total = fills(till)
    till.lane.post("PayTouched")
    till.lane.post("CardTouched")
    till.lane.wait(lambda shown: shown["stage"] == "authorised", "the approval", 20.0)
    till.power_cut()
    shown = till.lane.wait(
        lambda shown: shown["screen"] == "receipt" or shown["message"] == "card_not_charged", "the verdict", 40.0
    )
    booked = till.booked()
    assert booked == ([total] if shown["screen"] == "receipt" else [])
    if not booked:
        till.lane.post("CardTouched")
        till.lane.on("receipt", 20.0)
    wait_until(lambda: len(till.sales()) == 1)
    assert len(till.booked()) == 1


def test_a_power_cut_at_the_receipt_leaves_the_sale_paid_and_sends_it_once(till: Store) -> None:
    fills(till)
    till.pays()
    till.power_cut()
    till.lane.on("receipt")
    wait_until(lambda: len(till.sales()) == 1)
    assert len(till.booked()) == 1


def test_a_power_cut_while_printing_offers_the_receipt_again_as_a_copy(store: Store) -> None:
    fills(store)
    store.pays()
    store.box.controls["printer"].set(line_ms=400)
    store.lane.post("PaperTouched")
    store.lane.wait(lambda shown: shown["print"] == "running", "the print")
    store.power_cut()
    store.lane.wait(lambda shown: shown["screen"] == "receipt" and shown["print"] == "unknown", "the receipt screen")
    store.box.controls["printer"].set(line_ms=0)
    store.lane.wait(lambda shown: shown["printer"], "the printer", 30.0)
    store.lane.post("PaperTouched")
    store.lane.wait(lambda shown: shown["print"] == "done", "the copy", 30.0)
    assert any("COPY" in line for line in store.printed()[-1])


def test_a_power_cut_at_the_tap_leaves_the_sale_paid(till: Store) -> None:
    total = fills(till)
    till.pays()
    till.lane.post("NoPaperTouched")
    till.lane.on("tap")
    till.power_cut()
    till.lane.on("receipt")
    assert till.booked() == [total]
    assert minor(FIRST) + minor(SECOND) == total


def test_after_a_power_cut_every_device_is_back_on_the_same_wires(store: Store) -> None:
    fills(store)
    store.power_cut()
    store.ready()
