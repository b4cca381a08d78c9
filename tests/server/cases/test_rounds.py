"""What shoppers say becomes cases by the hour; who waits too long is told of; how to reach somebody is forgotten."""

from __future__ import annotations

import threading

import pytest
from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from kiosk.core.staff import Act
from server.cases.book import Complaint, Wanted
from server.cases.kinds import COURSE, Category, Sentiment
from server.cases.rounds import OVERDUE, alike
from server.db.case_models import CaseContactRow, CaseTapRow
from server.db.models import StaffActRow
from tests.server.cases.cases import Talk


@pytest.fixture
def talk(engine: Engine) -> Talk:
    return Talk(engine)


def test_a_low_tap_and_a_remark_of_any_face_are_cases_and_a_good_tap_alone_is_none(talk: Talk) -> None:
    talk.taps(1, reasons=["scale-slow"])
    talk.taps(4, "Nobody came for 3 minutes")
    talk.taps(5, reasons=["quick"])
    talk.taps(3)
    assert {(one.category, one.lane) for one in talk.list()} == {("device", "3"), ("waiting", "3")}


def test_alike_taps_are_one_case_with_that_reach_and_the_most_urgent_times_reach_is_first(talk: Talk) -> None:
    talk.taps(2, reasons=["finding-item"], question="weighing-easy", times=7)
    talk.taps(1, "the queue was too long", lane="5")
    talk.taps(2, "等了十分钟", lane="5", language="zh_CN")
    talk.taps(2, "bananas were brown", lane="1")
    found = [(one.category, one.lane, one.reach) for one in talk.list()]
    assert found == [("usage", "3", 7), ("waiting", "5", 2), ("goods", "", 1)]


def test_goods_are_the_stores_whatever_lane_and_waiting_is_each_lanes_own(talk: Talk) -> None:
    for lane in ("1", "2"):
        talk.taps(2, "the tomatoes were rotten", lane=lane)
        talk.taps(2, "waited too long in the queue", lane=lane)
    found = {(one.category, one.lane, one.reach) for one in talk.list()}
    assert found == {("goods", "", 2), ("waiting", "1", 1), ("waiting", "2", 1)}


def test_praise_is_not_among_the_complaints_and_comes_last(talk: Talk) -> None:
    talk.taps(5, "friendly staff, thank you", times=20)
    talk.taps(1, "the cashier was rude")
    found = [(one.sentiment, one.reach) for one in talk.list()]
    assert found == [("bad", 1), ("good", 20)]


def test_a_low_face_is_never_praise_and_a_kind_word_does_not_hide_it(talk: Talk) -> None:
    talk.taps(1, "friendly staff, thank you")
    assert [one.sentiment for one in talk.list()] == ["bad"]


def test_a_case_of_taps_tells_nothing_closer_than_the_hour(talk: Talk) -> None:
    talk.taps(1, "scanner broken")
    [case] = talk.list()
    assert (case.opened_at, case.due_at) == ("2026-11-22T10:00+01:00", "2026-11-23T10:00+01:00")


def test_taps_of_an_hour_that_is_not_over_wait_and_then_come_all_at_once(talk: Talk) -> None:
    talk.taps(1, "scanner broken", hour="2026-11-22T10")
    assert talk.list() == []
    talk.passes(minutes=34)  # 11:04
    assert talk.list() == []
    talk.passes(minutes=2)
    assert [one.reach for one in talk.list()] == [1]


def test_taps_of_a_lane_that_was_away_come_late_and_are_not_lost(talk: Talk) -> None:
    assert talk.list() == []
    talk.taps(1, "scanner broken", hour="2026-11-20T18")
    assert talk.list() == []  # this hour was looked through
    talk.passes(hours=1)
    assert [one.reach for one in talk.list()] == [1]


def test_a_second_round_takes_no_tap_twice(talk: Talk) -> None:
    talk.taps(1, "scanner broken", times=3)
    assert [one.reach for one in talk.list()] == [3]
    talk.passes(hours=3)
    assert [one.reach for one in talk.list()] == [3]
    with Session(talk.engine) as session:
        assert len(session.scalars(select(CaseTapRow)).all()) == 3


def test_what_is_said_again_after_a_case_was_closed_is_a_new_one(talk: Talk) -> None:
    talk.taps(1, "scanner broken")
    [case] = talk.list()
    talk.cases.close("amir", case.id, "mended")
    talk.taps(1, "scanner broken", hour="2026-11-22T10")
    talk.passes(hours=1)
    [again] = talk.list()
    assert (again.id != case.id, again.reach) == (True, 1)


def test_who_was_not_answered_in_time_is_told_of_once_and_the_trail_has_it(talk: Talk) -> None:
    talk.taps(2, reasons=["finding-item"])
    assert [one.escalated_at for one in talk.list()] == [""]
    talk.passes(minutes=29)  # 10:59, due at 11:00
    assert talk.list(Wanted(show="overdue")) == []
    talk.passes(minutes=2)
    assert [one.escalated_at for one in talk.list(Wanted(show="overdue"))] == ["2026-11-22T11:01:00+01:00"]
    talk.passes(hours=2)
    talk.rounds.make()
    with Session(talk.engine) as session:
        acts = session.scalars(select(StaffActRow)).all()
        assert [(one.act, one.reason, one.lane, one.staff) for one in acts] == [(Act.CASES, OVERDUE, "3", "")]


def test_an_answered_case_is_not_overdue_and_praise_never_is(talk: Talk) -> None:
    talk.taps(2, reasons=["finding-item"])
    talk.taps(5, "friendly staff, thank you")
    case = talk.list()[0]
    talk.cases.do("lena", case.id, COURSE[0], "looked at it with a shopper")
    talk.passes(days=3)
    assert talk.list(Wanted(show="overdue")) == []


def test_how_to_reach_somebody_is_forgotten_two_weeks_after_the_case_was_closed(talk: Talk) -> None:
    case = talk.cases.complain("lena", Complaint(words="no answer yet", contact="mia@example.com"))
    talk.passes(days=30)
    talk.rounds.make()
    assert contacts(talk) == ["mia@example.com"]
    talk.cases.close("lena", case, "answered her")
    talk.passes(days=13)
    talk.rounds.make()
    assert contacts(talk) == ["mia@example.com"]
    talk.passes(days=2)
    assert talk.rounds.make()
    assert contacts(talk) == []


def test_a_clock_that_was_ahead_for_a_while_stops_no_round(talk: Talk) -> None:
    talk.passes(days=1000)
    talk.rounds.make()
    talk.passes(days=-1000)
    talk.taps(2, reasons=["finding-item"])
    assert len(talk.list()) == 1


def test_of_several_workers_one_takes_each_tap(talk: Talk) -> None:
    talk.taps(1, "scanner broken", times=40)
    workers = [threading.Thread(target=talk.rounds.make) for _ in range(4)]
    for one in workers:
        one.start()
    for one in workers:
        one.join()
    assert [one.reach for one in talk.cases.ranked(Wanted(), 50)] == [40]


def test_lane_and_item_are_part_of_a_case_only_where_it_is_about_them() -> None:
    assert alike(Category.GOODS, Sentiment.BAD, "3", "0201") == alike(Category.GOODS, Sentiment.PLAIN, "9", "0201")
    assert alike(Category.DEVICE, Sentiment.BAD, "3", "0201").item == ""
    assert alike(Category.STAFF, Sentiment.GOOD, "3", "").praise


def contacts(talk: Talk) -> list[str]:
    with Session(talk.engine) as session:
        return list(session.scalars(select(CaseContactRow.contact)))
