from __future__ import annotations

from drivers.payment.slip import MOST_LINES, Slips

MERCHANT, CUSTOMER = b"\x06\x04\x1f\x07\x01\x01", b"\x06\x04\x1f\x07\x01\x02"


def slips(*lines: bytes) -> Slips:
    collected = Slips()
    for line in lines:
        collected.add(line)
    return collected


def test_the_shoppers_slip_is_picked_whichever_comes_first() -> None:
    merchant = (b"\x00Merchant" + MERCHANT, b"\x81" + MERCHANT)
    customer = (b"\x40Customer" + CUSTOMER, b"\x00Total 12,34" + CUSTOMER, b"\x81" + CUSTOMER)
    assert slips(*merchant, *customer).customer() == ("Customer", "Total 12,34")
    assert slips(*customer, *merchant).customer() == ("Customer", "Total 12,34")


def test_a_slip_that_is_not_marked_is_the_shoppers() -> None:
    assert slips(b"\x00Total", b"\x81").customer() == ("Total",)


def test_an_unmarked_slip_after_the_merchants_is_the_shoppers() -> None:
    assert slips(b"\x00M" + MERCHANT, b"\x81" + MERCHANT, b"\x00C", b"\x81").customer() == ("C",)


def test_the_merchants_slip_alone_is_not_for_the_shopper() -> None:
    assert slips(b"\x00M" + MERCHANT, b"\x81" + MERCHANT).customer() == ()


def test_the_last_line_may_carry_text_and_80_alone_is_no_end() -> None:
    assert slips(b"\x80One", b"\xc0Two", b"\x00Three").customer() == ("One", "Two")


def test_an_empty_line_and_a_feed_are_empty_lines() -> None:
    assert slips(b"\x00One", b"\x00", b"\xff\x02", b"\x81").customer() == ("One", "", "", "")


def test_umlauts_are_in_the_terminals_code_page_and_control_signs_become_spaces() -> None:
    assert slips(b"\x00H\x84ndler\x01").customer() == ("Händler",)


def test_a_card_number_in_full_is_starred() -> None:
    assert slips(b"\x004111111111111111").customer() == ("************1111",)


def test_a_slip_without_end_is_cut_off() -> None:
    assert len(slips(*[b"\x00x"] * (MOST_LINES + 50)).customer()) == MOST_LINES


def test_a_line_of_nothing_is_no_line() -> None:
    assert slips(b"").customer() == ()
