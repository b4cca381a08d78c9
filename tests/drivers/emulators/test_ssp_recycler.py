from __future__ import annotations

import pytest

from drivers.emulators.base import Say
from drivers.emulators.ssp import crc_of
from drivers.emulators.ssp_recycler import SspRecyclerEmulator


def says(emulator: SspRecyclerEmulator, asked: str, bit: int) -> bytes:
    """What the unit says to the packet with `asked` (hex), unframed."""
    data = bytes.fromhex(asked)
    body = bytes([bit, len(data)]) + data
    crc = crc_of(body)
    packet = b"\x7f" + (body + bytes([crc & 0xFF, crc >> 8])).replace(b"\x7f", b"\x7f\x7f")
    (act,) = emulator.received(packet, 1.0)
    assert isinstance(act, Say)
    return act.data[1:].replace(b"\x7f\x7f", b"\x7f")[2:-2]


def test_it_is_a_recycler_that_counts_and_tells_its_levels() -> None:
    unit = SspRecyclerEmulator()
    assert says(unit, "05", 0x80)[:2] == b"\xf0\x06"
    assert says(unit, "58", 0)[:14] == bytes.fromhex("F0 05 E8030000 2C010000 C8000000")
    levels = says(unit, "22", 0x80)
    assert levels[:11] == bytes.fromhex("F0 06 0A00 F4010000 455552")


def test_without_a_key_no_sealed_command_is_known() -> None:
    assert says(SspRecyclerEmulator(), "7E" + "00" * 16, 0x80) == b"\xfa"


def test_in_plain_words_it_pays_nothing() -> None:
    unit = SspRecyclerEmulator()
    assert says(unit, "46 01 0100 F4010000 455552 58", 0x80) == b"\xf3"
    assert unit.state()["out"] == []


def test_an_exchange_without_its_primes_fails() -> None:
    assert says(SspRecyclerEmulator(), "4C" + "05" * 8, 0x80) == b"\xf8"


@pytest.mark.parametrize("store", [5, {"EUR7": 1}, {"EUR5": -1}, {"EUR5": "many"}])
def test_what_cannot_lie_in_it_is_refused(store: object) -> None:
    with pytest.raises(ValueError, match="say it as"):
        SspRecyclerEmulator().set({"store": store}, 1.0)


def test_its_notes_stay_where_they_are_when_the_power_fails() -> None:
    unit = SspRecyclerEmulator()
    unit.set({"store": {"EUR20": 3}}, 1.0)
    unit.set({"power": "cut"}, 2.0)
    assert unit.state()["store"] == {"EUR20": 3}
