from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers.contract import DeviceOffline, DeviceTrouble, FaultKind, StableWeight, ZeroScale
from drivers.scales.cas import Cas
from tests.drivers.scales.polled_desk import APPLES, Talk, dialogues, expected, plays

ENQ, ACK, DC1 = b"\x05", b"\x06", b"\x11"
WELL_FORMED = re.compile(rb"\x01\x02S ([ 0-9]{2}\.[0-9]{3})[kK][gG].\x03\x04", re.DOTALL)


def frame(body: bytes) -> bytes:
    check = 0
    for byte in body:
        check ^= byte
    return b"\x01\x02" + body + bytes([check]) + b"\x03\x04"


APPLES_FRAME = frame(b"S 01.250kg")


def asked_for_weight() -> Talk:
    talk = Talk(Cas())
    talk.scale_says(ACK)
    assert talk.sent[-1] == DC1
    return talk


@pytest.mark.parametrize("lines", dialogues("cas"))
def test_the_transcript_is_understood(lines: list[str]) -> None:
    assert plays(Talk(Cas()), lines) == expected(lines)


@pytest.mark.parametrize(
    ("answer", "kind", "said"),
    [
        (APPLES_FRAME[:-3] + b"\x00\x03\x04", FaultKind.GARBLED, "the check byte of 01 02"),
        (frame(b"S 02.756lb"), FaultKind.SETTINGS, "the scale weighs in lb"),
        (frame(b"S 02.756  "), FaultKind.SETTINGS, "the scale weighs in no unit"),
        (frame(b"S 001250kg"), FaultKind.GARBLED, "weight b'001250'"),
        (APPLES_FRAME[:-2], FaultKind.GARBLED, "answer 01 02 53"),
    ],
)
def test_what_is_no_weight_twice_puts_the_scale_offline_with_its_reason(
    answer: bytes, kind: FaultKind, said: str
) -> None:
    talk = asked_for_weight()
    for _ in range(2):
        talk.scale_says(answer)
        while talk.asks_again() != ENQ:
            continue
        talk.scale_says(ACK)
    offline = next(one for one in talk.readings if isinstance(one, DeviceOffline))
    assert offline.fault.kind is kind
    assert said in offline.fault.detail


def test_one_wrong_bit_is_never_a_weight() -> None:
    for place in range(len(APPLES_FRAME)):
        for bit in range(8):
            spoiled = bytearray(APPLES_FRAME)
            spoiled[place] ^= 1 << bit
            talk = asked_for_weight()
            talk.scale_says(bytes(spoiled))
            assert not [one for one in talk.readings if isinstance(one, StableWeight)]


def test_a_frame_whose_first_byte_came_while_the_scale_was_asked_if_it_is_there_is_no_answer() -> None:
    talk = Talk(Cas())
    talk.scale_says(APPLES_FRAME)
    talk.passes(0.2)
    assert talk.told() == []


def test_a_scale_that_is_there_and_never_sends_its_weight_is_silent() -> None:
    talk = asked_for_weight()
    while not talk.readings:
        if talk.asks_again() == ENQ:
            talk.scale_says(ACK)
    (offline,) = talk.readings
    assert isinstance(offline, DeviceOffline)
    assert offline.fault.kind is FaultKind.SILENT
    assert offline.fault.detail == "the scale does not answer 11"


def test_the_lane_cannot_zero_it() -> None:
    talk = asked_for_weight()
    talk.scale_says(APPLES_FRAME)
    talk.take(talk.driver.requested(ZeroScale(), talk.now))
    weight, trouble = talk.told()
    assert weight == APPLES
    assert isinstance(trouble, DeviceTrouble)
    assert trouble.fault.kind is FaultKind.REFUSED
    assert talk.asks_again() == ENQ


FRAMES = st.sampled_from(
    [ACK, APPLES_FRAME, frame(b"S 00.000kg"), frame(b"U 00.870kg"), b"\x01\x02S 0", b"\x15", b"\x01"]
)


@settings(max_examples=150)
@given(st.lists(st.tuples(st.one_of(st.binary(max_size=12), FRAMES), st.floats(0.0, 1.5)), max_size=25))
def test_random_bytes_never_make_a_weight_unless_a_well_formed_frame_is_in_them(
    came: list[tuple[bytes, float]],
) -> None:
    talk = Talk(Cas())
    for data, pause_s in came:
        talk.scale_says(data, after_s=pause_s)
    stream = b"".join(data for data, _ in came)
    framed = {round(float(value) * 1000) for value in WELL_FORMED.findall(stream)}
    assert {reading.grams for reading in talk.readings if isinstance(reading, StableWeight)} <= framed
