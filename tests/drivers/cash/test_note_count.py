from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.cash.note_count import SETTLE_S, Account, NoteCount, stacked_in

HERE = NoteCount(4711, 100)


def begun(kept: str = HERE.mark) -> Account:
    account = Account()
    account.begin(kept, HERE, 0.0, shut=False)
    return account


@given(st.integers(0, 2**32 - 1), st.none() | st.integers(0, 2**32))
def test_a_mark_is_the_count_it_came_from(serial: int, notes: int | None) -> None:
    count = NoteCount(serial, notes)
    assert NoteCount.of_mark(count.mark) == count


@given(st.text(max_size=30))
def test_any_words_are_a_mark_or_none(words: str) -> None:
    mark = NoteCount.of_mark(words)
    assert mark is None or mark.serial >= 0


def test_the_first_of_five_counters_is_that_of_notes_stacked() -> None:
    assert stacked_in(bytes.fromhex("05 2C010000 D2000000 B4000000 68010000 19000000")) == 300
    assert stacked_in(bytes.fromhex("04 2C010000 D2000000 B4000000 68010000")) is None
    assert stacked_in(b"") is None


def test_a_lane_that_was_never_there_takes_the_count_as_it_is() -> None:
    account = begun("")
    assert (account.told, account.settled) == (HERE, True)


def test_a_note_that_is_told_before_it_is_stacked_settles_when_it_is() -> None:
    account = begun()
    account.credited()
    account.unsettle()
    assert account.counted(HERE, 1.0, shut=False) == ""
    assert not account.settled
    assert account.counted(NoteCount(4711, 101), 2.0, shut=False) == ""
    assert account.settled


@pytest.mark.parametrize("stacked", [99, 101, 140])
def test_a_count_that_stays_another_one_is_an_alarm_and_taken_from_then_on(stacked: int) -> None:
    account, here = begun(), NoteCount(4711, stacked)
    account.unsettle()
    assert account.counted(here, 1.0, shut=False) == ""
    assert f"{stacked} notes" in account.counted(here, 1.0 + SETTLE_S, shut=False)
    assert account.counted(here, 2.0 + SETTLE_S, shut=False) == ""


def test_a_count_that_is_no_more_told_is_an_alarm_unless_nothing_could_come_in() -> None:
    account = begun()
    account.unsettle()
    assert account.counted(NoteCount(4711, None), 1.0, shut=False)
    other = begun()
    other.unsettle()
    assert other.counted(NoteCount(4711, None), 1.0, shut=True) == ""


def test_after_an_alarm_the_next_count_is_taken_as_it_is() -> None:
    account = begun()
    account.unsettle(anew=True)
    assert account.counted(NoteCount(4711, 105), 1.0, shut=False) == ""
    assert account.told == NoteCount(4711, 105)
