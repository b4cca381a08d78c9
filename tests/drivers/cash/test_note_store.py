from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.cash.note_store import TURNS, NotesDue, NoteStore, dispensed_in, levels_in, taken_in
from drivers.cash.ssp_setup import Note
from drivers.contract import PayOutOutcome

BEFORE = NoteStore.of(200, {500: 10, 1000: 10, 2000: 5})
COUNTERS = b"\x05" + b"".join(count.to_bytes(4, "little") for count in (1000, 300, 200, 10, 3))
EUR = {1: Note(500, "EUR"), 2: Note(1000, "EUR")}


@given(st.integers(0, TURNS - 1), st.dictionaries(st.integers(1, 50_000), st.integers(1, 80), max_size=8))
def test_a_mark_is_the_store_it_came_from(dispensed: int, levels: dict[int, int]) -> None:
    store = NoteStore.of(dispensed, levels)
    assert NoteStore.of_mark("4711:1000" + store.mark) == store


@given(st.text(max_size=40))
def test_any_words_are_a_mark_or_none(words: str) -> None:
    store = NoteStore.of_mark(words)
    assert store is None or store.dispensed < TURNS


def test_notes_taken_are_those_in_the_cash_box_and_those_stored() -> None:
    assert (taken_in(COUNTERS), dispensed_in(COUNTERS)) == (1300, 200)
    assert (taken_in(COUNTERS[:-1]), dispensed_in(b"")) == (None, None)


def test_levels_are_those_of_known_notes_in_their_currency() -> None:
    entries = ((3, 500, b"EUR"), (7, 500, b"GBP"), (2, 5000, b"EUR"))
    data = b"\x03" + b"".join(n.to_bytes(2, "little") + v.to_bytes(4, "little") + c for n, v, c in entries)
    assert levels_in(data, EUR) == {500: 3, 1000: 0}
    assert levels_in(data[:-1], EUR) is None
    assert levels_in(b"", EUR) is None


@pytest.mark.parametrize(
    ("dispensed", "levels", "told_minor", "out_minor"),
    [
        (200, {500: 10, 1000: 10, 2000: 5}, None, 0),
        (202, {500: 9, 1000: 10, 2000: 4}, None, 2500),
        (201, {500: 10, 1000: 8, 2000: 5}, None, 1000),  # a ten went into the cash box, or the other one did
        (200, {500: 10, 1000: 9, 2000: 5}, None, 0),  # and so did this one
        (201, {500: 10, 1000: 9, 2000: 4}, None, None),  # a ten or a twenty
        (201, {500: 10, 1000: 9, 2000: 4}, 2000, 2000),
        (201, {500: 10, 1000: 9, 2000: 4}, 500, None),  # what it tells can't be
        (203, {500: 9, 1000: 10, 2000: 4}, 2500, None),  # more than has left the store
        (200, {500: 11, 1000: 10, 2000: 5}, None, None),  # somebody filled it
        (199, {500: 10, 1000: 10, 2000: 5}, None, None),  # its counts were reset
    ],
)
def test_what_is_out_is_what_both_counts_say_or_nothing_is_said(
    dispensed: int, levels: dict[int, int], told_minor: int | None, out_minor: int | None
) -> None:
    assert NoteStore.of(dispensed, levels).out_since(BEFORE, told_minor) == out_minor


def test_a_count_that_begins_anew_at_its_end_loses_no_note() -> None:
    assert NoteStore.of(1, {500: 3}).out_since(NoteStore.of(TURNS - 1, {500: 5}), None) == 1000


@pytest.mark.parametrize(
    ("paid_minor", "outcome"),
    [
        (2500, PayOutOutcome.PAID),
        (3000, PayOutOutcome.PAID),
        (500, PayOutOutcome.PARTLY),
        (0, PayOutOutcome.FAILED),
        (None, PayOutOutcome.UNKNOWN),
    ],
)
def test_a_payout_ends_by_what_is_out(paid_minor: int | None, outcome: PayOutOutcome) -> None:
    end = NotesDue("p1", 2500, "m").ended(paid_minor, "n", "")
    assert (end.outcome, end.paid_minor, bool(end.reason)) == (outcome, paid_minor or 0, paid_minor != 2500)
