"""One drainer at a time: the next one follows a dead or stalled one soon, whatever the clock of the day shows."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.engine import Connection

from kiosk.journal import Journal, JournalKey
from kiosk.journal.database import LEASE, open_engine
from kiosk.journal.lease import LEASE_S, SURE, Lease


class Clock:
    """The machine's own time, moved by hand."""

    def __init__(self) -> None:
        self.now = 5000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def tables(journal: Journal, path: Path, key: JournalKey) -> Iterator[Connection]:
    engine = open_engine(path, key, synchronous="NORMAL", busy_timeout_s=1.0)
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def test_the_second_waits_for_the_first(tables: Connection) -> None:
    clock = Clock()
    first, second = Lease(clock), Lease(clock)
    assert first.take(tables)
    assert not second.take(tables)
    assert (first.held, second.held) == (True, False)


def test_whoever_lets_go_is_followed_at_once_and_takes_nothing_from_another(tables: Connection) -> None:
    clock = Clock()
    first, second = Lease(clock), Lease(clock)
    first.take(tables)
    first.let_go(tables)
    assert not first.held
    assert second.take(tables)
    first.let_go(tables)
    assert not first.take(tables)


def test_one_that_says_nothing_for_long_is_followed_and_hears_of_it(tables: Connection) -> None:
    clock = Clock()
    first, second = Lease(clock), Lease(clock)
    first.take(tables)
    clock.now += LEASE_S - 0.1
    assert not second.take(tables)
    clock.now += 0.1
    assert second.take(tables)
    assert not first.keep(tables)
    assert not first.held


def test_one_that_was_followed_does_not_have_it_again_when_the_other_has_let_go(tables: Connection) -> None:
    clock = Clock()
    first, second = Lease(clock), Lease(clock)
    first.take(tables)
    clock.now += LEASE_S
    second.take(tables)
    second.let_go(tables)
    assert not first.keep(tables)
    assert first.take(tables)


def test_who_came_late_though_nobody_followed_keeps_it(tables: Connection) -> None:
    clock = Clock()
    first, second = Lease(clock), Lease(clock)
    first.take(tables)
    clock.now += 10 * LEASE_S
    assert first.keep(tables)
    assert not second.take(tables)


def test_it_is_sure_while_an_answer_can_be_waited_for(tables: Connection) -> None:
    clock = Clock()
    lease = Lease(clock)
    assert not lease.sure
    lease.take(tables)
    clock.now += LEASE_S * (1 - SURE)
    assert lease.sure
    clock.now += 0.1
    assert not lease.sure
    assert lease.take(tables)
    assert lease.sure


def test_a_lease_of_before_the_machine_was_started_again_is_nobodys(tables: Connection) -> None:
    clock = Clock()
    Lease(clock).take(tables)
    clock.now = 3.0
    assert Lease(clock).take(tables)
    assert len(tables.execute(LEASE.select()).all()) == 1
