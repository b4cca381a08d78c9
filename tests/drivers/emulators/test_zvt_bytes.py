from __future__ import annotations

import pytest

from drivers.emulators.zvt_bytes import asked_amount, counted, digits, make_message, number_in_halves, take_messages


def test_messages_leave_the_buffer_when_they_are_whole() -> None:
    buffer = bytearray.fromhex("80 00 00 06 01 FF 02 00 04 00 06")
    assert list(take_messages(buffer)) == [("8000", b""), ("0601", b"\x04\x00")]
    assert buffer == b"\x06"


def test_long_messages_have_long_lengths() -> None:
    assert make_message("06D1", bytes(254))[:3].hex(" ") == "06 d1 fe"
    assert make_message("06D1", bytes(255))[:5].hex(" ") == "06 d1 ff ff 00"
    assert make_message("060F", long_length=True).hex(" ") == "06 0f ff 00 00"


def test_values() -> None:
    assert digits(42, 4).hex() == "0042"
    assert counted(b"VISA", 2).hex(" ") == "f0 f4 56 49 53 41"
    assert counted(b"VISA", 3).hex(" ") == "f0 f0 f4 56 49 53 41"
    assert number_in_halves("411111111111111").hex() == "411111111111111f"


@pytest.mark.parametrize(
    ("data", "asked"),
    [
        ("04 00 00 00 00 12 34", (1234, None)),
        ("19 40 04 00 00 00 00 12 34 49 09 78", (1234, "0978")),
        ("49 09 78", (None, "0978")),
        ("04 00 00", (None, None)),
        ("77 04 00 00 00 00 12 34", (None, None)),
    ],
)
def test_the_amount_that_is_asked(data: str, asked: tuple[int | None, str | None]) -> None:
    assert asked_amount(bytes.fromhex(data)) == asked
