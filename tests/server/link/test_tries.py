"""Wrong codes are counted for all workers together."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from server.db.models import EnrolTryRow
from server.link import tries as tries_module
from server.link.tries import WINDOW, Tries
from server.receipts.guesses import MOST_CODES
from tests.server.conftest import NOW

ELSEWHERE = "192.0.2.9"


class Time:
    now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def workers(engine: Engine, time: Time) -> tuple[Tries, Tries]:
    return Tries(engine, time), Tries(engine, time)


def miss(tries: Tries, first: int, count: int, address: str = "192.0.2.7") -> None:
    for number in range(first, first + count):
        tries.missed(address, number.to_bytes(10, "big"))


def test_what_one_worker_saw_the_other_counts(workers: tuple[Tries, Tries]) -> None:
    one, other = workers
    miss(one, 0, MOST_CODES - 1)
    assert not other.too_many("192.0.2.7")
    miss(other, 0, 1)  # the same code again
    assert not one.too_many("192.0.2.7")
    miss(other, MOST_CODES, 1)
    assert one.too_many("192.0.2.7")
    assert other.too_many("192.0.2.7")
    assert not one.too_many(ELSEWHERE)


def test_after_ten_minutes_they_may_try_again(workers: tuple[Tries, Tries], time: Time, engine: Engine) -> None:
    one, other = workers
    miss(one, 0, MOST_CODES)
    time.now += WINDOW - timedelta(seconds=1)
    assert other.too_many("192.0.2.7")
    time.now += timedelta(seconds=1)
    assert not other.too_many("192.0.2.7")
    miss(other, 0, 1, ELSEWHERE)
    with Session(engine) as session:
        assert session.scalar(select(func.count()).select_from(EnrolTryRow)) == 1


def test_whoever_has_many_addresses_fills_no_disk(
    workers: tuple[Tries, Tries], engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tries_module, "MOST_CALLERS", 5)
    for number in range(12):
        miss(workers[0], number, 1, f"192.0.2.{number}")
    with Session(engine) as session:
        assert session.scalar(select(func.count()).select_from(EnrolTryRow)) == 5
