from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.cash.ssp_frames import Garbled, Packets, Reply, packet

SEQUENCES = st.sampled_from([0, 0x80])
DATA = st.binary(min_size=1, max_size=255)


@pytest.mark.parametrize(
    ("sequence", "data", "wire"),
    [
        (0x80, "11", "7F 80 01 11 65 82"),
        (0x80, "07", "7F 80 01 07 12 02"),
        (0x80, "06 08", "7F 80 02 06 08 03 94"),
        (0x80, "F0", "7F 80 01 F0 23 80"),
        (0x80, "F8", "7F 80 01 F8 10 00"),
    ],
)
def test_the_makers_own_examples_are_built_and_read(sequence: int, data: str, wire: str) -> None:
    assert packet(sequence, bytes.fromhex(data)) == bytes.fromhex(wire)
    assert list(Packets().take(bytes.fromhex(wire))) == [Reply(sequence, bytes.fromhex(data))]


@given(st.lists(st.tuples(SEQUENCES, DATA), max_size=5), st.data())
def test_packets_in_any_pieces_are_the_same_packets(said: list[tuple[int, bytes]], draw: st.DataObject) -> None:
    wire = b"".join(packet(sequence, data) for sequence, data in said)
    cuts = sorted(draw.draw(st.lists(st.integers(0, len(wire)), max_size=6)))
    packets, found = Packets(), []
    for start, end in zip([0, *cuts], [*cuts, len(wire)], strict=True):
        found += packets.take(wire[start:end])
    assert found == [Reply(sequence, data) for sequence, data in said]


@given(st.binary(max_size=600), DATA)
def test_a_packet_is_read_whatever_came_before_it_but_a_single_7f(noise: bytes, data: bytes) -> None:
    packets = Packets()
    list(packets.take(noise.rstrip(b"\x7f")))
    assert Reply(0, data) in list(packets.take(packet(0, data)))


@given(SEQUENCES, DATA, st.data())
def test_a_packet_with_a_bit_turned_is_never_another_packet(sequence: int, data: bytes, draw: st.DataObject) -> None:
    wire = bytearray(packet(sequence, data))
    at = draw.draw(st.integers(1, len(wire) - 1))
    wire[at] ^= 1 << draw.draw(st.integers(0, 7))
    assert not [one for one in Packets().take(bytes(wire)) if isinstance(one, Reply)]


def test_a_packet_without_a_word_or_for_somebody_else_is_garbled() -> None:
    assert [type(one) for one in Packets().take(packet(0, b""))] == [Garbled]
    assert [type(one) for one in Packets().take(packet(0x10, b"\xf0"))] == [Garbled]


def test_what_is_forgotten_does_not_reach_into_the_next_packet() -> None:
    packets = Packets()
    list(packets.take(packet(0, b"\xf0\xee\x01")[:-2]))
    packets.clear()
    assert list(packets.take(packet(0, b"\xf0"))) == [Reply(0, b"\xf0")]
