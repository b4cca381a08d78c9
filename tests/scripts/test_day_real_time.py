"""Time as it passes does what virtual time does, later."""

from __future__ import annotations

import threading
import time

import pytest

from drivers.virtual.time import VirtualTime
from scripts.proofs.day.real_time import RealTime


@pytest.mark.parametrize("time_", [VirtualTime(), RealTime()])
def test_what_is_planned_happens_in_its_order_and_not_after_the_end(time_: VirtualTime | RealTime) -> None:
    happened: list[str] = []
    start = time_.now
    time_.after(0.02, lambda: happened.append("second"))
    time_.at(start, lambda: happened.append("first"))
    time_.after(0.03, lambda: time_.at(start + 0.04, lambda: happened.append("third")))
    time_.after(3600.0, lambda: happened.append("never"))
    time_.passes(0.2)
    assert happened == ["first", "second", "third"]
    assert time_.now - start >= 0.2


@pytest.mark.parametrize("time_", [VirtualTime(), RealTime()])
def test_a_wait_ends_as_soon_as_it_is_so_and_else_says_that_it_is_not(time_: VirtualTime | RealTime) -> None:
    came = threading.Event()
    time_.after(0.01, came.set)
    time_.after(0.05, lambda: None)
    assert time_.until(came.is_set, 3600.0)
    assert not time_.until(lambda: False, 0.02)


def test_real_time_is_waited_for() -> None:
    began = time.monotonic()
    RealTime().passes(0.05)
    assert time.monotonic() - began >= 0.05
