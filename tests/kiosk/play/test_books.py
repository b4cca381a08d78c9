"""The books balance, or it is said where not: a lost sale, a charge too many, a receipt that is wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from kiosk.play.books import Account, Books, Charge, Paper, imbalance, in_doubt, read_papers

FIRST = Charge(amount_minor=548, receipt_no="0041", trace_no="000469")
SECOND = Charge(amount_minor=299, receipt_no="0042", trace_no="000470")
SOLD = {
    1: Account(total_minor=548, charges=(FIRST,)),
    2: Account(total_minor=299, charges=(SECOND,)),
}
PAPER = Paper(1, Decimal("5.48"), Decimal("5.48"), original=True)
BALANCED = Books(lane=SOLD, open_parts={}, server=SOLD, terminal=[FIRST, SECOND], papers=[PAPER])


def test_books_that_agree_balance_and_a_copy_on_paper_is_no_second_sale() -> None:
    copy = replace(PAPER, original=False)
    assert imbalance(replace(BALANCED, papers=[PAPER, copy, copy])) == []


def test_what_cannot_be_asked_says_nothing() -> None:
    assert imbalance(Books(lane=SOLD, open_parts={})) == []


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda books: replace(books, server={1: SOLD[1]}), "receipt 2: the lane sold 299, the server has no such"),
        (lambda books: replace(books, lane={1: SOLD[1]}), "receipt 2: the server has it, the lane sold no such"),
        (
            lambda books: replace(books, server={**SOLD, 2: replace(SOLD[2], total_minor=298)}),
            "receipt 2: the lane says",
        ),
        (lambda books: replace(books, terminal=[FIRST, SECOND, SECOND]), "the terminal charged"),
        (lambda books: replace(books, terminal=[FIRST]), "the terminal knows of no such"),
        (lambda books: replace(books, terminal=[FIRST, replace(SECOND, amount_minor=300)]), "the terminal charged"),
        (
            lambda books: replace(books, lane={**SOLD, 3: Account(total_minor=1, charges=())}),
            "receipt 3: the lane sold 1, and was paid 0",
        ),
        (lambda books: replace(books, papers=[replace(PAPER, total=Decimal("5.47"))]), "receipt 1: on paper 5.47"),
        (lambda books: replace(books, papers=[replace(PAPER, coded=Decimal("5.47"))]), "coded 5.47"),
        (lambda books: replace(books, papers=[replace(PAPER, receipt_no=9)]), "receipt 9 is on paper"),
        (lambda books: replace(books, papers=[PAPER, PAPER]), "on paper 2 times unmarked"),
        (lambda books: replace(books, owed={"4-1-a1": 200}, server_owed={}), "the lane owes {'4-1-a1': 200}"),
        (
            lambda books: replace(books, alarms={1, 2}, server_alarms={1}),
            "alarms [1, 2] of cash at the lane, and to [1]",
        ),
        (lambda books: replace(books, astray=["4-1-a2 ended, and was not open"]), "4-1-a2 ended"),
    ],
    ids=[
        "sale lost on the way",
        "sale nobody made",
        "another total at the server",
        "charged twice",
        "never charged",
        "charged another amount",
        "not paid in full",
        "wrong total on paper",
        "wrong total in its code",
        "paper of no sale",
        "second original",
        "a debt the server does not know of",
        "an alarm that the server does not know of",
        "a payment that ended twice",
    ],
)
def test_what_is_wrong_is_found_and_named(spoil: Callable[[Books], Books], told: str) -> None:
    assert any(told in one for one in imbalance(spoil(BALANCED)))


def test_an_open_part_may_have_become_the_one_charge_that_no_receipt_names_and_is_named() -> None:
    open_part = replace(BALANCED, lane={1: SOLD[1]}, server={1: SOLD[1]}, open_parts={"4-2-a2": 299}, parked={"4-2-a2"})
    assert imbalance(open_part) == []
    assert in_doubt(open_part) == ["4-2-a2: 299 rests with the attendant"]
    twice = replace(open_part, terminal=[FIRST, SECOND, replace(SECOND, receipt_no="0043")])
    assert len(imbalance(twice)) == 1
    other = replace(open_part, open_parts={"4-2-a2": 298})
    assert in_doubt(other) == ["4-2-a2: 298 rests with the attendant"]
    assert len(imbalance(other)) == 1


def test_a_payment_on_staffs_word_may_be_known_to_its_terminal_or_not_but_only_once() -> None:
    nameless = Account(total_minor=299, charges=(replace(SECOND, receipt_no="", trace_no=""),))
    by_word = replace(BALANCED, lane={1: SOLD[1], 2: nameless}, server={1: SOLD[1], 2: nameless}, said={"4-2-a1": 299})
    assert imbalance(by_word) == []
    assert imbalance(replace(by_word, terminal=[FIRST])) == []
    assert len(imbalance(replace(by_word, terminal=[FIRST, SECOND, replace(SECOND, receipt_no="0043")]))) == 1
    assert len(imbalance(replace(by_word, said={}, terminal=[FIRST]))) == 1


CODE = "[qr] RECEIPT;4-000001;2026-11-22T10:00:00+01:00;5.48;EUR"
WHOLE = ["Green Corner", "", "TOTAL EUR          5.48", "Receipt 4-000001   2026-11-22 10:00:00", CODE]


def test_paper_is_read_by_its_total_and_its_code_and_a_copy_by_its_mark() -> None:
    copy = ["Green Corner", "   *** COPY ***  ", *WHOLE[1:]]
    assert read_papers([WHOLE, copy]) == [PAPER, replace(PAPER, original=False)]


def test_what_was_torn_off_before_its_code_is_no_receipt_and_the_whole_one_after_it_is_read() -> None:
    assert read_papers([WHOLE[:3]]) == []
    assert read_papers([[*WHOLE[:3], *WHOLE]]) == [PAPER]


def test_a_receipt_whose_words_are_pictures_is_known_by_its_code_and_may_be_a_copy() -> None:
    assert read_papers([["[raster 576x30]", CODE, "[raster 576x30]"]]) == [replace(PAPER, original=False)]


def test_a_currency_without_decimals_is_counted_in_whole() -> None:
    paper = Paper(1, Decimal(548), Decimal(548), original=True)
    assert imbalance(replace(BALANCED, papers=[paper])) == []
