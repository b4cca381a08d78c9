"""The core of a lane with the drivers of its boxes and their emulators: what neither could show alone."""

from __future__ import annotations

import pytest

from kiosk.core.cash import Box
from kiosk.core.guided import TestId
from kiosk.core.session.cash_facts import CashTaken, PayOutCleared, PayOutSettled, PayOutStarted
from kiosk.core.session.facts import PaymentFailed, SalePaid
from kiosk.core.session.inputs import (
    BackTouched,
    CoinPutBack,
    HopperTried,
    OtherWayTouched,
    StaffActed,
    TestOpened,
)
from kiosk.core.session.state import Screen
from kiosk.core.staff import Act
from kiosk.core.tally import NONE
from kiosk.core.values import Money
from tests.kiosk.core.session.crew import TESS, signs_on
from tests.kiosk.lane.real_boxes import WINE, Lane


def sold(lane: Lane) -> list[tuple[int, int]]:
    """Of each sale in cash, what was put in and what was given back."""
    sales = [fact.sale for fact in lane.shop.facts if isinstance(fact, SalePaid)]
    return [(sale.tender.tendered.minor, sale.tender.change.minor) for sale in sales if sale.tender.tendered]


def found(lane: Lane) -> list[Money | None]:
    return [alarm.amount for alarm in lane.shop.state.cash_alarms]


def test_a_note_is_paid_with_and_its_change_comes_out_of_the_hopper() -> None:
    lane = Lane().asks_for_cash(WINE).puts_in(Box.NOTES, "EUR10").passes(10)
    assert (sold(lane), lane.emulators[Box.HOPPER].state()["out"], found(lane)) == ([(1000, 500)], 5, [])


def test_a_coin_of_a_shopper_who_has_left_is_not_the_next_ones_money() -> None:
    lane = Lane().asks_for_cash(WINE)
    lane.emulators[Box.COINS].set({"insert": "EU200A"}, lane.shop.now)
    lane.unplugs(Box.COINS).does(BackTouched()).passes(10).does(BackTouched())
    assert lane.shop.happened(PaymentFailed)
    lane.asks_for_cash().plugs_in(Box.COINS)
    [coin] = lane.shop.happened(CashTaken)
    assert (coin.attempt, found(lane)) == ("", [Money(200, "EUR")])  # type: ignore[attr-defined]
    lane.puts_in(Box.NOTES, "EUR5").passes(5)
    assert sold(lane) == [(500, 0)]


def test_a_box_that_comes_back_while_another_takes_money_takes_too() -> None:
    lane = Lane(Box.COINS).asks_for_cash(WINE).plugs_in(Box.COINS)
    assert lane.emulators[Box.COINS].state()["open"]
    lane.puts_in(Box.COINS, "EU200A", "EU200A", "EU100A").passes(3)
    assert (sold(lane), lane.emulators[Box.COINS].state()["open"]) == ([(500, 0)], False)


def test_foreign_money_costs_neither_the_box_nor_the_payments_after_it_a_wait() -> None:
    lane = Lane().asks_for_cash(WINE)
    acceptor = lane.lines[Box.COINS].driver
    acceptor._coins[8] = acceptor._coins[8].__class__("CH500A", 500, "CHF")  # type: ignore[attr-defined]
    lane.puts_in(Box.COINS, "EU200A").passes(5)
    assert (lane.shop.screen, found(lane)) == (Screen.PAYING, [None])
    lane.puts_in(Box.COINS, "EU200A")
    assert (lane.emulators[Box.COINS].state()["returned"], found(lane)) == (["EU200A"], [None])
    lane.does(OtherWayTouched()).passes(3)
    assert (lane.shop.state.attempt, lane.shop.state.boxes[Box.COINS].shut) == (None, True)


