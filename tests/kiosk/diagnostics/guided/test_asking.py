"""Tones and lights, one after the other: a person says of each whether it was heard or seen."""

from __future__ import annotations

from drivers.contract import Colour, LampSet, Pattern, SetLamp
from kiosk.core.guided import Play, Side, Tick, say
from kiosk.diagnostics.guided.asking import ANSWERS_S, CONFIRMS_S, LAMPS, TONES, LightCourse, SoundCourse
from kiosk.diagnostics.guided.course import Ask


def test_tones_come_from_one_side_after_the_other_and_pass_when_all_are_heard() -> None:
    course = SoundCourse()
    wishes = list(course.begin(0.0))
    for _ in TONES:
        wishes += course.touched("yes", 1.0)
    assert [wish.side for wish in wishes if isinstance(wish, Play)] == [Side.LEFT, Side.RIGHT, Side.LEFT, Side.RIGHT]
    assert course.outcome is not None
    assert course.outcome.passed


def test_a_side_that_is_not_heard_does_not_pass_and_is_marked() -> None:
    course = SoundCourse()
    course.begin(0.0)
    for answer in ("yes", "no", "yes", "yes"):
        course.touched(answer, 1.0)
    assert course.outcome is not None
    assert not course.outcome.passed
    assert dict(course.outcome.measured)["right"] == Tick.BAD


def test_a_tone_is_played_again_as_often_as_it_is_asked_for() -> None:
    course = SoundCourse()
    first = course.begin(0.0)
    assert course.touched("again", 1.0) == first
    assert course.touched("again", 2.0) == first
    assert course.page().figure == say("From the left")


def test_nobody_who_answers_is_no_pass() -> None:
    course = SoundCourse()
    course.begin(0.0)
    course.ticked(ANSWERS_S)
    assert course.outcome is not None
    assert not course.outcome.passed


def lit(*answers: str) -> LightCourse:
    """Each light is confirmed, then answered."""
    course = LightCourse("light")
    wishes = course.begin(0.0)
    for answer in answers:
        (wish,) = wishes
        assert isinstance(wish, Ask)
        assert isinstance(wish.request, SetLamp)
        course.told("light", LampSet(wish.request.colour, wish.request.pattern), 1.0)
        wishes = course.touched(answer, 2.0)
    return course


def test_every_colour_is_lit_confirmed_and_seen() -> None:
    course = lit(*["yes"] * len(LAMPS))
    assert course.outcome is not None
    assert course.outcome.passed


def test_a_lamp_that_is_confirmed_and_not_seen_does_not_pass() -> None:
    course = lit("yes", "yes", "no", "yes", "yes", "yes")
    assert course.outcome is not None
    assert not course.outcome.passed
    assert dict(course.outcome.measured)["amber"] == Tick.BAD


def test_nobody_is_asked_before_the_light_confirms() -> None:
    course = LightCourse("light")
    course.begin(0.0)
    course.told("light", LampSet(Colour.RED, Pattern.BLINK), 0.5)
    assert course.page().answers == ()
    course.touched("yes", 1.0)
    assert course.page().figure == say("Green")


def test_a_light_that_does_not_confirm_does_not_pass() -> None:
    course = LightCourse("light")
    course.begin(0.0)
    course.ticked(CONFIRMS_S)
    assert course.outcome is not None
    assert course.outcome.reason.english == "The light does not confirm what it shows."


def test_the_light_shows_afterwards_what_the_lane_had_it_show() -> None:
    course = LightCourse("light")
    course.told("light", LampSet(Colour.AMBER, Pattern.BLINK), 0.0)
    course.begin(1.0)
    assert course.left() == (Ask("light", SetLamp(Colour.AMBER, Pattern.BLINK)),)
