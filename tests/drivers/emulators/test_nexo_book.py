from __future__ import annotations

from drivers.emulators.nexo_book import BOOKED, Entry, NexoBook


def entry(service: str, number: str) -> Entry:
    return Entry("till", service, "payment", "Payment", 12.34, "EUR", number, "2026-11-27T08:30:00.000Z")


def test_each_request_is_found_by_its_name_and_by_its_number() -> None:
    book = NexoBook()
    assert (book.last, book.waiting, book.next_number) == (None, None, 1)
    book.add(entry("A1", "T0001"))
    assert book.find("Payment", "till", "A1") is book.numbered("T0001") is book.waiting is book.last
    assert book.find("Reversal", "till", "A1") is None
    assert book.find("Payment", "other", "A1") is None


def test_what_was_booked_waits_no_more() -> None:
    book = NexoBook()
    first = entry("A1", "T0001")
    book.add(first)
    first.state, first.booked = BOOKED, 12.34
    assert first.stands
    assert book.waiting is None
    assert book.as_list()[0]["amount_minor"] == 1234
