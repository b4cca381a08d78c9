"""What is looked after is so again and again, whatever one turn comes to."""

import logging
import threading

import pytest

from server.keeper import Keeper


def test_turns_are_made_until_it_is_stopped() -> None:
    came = threading.Semaphore(0)
    keeper = Keeper("cases", came.release, 0.001)
    keeper.start()
    assert all(came.acquire(timeout=10) for _ in range(4))
    keeper.stop()
    assert "cases" not in [thread.name for thread in threading.enumerate()]


def test_one_that_fails_is_logged_once_and_does_not_end_them(caplog: pytest.LogCaptureFixture) -> None:
    came = threading.Semaphore(0)

    def fails() -> None:
        came.release()
        raise OSError

    keeper = Keeper("cases", fails, 0.001)
    with caplog.at_level(logging.WARNING):
        keeper.start()
        assert all(came.acquire(timeout=10) for _ in range(3))
        keeper.stop()
    assert [one.getMessage() for one in caplog.records] == ["the cases were not looked after: OSError"]


def test_one_that_never_began_can_be_stopped() -> None:
    Keeper("cases", lambda: None, 60.0).stop()
