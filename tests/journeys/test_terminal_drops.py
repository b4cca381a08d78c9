"""The terminal's link fails around the approval: charged once or not at all, and the lane knows which."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import OpenStore
from tests.journeys.goods import FIRST, SECOND, scanned
from tests.journeys.play import Shown, Store
from tests.waiting import wait_until

UNCHARGED = ("authorisation", "accepted", "before_status", "after_status", "after_status_ack")
CHARGED = ("after_slip", "completion")


def fills(store: Store) -> int:
    store.box.controls["terminal"].set(card_delay_ms=0)
    store.scan(scanned(FIRST["gtin"]), scanned(SECOND["gtin"]))
    return int(store.lane.lines(2)["total"])


def tries_to_pay(store: Store) -> None:
    store.lane.post("PayTouched")
    store.lane.post("CardTouched")
    store.lane.on("paying")


def verdict(store: Store, timeout_s: float = 20.0) -> Shown:
    """The receipt, or the pay screen with a terminal that can be used again."""
    return store.lane.wait(
        lambda shown: shown["screen"] == "receipt" or (shown["screen"] == "pay" and shown["terminal"]),
        "the verdict",
        timeout_s,
    )


def pays_again(store: Store) -> None:
    store.lane.post("CardTouched")
    store.lane.on("receipt", 20.0)


def stands_once(store: Store, total: int) -> None:
    """One charge in the terminal's book, one sale at the server, of this amount."""
    wait_until(store.sales)
    assert store.booked() == [total]
    assert [sale["total_minor"] for sale in store.sales()] == [total]


@pytest.mark.parametrize("step", UNCHARGED)
def test_dropped_before_the_terminal_booked_nothing_is_charged_and_the_second_try_is(till: Store, step: str) -> None:
    total = fills(till)
    till.box.controls["terminal"].fault("drop_after", step)
    tries_to_pay(till)
    shown = verdict(till)
    assert (shown["screen"], shown["message"]) == ("pay", "card_not_charged")
    assert till.booked() == []
    pays_again(till)
    stands_once(till, total)


@pytest.mark.parametrize("step", CHARGED)
def test_dropped_after_the_terminal_booked_the_shopper_has_paid(till: Store, step: str) -> None:
    total = fills(till)
    till.box.controls["terminal"].fault("drop_after", step)
    tries_to_pay(till)
    assert verdict(till)["screen"] == "receipt"
    doubted = any(shown["stage"] == "doubt" for shown in till.lane.history)
    assert doubted or step == "completion"  # the completion itself may just have arrived
    stands_once(till, total)


def test_dropped_twice_at_different_steps_is_charged_once(till: Store) -> None:
    total = fills(till)
    till.box.controls["terminal"].fault("drop_after", "after_status_ack")
    tries_to_pay(till)
    assert verdict(till)["message"] == "card_not_charged"
    till.box.controls["terminal"].fault("drop_after", "completion")
    pays_again(till)
    stands_once(till, total)


def test_the_second_shopper_never_gets_the_first_ones_charge(till: Store) -> None:
    """Two baskets of the same amount; the second link drops before the booking."""
    total = fills(till)
    till.pays()
    till.lane.post("NoPaperTouched")
    till.lane.on("tap")
    till.lane.post("BackTouched")
    till.lane.on("attract")
    assert fills(till) == total
    till.box.controls["terminal"].fault("drop_after", "after_status")
    tries_to_pay(till)
    assert verdict(till)["message"] == "card_not_charged"
    assert till.booked() == [total]
    pays_again(till)
    assert till.booked() == [total, total]
    wait_until(lambda: len(till.sales()) == 2)


