"""The bell wakes whoever waits, and misses nobody who was about to."""

from __future__ import annotations

import asyncio
import threading
import time

from server.calls.bell import STORE, Bell


def waited(bell: Bell, since: int, ring_after_s: float | None, timeout_s: float = 5.0) -> float:
    async def wait() -> float:
        if ring_after_s is not None:
            threading.Timer(ring_after_s, bell.ring).start()
        began = time.monotonic()
        await bell.wait(since, timeout_s)
        return time.monotonic() - began

    return asyncio.run(wait())


def test_a_ring_wakes_who_waits() -> None:
    bell = Bell()
    assert waited(bell, bell.rung(), 0.05) < 4.0


def test_a_ring_before_the_wait_is_not_missed() -> None:
    bell = Bell()
    since = bell.rung()
    bell.ring()
    assert waited(bell, since, None) < 4.0


def test_without_a_ring_the_time_is_up() -> None:
    bell = Bell()
    assert waited(bell, bell.rung(), None, timeout_s=0.05) >= 0.04


def test_when_the_server_stops_nobody_waits() -> None:
    bell = Bell()
    bell.stop()
    assert waited(bell, bell.rung(), None) < 4.0


def test_a_ring_for_one_lane_wakes_it_and_who_looks_at_the_store_and_no_other_lane() -> None:
    bell = Bell()
    before = [bell.rung(who) for who in ("4", "7", STORE)]
    bell.ring("4")
    assert [bell.rung(who) - known for who, known in zip(("4", "7", STORE), before, strict=True)] == [1, 0, 1]
    bell.ring(STORE)
    assert [bell.rung(who) - known for who, known in zip(("4", "7", STORE), before, strict=True)] == [1, 0, 2]
    bell.ring()
    assert [bell.rung(who) - known for who, known in zip(("4", "7", STORE), before, strict=True)] == [2, 1, 3]
