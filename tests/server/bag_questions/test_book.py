"""Each question counts once, on its day and its lane; nothing leads from there to a visit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from sqlalchemy.engine import Engine

from kiosk.core.bagging import BagChoice
from kiosk.core.session.bag_facts import SolvedBy, UnsolvedAs
from kiosk.core.wire import Envelope
from server.bag_questions.book import BagDay, BagQuestions
from server.db.backup import back_up, restore
from server.db.engine import open_database
from server.ingest.envelopes import EnvelopeIn
from server.ingest.intake import Intake
from server.ingest.rebuild import rebuild
from tests.server.bag_questions.asking import ended

DAY = "2026-11-22"
MORNING = (
    ended(SolvedBy.SHOPPER, seconds=8),
    ended(SolvedBy.SHOPPER, seconds=4),
    ended(SolvedBy.OWN_BAG, seconds=20, choice=BagChoice.OWN_BAG),
    ended(SolvedBy.LANE, seconds=14),
    ended(UnsolvedAs.STAFF, seconds=30, choice=BagChoice.TOOK_OUT),
    ended(UnsolvedAs.LEFT, seconds=45),
)
FOUR = BagDay(lane="4", asked=6, alone=3, let_be=1, staff=1, left=1, seconds=121)


def take(intake: Intake, sent: Sequence[Envelope]) -> None:
    assert set(intake.take_all([EnvelopeIn.model_validate(asdict(one)) for one in sent])) == {""}


def test_what_came_of_the_days_questions_lane_by_lane(engine: Engine, intake: Intake) -> None:
    take(intake, MORNING)
    take(intake, [ended(UnsolvedAs.STAFF, lane="7")])
    take(intake, [ended(UnsolvedAs.STAFF, day="21")])
    four, seven = BagQuestions(engine).of(DAY)
    assert (four, seven.lane, seven.asked, seven.staff) == (FOUR, "7", 1, 1)
    assert four.seconds_each == 20
    assert BagQuestions(engine).of("2026-11-20") == []


def test_what_comes_twice_counts_once(engine: Engine, intake: Intake) -> None:
    for sent in (MORNING, MORNING, MORNING[2:3]):
        take(intake, sent)
    assert BagQuestions(engine).of(DAY) == [FOUR]


def test_a_day_that_is_still_to_come_counts_as_today(engine: Engine, intake: Intake) -> None:
    take(intake, [ended(SolvedBy.SHOPPER, day="29")])
    assert [one.asked for one in BagQuestions(engine).of(DAY)] == [1]


def test_books_that_are_made_anew_or_restored_have_the_same(engine: Engine, intake: Intake, tmp_path: Path) -> None:
    take(intake, MORNING)
    rebuild(engine)
    assert BagQuestions(engine).of(DAY) == [FOUR]
    back_up(engine, tmp_path / "backup.db")
    address = f"sqlite:///{tmp_path / 'restored.db'}"
    restore(tmp_path / "backup.db", address)
    restored = open_database(address)
    assert BagQuestions(restored).of(DAY) == [FOUR]
    take(Intake(restored, intake._now), MORNING)
    assert BagQuestions(restored).of(DAY) == [FOUR]
    restored.dispose()
