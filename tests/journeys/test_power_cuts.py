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
def test_a_power_cut_comes_back_to_the_same_basket(store: Store, moment: Callable[[Store], None]) -> None:
    total = fills(store)
    moment(store)
    store.power_cut()
    shown = store.lane.says("resumed")
    assert (shown["screen"], shown["total"], len(shown["lines"])) == ("basket", total, 2)


def test_a_power_cut_at_attract_comes_back_to_attract(store: Store) -> None:
    store.power_cut()
    store.lane.on("attract")


def test_a_power_cut_before_the_card_was_shown_charges_nothing_and_the_shopper_can_pay(store: Store) -> None:
    total = fills(store)
    store.box.controls["terminal"].set(card_delay_ms=60_000)
    store.lane.post("PayTouched")
    store.lane.post("CardTouched")
    store.lane.on("paying")
    store.power_cut()
    store.box.controls["terminal"].set(card="approve", card_delay_ms=0)
    store.lane.says("card_not_charged", 30.0)
    assert store.booked() == []
    store.lane.post("CardTouched")
    store.lane.on("receipt", 20.0)
    assert store.booked() == [total]


def test_a_power_cut_after_the_approval_ends_as_the_terminal_has_it(store: Store) -> None:
    """Killed as soon as the approval is durable: the terminal may or may not have got the acknowledgement."""
    total = fills(store)
    store.lane.post("PayTouched")
    store.lane.post("CardTouched")
    store.lane.wait(lambda shown: shown["stage"] == "authorised", "the approval", 20.0)
    store.power_cut()
    shown = store.lane.wait(
        lambda shown: shown["screen"] == "receipt" or shown["message"] == "card_not_charged", "the verdict", 40.0
    )
    booked = store.booked()
    assert booked == ([total] if shown["screen"] == "receipt" else [])
    if not booked:
        store.lane.post("CardTouched")
        store.lane.on("receipt", 20.0)
    wait_until(lambda: len(store.sales()) == 1)
    assert len(store.booked()) == 1


def test_a_power_cut_at_the_receipt_leaves_the_sale_paid_and_sends_it_once(store: Store) -> None:
    fills(store)
    store.pays()
    store.power_cut()
    store.lane.on("receipt")
    wait_until(lambda: len(store.sales()) == 1)
    assert len(store.booked()) == 1


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


def test_a_power_cut_at_the_tap_leaves_the_sale_paid(store: Store) -> None:
    total = fills(store)
    store.pays()
    store.lane.post("NoPaperTouched")
    store.lane.on("tap")
    store.power_cut()
    store.lane.on("receipt")
    assert store.booked() == [total]
    assert minor(FIRST) + minor(SECOND) == total
