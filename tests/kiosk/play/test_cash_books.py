"""Cash is conserved: what came in is paid, given out or owed, and the boxes hold what is booked."""

from __future__ import annotations

from typing import Any

import pytest

from kiosk.play.cash_books import CashBooks, held_in, imbalance, worth_of

Fact = tuple[str, dict[str, Any]]


def money(minor: int) -> dict[str, Any]:
    return {"minor": minor, "currency": "EUR"}


def started(kind: str = "payment", minor: int = 300) -> Fact:
    return "PaymentStarted", {"attempt": "a1", "amount": money(minor), "kind": kind, "way": "cash"}


def taken(minor: int, box: str = "notes", attempt: str = "a1") -> Fact:
    return "CashTaken", {"attempt": attempt, "box": box, "amount": money(minor)}


def out(minor: int, *, of: int, known: bool = True) -> list[Fact]:
    return [
        ("PayOutStarted", {"attempt": "a1", "amount": money(of)}),
        ("PayOutSettled", {"attempt": "a1", "paid": money(minor), "known": known}),
    ]


def owed(minor: int) -> Fact:
    return "ChangeOwed", {"debt": {"id": "a1-out", "tenders": [{"attempt": "a1", "amount": money(minor)}]}}


def sold(minor: int = 300) -> Fact:
    return "SalePaid", {"sale": {"tender": {"attempt": "a1", "amount": money(minor)}}}


def alarmed(box: str) -> Fact:
    return "CashAlarmed", {"box": box}


def read(*facts: Fact) -> CashBooks:
    books = CashBooks()
    for kind, fact in facts:
        books.take(kind, fact)
    return books


def test_a_note_that_brings_change_is_conserved() -> None:
    books = read(started(), taken(500), *out(200, of=200), sold())
    assert list(books.astray()) == []
    assert list(imbalance(books, {"coins": 0, "notes": 500, "hopper": 200})) == []


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ((taken(500), sold()), "500 was put in, 300 paid, and 0 given out or owed"),
        ((taken(500), *out(100, of=200), sold()), "and 100 given out or owed"),
        ((taken(500), *out(200, of=200), owed(200), sold()), "and 400 given out or owed"),
        ((taken(200), sold()), "200 was put in, 300 paid"),
        ((taken(100), ("PaymentFailed", {"attempt": "a1"})), "100 was put in, 0 paid"),
    ],
    ids=["change forgotten", "change short", "change given and owed", "sold for too little", "put in for nothing"],
)
def test_what_is_lost_or_made_is_told(facts: tuple[Fact, ...], told: str) -> None:
    [said] = read(started(), *facts).astray()
    assert told in said


def test_what_the_hopper_did_not_give_is_owed_and_what_it_cannot_tell_is_with_staff() -> None:
    assert list(read(started(), taken(500), *out(50, of=200), owed(150), sold()).astray()) == []
    unsure = read(started(), taken(500), *out(0, of=200, known=False), alarmed("hopper"), sold())
    assert list(unsure.astray()) == []
    assert list(imbalance(unsure, {"hopper": 200})) == []


def test_a_part_that_goes_back_is_given_out_or_owed_whole() -> None:
    back: Fact = ("PartReturned", {"attempt": "a1"})
    assert list(read(started("take_back", 200), *out(150, of=200), owed(50), back).astray()) == []
    [said] = read(started("take_back", 200), *out(150, of=200), back).astray()
    assert said == "a1: 200 was to go back, and 150 was given out or is owed"


def seen_to(minor: int) -> Fact:
    return "CashAlarmSeenTo", {"number": 1, "given": money(minor)}


def cleared(minor: int, number: int = 1, *, of: int = 200) -> Fact:
    return "PayOutCleared", {"attempt": "a1", "number": number, "amount": money(of), "paid": money(minor)}


def in_doubt(*facts: Fact) -> CashBooks:
    """A five for 3.00, and nobody knows what of the change is out."""
    alarm: Fact = ("CashAlarmed", {"box": "hopper", "number": 1, "payout": "a1-out"})
    return read(started(), taken(500), *out(0, of=200, known=False), alarm, sold(), *facts)


def test_what_the_hopper_cleared_later_is_out_of_it_and_the_rest_is_owed() -> None:
    books = in_doubt(cleared(50), owed(150))
    assert (list(books.astray()), list(imbalance(books, {"hopper": 50}))) == ([], [])
    assert list(imbalance(books, {"hopper": 200})) == ["the box hopper gave out 200, and 50 is booked"]
    [said] = in_doubt(cleared(50)).astray()
    assert "and 50 given out or owed" in said


def test_what_staff_handed_out_is_in_the_books_and_owed_by_nobody_after_it() -> None:
    books = in_doubt(seen_to(200), cleared(0, number=0))
    assert (books.handed, list(books.astray()), list(imbalance(books, {"hopper": 0}))) == (200, [], [])
    [said] = in_doubt(seen_to(200), cleared(0, number=0), owed(200)).astray()
    assert said == "a1: 200 was to go out, staff gave 200, and 200 is owed still"


def test_an_open_attempt_is_not_judged_yet() -> None:
    assert list(read(started(), taken(500)).astray()) == []


def test_a_box_that_holds_something_else_than_is_booked_is_told() -> None:
    books = read(taken(200, "coins", ""))
    assert list(imbalance(books, {"coins": 200})) == []
    assert list(imbalance(books, {"coins": 300})) == ["the box coins holds 300, and 200 is booked"]
    assert list(imbalance(books, {"coins": 100})) == ["the box coins holds 100, and 200 is booked"]
    assert list(imbalance(books, {"coins": 200, "hopper": 100})) == ["the box hopper gave out 100, and 0 is booked"]


def test_an_alarm_accounts_for_money_too_much_and_never_for_money_too_little() -> None:
    books = read(taken(200, "coins", ""), alarmed("coins"))
    assert list(imbalance(books, {"coins": 300})) == []
    assert list(imbalance(books, {"coins": 100})) == ["the box coins holds 100, and 200 is booked"]


def test_what_the_boxes_hold_is_counted_in_cents() -> None:
    assert [worth_of(piece) for piece in ("EU050A", "EU200A", "EUR20")] == [50, 200, 2_000]
    states: dict[str, dict[str, Any]] = {
        "coins": {"cashbox": ["EU050A", "EU200A"]},
        "notes": {"cashbox": []},
        "hopper": {"coin": "EU100A", "out": 3},
    }
    assert held_in(states) == {"coins": 250, "notes": 0, "hopper": 300}
    assert held_in({}) == {}