def test_a_hopper_that_is_away_for_a_minute_while_it_pays_tells_what_is_out_when_it_is_back() -> None:
    lane = Lane().asks_for_cash(WINE).puts_in(Box.NOTES, "EUR10")
    while not lane.emulators[Box.HOPPER].state()["out"]:
        lane.passes(0.1)
    lane.unplugs(Box.HOPPER).passes(60)
    assert (sold(lane), lane.shop.state.call is not None) == ([], True)
    lane.plugs_in(Box.HOPPER).passes(10)
    assert (sold(lane), lane.emulators[Box.HOPPER].state()["out"], found(lane)) == ([(1000, 500)], 5, [])


def away_for_good(lane: Lane) -> Lane:
    """The hopper goes in the middle of the change, and does not come back before its shopper is let go."""
    while not lane.emulators[Box.HOPPER].state()["out"]:
        lane.passes(0.1)
    return lane.unplugs(Box.HOPPER).passes(130)


def test_a_hopper_that_comes_back_long_after_its_shopper_tells_what_is_out_and_it_is_counted_once() -> None:
    lane = away_for_good(Lane().asks_for_cash(WINE).puts_in(Box.NOTES, "EUR10"))
    assert (sold(lane), [alarm.due for alarm in lane.shop.state.cash_alarms]) == ([(1000, 500)], [Money(500, "EUR")])
    lane.plugs_in(Box.HOPPER).passes(10)
    assert [alarm.told for alarm in lane.shop.state.cash_alarms] == [Money(500, "EUR")]
    totals = lane.shop.state.period.of("EUR").cash
    assert (totals.boxes["hopper"].minor, totals.change.minor, lane.shop.state.debts) == (-500, 500, ())


def test_what_a_hopper_did_not_give_before_it_went_is_owed_once_it_says_so_and_nothing_goes_out_again() -> None:
    lane = Lane().asks_for_cash(WINE)
    lane.emulators[Box.NOTES].set({"insert": "EUR10"}, lane.shop.now)
    while not lane.shop.happened(PayOutStarted):
        lane.passes(0.01)
    lane.emulators[Box.HOPPER].set({"coins": 2}, lane.shop.now)  # its sensor said that there are more
    away_for_good(lane)
    assert len(lane.shop.state.cash_alarms) == 1
    lane.plugs_in(Box.HOPPER).passes(60)
    out = lane.emulators[Box.HOPPER].state()["out"]
    assert (out, [debt.amount.minor for debt in lane.shop.state.debts], found(lane)) == (2, [300], [])


def test_change_that_is_due_while_the_hopper_is_asked_about_an_older_visits_is_paid_behind_it_and_no_debt() -> None:
    lane = Lane().asks_for_cash(WINE).puts_in(Box.NOTES, "EUR10")
    hopper = lane.emulators[Box.HOPPER]
    while not hopper.state()["out"]:
        lane.passes(0.1)
    hopper.faults.set("stuck", value=True)
    lane.unplugs(Box.HOPPER).passes(130).passes(60).passes(60).plugs_in(Box.HOPPER)
    lane.asks_for_cash(WINE).puts_in(Box.NOTES, "EUR10")
    assert len(lane.shop.happened(PayOutStarted)) == 2
    assert (len(sold(lane)), len(lane.shop.happened(PayOutCleared))) == (1, 0), "the hopper has not told of the first"
    hopper.faults.clear("stuck")
    lane.passes(20)
    assert (sold(lane), hopper.state()["out"]) == ([(1000, 500)] * 2, 10)
    assert ([alarm.told for alarm in lane.shop.state.cash_alarms], lane.shop.state.debts) == ([Money(500, "EUR")], ())


def test_a_power_cut_while_the_hopper_pays_neither_pays_again_nor_owes() -> None:
    lane = Lane().asks_for_cash(WINE).puts_in(Box.NOTES, "EUR10")
    while not lane.emulators[Box.HOPPER].state()["out"]:
        lane.passes(0.1)
    lane.loses_power()
    lane.passes(20)
    assert (sold(lane), lane.emulators[Box.HOPPER].state()["out"]) == ([(1000, 500)], 5)
    assert (found(lane), lane.shop.state.debts) == ([], ())


