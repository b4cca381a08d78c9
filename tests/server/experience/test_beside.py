"""What stands beside the figures: the wait, improvements, and cases that are open."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from server.actions.crowd import Crowd
from server.actions.queue import Wait
from server.cases.room import FOLDER
from server.db.case_models import CaseRow, ImprovementRow
from server.experience.beside import Beside, waiting_card
from server.experience.chosen import Chosen
from server.experience.pictures import Mark
from server.wall.words import load_words
from tests.server.experience.boards import room_words

NOW = datetime.fromisoformat("2026-11-22T11:00:00+01:00")
DAYS = Chosen(first="2026-11-09", last="2026-11-22", lane="4")
NONE_OPEN = Crowd(waits=[Wait(0, 0, 0), Wait(1800, 0, 0)], lanes=0, came=0, visit_s=120)


@pytest.fixture
def beside(engine: Engine) -> Beside:
    return Beside(engine, lambda: NONE_OPEN, lambda: 180.0)


def test_the_wait_is_told_with_its_forecast_and_its_goal() -> None:
    full = Crowd(waits=[Wait(0, 200, 4), Wait(900, 260, 5), Wait(1800, 90, 2)], lanes=5, came=40, visit_s=120)
    card = waiting_card(full, 180, room_words())
    assert (card.value, card.met) == ("3:20", False)
    assert card.below == "1:30 in 30 min · 5 lanes open · goal ≤ 3:00"
    assert len(card.line.split()) == 3


def test_without_an_open_lane_nobody_can_say_how_long_one_waits(beside: Beside) -> None:
    card = beside.waiting(room_words())
    assert (card.value, card.met, card.below, card.line) == ("–", None, "no lane is open", "")


def test_what_was_improved_at_the_lane_or_in_the_store_is_marked_at_its_day(engine: Engine, beside: Beside) -> None:
    with Session(engine) as session, session.begin():
        session.add_all(
            [
                improvement("Larger letters", "2026-11-12"),
                improvement("Scale moved", "2026-11-18", lane="4"),
                improvement("Another lane's", "2026-11-18", lane="7"),
                improvement("Long ago", "2026-10-01"),
                improvement("Not yet", ""),
                improvement("Given up", "2026-11-20", dropped=True),
            ]
        )
    assert beside.marks(DAYS) == [Mark("2026-11-12", "Larger letters"), Mark("2026-11-18", "Scale moved")]


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_who_waits_longest_for_an_answer_is_the_first_open_case(engine: Engine, beside: Beside, language: str) -> None:
    with Session(engine) as session, session.begin():
        session.add_all(
            [
                case("praise", "2026-11-22T07:00+01:00", sentiment="good"),
                case("in time", "2026-11-22T12:00+01:00"),
                case("late", "2026-11-22T09:00+01:00", escalated_at="2026-11-22T09:01+01:00"),
                case("answered", "2026-11-22T08:00+01:00", answered_at="2026-11-22T07:30+01:00"),
                case("closed", "2026-11-22T08:00+01:00", closed_at="2026-11-22T08:30+01:00"),
            ]
        )
    found = beside.cases(load_words(FOLDER / "words.json")[language], NOW)
    assert (found.count, found.overdue) == (4, 1)
    assert [one.title for one in found.first] == ["late", "in time", "praise", "answered"]
    assert [one.state for one in found.first] == ["late", "soon", "none", "answered"]


def improvement(title: str, done_on: str, lane: str = "", *, dropped: bool = False) -> ImprovementRow:
    told: dict[str, Any] = {"since": "2026-11-09", "category": "usage", "figure": "csat", "case_id": None}
    return ImprovementRow(**told, title=title, done_on=done_on, lane=lane, dropped=dropped)


def case(title: str, due_at: str, **more: Any) -> CaseRow:
    told: dict[str, Any] = {"category": "usage", "sentiment": "bad", "language": "en", "sure": True, "reach": 1}
    return CaseRow(opened_at="2026-11-22T07:00+01:00", title=title, due_at=due_at, urgency=3, **{**told, **more})
