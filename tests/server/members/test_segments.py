"""Members are scored against each other by when they came last, how often, and what they spent."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.members.segments import Habit, Quartiles, Scores, Segment, cuts, score, segment_of, shares

many = st.lists(st.integers(0, 1000), min_size=1, max_size=60)


def test_of_four_members_each_is_in_a_quarter_of_their_own() -> None:
    habits = [Habit(member=str(n), days=n, times=10 - n, minor=1000 - n) for n in range(4)]
    scores = [Quartiles.of(habits).scores(one) for one in habits]
    assert scores == [Scores(4, 4, 4), Scores(3, 3, 3), Scores(2, 2, 2), Scores(1, 1, 1)]


@given(many)
def test_a_quartile_has_at_least_its_quarter_at_or_below_it_and_less_than_that_below(values: list[int]) -> None:
    for part, cut in enumerate(cuts(values), 1):
        assert sum(value <= cut for value in values) * 4 >= len(values) * part
        assert sum(value < cut for value in values) * 4 < len(values) * part


@given(many)
def test_who_has_more_never_scores_less(values: list[int]) -> None:
    scored = [score(value, cuts(values)) for value in sorted(values)]
    assert scored == sorted(scored)
    assert set(scored) <= {1, 2, 3, 4}


@pytest.mark.parametrize(
    ("found", "segment"),
    [
        (Scores(4, 3, 3), Segment.BEST),
        (Scores(3, 4, 1), Segment.LOYAL),
        (Scores(4, 1, 4), Segment.NEW),
        (Scores(1, 3, 1), Segment.LAPSING),
        (Scores(2, 1, 4), Segment.LAPSING),
        (Scores(2, 2, 2), Segment.QUIET),
        (None, Segment.NONE),
    ],
)
def test_three_scores_make_a_segment(found: Scores | None, segment: Segment) -> None:
    assert segment_of(found) is segment


def test_each_member_is_counted_in_one_segment() -> None:
    habits = [Habit(member=str(n), days=n, times=10 - n, minor=1000 - n) for n in range(8)]
    found = shares(habits, never=3)
    assert sum(found.values()) == 11
    assert (found[Segment.NONE], found[Segment.BEST]) == (3, 4)
    assert shares([], never=0) == dict.fromkeys(Segment, 0)
