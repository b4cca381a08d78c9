"""A long look at much lets others have their turn, and ends when nobody wants it any more."""

from __future__ import annotations

import threading
import time

import pytest

from kiosk.diagnostics.bundle.pacing import PIECE, GivenUp, Pace, TooLong, beside

GENEROUS_S = 30.0


def test_what_takes_too_long_ends_at_the_next_break() -> None:
    pace = Pace(until=time.monotonic() - 1.0)
    pace.went(PIECE - 1)
    with pytest.raises(TooLong):
        pace.went(1)


def test_what_nobody_wants_any_more_ends_at_the_next_break() -> None:
    stopping = threading.Event()
    pace = Pace(stopping=stopping)
    pace.went(PIECE)
    stopping.set()
    with pytest.raises(GivenUp):
        pace.went(PIECE)


def test_what_waits_for_others_is_left_behind_at_the_end() -> None:
    stopping, never = threading.Event(), threading.Event()
    ends = threading.Timer(0.05, stopping.set)
    ends.start()
    try:
        with pytest.raises(GivenUp):
            beside(lambda: never.wait(GENEROUS_S), stopping)
    finally:
        never.set()
        ends.join()


def test_what_comes_of_it_comes_and_what_it_raises_is_raised() -> None:
    assert beside(lambda: 7, threading.Event()) == 7
    assert beside(lambda: None, threading.Event()) is None
    with pytest.raises(ZeroDivisionError):
        beside(lambda: 1 // 0, threading.Event())
