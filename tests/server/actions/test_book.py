"""Actions in the books: one a cause, one look a minute, one owner, and a person's word counts."""

import threading
from dataclasses import dataclass, replace
from datetime import datetime

import pytest
from sqlalchemy.engine import Engine

from server.actions.book import DISMISSED, DONE, LAPSED, OPEN, OVER, TAKEN, Actions
from server.actions.chance import Usual
from server.actions.reading import Cause, Reading, exactly
from server.actions.remedies import Floor
from server.actions.rules import Gauge, load_rules
from tests.server.actions.shop_day import NOON, minutes

SHIPPED = load_rules()
A_MINUTE = SHIPPED.of[Gauge.SLOW_STEP].model_copy(update={"raise_after": 1, "clear_at": 1.2})
RULES = replace(SHIPPED, of={**SHIPPED.of, Gauge.SLOW_STEP: A_MINUTE})
"""A step has to be slow for a minute here, to see that it is waited for."""
PAPER = Cause(Gauge.DEVICE, "2", "printer:paper_low")
WEIGHING = Cause(Gauge.SLOW_STEP, "3", "weigh")
USUAL = {("3", "weigh"): Usual(60, 2.0, 0.4)}


@dataclass
class Clock:
    at: datetime = NOON

    def __call__(self) -> datetime:
        return self.at


@dataclass
class Desk:
    actions: Actions
    clock: Clock
    rung: list[int]

    def looks(self, *readings: Reading, after: float = 0) -> bool:
        self.clock.at += minutes(after)
        return self.actions.look(readings, RULES, Floor(), USUAL, self.clock.at)


@pytest.fixture
def desk(engine: Engine) -> Desk:
    clock, rung = Clock(), [0]

    def ring() -> None:
        rung[0] += 1

    return Desk(Actions(engine, clock, ring), clock, rung)


def slow(ratio: float = 3.0) -> Reading:
    return Reading(cause=WEIGHING, value=ratio, at_least=ratio / 1.5, count=4, usual=7.4)


def test_of_all_who_look_in_a_minute_one_does(desk: Desk) -> None:
    found = []

    def looks() -> None:
        found.append(desk.actions.claims(NOON))

    threads = [threading.Thread(target=looks) for _ in range(6)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sorted(found) == [False] * 5 + [True]
    assert desk.actions.claims(NOON + minutes(1))


def test_a_cause_raises_one_action_with_the_figures_that_raised_it(desk: Desk) -> None:
    assert not desk.looks(slow())
    assert desk.looks(slow(), after=1)
    assert not desk.looks(slow(), after=1)
    [row] = desk.actions.open()
    assert (row.cause, row.lane, row.subject, row.state) == ("slow_step/3/weigh", "3", "weigh", OPEN)
    assert (row.value, row.at_least, row.usual, row.count) == (3.0, 2.0, 7.4, 4)
    assert (row.began_at, row.raised_at) == (NOON.isoformat(), (NOON + minutes(1)).isoformat())
    assert (row.remedy, row.target) == ("send_host", "3")


def test_while_a_step_is_slow_what_was_usual_before_stays_usual(desk: Desk) -> None:
    desk.looks(slow())
    assert desk.actions.frozen() == {("3", "weigh"): USUAL["3", "weigh"]}
    desk.looks(slow(1.0), after=1)
    assert desk.actions.frozen() == {}


def test_what_is_under_its_line_for_long_enough_is_over(desk: Desk) -> None:
    desk.looks(slow())
    desk.looks(slow(), after=1)
    for _ in range(10):
        desk.looks(slow(1.1), after=1)
    assert desk.actions.open() != []
    assert desk.looks(slow(1.1), after=1)
    [row] = desk.actions.ended()
    assert (row.state, row.fixed_at) == (OVER, (NOON + minutes(2)).isoformat())


def test_a_step_that_nobody_does_any_more_lapses_and_claims_no_effect(desk: Desk) -> None:
    desk.looks(slow())
    desk.looks(slow(), after=1)
    desk.looks(after=61)
    [row] = desk.actions.ended()
    assert (row.state, row.fixed_at) == (LAPSED, "")


def test_a_finding_that_the_lane_tells_no_more_is_over(desk: Desk) -> None:
    desk.looks(exactly(PAPER, 1.0))
    desk.looks(after=1)
    desk.looks(after=2)
    assert [row.state for row in desk.actions.ended()] == [OVER]


def test_the_first_host_who_takes_it_is_its_owner(desk: Desk) -> None:
    desk.looks(exactly(PAPER, 1.0))
    [row] = desk.actions.open()
    assert desk.actions.take(row.id, "anna", "Anna") == ""
    assert desk.actions.take(row.id, "ben", "Ben") == "Anna has seen it already."
    assert desk.actions.take(row.id, "anna", "Anna") == ""
    [row] = desk.actions.open()
    assert (row.state, row.name, row.taken_at) == (TAKEN, "Anna", NOON.isoformat())
    assert desk.rung == [2]


def test_what_is_done_is_measured_from_then_on_and_asked_for_again_only_later(desk: Desk) -> None:
    desk.looks(slow())
    desk.looks(slow(), after=1)
    [row] = desk.actions.open()
    assert desk.actions.end(row.id, DONE, "Anna", RULES) == ""
    assert [one.id for one in desk.actions.unmeasured()] == [row.id]
    for _ in range(29):
        assert not desk.looks(slow(), after=1)
    assert desk.looks(slow(), after=1)
    assert len(desk.actions.open()) == 1


def test_what_is_not_needed_has_its_reason_and_no_effect(desk: Desk) -> None:
    desk.looks(exactly(PAPER, 1.0))
    [row] = desk.actions.open()
    assert desk.actions.end(row.id, DISMISSED, "Anna", RULES, "known") == ""
    assert desk.actions.end(row.id, DONE, "Ben", RULES) == "Anna has closed this already."
    [row] = desk.actions.ended()
    assert (row.state, row.reason, row.fixed_at, desk.actions.unmeasured()) == (DISMISSED, "known", "", [])


def test_a_word_on_what_is_not_there_is_refused(desk: Desk) -> None:
    assert desk.actions.take(99, "anna", "Anna") == "There is no such action."


def test_what_nobody_has_comes_first_and_then_in_the_order_of_the_figures(desk: Desk) -> None:
    silent = Cause(Gauge.SILENT, "4")
    desk.looks(slow())
    desk.looks(slow(), exactly(PAPER, 2.0), exactly(silent, 9.0), after=1)
    [first, *_] = desk.actions.open()
    desk.actions.take(first.id, "anna", "Anna")
    assert [row.gauge for row in desk.actions.open()] == ["device", "slow_step", "silent"]


def test_what_ended_a_year_ago_is_forgotten(desk: Desk) -> None:
    desk.looks(exactly(PAPER, 1.0))
    [row] = desk.actions.open()
    desk.actions.end(row.id, DONE, "Anna", RULES)
    desk.actions.forget(NOON + minutes(60 * 24 * 399))
    assert desk.actions.one(row.id) is not None
    desk.actions.forget(NOON + minutes(60 * 24 * 401))
    assert desk.actions.one(row.id) is None
