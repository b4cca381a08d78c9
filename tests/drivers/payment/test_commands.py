from __future__ import annotations

import pytest

from drivers.contract import GiveBack, Pay, TakeBack
from drivers.payment import commands

PASSWORD = bytes(3)


def test_the_commands_byte_by_byte() -> None:
    assert commands.register(PASSWORD, "EUR").encode().hex(" ") == "06 00 06 00 00 00 be 09 78"
    assert commands.register(PASSWORD, "CHF").encode().hex(" ") == "06 00 06 00 00 00 be 07 56"
    assert (
        commands.charge(Pay("a", 1210, "EUR"), PASSWORD).encode().hex(" ") == "06 01 0a 04 00 00 00 00 12 10 49 09 78"
    )
    back = TakeBack("b", 1210, "EUR", "0042", "000470")
    assert commands.charge(back, PASSWORD).encode().hex(" ") == (
        "06 30 10 00 00 00 87 00 42 04 00 00 00 00 12 10 49 09 78"
    )
    refund = GiveBack("c", 1210, "EUR")
    assert commands.charge(refund, PASSWORD).encode().hex(" ") == "06 31 0d 00 00 00 04 00 00 00 00 12 10 49 09 78"
    assert commands.say_last(PASSWORD).encode().hex(" ") == "06 20 05 00 00 00 03 03"
    assert commands.enquire(PASSWORD).encode().hex(" ") == "05 01 03 00 00 00"
    assert commands.abort().encode().hex(" ") == "06 b0 00"


@pytest.mark.parametrize("amount", [0, -1, 10**12])
def test_an_amount_that_no_terminal_takes_is_refused(amount: int) -> None:
    with pytest.raises(ValueError, match="no amount"):
        commands.charge(Pay("a", amount, "EUR"), PASSWORD)


@pytest.mark.parametrize("number", ["", "12345", "4E"])
def test_a_receipt_number_that_no_terminal_has_is_refused(number: str) -> None:
    with pytest.raises(ValueError, match=r"digits|no receipt number"):
        commands.charge(TakeBack("b", 1, "EUR", number, "000001"), PASSWORD)


def test_an_unknown_currency_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ValueError, match="'XYZ' is none of EUR"):
        commands.charge(Pay("a", 1, "XYZ"), PASSWORD)


@pytest.mark.parametrize(
    ("completion", "status"),
    [("00", 0x00), ("9C", 0x9C), ("F0", 0xF0), ("", 0x00), ("F0 F0 F2 31 30 C2", 0xC2), ("F0 F0 F4 31 30 C2", 0x00)],
)
def test_the_status_may_follow_the_software_version(completion: str, status: int) -> None:
    assert commands.terminal_status(bytes.fromhex(completion)) == status
