"""What the server keeps of a lane's journal, and what it finds: on SQLite and on PostgreSQL."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from sqlalchemy.engine import Engine

from kiosk.core.anchors import Kind, Statement, Verdict
from server.anchors.book import MOST_DAYS, AnchorBook
from server.console.figures import Figures

OURS, NEW = "ab" * 16, "cd" * 16


class Time:
    def __init__(self) -> None:
        self.now = datetime.fromisoformat("2026-11-22T11:00:00+01:00")

    def __call__(self) -> datetime:
        return self.now

    def passes(self, days: int) -> None:
        self.now += timedelta(days=days)


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def book(engine: Engine, time: Time) -> AnchorBook:
    return AnchorBook(engine, time)


def fact(seq: int, forged: str = "0") -> str:
    """The hash of fact `seq`, in the true journal or in one made anew."""
    return f"{forged}{seq:063x}"


class Lane:
    """Answers what it is asked, as the lane's program does."""

    def __init__(self, book: AnchorBook, seq: int = 0, journal: str = OURS) -> None:
        self.book, self.journal, self.base = book, journal, 0
        self.hashes = {one: fact(one) for one in range(seq + 1)}

    def grows(self, to: int, forged: str = "0") -> Lane:
        self.hashes.update({one: fact(one, forged) for one in range(len(self.hashes), to + 1)})
        return self

    def tells(self, asked: tuple[int, ...] = ()) -> Verdict:
        end = max(self.hashes)
        told = {one: self.hashes.get(one) for one in asked}
        statement = Statement(journal=self.journal, base=self.base, seq=end, hash=self.hashes[end], told=told)
        verdict = self.book.hear("4", statement)
        return self.tells(verdict.asks) if verdict.asks else verdict


def alarms(engine: Engine) -> list[str]:
    return [one.reason for one in Figures(engine).troubles()]


def kept(book: AnchorBook) -> list[int]:
    return [one.seq for one in book.of_lane("4")]


def test_a_journal_that_grows_is_kept_and_nobody_is_alarmed(book: AnchorBook, engine: Engine, time: Time) -> None:
    lane = Lane(book)
    for seq in (3, 9, 9, 40):
        assert lane.grows(seq).tells().kept
    assert kept(book) == [40]
    time.passes(days=1)
    assert lane.grows(55).tells().kept
    assert lane.grows(60).tells().kept
    assert kept(book) == [40, 60]
    assert alarms(engine) == []


def test_a_place_is_kept_only_when_the_one_before_it_was_shown(book: AnchorBook) -> None:
    Lane(book).grows(9).tells()
    forger = Statement(journal=OURS, base=0, seq=20, hash=fact(20, "f"), told={})
    assert book.hear("4", forger).asks == (9,)
    assert kept(book) == [9]


def test_a_journal_put_back_to_yesterday_is_an_alarm_and_what_was_kept_stays(
    book: AnchorBook, engine: Engine, time: Time
) -> None:
    Lane(book).grows(40).tells()
    time.passes(days=1)
    yesterday = Lane(book).grows(40)
    Lane(book).grows(90).tells()
    for _ in range(2):
        found = yesterday.tells().contradicted
        assert found is not None
        assert (found.kind, found.held, found.end, found.seq) == (Kind.ROLLED_BACK, 40, 40, 90)
    assert kept(book) == [40, 90]
    assert alarms(engine) == [found.words()]


def test_a_journal_put_back_that_went_on_beyond_what_is_known_is_found_as_well(
    book: AnchorBook, engine: Engine
) -> None:
    Lane(book).grows(90).tells()
    found = Lane(book).grows(40).grows(120, forged="f").tells().contradicted
    assert found is not None
    assert (found.kind, found.seq) == (Kind.REWRITTEN, 90)
    assert kept(book) == [90]
    assert alarms(engine) == [found.words()]


def test_a_chain_made_anew_is_found_from_where_it_departs(book: AnchorBook, time: Time) -> None:
    for day in range(1, 5):
        Lane(book).grows(day * 10).tells()
        time.passes(days=1)
    found = Lane(book).grows(24).grows(40, forged="f").tells().contradicted
    assert found is not None
    assert (found.kind, found.held, found.seq) == (Kind.REWRITTEN, 20, 30)


def test_a_word_that_was_long_on_its_way_is_no_roll_back(book: AnchorBook, engine: Engine) -> None:
    """Sent at fact 5, given up as lost, and heard when fact 9 is known: the server asks, and nobody answers."""
    late = Statement(journal=OURS, base=0, seq=5, hash=fact(5), told={3: fact(3)})
    Lane(book).grows(9).tells()
    assert book.hear("4", late).asks == (9,)
    assert kept(book) == [9]
    assert alarms(engine) == []


def test_a_new_journal_is_an_alarm_once_and_is_known_then(book: AnchorBook, engine: Engine) -> None:
    Lane(book).grows(40).tells()
    fresh = Lane(book, journal=NEW)
    assert fresh.grows(2).tells().kept
    assert fresh.grows(8).tells().kept
    (alarm,) = alarms(engine)
    assert "a new journal" in alarm
    assert "fact 40" in alarm


def test_an_older_journal_that_comes_back_is_an_alarm_once(book: AnchorBook, engine: Engine) -> None:
    first, second = Lane(book), Lane(book, journal=NEW)
    for seq in (5, 10, 15):
        assert first.grows(seq).tells().kept
        assert second.grows(seq).tells().kept
    told = alarms(engine)
    assert sum("a new journal" in one for one in told) == 1
    assert sum("an older journal again" in one for one in told) == 2  # each of the two came back


def test_dropped_facts_are_not_asked_for(book: AnchorBook, engine: Engine, time: Time) -> None:
    Lane(book).grows(40).tells()
    time.passes(days=1)
    lane = Lane(book).grows(90)
    lane.tells()
    lane.base, lane.hashes = 50, {seq: hash_ for seq, hash_ in lane.hashes.items() if seq >= 50}
    assert lane.grows(95).tells().kept
    assert alarms(engine) == []


def test_a_journal_that_begins_behind_all_that_is_known_is_an_alarm(book: AnchorBook, engine: Engine) -> None:
    Lane(book).grows(40).tells()
    lane = Lane(book).grows(90)
    lane.base = 60
    assert lane.tells().kept
    (alarm,) = alarms(engine)
    assert "begins behind fact 60" in alarm


def test_other_lanes_are_other_journals(book: AnchorBook) -> None:
    Lane(book).grows(40).tells()
    other = Statement(journal=OURS, base=0, seq=3, hash=fact(3, "f"), told={})
    assert book.hear("7", other).kept
    assert kept(book) == [40]


def test_what_is_kept_has_a_bound(book: AnchorBook, time: Time, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("server.anchors.book.MOST_DAYS", 3)
    lane = Lane(book)
    for day in range(1, 8):
        assert lane.grows(day).tells().kept
        time.passes(days=1)
    assert kept(book) == [5, 6, 7]
    assert MOST_DAYS == 499
