"""Guessing is slowed down, and nobody who only waits for a receipt is."""

from server.receipts.guesses import MOST_CALLERS, MOST_CODES, WINDOW_S, Guesses, caller


def tried(guesses: Guesses, address: str, count: int, now: float = 0.0) -> Guesses:
    for number in range(count):
        guesses.missed(address, f"code {number}", now)
    return guesses


def test_a_few_wrong_codes_are_forgiven_and_many_are_not() -> None:
    guesses = tried(Guesses(), "192.0.2.7", MOST_CODES - 1)
    assert not guesses.too_many("192.0.2.7", 1.0)
    guesses.missed("192.0.2.7", "one more", 1.0)
    assert guesses.too_many("192.0.2.7", 2.0)
    assert not guesses.too_many("192.0.2.8", 2.0)


def test_loading_the_same_page_again_and_again_counts_once() -> None:
    guesses = Guesses()
    for _ in range(MOST_CODES * 3):
        guesses.missed("192.0.2.7", "not here yet", 0.0)
    assert not guesses.too_many("192.0.2.7", 0.0)


def test_after_some_minutes_it_starts_anew() -> None:
    guesses = tried(Guesses(), "192.0.2.7", MOST_CODES)
    assert guesses.too_many("192.0.2.7", WINDOW_S - 1)
    assert not guesses.too_many("192.0.2.7", WINDOW_S)
    guesses.missed("192.0.2.7", "another", WINDOW_S)
    assert not guesses.too_many("192.0.2.7", WINDOW_S)


def test_one_subscriber_of_ipv6_is_one_caller() -> None:
    guesses = Guesses()
    for number in range(MOST_CODES):
        guesses.missed(f"2001:db8::{number:x}", f"code {number}", 0.0)
    assert guesses.too_many("2001:db8::ffff", 0.0)
    assert caller("testclient") == "testclient"


def test_many_callers_do_not_fill_the_memory() -> None:
    guesses = Guesses()
    for number in range(MOST_CALLERS + 5):
        guesses.missed(f"caller {number}", "a code", 0.0)
    assert len(guesses._callers) == MOST_CALLERS
