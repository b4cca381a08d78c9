"""The list of two weeks: proposed from cases, done on a day, and told with what came of it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy.engine import Engine

from server.cases.effect import Verdict
from server.cases.improvements import FIRST_MONDAY, Improvements, NotThere, fortnight
from tests.server.cases.cases import Talk
from tests.server.cases.improving import visits

TODAY = date(2026, 11, 22)


@pytest.fixture
def talk(engine: Engine) -> Talk:
    return Talk(engine)


@pytest.fixture
def improvements(talk: Talk) -> Improvements:
    return Improvements(talk.engine, lambda: talk.at)


def usage(talk: Talk) -> int:
    talk.taps(2, reasons=["finding-item"], times=3)
    return talk.list()[0].id


def test_a_list_is_for_two_weeks_from_a_monday() -> None:
    assert fortnight(FIRST_MONDAY) == FIRST_MONDAY
    assert fortnight(FIRST_MONDAY + timedelta(days=13)) == FIRST_MONDAY
    assert fortnight(FIRST_MONDAY + timedelta(days=14)) == FIRST_MONDAY + timedelta(days=14)
    assert fortnight(TODAY).weekday() == 0


def test_what_most_complain_of_is_proposed_first_praise_never_and_what_is_listed_no_more(
    talk: Talk, improvements: Improvements
) -> None:
    case = usage(talk)
    talk.taps(1, "the floor is dirty", hour="2026-11-22T08", lane="5")
    talk.taps(5, "friendly staff, thank you", hour="2026-11-22T08", times=50)
    talk.passes(hours=1)
    talk.rounds.make()
    assert [one.category for one in improvements.proposed()] == ["usage", "cleanliness"]
    improvements.put("lena", case, "Bigger pictures")
    assert [one.category for one in improvements.proposed()] == ["cleanliness"]
    [listed] = improvements.listed(fortnight(TODAY))
    assert (listed.row.title, listed.row.lane, listed.row.figure, listed.row.owner, listed.effect) == (
        "Bigger pictures",
        "3",
        "weigh_time",
        "lena",
        None,
    )


def test_what_was_left_undone_stays_on_the_list_and_what_is_dropped_does_not(
    talk: Talk, improvements: Improvements
) -> None:
    one = improvements.put("lena", usage(talk), "Bigger pictures")
    later = fortnight(TODAY) + timedelta(days=28)
    assert [listed.row.id for listed in improvements.listed(later)] == [one]
    improvements.drop(one)
    assert improvements.listed(later) == []


def test_weighing_that_became_quicker_is_better_and_the_day_itself_does_not_count(
    talk: Talk, improvements: Improvements
) -> None:
    done = TODAY - timedelta(days=7)
    for back in range(21, 0, -1):
        day = TODAY - timedelta(days=back)
        visits(talk.engine, day, 8, 90_000 if day == done else 30_000 if day > done else 41_000)
    one = improvements.put("lena", usage(talk), "Bigger pictures")
    improvements.done(one, done, "weigh_time")
    [listed] = improvements.listed(fortnight(TODAY))
    assert listed.effect is not None
    assert listed.effect.verdict is Verdict.BETTER
    assert 37_000 <= listed.effect.before < 45_000
    assert 26_000 <= listed.effect.after < 34_000
    assert listed.effect.high < 0


def test_on_the_day_after_nobody_can_tell_yet(talk: Talk, improvements: Improvements) -> None:
    visits(talk.engine, TODAY - timedelta(days=2), 40, 41_000)
    one = improvements.put("lena", usage(talk), "Bigger pictures")
    improvements.done(one, TODAY - timedelta(days=1), "weigh_time")
    [listed] = improvements.listed(fortnight(TODAY))
    assert listed.effect is None


def test_an_effect_is_counted_anew_the_next_day(talk: Talk, improvements: Improvements) -> None:
    for back, weigh in ((8, 41_000), (1, 30_000)):  # the same weekday
        visits(talk.engine, TODAY - timedelta(days=back), 40, weigh)
    one = improvements.put("lena", usage(talk), "Bigger pictures")
    improvements.done(one, TODAY - timedelta(days=2), "weigh_time")
    [listed] = improvements.listed(fortnight(TODAY))
    assert listed.effect is not None
    assert listed.effect.count == 40
    visits(talk.engine, TODAY, 40, 30_000)
    visits(talk.engine, TODAY - timedelta(days=7), 40, 41_000)
    talk.passes(days=1)
    [listed] = improvements.listed(fortnight(TODAY))
    assert listed.effect is not None
    assert listed.effect.count == 80


def test_what_is_not_there_cannot_be_put_done_or_dropped(talk: Talk, improvements: Improvements) -> None:
    case = usage(talk)
    one = improvements.put("lena", case, "Bigger pictures")
    with pytest.raises(NotThere):
        improvements.put("lena", case, "Again")
    with pytest.raises(NotThere):
        improvements.put("lena", case + 9, "No case")
    with pytest.raises(NotThere):
        improvements.done(one, TODAY + timedelta(days=1), "csat")
    with pytest.raises(NotThere):
        improvements.done(one, TODAY, "no figure")
    with pytest.raises(NotThere):
        improvements.drop(one + 9)


def test_what_was_done_stays_in_sight_until_its_effect_is_known_and_no_day_is_of_another_age(
    talk: Talk, improvements: Improvements
) -> None:
    bigger = improvements.put("lena", usage(talk), "Bigger pictures")
    with pytest.raises(NotThere):
        improvements.done(bigger, date(1, 1, 5), "weigh_time")
    improvements.done(bigger, TODAY, "weigh_time")
    for days, there in ((15, 1), (13, 1), (14, 0)):
        talk.passes(days=days)
        assert len(improvements.listed(fortnight(talk.at.date()))) == there
