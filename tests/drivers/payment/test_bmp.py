from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.payment.bmp import Fields, bcd, read_fields, spans, without_card_numbers

PAN = "4111111111111111"


def test_a_whole_status_is_read_in_any_order() -> None:
    data = bytes.fromhex(
        "27 00 04 00 00 00 00 12 34 49 09 78 0C 11 33 39 0D 08 17 0E 31 12 17 00 01 29 52 50 00 41 87 00 42 0B 00 04 70"
        "3B 41 30 30 30 34 37 30 00 2A 31 32 33 34 35 36 37 38 39 30 20 20 20 20 20 8A 0A 8B F0 F5 56 49 53 41 00"
        "3C F0 F0 F2 4F 4B 22 F0 F8 41 11 11 11 11 11 11 11 06 03 1F 07 00 19 40"
    )
    assert read_fields(data) == Fields(
        result=0,
        amount_minor=1234,
        currency="EUR",
        terminal_id="52500041",
        receipt_no="0042",
        trace_no="000470",
        status=0x40,
        authorisation="A000470",
        card_name="VISA",
        card_last4="1111",
    )


def test_an_unknown_field_ends_the_reading_and_keeps_what_came_before() -> None:
    fields = read_fields(bytes.fromhex("27 00 77 01 04 00 00 00 00 12 34"))
    assert fields == Fields(result=0)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param("27", id="no value"),
        pytest.param("04 00 00", id="half a value"),
        pytest.param("8B F0", id="half a length"),
        pytest.param("8B 05 56", id="a length that is none"),
        pytest.param("8B FA F1 56", id="a figure above nine"),
        pytest.param("8B F9 F9 56", id="longer than the message"),
        pytest.param("06", id="a container without length"),
        pytest.param("06 83 00 00 00", id="a container's length of three bytes"),
        pytest.param("06 82 01", id="half a container's length"),
    ],
)
def test_a_field_that_is_wrongly_made_ends_the_reading(data: str) -> None:
    assert list(spans(bytes.fromhex(data))) == []


@pytest.mark.parametrize("length", ["03", "81 03", "82 00 03"])
def test_a_container_is_stepped_over(length: str) -> None:
    assert read_fields(bytes.fromhex(f"06 {length} 1F 07 00 27 05")).result == 5


def test_of_a_field_that_comes_twice_the_first_counts() -> None:
    assert read_fields(bytes.fromhex("27 05 27 00")).result == 5


def test_digits_that_are_none_are_no_number() -> None:
    assert read_fields(bytes.fromhex("04 00 00 00 00 12 3A 87 0F 42")) == Fields()


@pytest.mark.parametrize(
    ("value", "last4"),
    [
        ("F0 F8 41 11 11 11 11 11 12 34", "1234"),
        ("F0 F8 EE EE EE EE EE EE 12 3F", ""),
        ("F0 F8 EE EE EE EE EE E1 23 4F", "1234"),
        ("F0 F0", ""),
    ],
)
def test_of_a_card_number_only_the_last_four_digits_are_known(value: str, last4: str) -> None:
    fields = read_fields(bytes.fromhex("22" + value))
    assert fields == Fields(card_last4=last4)


@given(st.binary(max_size=60))
def test_any_bytes_can_be_read(data: bytes) -> None:
    ends = [(span.start, span.end) for span in spans(data)]
    assert all(start <= end <= len(data) for start, end in ends)
    read_fields(data)


def test_an_amount_becomes_twelve_digits() -> None:
    assert bcd(1234, 6).hex() == "000000001234"
    with pytest.raises(ValueError, match="does not fit"):
        bcd(10**12, 6)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (f"Nr. {PAN}", "Nr. ************1111"),
        ("4111 1111 1111 1111 ok", "**** **** **** 1111 ok"),
        ("4111-1111-1111-1111", "****-****-****-1111"),
        ("TA-Nr 000469 BNr 0041", "TA-Nr 000469 BNr 0041"),
        ("Ref 4111111111111112", "Ref 4111111111111112"),
    ],
)
def test_card_numbers_in_a_text_are_starred_and_other_numbers_stay(text: str, shown: str) -> None:
    assert without_card_numbers(text) == shown
