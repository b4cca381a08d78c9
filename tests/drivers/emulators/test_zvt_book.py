from __future__ import annotations

from drivers.emulators.zvt_book import BOOKED, Book, Transaction


def sale(book: Book, amount: int = 1234) -> Transaction:
    return book.open(amount, "0978", date="0301", time="090507", last4="1111")


def test_the_last_is_the_last_that_was_booked() -> None:
    book = Book()
    assert book.last is None
    first = sale(book)
    assert book.last is None
    first.state = BOOKED
    sale(book, 500)
    book.reverse_open()
    assert book.last is first
    assert [entry["state"] for entry in book.as_list()] == ["booked", "reversed"]


def test_numbers_start_anew_after_their_last() -> None:
    book = Book(first_receipt=9999, first_trace=999999)
    assert [(entry.receipt, entry.trace) for entry in (sale(book), sale(book))] == [(9999, 999999), (1, 1)]


def test_what_an_emptied_memory_forgot_is_neither_the_last_nor_undone_and_stands_all_the_same() -> None:
    book = Book()
    sale(book).state = BOOKED
    book.forget()
    assert (book.last, book.payment(1)) == (None, None)
    second = sale(book, 500)
    second.state = BOOKED
    assert (book.last, book.payment(2)) == (second, second)
    assert [entry["amount_minor"] for entry in book.as_list()] == [1234, 500]
