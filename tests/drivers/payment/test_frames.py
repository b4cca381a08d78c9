from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.payment.frames import Answered, Block, Broken, FrameReader, frame

VECTORS = [
    ("80 00 00", "10 02 80 00 00 10 03 F5 1F"),
    ("06 0F 00", "10 02 06 0F 00 10 03 C6 33"),
    ("06 01 07 04 00 00 00 00 12 10", "10 02 06 01 07 04 00 00 00 00 12 10 10 10 03 4B B1"),
]


def read(data: bytes) -> list[object]:
    return list(FrameReader().feed(data))


@pytest.mark.parametrize(("message", "block"), VECTORS)
def test_a_message_is_its_block_and_the_block_its_message(message: str, block: str) -> None:
    assert frame(bytes.fromhex(message)) == bytes.fromhex(block)
    assert read(bytes.fromhex(block)) == [Block(bytes.fromhex(message))]


@pytest.mark.parametrize(
    ("data", "pieces"),
    [
        ("06", [Answered(True)]),
        ("15", [Answered(False)]),
        ("06 10 02 80 00 00 10 03 F5 1F 15", [Answered(True), Block(b"\x80\0\0"), Answered(False)]),
        ("10 02 80 00 00 10 03 F5 1E", [Broken()]),
        ("10 02 80 10 00", [Broken()]),
        ("AA 10 55 10 02 80 00 00 10 03 F5 1F", [Block(b"\x80\0\0")]),
        ("10 02 80 00 10 02 80 00 00 10 03 F5 1F", [Block(b"\x80\0\0")]),
        ("10 02 80 00 00 10 03 F5", []),
    ],
)
def test_what_lies_on_the_line_is_told_piece_by_piece(data: str, pieces: list[object]) -> None:
    assert read(bytes.fromhex(data)) == pieces


def test_a_block_without_an_end_is_given_up() -> None:
    reader = FrameReader()
    pieces = list(reader.feed(b"\x10\x02" + bytes(10_000)))
    assert pieces == [Broken()]
    assert not reader.waits_for_more


@given(st.lists(st.binary(min_size=1, max_size=60), min_size=1, max_size=4), st.data())
def test_any_splitting_of_the_line_means_the_same(messages: list[bytes], data: st.DataObject) -> None:
    line = b"".join(frame(message) for message in messages)
    at = data.draw(st.integers(0, len(line)))
    reader = FrameReader()
    assert [*reader.feed(line[:at]), *reader.feed(line[at:])] == [Block(message) for message in messages]


@given(st.binary(min_size=1, max_size=60), st.data())
def test_one_changed_byte_never_makes_another_message(message: bytes, data: st.DataObject) -> None:
    line = bytearray(frame(message))
    at = data.draw(st.integers(0, len(line) - 1))
    line[at] ^= data.draw(st.integers(1, 255))
    assert all(piece.message == message for piece in read(bytes(line)) if isinstance(piece, Block))


@given(st.binary(max_size=200))
def test_garbage_is_read_without_harm(data: bytes) -> None:
    assert not [piece for piece in read(data) if isinstance(piece, Block)]