@pytest.mark.parametrize(("step", "charged"), [("before_status", False), ("after_slip", True)])
def test_unplugged_for_good_rests_with_the_attendant_and_is_resolved_when_it_is_back(
    open_store: OpenStore, step: str, *, charged: bool
) -> None:
    till = open_store("scanner", "terminal", resolve_tries=1, parked_pause_s=0.5)
    till.ready()
    total = fills(till)
    till.box.controls["terminal"].fault("unplug_after", step)
    tries_to_pay(till)
    till.lane.wait(lambda shown: shown["stage"] == "doubt", "the doubt")
    for touch in ("BackTouched", "OtherWayTouched", "CancelTouched", "CancelConfirmed", "PayTouched", "CardTouched"):
        till.lane.post(touch)
    till.scan(scanned(FIRST["gtin"]))
    shown = till.lane.says("asking_bank")
    assert (shown["screen"], shown["stage"], shown["total"]) == ("paying", "doubt", total)

    shown = till.lane.on("resting", 20.0)
    assert (shown["stage"], shown["message"]) == ("parked", "see_attendant_payment")
    till.lane.post("CancelTouched")
    till.lane.post("CancelConfirmed")
    till.box.controls["terminal"].clear("unplug")
    shown = verdict(till)
    if charged:
        assert shown["screen"] == "receipt"
    else:
        assert (shown["message"], till.booked()) == ("card_not_charged", [])
        pays_again(till)
    stands_once(till, total)


def test_a_power_cut_while_the_terminal_is_away_still_asks_it_when_both_are_back(open_store: OpenStore) -> None:
    till = open_store("scanner", "terminal")
    till.ready()
    total = fills(till)
    till.box.controls["terminal"].fault("unplug_after", "after_slip")
    tries_to_pay(till)
    till.lane.wait(lambda shown: shown["stage"] == "doubt", "the doubt")
    till.power_cut()
    till.lane.wait(lambda shown: shown["stage"] == "doubt", "the doubt again")
    till.box.controls["terminal"].clear("unplug")
    assert verdict(till)["screen"] == "receipt"
    stands_once(till, total)


@pytest.mark.parametrize(("step", "charged"), [("before_status", False), ("after_slip", True)])
def test_a_doubt_that_rests_with_the_attendant_outlives_a_power_cut_and_is_settled_by_the_terminal(
    open_store: OpenStore, step: str, *, charged: bool
) -> None:
    """The journal alone knows which payment is meant: the lane that asks is another program than the one that paid."""
    till = open_store("scanner", "terminal", resolve_tries=1, parked_pause_s=0.5)
    till.ready()
    total = fills(till)
    till.box.controls["terminal"].fault("unplug_after", step)
    tries_to_pay(till)
    till.lane.on("resting", 20.0)
    till.power_cut()
    assert till.lane.on("resting", 20.0)["stage"] == "parked"
    till.box.controls["terminal"].clear("unplug")
    shown = verdict(till)
    assert shown["screen"] == ("receipt" if charged else "pay")
    assert till.booked() == ([total] if charged else [])
    if not charged:
        pays_again(till)
    stands_once(till, total)


@pytest.mark.parametrize("fault", ["split", "merge", "repeat", "half_frame", "noise", "silence", "long_length"])
def test_a_bad_wire_during_a_payment_ends_as_the_terminals_book_has_it(till: Store, fault: str) -> None:
    total = fills(till)
    till.box.controls["terminal"].fault(fault)
    tries_to_pay(till)
    if fault in ("noise", "silence"):  # lasting: nothing can be known until the wire is well again
        till.lane.wait(lambda shown: shown["stage"] == "doubt", "the doubt")
        assert till.booked() == []
    elif fault in ("split", "merge"):  # the slip would take its time
        till.lane.wait(lambda shown: shown["stage"] not in (None, "sent"), "the result")
    till.box.controls["terminal"].clear(fault)
    shown = verdict(till, 30.0)
    assert till.booked() == ([total] if shown["screen"] == "receipt" else [])
    if shown["screen"] == "pay":
        assert shown["message"] == "card_not_charged"
        pays_again(till)
    stands_once(till, total)


@pytest.mark.parametrize("fault", ["busy", "duplicate_status", "wrong_amount"])
def test_a_terminal_that_behaves_oddly_never_charges_what_the_lane_does_not_sell(till: Store, fault: str) -> None:
    total = fills(till)
    till.box.controls["terminal"].fault(fault)
    tries_to_pay(till)
    shown = verdict(till, 30.0)
    assert till.booked() == ([total] if shown["screen"] == "receipt" else [])
    till.box.controls["terminal"].clear(fault)
    if shown["screen"] == "pay":
        pays_again(till)
    stands_once(till, total)
