from __future__ import annotations

from drivers.contract import CodeRead
from drivers.scanners.aim import LONGEST_READ
from drivers.scanners.keys import DOWN, EV_KEY, RECORD, Key, endless, is_whole, letter_of, read_of, times_only, types
from tests.drivers.scanners.prefixes import MILK, is_garbled


def test_a_key_types_by_its_place_and_what_is_held_with_it() -> None:
    assert (letter_of(30, set()), letter_of(30, {42}), letter_of(27, {29}), letter_of(66, set())) == (
        "a",
        "A",
        "\x1d",
        "\x1d",
    )
    assert (letter_of(71, set()), letter_of(200, set())) == ("7", "")
    assert types(Key(30, 1, 0.0, b""))
    assert not types(Key(30, 2, 0.0, b""))
    assert not types(Key(42, 1, 0.0, b""))


def test_fnc1_in_front_is_a_gs1_code_and_too_much_is_none() -> None:
    assert read_of("\x1d10AB") == CodeRead("]C1", "10AB")
    assert read_of("]E0" + MILK.text) == MILK
    assert is_garbled(read_of("8" * (LONGEST_READ + 1)), endless("123"))


def test_only_thirteen_digits_that_check_need_no_end() -> None:
    assert is_whole(MILK.text)
    assert not is_whole("96385074")
    assert not is_whole("400638133393")


def test_which_keys_they_were_does_not_stand_in_a_trace_but_when() -> None:
    record = RECORD.pack(7, 8, EV_KEY, 5, DOWN)
    assert times_only(record + record[:20]) == record[:18] + bytes(6) + record[:18] + bytes(2)
