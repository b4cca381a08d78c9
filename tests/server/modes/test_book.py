"""The last order to a lane counts, and comes until it answers."""

from __future__ import annotations

from datetime import datetime

import pytest
from sqlalchemy.engine import Engine

from kiosk.core.calls import Outcome
from kiosk.core.mode import LaneMode
from server.modes.book import Modes

AT = datetime.fromisoformat("2026-11-22T12:00:00+01:00")


@pytest.fixture
def book(engine: Engine) -> Modes:
    return Modes(engine, lambda: AT, lambda _lane: None, ("4", "7"))


def test_an_order_comes_until_its_own_lane_answers(book: Modes) -> None:
    assert book.order("4", LaneMode.CLOSED, "lena", "Lena K.") == ""
    [command] = book.commands("4")
    assert (command.mode, command.staff, command.name) == (LaneMode.CLOSED, "lena", "Lena K.")
    assert book.commands("7") == []
    book.note("7", {command.id: Outcome.DONE})
    assert book.commands("4") == [command]
    book.note("4", {command.id: Outcome.DONE})
    assert (book.commands("4"), book.newest()["4"].outcome) == ([], "done")


def test_who_thinks_better_of_it_is_obeyed(book: Modes) -> None:
    book.order("4", LaneMode.CLOSED, "", "Anna")
    book.order("4", LaneMode.OPEN, "", "Ben")
    assert [command.mode for command in book.commands("4")] == [LaneMode.OPEN]
    assert book.newest()["4"].name == "Ben"


def test_an_express_lane_is_told_up_to_how_many_and_who_ends_it_ends_no_other(book: Modes) -> None:
    book.order("4", LaneMode.EXPRESS, "", "Anna", pieces=8, action=17)
    [command] = book.commands("4")
    assert (command.mode, command.pieces, book.newest()["4"].action) == (LaneMode.EXPRESS, 8, 17)
    book.order("4", LaneMode.OPEN, "", "", only_in=LaneMode.EXPRESS)
    [command] = book.commands("4")
    assert (command.mode, command.only_in) == (LaneMode.OPEN, LaneMode.EXPRESS)


def test_a_lane_that_is_not_here_is_said(book: Modes) -> None:
    assert book.order("9", LaneMode.OPEN, "", "Anna") == "There is no lane 9 here."
    assert book.newest() == {}
