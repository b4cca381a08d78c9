from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.cash.coin_events import SIZE, Event, Events, ailment_of, trouble_of

FRESH = Events(0, (Event(0, 0),) * 5)
EVENT = st.builds(Event, st.integers(0, 16), st.integers(0, 255))


@given(st.lists(EVENT, max_size=300), st.lists(EVENT, max_size=5))
def test_up_to_five_events_are_told_once_wherever_the_counter_stands(before: list[Event], new: list[Event]) -> None:
    seen = FRESH
    for event in before:
        seen = seen.then(event)
    later = seen
    for event in new:
        later = later.then(event)
    assert seen.followed_by(later) == tuple(new)
    assert later.followed_by(later) == ()


@given(st.lists(st.builds(Event, st.integers(1, 16), st.integers(0, 8)), min_size=6, max_size=254, unique=True))
def test_more_than_five_events_are_never_taken_for_five(new: list[Event]) -> None:
    later = FRESH
    for event in new:
        later = later.then(event)
    assert FRESH.followed_by(later) is None


def test_a_reset_is_no_news_of_money_but_not_knowing() -> None:
    coin = FRESH.then(Event(6, 0))
    assert coin.followed_by(FRESH) is None
    assert coin.followed_by(FRESH.then(Event(5, 0))) is None
    assert coin.then(Event(1, 0)).followed_by(FRESH.then(Event(5, 0)).then(Event(1, 0)).then(Event(1, 0))) is None


@given(st.binary(max_size=20))
def test_a_mark_is_the_answer_it_came_from_or_none(data: bytes) -> None:
    events = Events.parse(data)
    assert (events is None) == (len(data) != SIZE)
    assert events is None or Events.of_mark(events.mark) == events


@given(st.text(max_size=30))
def test_any_words_are_a_mark_or_none(words: str) -> None:
    mark = Events.of_mark(words)
    assert mark is None or len(mark.last) == 5


@pytest.mark.parametrize(
    ("code", "words"),
    [(1, ""), (14, "the credit sensor is blocked"), (99, "error 99, which this driver does not know")],
)
def test_an_error_is_told_in_words_and_an_unknown_one_by_its_number(code: int, words: str) -> None:
    assert trouble_of(code) == words


def test_what_an_acceptor_finds_at_itself_has_words_known_or_not() -> None:
    assert ailment_of(42) == "the accept gate does not open"
    assert ailment_of(99) == "it finds fault 99 at itself"