def test_coins_that_fell_out_just_before_the_change_are_not_taken_for_it() -> None:
    lane = Lane().asks_for_cash(WINE)
    hopper = lane.emulators[Box.HOPPER]
    lane.emulators[Box.NOTES].set({"insert": "EUR10"}, lane.shop.now)
    while not lane.shop.happened(PayOutStarted):
        lane.passes(0.01)
    hopper._life += 5  # type: ignore[attr-defined] # before it is asked where it stands
    lane.passes(20)
    assert (sold(lane), hopper.state()["out"]) == ([(1000, 500)], 0)
    assert ([debt.amount.minor for debt in lane.shop.state.debts], found(lane)) == ([500], [None])


def test_coins_that_leave_the_hopper_while_nobody_pays_are_told_to_staff() -> None:
    lane = Lane()
    lane.emulators[Box.HOPPER]._life += 3  # type: ignore[attr-defined]
    lane.passes(5)
    assert (found(lane), lane.shop.state.call is not None) == ([None], True)


EURO = Money(100, "EUR")


def tries_the_hopper(lane: Lane) -> Lane:
    """A technician has it give out one of its euros."""
    signs_on(lane.shop, TESS)
    return lane.does(StaffActed(Act.START_SERVICE), TestOpened(TestId.HOPPER, "hopper"), HopperTried())


def booked(lane: Lane) -> tuple[int, int]:
    """What is missing in the hopper by the lane's own books, and what of it went out for tests."""
    cash = lane.shop.state.period.of("EUR").cash
    return -cash.boxes.get("hopper", NONE).minor, cash.tried.minor


def test_a_technician_has_the_hopper_give_out_a_coin_and_puts_it_back() -> None:
    lane = tries_the_hopper(Lane()).passes(10)
    assert (booked(lane), lane.emulators[Box.HOPPER].state()["out"]) == ((100, 100), 1)
    lane.does(CoinPutBack(100))
    assert (booked(lane), found(lane), lane.shop.state.call) == ((0, 0), [], None)


@pytest.mark.parametrize("ailment", ["empty", "covered", "stuck"])
def test_a_hopper_that_is_empty_or_jams_gives_nothing_and_nothing_is_booked(ailment: str) -> None:
    lane = Lane()
    if ailment == "empty":
        lane.emulators[Box.HOPPER].set({"coins": 0}, lane.shop.now)
    else:
        lane.emulators[Box.HOPPER].faults.set(ailment, value=True)
    tries_the_hopper(lane).passes(60)
    [ended] = lane.shop.happened(PayOutSettled)
    assert (ended.paid, ended.known, booked(lane)) == (EURO - EURO, True, (0, 0))  # type: ignore[attr-defined]
    assert (lane.shop.state.attempt, lane.shop.state.debts, lane.shop.state.call) == (None, (), None)


@pytest.mark.parametrize("after_s", [0.0, 0.05, 0.1, 0.2, 0.3, 0.5, 1.0, 1.5, 2.0, 5.0])
def test_a_power_cut_at_any_moment_of_the_try_loses_no_count_and_gives_no_second_coin(after_s: float) -> None:
    lane = tries_the_hopper(Lane()).passes(after_s)
    lane.loses_power()
    lane.passes(30)
    out = lane.emulators[Box.HOPPER].state()["out"]
    assert out <= 1
    assert (booked(lane), lane.shop.state.attempt, found(lane)) == ((100 * out, 100 * out), None, [])
    tries_the_hopper(lane).passes(10)
    assert booked(lane) == (100 * out + 100, 100 * out + 100)


def test_a_hopper_that_is_pulled_off_while_it_gives_tells_what_is_out_when_it_is_back() -> None:
    lane = tries_the_hopper(Lane())
    while not lane.emulators[Box.HOPPER].state()["out"]:
        lane.passes(0.1)
    lane.unplugs(Box.HOPPER).passes(60)
    assert (booked(lane), lane.shop.state.call) == ((0, 0), None)
    lane.plugs_in(Box.HOPPER).passes(10)
    assert (booked(lane), lane.shop.state.attempt, found(lane)) == ((100, 100), None, [])
