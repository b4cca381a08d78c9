"""What ails a lane is open until the lane says otherwise, and is remembered."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError

from kiosk.core.device_findings import DeviceFinding, LaneFindings
from server.findings.book import KEPT, SAME, Chosen, Findings
from tests.server.findings.ailing import COVER, LOOSE, PAPER_OUT

BEGIN = datetime.fromisoformat("2026-11-27T10:00:00+01:00")


class Shop:
    """One store's book, and the time there."""

    def __init__(self, engine: Engine) -> None:
        self.now = BEGIN
        self.book = Findings(engine, lambda: self.now, ("1", "4", "5", "7"))

    def hears(self, *findings: DeviceFinding, lane: str = "4", waiting: tuple[str, ...] = ()) -> bool:
        return self.book.keep(lane, LaneFindings(findings, waiting))

    def later(self, **time: float) -> None:
        self.now += timedelta(**time)

    @property
    def open(self) -> list[tuple[str, str]]:
        return [(row.lane, row.cause) for row in self.book.of(Chosen(is_open=True))]

    @property
    def over(self) -> list[str]:
        return [row.cause for row in self.book.of(Chosen(is_open=False))]


@pytest.fixture
def shop(engine: Engine) -> Shop:
    return Shop(engine)


def test_a_printer_without_paper_is_open_until_the_lane_says_that_it_has_some(shop: Shop) -> None:
    assert shop.hears(PAPER_OUT)
    shop.later(minutes=3)
    assert not shop.hears(replace(PAPER_OUT, age_s=180, detail="said again"))
    [row] = shop.book.of(Chosen())
    assert (row.opened_at, row.closed_at, row.detail) == (BEGIN.isoformat(), "", "said again")
    shop.later(minutes=1)
    assert shop.hears()
    [row] = shop.book.of(Chosen())
    assert row.closed_at == (BEGIN + timedelta(minutes=4)).isoformat()
    assert not shop.hears()


def test_the_worst_comes_first_then_the_oldest_then_what_was_over_last(shop: Shop) -> None:
    shop.hears(COVER, lane="7")
    shop.hears(lane="7")
    shop.later(minutes=1)
    shop.hears(LOOSE, PAPER_OUT)
    shop.later(minutes=1)
    shop.hears(COVER, lane="1")
    assert shop.open == [("4", "paper_out"), ("1", "cover_open"), ("4", "loose")]
    assert [row.cause for row in shop.book.of(Chosen())] == ["paper_out", "cover_open", "loose", "cover_open"]
    assert {lane: len(rows) for lane, rows in shop.book.open().items()} == {"4": 2, "1": 1}
    assert [row.cause for row in shop.book.of(Chosen(lane="4", device="scale"))] == ["loose"]
    assert [row.cause for row in shop.book.of(Chosen(), 2, 1)] == ["cover_open", "loose"]
    assert set(shop.book.devices()) == {("4", "scale"), ("4", "printer"), ("1", "printer"), ("7", "printer")}


def test_a_lane_that_has_known_it_for_an_hour_is_believed(shop: Shop) -> None:
    shop.hears(LOOSE)
    assert shop.book.of(Chosen())[0].opened_at == (BEGIN - timedelta(hours=1)).isoformat()


def test_what_comes_back_within_minutes_is_the_same_finding(shop: Shop) -> None:
    shop.hears(LOOSE)
    for _ in range(3):
        shop.hears()
        shop.later(seconds=SAME.total_seconds())
        assert shop.hears(LOOSE)
    [row] = shop.book.of(Chosen())
    assert (row.again, row.closed_at) == (3, "")
    shop.hears()
    shop.later(seconds=SAME.total_seconds() + 1)
    shop.hears(replace(LOOSE, age_s=0))
    assert [row.again for row in shop.book.of(Chosen())] == [0, 3]


def test_of_a_device_that_a_started_lane_does_not_know_yet_the_last_word_stands(shop: Shop) -> None:
    shop.hears(PAPER_OUT, LOOSE)
    assert not shop.hears(waiting=("printer", "scale"))
    assert shop.hears(PAPER_OUT, waiting=())
    assert (shop.open, shop.over) == ([("4", "paper_out")], ["loose"])


def test_what_gets_worse_is_news(shop: Shop) -> None:
    shop.hears(LOOSE)
    assert shop.hears(replace(LOOSE, state="fault"))
    assert shop.book.of(Chosen())[0].state == "fault"


def test_one_lane_says_nothing_of_another(shop: Shop) -> None:
    shop.hears(PAPER_OUT, lane="1")
    assert not shop.hears(lane="4")
    assert shop.open == [("1", "paper_out")]


def test_what_is_told_twice_in_one_breath_is_there_once(shop: Shop) -> None:
    shop.hears(PAPER_OUT, PAPER_OUT)
    assert shop.open == [("4", "paper_out")]


def test_what_was_over_long_ago_is_forgotten_and_what_is_open_never(shop: Shop) -> None:
    shop.hears(PAPER_OUT, LOOSE, COVER)
    shop.hears(PAPER_OUT, COVER)
    shop.now += KEPT + timedelta(days=1)
    shop.hears(PAPER_OUT)
    assert (shop.open, shop.over) == ([("4", "paper_out")], ["cover_open"])


def test_two_workers_that_hear_the_same_at_once_keep_it_once(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    keep, tries = shop.book._keep, []

    def first_too_late(lane: str, told: LaneFindings) -> bool:
        tries.append(lane)
        if len(tries) == 1:
            raise IntegrityError("", {}, Exception())
        return keep(lane, told)

    monkeypatch.setattr(shop.book, "_keep", first_too_late)
    assert shop.hears(PAPER_OUT)
    assert shop.open == [("4", "paper_out")]


def test_what_a_lane_left_open_that_is_none_of_the_stores_any_more_is_not_shown(engine: Engine) -> None:
    shop = Shop(engine)
    shop.hears(PAPER_OUT, lane="4")
    shop.hears(COVER, lane="5")
    smaller = Findings(engine, lambda: BEGIN, ("5",))
    assert [row.lane for row in smaller.of(Chosen())] == ["5"]
    assert smaller.devices() == [("5", "printer")]
