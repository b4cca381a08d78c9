"""What every scale that weighs when it is asked has in common; its protocols' own tests are beside."""

from __future__ import annotations

from itertools import pairwise

import pytest

from drivers.contract import (
    DeviceFault,
    DeviceOffline,
    DeviceTrouble,
    EnableScanner,
    FaultKind,
    StableWeight,
    UnderZero,
    ZeroScale,
)
from drivers.scales.cas import Cas
from drivers.scales.polled import PolledScale
from drivers.scales.scp01 import Scp01
from drivers.scales.sma import Sma
from tests.drivers.scales.polled_desk import APPLES, EMPTY, Talk

APPLES_FRAME = b"\n 1G       1.250kg \r"
EMPTY_FRAME = b"\nZ1G       0.000kg \r"


def weighing(frame: bytes = APPLES_FRAME) -> Talk:
    """A scale in use that has just told the weight in `frame`."""
    talk = Talk(Sma())
    talk.scale_says(frame)
    talk.new_readings()
    return talk


def test_an_answer_may_come_byte_by_byte() -> None:
    talk = Talk(Sma())
    for byte in APPLES_FRAME:
        talk.scale_says(bytes([byte]), after_s=0.02)
    assert talk.told() == [APPLES]


def test_the_scale_is_asked_ten_times_a_second_and_no_more() -> None:
    talk = weighing()
    times = []
    for _ in range(10):
        talk.asks_again()
        times.append(talk.now)
        talk.scale_says(APPLES_FRAME, after_s=0.005)
    assert all(0.1 - 1e-9 <= later - earlier < 0.12 for earlier, later in pairwise(times))


def test_an_answer_that_comes_too_late_is_never_taken_for_the_next_one() -> None:
    """The load is gone, and each answer is two and a half seconds old: no weight may be told."""
    talk = weighing(EMPTY_FRAME)
    talk.asks_again()
    answers, heard = [talk.now + 2.5], len(talk.sent)
    for _ in range(200):
        talk.passes(0.05)
        answers += [talk.now + 2.5] * (len(talk.sent) - heard)
        heard = len(talk.sent)
        while answers and answers[0] <= talk.now:
            answers.pop(0)
            talk.scale_says(APPLES_FRAME, after_s=0.0)
    assert [type(reading) for reading in talk.readings] == [DeviceOffline]


def test_what_comes_unasked_is_dropped() -> None:
    talk = weighing(EMPTY_FRAME)
    talk.scale_says(APPLES_FRAME)
    talk.asks_again()
    talk.scale_says(EMPTY_FRAME)
    assert talk.new_readings() == []


def test_half_an_answer_is_trouble_and_the_weight_is_told_again_afterwards() -> None:
    talk = weighing()
    talk.asks_again()
    talk.scale_says(APPLES_FRAME[:14])
    talk.asks_again()
    talk.scale_says(APPLES_FRAME)
    trouble, weight = talk.new_readings()
    assert isinstance(trouble, DeviceTrouble)
    assert trouble.fault.kind is FaultKind.GARBLED
    assert weight == APPLES


def test_a_lost_link_is_told_once_and_a_load_that_moved_meanwhile_is_seen() -> None:
    talk = weighing()
    gone = DeviceFault(FaultKind.UNPLUGGED, "the cable is out")
    talk.take(talk.driver.disconnected(gone, talk.now))
    assert talk.driver.deadline is None
    talk.take(talk.driver.disconnected(gone, talk.now))
    talk.take(talk.driver.connected(talk.now))
    talk.scale_says(b"\nU1G      -0.120kg \r")
    assert talk.told() == [DeviceOffline(gone), UnderZero(-120)]


def test_a_request_that_is_not_the_scales_and_a_zero_while_it_is_away_send_nothing() -> None:
    talk = Talk(Sma())
    talk.take(talk.driver.requested(EnableScanner(), talk.now))
    assert talk.new_readings() == []
    talk.take(talk.driver.requested(ZeroScale(), talk.now))
    (trouble,) = talk.new_readings()
    assert trouble.fault.detail == "the scale does not answer"
    talk.passes(10.0)
    assert set(talk.sent) == {b"\nW\r"}


def test_a_zero_that_nobody_answers_is_not_taken_for_done() -> None:
    talk = weighing()
    talk.take(talk.driver.requested(ZeroScale(), talk.now))
    assert talk.asks_again() == b"\nZ\r"
    assert talk.asks_again() == b"\nW\r"
    talk.scale_says(APPLES_FRAME)
    talk.asks_again()
    talk.scale_says(EMPTY_FRAME)
    assert talk.told() == [EMPTY]


@pytest.mark.parametrize("driver", [Sma, Scp01, Cas])
def test_an_endless_stream_of_garbage_is_kept_short_and_told_once(driver: type[PolledScale]) -> None:
    talk = Talk(driver())
    for _ in range(2_000):
        talk.scale_says(b"\n" * 50, after_s=0.02)
    assert [type(reading) for reading in talk.readings] == [DeviceOffline]
    assert not [reading for reading in talk.readings if isinstance(reading, StableWeight)]


def test_bytes_are_traced_as_they_are() -> None:
    assert Sma().masked(APPLES_FRAME) == APPLES_FRAME
