from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers.contract import DeviceOffline, DeviceTrouble, FaultKind, StableWeight, ZeroScale
from drivers.scales.scp01 import Scp01
from tests.drivers.scales.polled_desk import APPLES, EMPTY, Talk, dialogues, expected, plays

APPLES_FRAME = b"\n001.250KG\r\nS00\r\x03"
EMPTY_FRAME = b"\n000.000KG\r\nS20\r\x03"
WELL_FORMED = re.compile(rb"\n([ 0-9]{2}[0-9])\.([0-9]{3}) ?(?:KG|kg)\r\nS?[\x30-\x3f][\x30-\x7f]")


@pytest.mark.parametrize("lines", dialogues("scp01"))
def test_the_transcript_is_understood(lines: list[str]) -> None:
    assert plays(Talk(Scp01()), lines) == expected(lines)


@pytest.mark.parametrize(
    ("answer", "kind", "said"),
    [
        (b"\nS40\r\x03", FaultKind.MECHANISM, "the scale reports: error of its memory"),
        (b"\nS80\r\x03", FaultKind.MECHANISM, "the scale reports: error of its EEPROM"),
        (b"\nS04\r\x03", FaultKind.MECHANISM, "the scale reports: error of its program memory"),
        (b"\n001.250KG\r\nS08\r\x03", FaultKind.MECHANISM, "the scale reports: error of its calibration"),
        (b"\nS0p8\r\x03", FaultKind.MECHANISM, "no zero when it was switched on"),
        (b"\n?\r\x03", FaultKind.REFUSED, "the scale does not know the command"),
        (b"\nS00\r\x03", FaultKind.GARBLED, "status 30 30 gives no reason"),
        (b"\n002.756LB\r\nS00\r\x03", FaultKind.SETTINGS, "the scale weighs in pounds"),
        (bytes(b | 0x80 for b in APPLES_FRAME), FaultKind.SETTINGS, "7 data bits with even parity"),
        (b"\n01.250KG\r\nS00", FaultKind.GARBLED, "answer 0a 30 31"),
        (b"\n0 1.250KG\r\nS00\r\x03", FaultKind.GARBLED, "status 30 30 gives no reason"),
    ],
)
def test_what_is_no_weight_twice_puts_the_scale_offline_with_its_reason(
    answer: bytes, kind: FaultKind, said: str
) -> None:
    talk = Talk(Scp01())
    for _ in range(2):
        talk.scale_says(answer)
        talk.asks_again()
    (offline,) = talk.new_readings()
    assert isinstance(offline, DeviceOffline)
    assert offline.fault.kind is kind
    assert said in offline.fault.detail


def test_the_attendant_zeroes_a_crumb_and_not_a_melon() -> None:
    talk = Talk(Scp01())
    talk.scale_says(b"\n000.020KG\r\nS00\r\x03")
    talk.take(talk.driver.requested(ZeroScale(), talk.now))
    assert talk.asks_again() == b"Z\r"
    talk.scale_says(b"\nS20\r\x03")
    assert talk.asks_again() == b"W\r"
    talk.new_readings()
    talk.scale_says(EMPTY_FRAME)
    assert talk.told() == [EMPTY]
    talk.asks_again()
    talk.scale_says(APPLES_FRAME)
    talk.take(talk.driver.requested(ZeroScale(), talk.now))
    talk.asks_again()
    talk.scale_says(b"\nS00\r\x03")
    talk.asks_again()
    talk.scale_says(APPLES_FRAME)
    weight, trouble = talk.told()
    assert weight == APPLES
    assert isinstance(trouble, DeviceTrouble)
    assert trouble.fault.kind is FaultKind.REFUSED


FRAMES = st.sampled_from([APPLES_FRAME, EMPTY_FRAME, b"\nS10\r\x03", b"\n009.9", b"\n", b"KG\r\nS00\r\x03", b"95KG\r"])


@settings(max_examples=150)
@given(st.lists(st.tuples(st.one_of(st.binary(max_size=12), FRAMES), st.floats(0.0, 1.5)), max_size=25))
def test_random_bytes_never_make_a_weight_unless_a_well_formed_frame_is_in_them(
    came: list[tuple[bytes, float]],
) -> None:
    talk = Talk(Scp01())
    for data, pause_s in came:
        talk.scale_says(data, after_s=pause_s)
    stream = b"".join(data for data, _ in came)
    framed = {int(kilograms) * 1000 + int(grams) for kilograms, grams in WELL_FORMED.findall(stream)}
    assert {reading.grams for reading in talk.readings if isinstance(reading, StableWeight)} <= framed
