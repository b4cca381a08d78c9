"""A held request: answered at once where there is news, and let go when whoever asked is gone."""

from __future__ import annotations

import asyncio
import threading

from server.calls.bell import Bell
from server.calls.hold import Shared, hold


class Asked:
    """A request whose other end may be gone."""

    def __init__(self, *, gone: bool = False) -> None:
        self.gone = gone
        self.looked = 0

    async def is_disconnected(self) -> bool:
        return self.gone

    def look(self) -> int:
        self.looked += 1
        return self.looked


def held(asked: Asked, bell: Bell, news_at: int, hold_s: float = 5.0) -> int:
    return asyncio.run(hold(asked, bell, asked.look, lambda found: found >= news_at, hold_s))  # type: ignore[arg-type]


def test_news_are_told_at_once() -> None:
    assert held(Asked(), Bell(), news_at=1) == 1


def test_without_a_ring_it_is_looked_again(monkeypatch) -> None:
    monkeypatch.setattr("server.calls.hold.LOOK_EVERY_S", 0.01)
    assert held(Asked(), Bell(), news_at=3) == 3


def test_who_is_gone_is_not_waited_for() -> None:
    assert held(Asked(gone=True), Bell(), news_at=99) == 1


def test_when_the_time_is_up_what_there_is_is_told() -> None:
    assert held(Asked(), Bell(), news_at=99, hold_s=0.0) == 1


def test_a_server_that_stops_holds_nothing() -> None:
    bell = Bell()
    bell.stop()
    assert held(Asked(), bell, news_at=99) == 1


def test_at_a_busy_time_one_look_serves_all_who_ask() -> None:
    asked = Asked()

    async def many() -> list[int]:
        shared = Shared(Bell(), asked.look)
        first = await asyncio.gather(*(shared.found() for _ in range(9)))
        return [*first, *await asyncio.gather(*(shared.found() for _ in range(9)))]

    assert asyncio.run(many()) == [*9 * [1], *9 * [2]]


def test_what_happens_while_it_is_looked_is_seen_by_the_next_look() -> None:
    happened: list[str] = []
    looking, goes_on = threading.Event(), threading.Event()

    def look() -> list[str]:
        found = list(happened)
        looking.set()
        goes_on.wait(5)
        return found

    async def asks() -> list[str]:
        shared = Shared(Bell(), look)
        first = asyncio.ensure_future(shared.found())
        await asyncio.to_thread(looking.wait, 5)
        happened.append("a call")
        second = shared.found()
        goes_on.set()
        assert await first == []
        return await second

    assert asyncio.run(asks()) == ["a call"]
