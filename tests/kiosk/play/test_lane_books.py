"""A lane's own books, fact by fact as they are stored: no money that was paid goes out of sight."""

from __future__ import annotations

from typing import Any

from kiosk.play.lane_books import LaneBooks

VISIT = "4-000001"


def tender(attempt: str, minor: int, way: str) -> dict[str, Any]:
    numbers = {"receipt_no": "", "trace_no": ""} if way == "cash" else {"receipt_no": "0041", "trace_no": "000469"}
    return {"attempt": attempt, "amount": {"minor": minor, "currency": "EUR"}, "way": way, **numbers}


def paid_in_parts() -> LaneBooks:
    """2.00 in cash, then 1.00 by card."""
    books = LaneBooks()
    for part in (tender("a1", 200, "cash"), tender("a2", 100, "card")):
        books.take("PaymentStarted", {"attempt": part["attempt"], "amount": part["amount"], "way": part["way"]})
        books.take("PartPaid", {"session": VISIT, "tender": part})
    return books


def left(books: LaneBooks, *parts: dict[str, Any]) -> LaneBooks:
    books.take("PartsLeft", {"session": VISIT, "debt": {"id": parts[0]["attempt"], "tenders": list(parts)}})
    return books


def test_a_card_that_paid_beside_the_cash_that_is_left_to_staff_is_missed_when_the_visit_ends() -> None:
    books = left(paid_in_parts(), tender("a1", 200, "cash"))
    assert (books.owed, books.parts) == ({"a1": 200}, {VISIT: {"a2": 100}})
    books.take("SessionEnded", {"session": VISIT})
    assert books.astray == [f"a2: 100 was paid for {VISIT}, which is over"]


def test_parts_that_are_all_left_to_staff_are_missed_by_nobody() -> None:
    books = left(paid_in_parts(), tender("a1", 200, "cash"), tender("a2", 100, "card"))
    books.take("SessionEnded", {"session": VISIT})
    assert (books.owed, books.astray) == ({"a1": 300}, [])


def test_what_was_given_back_and_not_owed_is_told() -> None:
    books = left(paid_in_parts(), tender("a1", 200, "cash"))
    books.take("DebtPaid", {"debt": "a1"})
    books.take("DebtPaid", {"debt": "a1"})
    assert (books.owed, books.astray) == ({}, ["a1 was given back, and was not owed"])


def in_doubt(kind: str = "payment") -> LaneBooks:
    """4.78 that rests with staff."""
    books = LaneBooks()
    books.take("PaymentStarted", {"attempt": "a1", "amount": {"minor": 478, "currency": "EUR"}, "kind": kind})
    books.take("PaymentParked", {"attempt": "a1"})
    return books


def test_what_staff_say_has_moved_is_known_by_its_amount_alone() -> None:
    paid, back, kept = in_doubt(), in_doubt("take_back"), in_doubt()
    for books, moved in ((paid, True), (back, True), (kept, False)):
        books.take("PaymentSettled", {"attempt": "a1", "moved": moved})
    assert (paid.said, back.said, kept.said) == ({"a1": 478}, {"a1": -478}, {})
    assert (paid.astray, back.astray, kept.astray) == ([], [], [])


def test_nobody_settles_a_payment_twice_or_one_that_is_not_with_staff() -> None:
    twice, open_ = in_doubt(), LaneBooks()
    for _ in range(2):
        twice.take("PaymentSettled", {"attempt": "a1", "moved": True})
    open_.take("PaymentStarted", {"attempt": "a1", "amount": {"minor": 478, "currency": "EUR"}})
    open_.take("PaymentSettled", {"attempt": "a1", "moved": True})
    told = ["a1 was settled by staff, and was not theirs to settle"]
    assert (twice.astray, open_.astray) == (told, told)
