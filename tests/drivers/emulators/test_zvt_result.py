from dataclasses import replace

from drivers.emulators.zvt_book import Book
from drivers.emulators.zvt_result import result_fields

PAN = "4111111111111111"


def test_a_result_tells_amount_numbers_and_the_card_and_a_reversal_what_it_undoes() -> None:
    book = Book(first_receipt=41, first_trace=469)
    paid = book.open(1234, "0978", date="0301", time="090507", last4="1111")
    told = result_fields(paid, 1234, PAN, "52500041").hex(" ").upper()
    assert told.startswith("27 00 04 00 00 00 00 12 34 49 09 78 0C 09 05 07 0D 03 01 22 F0 F8 41 11")
    assert "29 52 50 00 41 87 00 41 0B 00 04 69 3B" in told
    undone = replace(paid, receipt=42, trace=470, original=paid)
    assert "0B 00 04 70 37 00 04 69 3B" in result_fields(undone, 1234, PAN, "52500041").hex(" ").upper()
