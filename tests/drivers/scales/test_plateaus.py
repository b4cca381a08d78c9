from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from drivers.contract import Overloaded, Reading, Settling, StableWeight, UnderZero
from drivers.scales.plateaus import Plateaus, Steadiness
from drivers.scales.telling import Showing

LOOK_S = 0.1


def at(grams: int, *, net: bool = False) -> StableWeight:
    return StableWeight(grams, net=net, at_zero=grams == 0)


class Watch:
    """A bagging scale that is looked at ten times a second."""

    def __init__(self, steadiness: Steadiness | None = None) -> None:
        self.plateaus = Plateaus(steadiness or Steadiness(flicker_g=2, settle_s=0.8, unrest_s=2.5))
        self.now = 50.0
        self.told: list[Reading] = []

    def sees(self, reading: Showing, seconds: float = LOOK_S) -> Watch:
        for _ in range(round(seconds / LOOK_S)):
            self.told += self.plateaus.shown(reading, self.now)
            self.now += LOOK_S
        return self

    def sees_each(self, readings: Sequence[Showing]) -> Watch:
        for reading in readings:
            self.sees(reading)
        return self


def standing(grams: int = 500) -> Watch:
    """Something has come to rest on the scale and was told."""
    watch = Watch().sees(at(grams), 2.0)
    assert watch.told == [at(grams)]
    watch.told.clear()
    return watch


def test_a_load_is_a_plateau_when_it_has_held_for_the_settle_time_and_not_before() -> None:
    watch = Watch().sees(at(0), 0.8)
    assert watch.told == []
    assert watch.sees(at(0)).told == [at(0)]
    assert watch.sees(at(0), 60.0).told == [at(0)]


def test_each_thing_put_down_is_one_plateau() -> None:
    watch = standing(0)
    watch.sees(Settling(), 0.5).sees(at(1000), 1.5).sees(Settling(), 0.4).sees(at(1250), 1.5).sees(at(1000), 1.5)
    assert watch.told == [at(1000), at(1250), at(1000)]


def test_flicker_of_two_divisions_is_not_told() -> None:
    watch = standing(500)
    watch.sees_each([at(499), at(501), at(502), at(498), at(500)] * 20)
    assert watch.told == []


def test_the_weight_of_a_plateau_that_flickers_is_the_middle_one() -> None:
    watch = standing(0)
    watch.sees_each([at(701), at(700), at(700), at(699), at(700), at(700), at(701), at(700), at(701), at(701)])
    assert watch.told == [at(700)]


def test_a_hand_that_leans_for_a_moment_is_not_told() -> None:
    watch = standing(500)
    watch.sees(Settling(), 0.3).sees(at(2300), 0.6).sees(at(2310), 0.3).sees(Settling(), 0.3).sees(at(500), 3.0)
    assert watch.told == []


def test_a_hand_that_presses_beyond_the_capacity_for_a_moment_is_not_told_either() -> None:
    watch = standing(500)
    watch.sees(Overloaded(), 0.5).sees(UnderZero(-40), 0.2).sees(at(500), 3.0)
    assert watch.told == []


def test_a_hand_that_stays_is_told() -> None:
    assert standing(500).sees(at(2300), 2.0).told == [at(2300)]


def test_unrest_that_does_not_end_is_told_once_and_what_it_ends_with_again() -> None:
    watch = standing(500)
    watch.sees_each([at(800), Settling(), at(300)] * 30)
    assert watch.told == [Settling()]
    assert watch.sees(at(500), 2.0).told == [Settling(), at(500)]


def test_unrest_is_counted_anew_after_each_rest() -> None:
    watch = standing(500)
    for _ in range(10):
        watch.sees(Settling(), 2.0).sees(at(500), 0.2)
    assert watch.told == []


def test_too_much_and_a_bag_lifted_off_are_told_when_they_last() -> None:
    watch = standing(500)
    watch.sees(Overloaded(), 2.0).sees(UnderZero(-350), 2.0).sees(UnderZero(-351), 2.0).sees(UnderZero(), 2.0)
    assert watch.told == [Overloaded(), UnderZero(-350), UnderZero()]


def test_an_empty_scale_that_flickers_below_zero_is_empty() -> None:
    watch = standing(0)
    watch.sees_each([UnderZero(-1), at(0), UnderZero(-2)] * 20)
    assert watch.told == []
    assert Watch().sees(UnderZero(-1), 2.0).told == [at(0)]


def test_a_weight_that_the_scale_takes_a_tare_from_is_another_one() -> None:
    assert standing(500).sees(at(500, net=True), 2.0).told == [at(500, net=True)]


def test_a_scale_that_was_not_heard_for_a_while_may_have_moved_meanwhile() -> None:
    watch = standing(0)
    watch.sees(at(700), 0.5)
    watch.now += 1.0
    assert watch.sees(at(700), 0.8).told == []
    assert watch.sees(at(700)).told == [at(700)]


def test_trouble_begins_the_wait_anew_and_tells_nothing_twice() -> None:
    watch = standing(500)
    watch.plateaus.troubled()
    assert watch.sees(at(500), 2.0).told == []
    watch.sees(at(700), 0.6)
    watch.plateaus.troubled()
    assert watch.sees(at(700), 0.8).told == []


def test_after_a_loss_the_plateau_is_told_again() -> None:
    watch = standing(500)
    watch.plateaus.forget()
    assert watch.sees(at(500), 2.0).told == [at(500)]


SHOWN = st.one_of(
    st.integers(0, 6).map(at),
    st.integers(0, 3000).map(at),
    st.just(Settling()),
    st.just(Overloaded()),
    st.integers(-500, -1).map(UnderZero),
)


@given(st.lists(st.tuples(SHOWN, st.integers(1, 12)), max_size=40))
def test_every_plateau_was_shown_and_held_and_differs_from_the_one_before(shown: list[tuple[Showing, int]]) -> None:
    watch = Watch()
    last: Reading | None = None
    seen: list[Showing] = []
    for reading, times in shown:
        for _ in range(times):
            seen.append(reading)
            for told in watch.plateaus.shown(reading, watch.now):
                if isinstance(told, StableWeight) and last is not None:
                    assert not isinstance(last, StableWeight) or abs(told.grams - last.grams) > 2
                if isinstance(told, StableWeight):
                    held = [one.grams or 0 for one in seen[-9:] if isinstance(one, StableWeight | UnderZero)]
                    assert len(held) == 9
                    assert all(abs(max(0, grams) - told.grams) <= 4 for grams in held)
                last = told
            watch.now += LOOK_S
