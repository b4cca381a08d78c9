"""The store's formulas: by hand, and against counting one by one."""

from __future__ import annotations

import math
import random
import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.experience.figures import (
    NOTHING,
    TICK_MS,
    Checks,
    Part,
    Running,
    Share,
    Spread,
    Taps,
    Visits,
    seconds,
    spread,
    united,
    within,
)

DURATIONS = st.lists(st.integers(0, 2_000_000), min_size=1, max_size=200)
SPANS = st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)).map(lambda one: (float(one[0]), float(one[1]))))


def test_nothing_is_no_zero() -> None:
    assert (NOTHING.value, NOTHING.interval) == (None, None)
    assert (Spread().median_s, Spread().p90_s, Spread().interval_s(50)) == (None, None, None)
    assert (Taps().satisfied.value, Taps().net_score, Taps().net_interval) == (None, None, None)
    assert (Visits().abandoned.value, Visits().items_a_minute) == (None, None)
    assert (Checks().hit_share.value, Checks().accuracy) == (None, None)
    assert (Running().availability, Running().repair_s, Running().utilisation) == (None, None, None)


def test_a_days_figures_by_hand() -> None:
    taps = Taps({5: 57, 4: 31, 3: 6, 2: 3, 1: 3})
    assert taps.satisfied == Share(88, 100)
    assert taps.net_score == pytest.approx(0.51)
    visits = Visits(paid=40, started=50, items=300, ms={Part.SCAN: 1_500_000, Part.WEIGH: 300_000, Part.HELP: 99})
    assert visits.abandoned.value == pytest.approx(0.2)
    assert visits.items_a_minute == pytest.approx(10.0)
    assert visits.mean_s(Part.SCAN) == pytest.approx(37.5)
    checks = Checks(count=20, hits=3, audited_minor=50_000, difference_minor=400)
    assert (checks.hit_share.value, checks.accuracy) == (pytest.approx(0.15), pytest.approx(0.992))
    running = Running(open_s=36_000, busy_s=18_000, down_s=360, failures=3)
    assert (running.availability, running.repair_s, running.utilisation) == (pytest.approx(0.99), 120.0, 0.5)


def test_wilsons_interval_is_the_textbooks() -> None:
    ten = Share(1, 10).interval
    assert ten is not None
    assert (ten.low, ten.high) == (pytest.approx(0.0179, abs=1e-4), pytest.approx(0.4042, abs=1e-4))
    none, all_of_them = Share(0, 20).interval, Share(20, 20).interval
    assert none is not None
    assert all_of_them is not None
    assert none.low == 0.0
    assert none.high == pytest.approx(1 - all_of_them.low)
    assert Share(12, 10).interval is None  # interventions a sale


@given(st.integers(1, 5000), st.data())
def test_the_share_lies_in_its_interval_and_more_taps_make_it_narrower(whole: int, data: st.DataObject) -> None:
    part = data.draw(st.integers(0, whole))
    few, many = Share(part, whole).interval, Share(part * 4, whole * 4).interval
    assert few is not None
    assert many is not None
    assert 0 <= few.low <= part / whole <= few.high <= 1
    assert many.high - many.low < few.high - few.low


@given(DURATIONS, st.sampled_from([1, 50, 90, 95, 100]))
def test_a_nearest_rank_is_that_of_the_milliseconds_cut_to_the_tick(durations: list[int], percent: int) -> None:
    exact = next(
        one for one in sorted(durations) if sum(it <= one for it in durations) * 100 >= percent * len(durations)
    )
    found = spread(durations).rank_s(percent)
    assert found == exact // TICK_MS * TICK_MS / 1000


@given(DURATIONS)
def test_the_median_lies_in_its_interval(durations: list[int]) -> None:
    found = spread(durations)
    interval, median = found.interval_s(50), found.median_s
    if len(durations) < 10:
        assert interval is None
        return
    assert interval is not None
    assert median is not None
    assert interval.low <= median <= interval.high


def test_of_a_hundred_samples_some_95_intervals_hold_the_truth() -> None:
    chance = random.Random(7)
    truth_s = 60.0 * math.log(2)
    held = 0
    for _ in range(400):
        interval = spread(int(chance.expovariate(1 / 60_000)) for _ in range(80)).interval_s(50)
        assert interval is not None
        held += interval.low <= truth_s <= interval.high + TICK_MS / 1000
    assert held / 400 > 0.93


def test_the_interval_of_a_net_score_is_that_of_single_votes() -> None:
    votes = [1] * 57 + [0] * 37 + [-1] * 6
    interval = Taps({5: 57, 4: 31, 3: 6, 2: 3, 1: 3}).net_interval
    assert interval is not None
    half = 1.959964 * statistics.pstdev(votes) / 10
    assert (interval.low, interval.high) == (pytest.approx(0.51 - half), pytest.approx(0.51 + half))
    assert Taps({5: 9}).net_interval is None


@given(SPANS, SPANS)
def test_time_is_counted_once_and_only_within_its_limits(
    spans: list[tuple[float, float]], limits: list[tuple[float, float]]
) -> None:
    def covers(of: list[tuple[float, float]], at: float) -> bool:
        return any(start <= at < end for start, end in of)

    bounds = united(limits)
    moments = [number + 0.5 for number in range(50)]
    assert seconds(united(spans)) == sum(covers(spans, at) for at in moments)
    assert seconds(within(spans, bounds)) == sum(covers(spans, at) and covers(bounds, at) for at in moments)


def test_shares_add_up() -> None:
    assert Share(1, 3) + Share(2, 4) == Share(3, 7)
