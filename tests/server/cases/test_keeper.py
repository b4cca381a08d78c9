"""The rounds are made again and again, whatever one of them comes to."""

import logging
import threading

import pytest

from server.cases.keeper import Keeper


def test_a_round_that_changed_something_is_told_and_one_that_did_not_is_not() -> None:
    came, told = threading.Semaphore(0), []

    def make() -> bool:
        came.release()
        return len(told) == 0

    keeper = Keeper(make, lambda: told.append(1), 0.001)
    keeper.start()
    assert all(came.acquire(timeout=10) for _ in range(4))
    keeper.stop()
    assert told == [1]


def test_one_that_fails_is_logged_once_and_does_not_end_them(caplog: pytest.LogCaptureFixture) -> None:
    came = threading.Semaphore(0)

    def make() -> bool:
        came.release()
        raise OSError

    keeper = Keeper(make, lambda: None, 0.001)
    with caplog.at_level(logging.WARNING):
        keeper.start()
        assert all(came.acquire(timeout=10) for _ in range(3))
        keeper.stop()
    assert [one.getMessage() for one in caplog.records] == ["the cases were not looked after: OSError"]


def test_one_that_never_began_can_be_stopped() -> None:
    Keeper(lambda: False, lambda: None).stop()
