import statistics

from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.bagging.learned import learn
from kiosk.core.bagging.tally import EMPTY, Tally, in_steps


def sold(**days: list[int]) -> Tally:
    """`d1=[500, 505]`: two were put down on the first day."""
    told: dict[int, dict[int, int]] = {}
    for day, weights in days.items():
        for grams in weights:
            of_day = told.setdefault(int(day.removeprefix("d")), {})
            of_day[in_steps(grams)] = of_day.get(in_steps(grams), 0) + 1
    return Tally(told)


def test_of_nothing_nothing_is_learned() -> None:
    assert learn(EMPTY, 500) is None


def test_mean_and_spread_are_those_of_the_placements() -> None:
    learned = learn(sold(d1=[500, 510, 490, 495, 485]))
    assert (learned.count, learned.mean_g) == (5, 496)
    assert learned.spread_g == statistics.stdev([500, 510, 490, 495, 485])


def test_one_wrong_placement_changes_nothing() -> None:
    right = [500, 505, 495, 500, 510, 490]
    assert learn(sold(d1=[*right, 900])) == learn(sold(d1=right))


def test_the_first_placement_of_all_may_be_the_wrong_one() -> None:
    assert learn(sold(d1=[900, 500, 510]), guess_g=500).mean_g == 505
    assert learn(sold(d1=[900]), guess_g=500) is None


def test_another_batch_is_the_same_item() -> None:
    learned = learn(sold(d1=[500, 505, 495, 500], d2=[520, 515, 525, 520, 520, 525]))
    assert learned.count == 10
    assert 505 < learned.mean_g < 520


def test_a_new_packaging_is_learned_in_a_few_placements() -> None:
    old = {f"d{day}": [500, 505, 495, 500, 502] for day in range(1, 8)}
    assert learn(sold(**old, d8=[440, 440, 445, 440, 440])).mean_g == 441


def test_two_that_agree_are_a_sign_of_a_new_packaging_one_is_none() -> None:
    old = [500, 505, 495, 500, 502, 498]
    assert learn(sold(d1=[*old, 440])).new_g == 0
    assert learn(sold(d1=[*old, 440, 445])).new_g == 442.5
    assert learn(sold(d1=[*old, 440, 900])).new_g == 0


@given(st.integers(20, 40_000), st.integers(2, 10**9), st.integers(0, 3))
def test_large_numbers_lose_no_digit(grams, times, off) -> None:
    low, high = in_steps(grams), in_steps(grams + off)
    learned = learn(Tally({1: {low: times, high: times} if low != high else {low: 2 * times}}))
    assert learned.count == 2 * times
    assert abs(learned.spread_g - (high - low) / 2) <= 0.3 * (high - low)


@given(st.lists(st.integers(475, 525), min_size=5, max_size=40), st.integers(1, 40_000))
def test_no_single_placement_moves_the_mean_far(weights, wrong) -> None:
    before, after = learn(sold(d1=weights)), learn(sold(d1=[*weights, wrong]))
    assert abs(after.mean_g - before.mean_g) < 60


@given(st.lists(st.integers(450, 550), min_size=5, max_size=40), st.integers(1, 40_000))
def test_nor_far_that_of_an_item_whose_packs_differ_by_a_fifth(weights, wrong) -> None:
    before, after = learn(sold(d1=weights)), learn(sold(d1=[*weights, wrong]))
    assert abs(after.mean_g - before.mean_g) < 120
