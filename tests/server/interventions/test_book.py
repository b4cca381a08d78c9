"""Two hosts, one bottle: one of them wins, the lane is told until it answers, and its word is the last."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

import pytest
from sqlalchemy.engine import Engine

from kiosk.core.calls import Outcome
from kiosk.core.interventions import Answer, SettledBy
from server.interventions.book import Interventions
from tests.server.interventions.raising import AT, WINE_CHECK, cleared, raised
from tests.server.interventions.test_record import told


@pytest.fixture
def book(engine: Engine) -> Interventions:
    told(engine, raised())
    return Interventions(engine, lambda: datetime.fromisoformat(AT), lambda _lane: None)


def says(book: Interventions, name: str, answer: Answer = Answer.APPROVE) -> str:
    return book.answer("4", WINE_CHECK, answer, "", name, "")


def test_a_hosts_word_becomes_a_command_that_comes_until_the_lane_answers(book: Interventions) -> None:
    assert says(book, "Anna") == ""
    [command] = book.commands("4")
    assert (command.intervention, command.answer, command.name) == (WINE_CHECK, Answer.APPROVE, "Anna")
    assert book.commands("4") == [command]
    book.note("5", {command.id: Outcome.DONE})
    assert book.commands("4") == [command]
    book.note("4", {command.id: Outcome.DONE})
    assert book.commands("4") == []


def test_of_two_hosts_at_once_one_wins_and_the_other_reads_who(book: Interventions) -> None:
    with ThreadPoolExecutor(2) as hosts:
        answers = list(hosts.map(lambda name: says(book, name), ["Anna", "Ben"]))
    assert min(answers) == ""
    assert max(answers) in ("Anna has answered this already.", "Ben has answered this already.")
    assert len(book.commands("4")) == 1


def test_what_the_lane_finds_too_late_may_be_answered_by_another_host(book: Interventions) -> None:
    says(book, "Anna")
    book.note("4", {book.commands("4")[0].id: Outcome.OVER})
    assert says(book, "Ben", Answer.REFUSE) == ""


def test_what_is_cleared_takes_no_answer(book: Interventions, engine: Engine) -> None:
    told(engine, cleared(by=SettledBy.SHOPPER, answer=None))
    assert book.open() == []
    assert says(book, "Ben") == "Anna has cleared this already."


def test_what_was_never_told_takes_none(book: Interventions) -> None:
    assert book.answer("4", "00" * 16, Answer.APPROVE, "", "Anna", "") == "This is not known here."
