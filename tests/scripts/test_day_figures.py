"""The claims of a day, each on a day that is told here and once broken."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from kiosk.play.books import Account, Books, Charge, Paper
from scripts.proofs.day import figures
from scripts.proofs.day.booked import Booked
from scripts.proofs.day.figures import BOOKED, DIFFER, JOURNALED, SET_ASIDE, UNSENT
from scripts.proofs.day.hall import Day
from scripts.proofs.day.population import Shopper
from scripts.proofs.day.shift import Result
from scripts.proofs.day.told import Told
from scripts.proofs.day.visit import Asked, Deed, Visit
from scripts.proofs.report import Row
from tests.scripts.test_day_tables import shopper

CARD = Charge(amount_minor=250, receipt_no="1", trace_no="2")
SALE = Account(total_minor=250, charges=(CARD,))
SHOPPERS = [shopper(1, 0.0), shopper(2, 5.0)]


@pytest.fixture
def day() -> Result:
    """One paid at lane 1 and got the receipt, the other walked away."""
    paid = Visit(1, "1", 0.0, how="paid", paper=True, scanned_s=20.0, paid_s=30.0, ended_s=40.0)
    left = Visit(2, "1", 50.0, how="left", ended_s=60.0)
    return Result(
        Day(visits=[paid, left]),
        books={"1": Books(lane={1: SALE}, open_parts={}, terminal=[CARD], papers=[paper(1)])},
        taken={"1": {"card": 250}},
        told={"1": Told(printed={"r"})},
    )


def paper(number: int) -> Paper:
    return Paper(number, Decimal("2.50"), Decimal("2.50"), original=True)


def broken(day: Result, shoppers: list[Shopper] = SHOPPERS, booked: Booked | None = None) -> set[str]:
    """The claims that do not hold."""
    has = booked if booked is not None else Booked(sales={1: SALE})
    rows: list[Row] = [
        *figures.people([day], shoppers),
        *figures.money([day], {"1": has}),
        *figures.machines([day]),
    ]
    return {row.what for row in rows if not row.holds}


def test_on_a_good_day_all_claims_hold(day: Result) -> None:
    assert broken(day) == set()


def test_one_who_is_stuck_breaks_a_claim_and_is_named(day: Result) -> None:
    day.day.visits[1].how, day.day.visits[1].stuck = "stuck", "the basket at attract"
    assert broken(day) == {figures.STUCK}
    [row] = [row for row in figures.people([day], SHOPPERS) if row.what == figures.STUCK]
    assert row.figure == "2 at lane 1: the basket at attract"


def test_a_visit_that_does_not_end_and_a_day_on_which_nobody_pays_break_claims(day: Result) -> None:
    assert broken(day, [*SHOPPERS, shopper(3, 9.0)]) == {"whose visit did not end"}
    day.day.visits[0].how, day.day.visits[0].paper = "left", False
    assert broken(day) == {"who paid"}


def test_a_line_that_too_many_leave_breaks_a_claim(day: Result) -> None:
    day.day.gave_up = 1
    assert broken(day, [*SHOPPERS, shopper(3, 9.0)]) == {"who gave up in the line"}


def test_a_lane_that_fails_or_never_invites_again_breaks_a_claim(day: Result) -> None:
    day.failed["1"] = "the journal cannot be written"
    assert broken(day) == {figures.FAILED}
    day.failed.clear()
    day.day.never_free.append("lane 1: basket")
    assert broken(day) == {figures.NEVER_FREE}


def test_a_total_that_is_not_what_was_taken_breaks_the_claims_on_money(day: Result) -> None:
    wrong = replace(SALE, total_minor=240)
    assert broken(day, booked=Booked(sales={1: wrong})) == {BOOKED, DIFFER}
    day.books["1"] = replace(day.books["1"], lane={1: wrong}, papers=[])
    day.day.visits[0].paper = False
    assert broken(day) == {JOURNALED, DIFFER}


def test_what_was_taken_for_no_receipt_is_counted_apart(day: Result) -> None:
    day.taken["1"]["cash"] = 5
    assert broken(day) == {JOURNALED, BOOKED}
    day.beside["1"] = {"cash": 5}
    assert broken(day) == set()


def test_facts_that_are_not_sent_or_set_aside_break_claims(day: Result) -> None:
    day.unsent["1"] = 3
    assert broken(day) == {UNSENT}
    day.unsent["1"] = 0
    day.books["1"] = replace(day.books["1"], set_aside=["fact 7 was set aside: no such item"])
    assert broken(day) == {SET_ASIDE, DIFFER}


def test_what_the_server_says_against_a_fact_breaks_a_claim(day: Result) -> None:
    assert broken(day, booked=Booked(sales={1: SALE}, troubles=["fact 7: no such item"])) == {SET_ASIDE, DIFFER}


def test_a_receipt_that_neither_came_nor_was_told_as_missing_breaks_a_claim(day: Result) -> None:
    day.told["1"].printed.clear()
    assert broken(day) == {figures.NO_PAPER}
    day.told["1"].unprinted.add("s")
    assert broken(day) == set()


def calls(sales: int, rightly: int, for_nothing: int, age: int) -> Result:
    """So many sales, calls for the bags that were right and others, and age limits."""
    told = [Visit(0, "1", 0.0, how="paid", questions=[called(rightly=True)]) for _ in range(rightly)]
    told += [Visit(0, "1", 0.0, how="paid", questions=[called(rightly=False)]) for _ in range(for_nothing)]
    quiet = [Visit(0, "1", 0.0, how="paid") for _ in range(sales - len(told))]
    return Result(Day(visits=[*told, *quiet], answered=[("age", 20.0)] * age + [("extra", 20.0)]))


def called(*, rightly: bool) -> Asked:
    return Asked(Deed.GOODS, "extra", called=True, rightly=rightly)


@pytest.mark.parametrize(
    ("day", "wrong"),
    [
        (calls(200, 2, 2, 18), set()),
        (calls(200, 11, 0, 18), {figures.CALLS}),
        (calls(1000, 5, 15, 90), {figures.FALSE}),
        (calls(1000, 5, 10, 90), set()),
        (calls(999, 5, 15, 90), set()),
        (calls(99, 0, 20, 0), set()),
    ],
    ids=["few calls", "many calls", "false ones", "few false ones", "too few sales for them", "too few sales"],
)
def test_calls_for_the_bags_are_held_against_the_aims(day: Result, wrong: set[str]) -> None:
    assert {row.what for row in figures.aims([day], usual=True) if not row.holds} == wrong
    assert all(row.holds and not row.must for row in figures.aims([day], usual=False))


def test_mistakes_that_staff_had_to_put_right_break_an_aim() -> None:
    day = calls(200, 0, 0, 0)
    day.day.visits[0] = Visit(
        0, "1", 0.0, how="paid", honest=True, wrong=True, mended=True, questions=[called(rightly=True)]
    )
    assert [row.what for row in figures.aims([day], usual=True) if not row.holds] == [figures.ALONE]
