"""Open calls, what hosts say of them, and the commands that come of it."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime, timedelta
from secrets import token_hex

import pytest
from sqlalchemy.engine import Engine

from kiosk.core.calls import ClearedBy, HostAnswer, Outcome
from kiosk.core.wire import Envelope
from server.calls.book import LATE_S, Calls, OpenCall
from server.ingest.envelopes import EnvelopeIn
from server.ingest.intake import Intake
from tests.server.calls.telling import AT, CALL, asked, cleared, coming, seen

CALLED = datetime.fromisoformat(AT)


class Hosts:
    """The book with a clock moved by hand, filled as lanes fill it."""

    def __init__(self, engine: Engine) -> None:
        self.now = CALLED
        self.rings = 0
        self.calls = Calls(engine, lambda: self.now, self._ring)
        self._intake = Intake(engine, lambda: self.now)

    def _ring(self, _lane: str) -> None:
        self.rings += 1

    def hear(self, *told: Envelope) -> Hosts:
        for one in told:
            assert self._intake.take(EnvelopeIn.model_validate(_fields(one))) == ""
        return self

    def wait(self, seconds: float) -> Hosts:
        self.now += timedelta(seconds=seconds)
        return self

    def say(self, answer: HostAnswer, name: str = "Anna", seconds: int = 40, call: str = CALL) -> str:
        return self.calls.answer("4", call, answer, name, seconds)

    def only(self) -> OpenCall:
        [found] = self.calls.open()
        return found


def _fields(one: Envelope) -> dict[str, object]:
    names = ("lane", "journal", "seq", "payload_hash", "kind", "version")
    return {**{name: getattr(one, name) for name in names}, "payload": dict(one.payload)}


@pytest.fixture
def hosts(engine: Engine) -> Hosts:
    return Hosts(engine)


def test_a_call_is_open_with_what_the_lane_showed(hosts: Hosts) -> None:
    found = hosts.hear(asked()).wait(30).only()
    assert (found.row.lane, found.waits_s, found.raised, found.may_come) == ("4", 30, False, True)
    assert found.row.shown == {"screen": "basket", "pieces": 6, "total": {"minor": 1842, "currency": "EUR"}}


def test_unanswered_for_two_minutes_it_is_raised_and_comes_first(hosts: Hosts) -> None:
    hosts.hear(asked(), asked("cd" * 16, lane="7")).say(HostAnswer.SEEN)
    hosts.wait(119)
    assert [(one.row.lane, one.raised) for one in hosts.calls.open()] == [("4", False), ("7", False)]
    hosts.wait(1)
    assert [(one.row.lane, one.raised) for one in hosts.calls.open()] == [("7", True), ("4", False)]


def test_a_word_becomes_one_command_which_is_sent_until_it_is_answered(hosts: Hosts) -> None:
    hosts.hear(asked())
    assert hosts.say(HostAnswer.COMING) == ""
    [command] = hosts.calls.commands("4")
    assert (command.call, command.answer, command.name, command.seconds) == (CALL, HostAnswer.COMING, "Anna", 40)
    assert hosts.calls.commands("7") == []
    hosts.calls.note("7", {command.id: Outcome.DONE})
    hosts.calls.note("4", {})
    assert hosts.calls.commands("4") == [command]
    hosts.calls.note("4", {command.id: Outcome.DONE})
    assert (hosts.calls.commands("4"), hosts.rings) == ([], 1)


def test_of_two_hosts_one_wins_and_the_other_is_told_who(hosts: Hosts) -> None:
    hosts.hear(asked())
    assert hosts.say(HostAnswer.COMING, "Anna") == ""
    assert hosts.say(HostAnswer.COMING, "Ben") == "Anna is on the way already."
    assert hosts.say(HostAnswer.COMING, "Anna", 90) == ""
    assert (hosts.only().row.coming_by, hosts.only().left_s, len(hosts.calls.commands("4"))) == ("Anna", 90, 2)


def test_of_two_hosts_at_the_very_same_moment_one_wins(hosts: Hosts, monkeypatch: pytest.MonkeyPatch) -> None:
    hosts.hear(asked())
    both_read = threading.Barrier(2)

    def name_of_a_command(size: int) -> str:
        with suppress(threading.BrokenBarrierError):  # the other one has to wait: so it should be
            both_read.wait(0.5)
        return token_hex(size)

    monkeypatch.setattr("server.calls.book.secrets.token_hex", name_of_a_command)
    with ThreadPoolExecutor(2) as touching:
        said = list(touching.map(lambda name: hosts.say(HostAnswer.COMING, name), ("Anna", "Ben")))
    coming_by = hosts.only().row.coming_by
    assert sorted(said) == ["", f"{coming_by} is on the way already."]
    assert len(hosts.calls.commands("4")) == 1


def test_who_is_far_too_late_may_be_helped_out(hosts: Hosts) -> None:
    hosts.hear(asked()).say(HostAnswer.COMING, "Anna", 40)
    assert not hosts.wait(40 + LATE_S).only().may_come
    assert hosts.wait(1).only().may_come
    assert hosts.say(HostAnswer.COMING, "Ben") == ""
    assert hosts.only().row.coming_by == "Ben"


def test_done_closes_the_call_at_once_and_twice_is_told(hosts: Hosts) -> None:
    hosts.hear(asked())
    assert hosts.say(HostAnswer.DONE) == ""
    assert hosts.calls.open() == []
    assert hosts.say(HostAnswer.DONE, "Ben") == "Anna has closed this call already."
    assert hosts.say(HostAnswer.COMING, "Ben") == "Anna has closed this call already."


@pytest.mark.parametrize(("by", "who"), [(ClearedBy.SHOPPER, "The shopper"), (ClearedBy.LEFT, "The lane")])
def test_a_call_that_the_lane_closed_is_closed(hosts: Hosts, by: ClearedBy, who: str) -> None:
    hosts.hear(asked(), cleared(by=by))
    assert hosts.calls.open() == []
    assert hosts.say(HostAnswer.COMING) == f"{who} has closed this call already."
    assert hosts.calls.commands("4") == []


def test_seen_is_said_once(hosts: Hosts) -> None:
    hosts.hear(asked())
    assert hosts.say(HostAnswer.SEEN) == ""
    assert hosts.say(HostAnswer.SEEN, "Ben") == "Anna has seen it already."
    hosts.say(HostAnswer.COMING, "Ben")
    assert hosts.say(HostAnswer.SEEN, "Cem") == "Ben has seen it already."


def test_a_call_that_nobody_made_is_not_answered(hosts: Hosts) -> None:
    assert hosts.say(HostAnswer.SEEN) == "This call is not known here."


def test_what_the_lane_shows_is_told(hosts: Hosts) -> None:
    hosts.hear(asked()).say(HostAnswer.COMING)
    assert hosts.only().row.told == "called"
    assert hosts.hear(coming()).only().row.told == "coming"


def test_a_lanes_word_stands_where_no_host_said_it_here(hosts: Hosts) -> None:
    hosts.hear(asked(), seen())
    assert hosts.only().row.seen_by == "Anna"
    hosts.hear(coming())
    assert (hosts.only().row.coming_by, hosts.only().left_s) == ("Anna", 40)
