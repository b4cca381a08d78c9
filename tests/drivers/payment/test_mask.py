from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.payment.mask import mask
from tests.drivers.payment.desk import APPROVED, AUTHORISE

NUMBER = bytes.fromhex("41 11 11 11 11 11 11 11")
WITH_CARD = bytes.fromhex("04 0F 16 27 00 22 F0 F8") + NUMBER + bytes.fromhex("87 00 42 0B 00 04 70 19 00")


def test_a_message_without_card_data_is_shown_as_it_is() -> None:
    for data in (APPROVED, AUTHORISE, bytes.fromhex("06 00 06 00 00 00 BE 09 78 80 00 00 06 0F 01 9C 04 FF 01 0A")):
        assert mask(data) == data


def test_the_number_is_blanked_and_the_fields_around_it_stay() -> None:
    assert mask(WITH_CARD).hex(" ") == ("04 0f 16 27 00 22 f0 f8 ee ee ee ee ee ee ee ee 87 00 42 0b 00 04 70 19 00")


@pytest.mark.parametrize(
    "field",
    [
        pytest.param("23 F0 F8 {}", id="track 2"),
        pytest.param("24 F0 F0 F8 {}", id="track 3"),
        pytest.param("2D F0 F8 {}", id="track 1"),
        pytest.param("2E F0 F0 F8 {}", id="chip data"),
        pytest.param("06 0A 45 08 {}", id="container"),
        pytest.param("77 {}", id="unknown field"),
        pytest.param("3C F0 F0 F8 {}", id="text of the host"),
        pytest.param("A7 F0 F8 {}", id="what the chip says"),
        pytest.param("8B F0 F8 {}12", id="a name that is no text"),
        pytest.param("3B {}", id="an authorisation that is no text"),
        pytest.param("22 F9 F9 {}", id="wrong length"),
        pytest.param("8B 08 {}", id="length that is none"),
    ],
)
@pytest.mark.parametrize("control", ["04 0F", "06 0F", "06 1E"])
def test_card_data_in_any_field_of_any_result_is_blanked(control: str, field: str) -> None:
    data = bytes.fromhex("27 00" + field.format(NUMBER.hex()))
    shown = mask(bytes.fromhex(control) + bytes([len(data)]) + data)
    assert NUMBER[:4] not in shown
    assert len(shown) == 3 + len(data)


@given(st.integers(0, len(WITH_CARD)), st.integers(0, len(WITH_CARD)))
def test_a_stream_in_three_pieces_shows_no_card_number(first: int, second: int) -> None:
    one, two = sorted((first, second))
    shown = mask(WITH_CARD[:one]) + mask(WITH_CARD[one:two]) + mask(WITH_CARD[two:])
    assert len(shown) == len(WITH_CARD)
    assert b"\x11\x11" not in shown


def test_a_stream_byte_by_byte_shows_nothing_of_the_number() -> None:
    shown = b"".join(mask(bytes([byte])) for byte in WITH_CARD)
    assert set(shown) == {0xEE}


def test_a_number_in_a_slip_line_keeps_its_last_four_digits() -> None:
    line = b"\x00Nr. 4111 1111 1111 1111"
    assert mask(b"\x06\xd1" + bytes([len(line)]) + line) == b"\x06\xd1\x18\x00Nr. **** **** **** 1111"


def test_a_phone_in_a_slip_line_keeps_its_last_four_digits_and_one_of_two_digits_a_byte_nothing() -> None:
    line = b"\x00Tel. 0170/555 0199 \xc3\xb6"
    head = b"\x06\xd1" + bytes([len(line)])
    assert mask(head + line) == head + b"\x00Tel. ****/*** 0199 \xc3\xb6"
    packed = b"\x00Tel. " + bytes.fromhex("4917 0555 0199") + b" ABC"
    assert mask(b"\x06\xd1" + bytes([len(packed)]) + packed) == b"\x06\xd1\x10\x00" + bytes([0xEE]) * 15


def test_a_long_message_is_masked_too() -> None:
    data = WITH_CARD[3:]
    assert NUMBER not in mask(b"\x04\x0f\xff" + len(data).to_bytes(2, "little") + data)


def test_a_piece_of_a_number_that_looks_like_a_command_is_blanked() -> None:
    assert mask(bytes.fromhex("06 01 04 11 11 11 11")) == bytes([0xEE]) * 7


def test_garbage_is_blanked() -> None:
    assert mask(b"4111111111111111") == bytes([0xEE]) * 16
