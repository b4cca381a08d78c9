"""An improvement's effect is told with its interval, of like hours, or it is said that nobody can tell yet."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from server.cases.effect import FEW, Seen, Verdict, compared, matched, median
from server.intervals import newcombe


def seen(*values: int, weekday: int = 0, hour: int = 10) -> list[Seen]:
    return [Seen(weekday, hour, value) for value in values]


def test_a_median_is_a_value_that_was_seen() -> None:
    assert [median(values) for values in ([7], [1, 9], [1, 2, 9], [1, 2, 3, 9])] == [7, 1, 2, 2]


def test_only_like_hours_of_like_days_are_compared_and_of_each_equally_many() -> None:
    before = seen(1, 2, 3) + seen(90, weekday=5) + seen(50, hour=18)
    after = seen(4, 5) + seen(70, weekday=6) + seen(51, 52, hour=18)
    was, now = matched(before, after)
    assert (len(was), len(now)) == (3, 3)
    assert 90 not in was
    assert 70 not in now
    assert set(was) <= {1, 2, 3, 50}
    assert matched(before, after) == (was, now)


def test_a_shorter_time_is_better_and_a_longer_one_worse() -> None:
    slow, quick = seen(*range(40_000, 40_100)), seen(*range(25_000, 25_100))
    better = compared(slow, quick, of_shares=False, more_is_better=False)
    worse = compared(quick, slow, of_shares=False, more_is_better=False)
    assert better is not None
    assert worse is not None
    assert (better.verdict, worse.verdict) == (Verdict.BETTER, Verdict.WORSE)
    assert better.low <= better.difference <= better.high < 0


def test_more_good_taps_are_better() -> None:
    found = compared(seen(*[0, 1] * 200), seen(*[1, 1, 1, 0] * 100), of_shares=True, more_is_better=True)
    assert found is not None
    assert (found.before, found.after, found.count, found.verdict) == (0.5, 0.75, 400, Verdict.BETTER)


def test_where_the_interval_holds_nothing_or_there_are_few_nobody_can_tell() -> None:
    alike = compared(seen(*[0, 1] * 50), seen(*[1, 0] * 50), of_shares=True, more_is_better=True)
    few = compared(seen(*[0] * (FEW - 1)), seen(*[1] * (FEW - 1)), of_shares=True, more_is_better=True)
    assert alike is not None
    assert few is not None
    assert (alike.verdict, few.verdict) == (Verdict.CANT_TELL, Verdict.CANT_TELL)
    assert compared(seen(1), seen(1, hour=3), of_shares=True, more_is_better=True) is None
    assert compared([], [], of_shares=False, more_is_better=False) is None


@given(st.integers(1, 400), st.integers(1, 400), st.data())
def test_an_interval_of_shares_holds_their_difference(count: int, later: int, data: st.DataObject) -> None:
    hits, more = data.draw(st.integers(0, count)), data.draw(st.integers(0, later))
    low, high = newcombe(hits, count, more, later)
    assert -1 - 1e-9 <= low <= more / later - hits / count <= high <= 1 + 1e-9
