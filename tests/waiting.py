"""Waiting for what must come true, never for a time."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import TypeVar

Result = TypeVar("Result")


def wait_until(condition: Callable[[], Result], timeout_s: float = 15.0) -> Result:
    """The first true value of `condition`; an AssertionError when it stays false for `timeout_s`."""
    until = time.monotonic() + timeout_s
    pause = threading.Event()
    while not (result := condition()):
        if time.monotonic() > until:
            raise AssertionError(f"still not true after {timeout_s} s")
        pause.wait(0.005)
    return result
