from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.bagging.tally import DAYS, EMPTY, HEAVIEST_G, Tally, in_steps, taught, together

days = st.integers(1, 20)
placements = st.lists(st.tuples(days, st.integers(1, HEAVIEST_G)), max_size=30)


def of(told: list[tuple[int, int]]) -> Tally:
    return reduce(lambda tally, one: taught(tally, *one), told, EMPTY)


@given(st.lists(placements, max_size=4), st.randoms())
def test_lanes_parts_add_up_to_the_same_in_any_order(lanes, chance) -> None:
    parts = [of(lane) for lane in lanes]
    one_by_one = reduce(together, parts, EMPTY)
    chance.shuffle(parts)
    split = chance.randint(0, len(parts))
    other_way = together(reduce(together, parts[:split], EMPTY), reduce(together, parts[split:], EMPTY))
    assert one_by_one == other_way


@given(placements)
def test_a_tally_stays_small_and_keeps_the_newest_days(told) -> None:
    tally = of(told)
    kept = sorted({day for day, _ in told})[-DAYS:]
    assert sorted(tally.days) == kept
    assert tally.count == sum(day in kept for day, _ in told)


@given(st.integers(1, HEAVIEST_G))
def test_a_weight_is_kept_to_a_hundredth_or_so(grams) -> None:
    assert abs(in_steps(grams) - grams) <= max(0.5, 0.0101 * grams)
    assert in_steps(in_steps(grams)) == in_steps(grams)


@pytest.mark.parametrize("grams", [0, -5, HEAVIEST_G + 1])
def test_what_no_item_weighs_teaches_nothing(grams) -> None:
    with pytest.raises(ValueError, match=f"not {grams}"):
        taught(EMPTY, 1, grams)
