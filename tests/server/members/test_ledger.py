"""Points are never made or lost: whatever happens, all accounts together come to zero."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.members.ledger import STORE, Entry, Kind, Unbalanced, balances, entry, expired

MEMBERS = ("a" * 32, "b" * 32, "c" * 32)
entries = st.builds(
    lambda kind, member, points, number: entry(kind, f"{number}", member, points, "2026-11-22"),
    st.sampled_from(Kind),
    st.sampled_from(MEMBERS),
    st.integers(0, 10_000),
    st.integers(),
)


@given(st.lists(entries))
def test_all_accounts_together_come_to_zero_and_each_is_the_sum_of_what_moved(booked: list[Entry]) -> None:
    found = balances(booked)
    assert sum(found.values()) == 0
    assert all(one in STORE or one in MEMBERS for one in found)
    for member in MEMBERS:
        moved = [points for one in booked for account, points in one.postings if account == member]
        assert found.get(member, 0) == sum(moved)


def test_what_comes_to_a_member_was_issued_and_what_leaves_was_spent_ran_out_or_went_back() -> None:
    mia = MEMBERS[0]
    assert entry(Kind.EARNED, "1", mia, 10, "").postings == ((mia, 10), ("issued", -10))
    assert entry(Kind.THANKS, "2", mia, 5, "").postings == ((mia, 5), ("issued", -5))
    assert entry(Kind.RETURNED, "3", mia, 4, "").postings == ((mia, -4), ("issued", 4))
    assert entry(Kind.SPENT, "4", mia, 3, "").postings == ((mia, -3), ("spent", 3))
    assert entry(Kind.EXPIRED, "5", mia, 2, "").postings == ((mia, -2), ("expired", 2))


def test_what_does_not_come_to_zero_is_no_entry() -> None:
    with pytest.raises(Unbalanced):
        Entry(key="1", kind=Kind.EARNED, day="", postings=((MEMBERS[0], 10), ("issued", -9)))
    with pytest.raises(ValueError, match="which way"):
        entry(Kind.SPENT, "1", MEMBERS[0], -3, "")


@pytest.mark.parametrize(
    ("moves", "runs_out"),
    [
        ([("2025-01-01", 100)], 100),
        ([("2025-01-01", 100), ("2026-01-01", 50)], 100),
        ([("2025-01-01", 100), ("2026-01-01", -30)], 70),
        ([("2025-01-01", 100), ("2026-01-01", 50), ("2026-02-01", -120)], 0),
        ([("2026-01-01", 50)], 0),
        ([("2025-01-01", 10), ("2026-01-01", -30)], 0),
        ([], 0),
    ],
)
def test_the_oldest_points_are_used_first_and_what_is_left_of_them_runs_out(
    moves: list[tuple[str, int]], runs_out: int
) -> None:
    assert expired(moves, "2025-06-01") == runs_out


@given(st.lists(st.tuples(st.sampled_from(["2025-01-01", "2026-01-01"]), st.integers(-100, 100))))
def test_never_more_runs_out_than_there_is(moves: list[tuple[str, int]]) -> None:
    left = sum(points for _, points in moves)
    assert 0 <= expired(moves, "2025-06-01") <= max(0, left)
