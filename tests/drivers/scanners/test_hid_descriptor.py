from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.scanners.hid_descriptor import Field, Way, parse

MOUSE = bytes.fromhex(
    "05 01 09 02 A1 01 09 01 A1 00 05 09 19 01 29 03 15 00 25 01 95 03 75 01 81 02 95 01 75 05 81 03"
    "05 01 09 30 09 31 15 81 25 7F 75 08 95 02 81 06 C0 C0"
)
"""The mouse of the HID specification's appendix E: three buttons, padding, X and Y."""


def test_the_mouse_of_the_specification_is_understood() -> None:
    mouse = 0x1_0002
    assert parse(MOUSE) == (
        Field(Way.INPUT, 0, 0, 1, 3, (0x9_0001, 0x9_0002, 0x9_0003), mouse),
        Field(Way.INPUT, 0, 3, 5, 1, (), mouse),
        Field(Way.INPUT, 0, 8, 8, 2, (0x1_0030, 0x1_0031), mouse),
    )


def test_each_report_and_each_way_counts_its_own_bits() -> None:
    fields = parse(
        bytes.fromhex("05 8C 09 02 A1 01 75 08 95 02 85 01 09 FE 81 02 85 02 09 FE 81 02 91 02 09 10 81 02 C0")
    )
    assert [(field.way, field.report, field.start) for field in fields] == [
        (Way.INPUT, 1, 0),
        (Way.INPUT, 2, 0),
        (Way.OUTPUT, 2, 0),
        (Way.INPUT, 2, 16),
    ]


def test_what_was_put_aside_comes_back_and_long_items_are_passed_over() -> None:
    fields = parse(bytes.fromhex("05 8C 75 08 95 01 A4 05 01 95 04 B4 FE 02 F0 AA BB 09 FB 81 02"))
    assert fields == (Field(Way.INPUT, 0, 0, 8, 1, (0x8C_00FB,), 0),)


@pytest.mark.parametrize(
    "data",
    ["", "05", "A1 01", "C0", "B4", "FE", "75 08 96 FF FF 81 02", "27 00 00", "0D 00", "00" * 4097],
)
def test_what_is_no_descriptor_is_said_in_one_sentence(data: str) -> None:
    with pytest.raises(ValueError, match=r"^[^\n]+$"):
        parse(bytes.fromhex(data))


@given(st.binary(max_size=200))
def test_any_bytes_are_fields_or_a_sentence(data: bytes) -> None:
    try:
        fields = parse(data)
    except ValueError:
        return
    assert all(field.start + field.size * field.count <= 4096 * 8 for field in fields)


@given(st.lists(st.tuples(st.integers(0, len(MOUSE) - 1), st.integers(0, 255)), max_size=6))
def test_a_descriptor_with_bytes_changed_is_fields_or_a_sentence(changes: list[tuple[int, int]]) -> None:
    data = bytearray(MOUSE)
    for place, value in changes:
        data[place] = value
    try:
        parse(bytes(data))
    except ValueError:
        return
