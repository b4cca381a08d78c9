"""When a case is due, how urgent it is, and what is done next."""

from datetime import datetime, timedelta

import pytest

from kiosk.core.survey import Survey
from kiosk.texts.survey import read_survey
from server.cases.kinds import (
    OF_QUESTION,
    OF_REASON,
    Category,
    Sentiment,
    Step,
    due_at,
    hour_of,
    next_step,
    of_chips,
    of_face,
    rank,
    urgency,
)
from tests.server.cases.survey import SURVEY

OPENED = datetime.fromisoformat("2026-11-22T10:00:00+01:00")


@pytest.mark.parametrize(
    ("category", "hours"), [(Category.GOODS, 4), (Category.USAGE, 1), (Category.WAITING, 24), (Category.OTHER, 24)]
)
def test_goods_are_answered_in_four_hours_usage_in_one_all_else_in_a_day(category: Category, hours: int) -> None:
    assert due_at(category, OPENED) - OPENED == timedelta(hours=hours)


@pytest.mark.parametrize(
    ("category", "sentiment", "waits", "urgent"),
    [
        (Category.USAGE, Sentiment.BAD, True, 5),
        (Category.USAGE, Sentiment.PLAIN, False, 3),
        (Category.GOODS, Sentiment.BAD, False, 3),
        (Category.WAITING, Sentiment.BAD, False, 2),
        (Category.OTHER, Sentiment.PLAIN, False, 1),
        (Category.STAFF, Sentiment.GOOD, True, 0),
    ],
)
def test_how_urgent_it_is(category: Category, sentiment: Sentiment, urgent: int, *, waits: bool) -> None:
    assert urgency(category, sentiment, waits=waits) == urgent


def test_what_ten_say_comes_before_what_one_says_and_praise_comes_last() -> None:
    assert rank(2, 10) > rank(5, 1) > rank(0, 100) == 0


@pytest.mark.parametrize(
    ("question", "reasons", "about"),
    [
        ("weighing-easy", ["scale-slow", "finding-item"], Category.DEVICE),
        ("weighing-easy", ["other", "finding-item"], Category.USAGE),
        ("help-wait", [], Category.WAITING),
        ("help-wait", ["of-a-later-survey"], Category.WAITING),
        ("easy", [], Category.OTHER),
        ("", [], Category.OTHER),
    ],
)
def test_a_tap_without_words_is_about_its_first_reason_else_its_question(
    question: str, reasons: list[str], about: Category
) -> None:
    assert of_chips(question, reasons) is about


def test_every_reason_and_question_of_the_survey_but_the_open_ones_is_about_something() -> None:
    survey: Survey = read_survey(SURVEY, ("en", "zh_CN"))
    reasons = {one.id for question in survey.questions for one in (*question.low, *question.high)}
    assert reasons - set(OF_REASON) == {"other", "enough-room"}
    assert {one.id for one in survey.questions} - set(OF_QUESTION) == {"easy"}


@pytest.mark.parametrize(("face", "mood"), [(1, "bad"), (2, "bad"), (3, "plain"), (4, "good"), (5, "good")])
def test_what_a_face_says(face: int, mood: str) -> None:
    assert of_face(face) == mood


def test_the_course_goes_from_respond_to_feed_back_and_ends_there() -> None:
    assert next_step("") is Step.RESPOND
    assert next_step("respond") is Step.ANALYSE
    assert next_step("solve") is Step.FOLLOW_UP
    assert next_step("feed_back") is None


def test_a_case_of_taps_is_told_of_by_the_full_hour() -> None:
    at = datetime.fromisoformat("2026-11-22T10:59:59.9+01:00")
    assert hour_of(at) == OPENED
