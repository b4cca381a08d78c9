"""Traps that other tills fell into around a card payment, over the wires."""

from __future__ import annotations

from tests.journeys.goods import FIRST, minor, scanned
from tests.journeys.play import Store
from tests.journeys.test_terminal_drops import fills, pays_again, stands_once, tries_to_pay, verdict
from tests.waiting import wait_until


def test_what_was_authorised_and_not_captured_is_not_paid(till: Store) -> None:
    """The terminal has our acknowledgement, drops the link and books nothing."""
    total = fills(till)
    till.box.controls["terminal"].fault("drop_after", "after_status_ack")
    tries_to_pay(till)
    shown = verdict(till)
    assert any(one["stage"] == "authorised" for one in till.lane.history)
    assert (shown["screen"], shown["message"], shown["receipts"]) == ("pay", "card_not_charged", 0)
    assert (till.booked(), till.sales()) == ([], [])
    pays_again(till)
    stands_once(till, total)


def test_what_was_approved_and_cannot_be_sold_is_taken_back_and_the_shopper_told(till: Store) -> None:
    """It approves another amount than was asked for: no sale can come of that."""
    total = fills(till)
    till.box.controls["terminal"].fault("wrong_amount")
    tries_to_pay(till)
    shown = verdict(till, 30.0)
    assert (shown["screen"], shown["receipts"], till.booked()) == ("pay", 0, [])
    assert shown["message"] is not None, "never silent"
    till.box.controls["terminal"].clear("wrong_amount")
    pays_again(till)
    stands_once(till, total)


def test_cancelled_between_tap_and_answer_it_is_what_the_bank_says_and_the_next_payment_is_of_its_own_amount(
    till: Store,
) -> None:
    total = fills(till)
    till.box.controls["terminal"].set(online_delay_ms=1_500)
    tries_to_pay(till)
    wait_until(lambda: till.terminal()["card_read"])
    till.lane.post("OtherWayTouched")
    assert verdict(till)["screen"] == "receipt", "the card was read before: its payment counts"
    till.box.controls["terminal"].set(online_delay_ms=0)
    assert till.booked() == [total]
    till.lane.post("NoPaperTouched")
    till.lane.on("tap")
    till.lane.post("BackTouched")
    till.lane.on("attract")
    till.scan(scanned(FIRST["gtin"]))
    till.lane.lines(1)
    till.pays()
    assert till.booked() == [total, minor(FIRST)]


def test_cancelled_before_the_tap_nothing_is_charged_and_the_next_payment_is_of_its_own_amount(till: Store) -> None:
    fills(till)
    till.box.controls["terminal"].set(card_delay_ms=60_000)
    tries_to_pay(till)
    wait_until(lambda: till.terminal()["in_transaction"])
    till.lane.post("OtherWayTouched")
    assert verdict(till)["message"] == "card_cancelled"
    till.box.controls["terminal"].set(card_delay_ms=0)
    till.lane.post("BackTouched")
    till.lane.on("basket")
    till.scan(scanned(FIRST["gtin"]))
    total = int(till.lane.wait(lambda shown: sum(shown["quantities"]) == 3, "the third item")["total"])
    till.pays()
    assert till.booked() == [total]
