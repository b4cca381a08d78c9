from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.payment.apdu import ACCEPT, MAX_DATA, REFUSE, UNSUPPORTED, Apdu, ApduReader, NotZvt


def read(*chunks: bytes) -> list[Apdu]:
    reader = ApduReader()
    return [apdu for chunk in chunks for apdu in reader.feed(chunk)]


def test_the_three_answers_of_the_till() -> None:
    assert (ACCEPT.hex(" "), REFUSE.hex(" "), UNSUPPORTED.hex(" ")) == ("80 00 00", "84 66 00", "84 83 00")


def test_a_message_of_254_bytes_has_a_short_length_and_of_255_a_long_one() -> None:
    assert Apdu(0x06D1, bytes(254)).encode()[:3] == bytes.fromhex("06 D1 FE")
    assert Apdu(0x06D1, bytes(255)).encode()[:5] == bytes.fromhex("06 D1 FF FF 00")
    assert Apdu(0x06D1, bytes(256)).encode()[:5] == bytes.fromhex("06 D1 FF 00 01")


def test_a_long_length_may_announce_few_bytes() -> None:
    assert read(bytes.fromhex("04 FF FF 01 00 0A")) == [Apdu(0x04FF, b"\x0a")]


def test_joined_messages_come_apart() -> None:
    assert read(bytes.fromhex("80 00 00 04 FF 01 0A 06 0F 00")) == [
        Apdu(0x8000),
        Apdu(0x04FF, b"\x0a"),
        Apdu(0x060F),
    ]


MESSAGES = st.lists(st.tuples(st.sampled_from([0x040F, 0x04FF, 0x06D1, 0x8000]), st.binary(max_size=300)), max_size=5)


@given(MESSAGES, st.data())
def test_a_stream_cut_anywhere_gives_the_same_messages(messages: list[tuple[int, bytes]], draw: st.DataObject) -> None:
    apdus = [Apdu(control, data) for control, data in messages]
    stream = b"".join(apdu.encode() for apdu in apdus)
    cuts = sorted(draw.draw(st.lists(st.integers(0, len(stream)), max_size=8)))
    edges = [0, *cuts, len(stream)]
    assert read(*(stream[start:end] for start, end in pairwise(edges))) == apdus


@pytest.mark.parametrize("data", ["00", "7F 00 00", "FF FF FF", "13"])
def test_other_protocols_are_noticed_at_their_first_byte(data: str) -> None:
    with pytest.raises(NotZvt, match="are not ZVT"):
        read(bytes.fromhex(data))


def test_a_message_longer_than_any_terminal_sends_is_not_waited_for() -> None:
    with pytest.raises(NotZvt, match=f"{MAX_DATA} are the most"):
        read(bytes.fromhex("06 D1 FF FF FF"))


def test_refusals_tell_their_code_and_84_00_is_a_yes() -> None:
    assert [Apdu(control).refusal for control in (0x849C, 0x8483, 0x8400, 0x8000)] == [0x9C, 0x83, 0, 0]
