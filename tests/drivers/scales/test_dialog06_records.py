from __future__ import annotations

import binascii

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.scales.dialog06_records import (
    Acknowledged,
    Dialog06Setup,
    LogicVerdict,
    LogicWanted,
    Refused,
    Result,
    Status,
    Unknown,
    first_reply,
    logic,
    remainder,
    weighing,
)

USUAL = Dialog06Setup()


@pytest.mark.parametrize(
    ("record", "sent"),
    [
        (weighing(USUAL, 199), b"\x04\x0201\x1b000199\x1b\x03"),
        (weighing(Dialog06Setup(extra_escape=False), 199), b"\x04\x0201\x1b000199\x03"),
        (weighing(Dialog06Setup(price_digits=5), 199), b"\x04\x0201\x1b00199\x1b\x03"),
        (weighing(USUAL, 199, 20), b"\x04\x0203\x1b000199\x1b0020\x03"),
        (weighing(USUAL, 199, 0, "Apples"), b"\x04\x0204\x1b000199\x1bApples       \x03"),
        (weighing(USUAL, 199, 20, "Apples"), b"\x04\x0205\x1b000199\x1b0020\x1bApples       \x03"),
    ],
)
def test_a_price_a_tare_and_a_text_have_a_record_each(record: bytes, sent: bytes) -> None:
    assert record == sent


@pytest.mark.parametrize(
    ("data", "reply"),
    [
        (b"\x06", Acknowledged()),
        (b"\x15", Refused()),
        (b"\x0202\x1b3\x1b01250\x1b000199\x1b000249\x03", Result(1250, 199, 249, in_kilograms=True)),
        (b"\x0202\x1b3\x1b01250\x1b00199\x1b000249\x03", Result(1250, 199, 249, in_kilograms=True)),
        (b"\x0202\x1b1\x1b00276\x1b000199\x1b000249\x03", Result(276, 199, 249, in_kilograms=False)),
        (b"\x0209\x1b20\x03", Status(20)),
        (b"\x0211\x1b247\x03", LogicWanted(0x47)),
        (b"\x0211\x1b1\x03", LogicVerdict(valid=True)),
        (b"\x0211\x1b0\x03", LogicVerdict(valid=False)),
        (b"\x0202\x1b3\x1b0125\x1b000199\x1b000249\x03", Unknown(b"\x0202\x1b3\x1b0125\x1b000199\x1b000249\x03")),
    ],
)
def test_what_the_scale_says_is_a_value(data: bytes, reply: object) -> None:
    assert first_reply(data) == (reply, len(data))
    assert first_reply(b"9\x03" + data + b"rest") == (reply, len(data) + 2)


def test_a_record_without_an_end_is_none_yet() -> None:
    assert first_reply(b"\x0202\x1b3\x1b01250") is None


def test_the_remainder_is_that_of_a_division_done_by_hand() -> None:
    assert remainder(0x0001, 0x1021) == 0x1021
    assert remainder(0x0002, 0x1021) == 0x2042
    assert remainder(0x8000, 0x1021) == 0x1B98
    assert remainder(0, 0x1021) == 0


@given(st.integers(0, 0xFFFF), st.integers(0, 0xFFFF), st.integers(1, 0xFFFF))
def test_remainders_add_up(one: int, other: int, polynomial: int) -> None:
    assert remainder(one ^ other, polynomial) == remainder(one, polynomial) ^ remainder(other, polynomial)


@given(st.integers(0, 0xFFFF))
def test_with_the_public_polynomial_it_is_the_check_that_the_standard_library_computes(checksum: int) -> None:
    assert remainder(checksum, 0x1021) == binascii.crc_hqx(checksum.to_bytes(2, "big"), 0)


@pytest.mark.parametrize(
    ("random", "sent"),
    [(0x00, b"80001B98"), (0x10, b"00011B98"), (0x01, b"80000DCC"), (0x84, b"008081B9"), (0xF8, b"4000981B")],
)
def test_the_checksum_turns_left_and_its_correction_right(random: int, sent: bytes) -> None:
    assert logic(Dialog06Setup(checksum=0x8000), random) == b"\x04\x0210\x1b" + sent + b"\x03"
