"""A known weight is judged by what class III allows in use, and the scale must come back to zero."""

from __future__ import annotations

import pytest

from drivers.contract import BelowMinimum, Overloaded, Reading, Settling, StableWeight, UnderZero
from kiosk.core.guided import Tick, as_is
from kiosk.diagnostics.guided.weighing import HOLDS_S, RETURNS_S, WAITS_S, WeightCourse

EMPTY = StableWeight(0, net=False, at_zero=True)


def load(grams: int) -> StableWeight:
    return StableWeight(grams, net=False, at_zero=False)


class Bench:
    """A scale of 15 kg by 5 g; each reading stands for `held` seconds."""

    def __init__(self, known: str = "1000") -> None:
        self.course = WeightCourse("scale", 5, 15_000)
        self.course.begin(0.0)
        self.course.touched(known, 0.0)
        self.now = 0.0

    def shows(self, *readings: Reading, held: float = HOLDS_S) -> Bench:
        for reading in readings:
            self.course.told("scale", reading, self.now)
            self.now += held
            self.course.ticked(self.now)
        return self

    @property
    def ticks(self) -> dict[str, Tick]:
        return {mark.key: mark.tick for mark in self.course.page().marks}

    @property
    def passed(self) -> bool | None:
        return None if self.course.outcome is None else self.course.outcome.passed

    @property
    def reason(self) -> str:
        assert self.course.outcome is not None
        return self.course.outcome.reason.english


def test_a_true_scale_passes_and_says_what_is_allowed() -> None:
    bench = Bench().shows(EMPTY, Settling(), load(1_000), Settling(), EMPTY)
    assert bench.passed
    assert bench.reason == "It is 0 g off. 5 g are allowed in use."
    assert set(bench.ticks.values()) == {Tick.GOOD}


def test_one_division_off_is_allowed_in_use_and_not_at_a_verification() -> None:
    bench = Bench().shows(EMPTY, load(1_005), EMPTY)
    assert bench.passed
    assert bench.ticks["weight"] is Tick.SOON


def test_two_divisions_off_are_too_many_for_a_kilogram() -> None:
    bench = Bench().shows(EMPTY, load(990), EMPTY)
    assert bench.passed is False
    assert bench.reason == "It is −10 g off. 5 g are allowed in use."
    assert bench.ticks["weight"] is Tick.BAD


def test_two_divisions_off_are_allowed_for_five_kilograms() -> None:
    assert Bench("5000").shows(EMPTY, load(4_990), EMPTY).passed


@pytest.mark.parametrize("rest", [load(5), UnderZero(-5), UnderZero()])
def test_a_scale_that_rests_beside_zero_does_not_pass(rest: Reading) -> None:
    bench = Bench().shows(EMPTY, load(1_000)).shows(rest, held=RETURNS_S)
    assert bench.passed is False
    assert bench.reason == "It does not return to zero."
    assert bench.ticks["zero"] is Tick.BAD


def test_a_scale_that_creeps_back_to_zero_in_time_passes() -> None:
    bench = Bench().shows(EMPTY, load(1_000)).shows(load(5), held=RETURNS_S - 1).shows(EMPTY)
    assert bench.passed


def test_a_scale_that_is_not_empty_is_emptied_first() -> None:
    bench = Bench().shows(load(300))
    assert bench.course.page().todo.english == "Empty the scale."
    bench.shows(EMPTY)
    assert bench.ticks["empty"] is Tick.GOOD


def test_a_hand_that_puts_the_weight_down_is_not_weighed() -> None:
    bench = Bench().shows(EMPTY).shows(load(400), held=HOLDS_S - 0.5).shows(load(1_000), EMPTY)
    assert bench.reason == "It is 0 g off. 5 g are allowed in use."


def test_a_load_that_never_rests_is_not_waited_for_for_ever() -> None:
    bench = Bench().shows(EMPTY).shows(Settling(), held=WAITS_S)
    assert bench.passed is False
    assert bench.reason == "No steady weight came for three minutes."


def test_a_scale_that_says_nothing_of_little_is_empty_when_it_says_so() -> None:
    bench = Bench().shows(BelowMinimum(), load(1_000), BelowMinimum())
    assert bench.passed


def test_too_much_is_no_weight() -> None:
    bench = Bench().shows(EMPTY, Overloaded())
    assert bench.course.page().figure == as_is("– – –")
    assert bench.passed is None


def test_the_weight_is_chosen_among_those_that_the_scale_can_weigh() -> None:
    course = WeightCourse("bagging", 2, 6_000)
    assert [answer.text.english for answer in course.page().answers] == ["500 g", "1 kg", "2 kg", "5 kg"]
    course.touched("10000", 0.0)
    assert [answer.key for answer in course.page().answers if answer.chosen] == ["1000"]


def test_what_was_measured_is_kept() -> None:
    bench = Bench("2000").shows(EMPTY, load(2_005), EMPTY)
    assert bench.course.outcome is not None
    assert dict(bench.course.outcome.measured) == {
        "known_g": "2000",
        "allowed_g": "5",
        "weighed_g": "2005",
        "off_g": "5",
        "zero_g": "0",
    }
