from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers.contract import DeviceOffline, FaultKind, StableWeight, UnderZero, ZeroScale
from drivers.scales.sma import Sma
from tests.drivers.scales.polled_desk import EMPTY, Talk, dialogues, expected, plays

APPLES_FRAME = b"\n 1G       1.250kg \r"
EMPTY_FRAME = b"\nZ1G       0.000kg \r"
WELL_FORMED = re.compile(rb"\n[ ZU][ 0-9][GN] [ -~]([ .0-9]{10})kg \r")


@pytest.mark.parametrize("lines", dialogues("sma"))
def test_the_transcript_is_understood(lines: list[str]) -> None:
    assert plays(Talk(Sma()), lines) == expected(lines)


@pytest.mark.parametrize(
    ("answer", "kind", "said"),
    [
        (b"\nI1G  ----------kg \r", FaultKind.MECHANISM, "no zero when the scale was switched on"),
        (b"\nE1G  ----------kg \r", FaultKind.REFUSED, "could not be zeroed"),
        (b"\nT1G  ----------kg \r", FaultKind.REFUSED, "could not take its tare"),
        (b"\n 1G  ----------   \r", FaultKind.GARBLED, "weight b'----------'"),
        (b"\n 1G     1.2.50 kg \r", FaultKind.GARBLED, "weight b'   1.2.50 '"),
        (b"\n 1G       2.756lb \r", FaultKind.SETTINGS, "the scale weighs in lb"),
        (b"\n 1G       2.756   \r", FaultKind.SETTINGS, "the scale weighs in no unit"),
        (b"\n 1G      1.250kg \r", FaultKind.GARBLED, "answer 0a 20 31"),
        (b"\n?\r", FaultKind.REFUSED, "the scale does not know the command"),
        (bytes(b | 0x80 for b in APPLES_FRAME), FaultKind.SETTINGS, "8 data bits without parity"),
    ],
)
def test_what_is_no_weight_twice_puts_the_scale_offline_with_its_reason(
    answer: bytes, kind: FaultKind, said: str
) -> None:
    talk = Talk(Sma())
    for _ in range(2):
        talk.scale_says(answer)
        talk.asks_again()
    (offline,) = talk.new_readings()
    assert isinstance(offline, DeviceOffline)
    assert offline.fault.kind is kind
    assert said in offline.fault.detail


@pytest.mark.parametrize(
    ("shown", "reading"),
    [
        (b"    1.2505", StableWeight(1251, net=False, at_zero=False)),
        (b"    1.2504", StableWeight(1250, net=False, at_zero=False)),
        (b"   -0.0004", EMPTY),
        (b"   -0.0005", UnderZero(-1)),
    ],
)
def test_digits_below_a_gram_are_rounded(shown: bytes, reading: StableWeight | UnderZero) -> None:
    talk = Talk(Sma())
    talk.scale_says(b"\n 1G  " + shown + b"kg \r")
    assert talk.told() == [reading]


def test_a_zero_that_was_refused_is_no_loss_of_the_scale() -> None:
    talk = Talk(Sma())
    talk.scale_says(APPLES_FRAME)
    talk.take(talk.driver.requested(ZeroScale(), talk.now))
    assert talk.asks_again() == b"\nZ\r"
    talk.scale_says(b"\nE1G  ----------kg \r")
    talk.asks_again()
    talk.new_readings()
    talk.scale_says(APPLES_FRAME)
    (trouble,) = talk.new_readings()
    assert trouble.fault.detail == "the scale is not at zero after it was told to be"


FRAMES = st.sampled_from([APPLES_FRAME, EMPTY_FRAME, b"\n 1GM      0.870kg \r", b"\n 1G     9", b"\n", b"9.995kg \r"])


@settings(max_examples=150)
@given(st.lists(st.tuples(st.one_of(st.binary(max_size=12), FRAMES), st.floats(0.0, 1.5)), max_size=25))
def test_random_bytes_never_make_a_weight_unless_a_well_formed_frame_is_in_them(
    came: list[tuple[bytes, float]],
) -> None:
    talk = Talk(Sma())
    for data, pause_s in came:
        talk.scale_says(data, after_s=pause_s)
    stream = b"".join(data for data, _ in came)
    framed = {float(value) for value in WELL_FORMED.findall(stream)}
    assert {reading.grams / 1000 for reading in talk.readings if isinstance(reading, StableWeight)} <= framed
