"""A minute at the store: figures from its books raise actions, once, whoever looks."""

import threading
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy.engine import Engine

from kiosk.core.device_findings import DeviceFinding, LaneFindings
from kiosk.core.mode import LaneMode
from server.actions import watch
from server.actions.book import DONE, OVER, Actions
from server.actions.lately import Lately, lately
from server.actions.rules import load_rules
from server.actions.watch import Watcher, lanes
from server.findings.book import Findings
from server.keeper import Keeper
from server.modes.book import Modes
from server.standing.book import LaneStanding, Look, Standings
from tests.server.actions.shop_day import NOON, Books, minutes
from tests.waiting import wait_until

NAMES = ("1", "2", "3", "4")
PAPER = LaneFindings((DeviceFinding(device="printer", kind="printer", part="paper", cause="paper_low", state="soon"),))


@dataclass
class Store:
    engine: Engine
    at: datetime = NOON
    rung: list[datetime] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.books = Books(self.engine)
        self.standings = Standings(self.engine, self.now, NAMES)
        self.findings = Findings(self.engine, self.now, NAMES)
        self.modes = Modes(self.engine, self.now, lambda _lane: None, NAMES)
        self.actions = Actions(self.engine, self.now, lambda: None)
        self.watcher = self.worker()

    def now(self) -> datetime:
        return self.at

    def worker(self) -> Watcher:
        return Watcher(
            self.engine,
            self.actions,
            self.standings,
            self.findings,
            self.modes,
            load_rules,
            self.now,
            lambda: self.rung.append(self.at),
        )

    def passes(self, number: int) -> None:
        """So many minutes, each looked at."""
        for _ in range(number):
            self.at += minutes(1)
            self.watcher.turn()

    def passes_at_once(self, number: float) -> None:
        """So many minutes, of which only the last is looked at."""
        self.at += minutes(number)
        self.watcher.turn()

    def open(self) -> list[str]:
        return [row.cause for row in self.actions.open()]


@pytest.fixture
def store(engine: Engine) -> Store:
    return Store(engine)


def test_three_slow_weighings_in_ten_minutes_raise_one_action(store: Store) -> None:
    store.books.morning()
    for ago in (8, 5, 2):
        store.books.visit("3", NOON - minutes(ago) + minutes(10), weighed_s=[28.0, 31.0])
    for _ in range(5):
        store.passes_at_once(2)
    assert store.open() == ["slow_step/3/weigh"]
    [row] = store.actions.open()
    assert row.value > 3
    assert store.rung != []


def test_a_day_as_usual_raises_nothing(store: Store) -> None:
    store.books.morning()
    for place in range(12):
        for lane in NAMES:
            store.books.visit(lane, NOON + minutes(5 * place), weighed_s=[5.0 + (place * 7) % 6])
    for _ in range(12):
        store.passes_at_once(5)
    assert store.open() == []


def test_two_workers_raise_it_once(store: Store) -> None:
    store.findings.keep("2", PAPER)
    other = store.worker()
    assert [store.watcher.turn(), other.turn()] == [True, False]
    assert store.open() == ["device/2/printer:paper_low"]


def test_a_silent_lane_is_to_be_looked_at_and_one_that_was_never_heard_is_not(store: Store) -> None:
    store.standings.hear("1", unsent=0, parked=0, age_s=0)
    store.passes(4)
    assert store.open() == []
    store.passes(1)
    assert store.open() == ["silent/1/"]
    for _ in range(3):
        store.standings.hear("1", unsent=0, parked=0, age_s=0)
        store.passes(1)
    assert [row.state for row in store.actions.ended()] == [OVER]


def test_what_a_lane_owes_for_an_hour_is_told() -> None:
    standing = LaneStanding("1", NOON.isoformat(), 3, 0, (NOON - minutes(61)).isoformat(), late=True, silent=False)
    assert [(one.cause.gauge, one.value) for one in lanes([standing], NOON)] == [("silent", 0.0), ("unsent", 61.0)]


def looks(store: Store, lane: str, light: str, express: int = 0) -> None:
    store.standings.hear(lane, unsent=0, parked=0, age_s=0, look=look_of(light, express))


def look_of(light: str, express: int = 0) -> Look:
    return Look(light=light, paying=False, pieces=1, minor=0, currency="", express=express)


def a_rush(store: Store) -> None:
    """Three lanes are full, the fourth is closed."""
    for place in range(80):
        store.books.visit(str(1 + place % 3), NOON + minutes(0.6 * place - 40), lasts_s=110.0)
    for _ in range(4):
        store.at += minutes(1)
        for lane in "123":
            looks(store, lane, "busy")
        looks(store, "4", "closed")
        store.watcher.turn()


def test_a_lane_that_was_closed_when_it_was_heard_last_is_missed_by_nobody() -> None:
    off = LaneStanding("1", NOON.isoformat(), 0, 0, "", late=False, silent=True, look=look_of("closed"))
    later = NOON + minutes(600)
    assert [one.value for one in lanes([off], later)] == [0.0, 0.0]
    assert [one.value for one in lanes([replace(off, look=look_of("free"))], later)] == [600.0, 0.0]


def test_a_lane_that_is_closed_because_it_is_broken_is_not_asked_for(store: Store) -> None:
    store.findings.keep("4", LaneFindings((replace(PAPER.findings[0], state="fault"),)))
    a_rush(store)
    assert "open_lane" not in [row.remedy for row in store.actions.open()]


def test_a_rush_asks_for_the_closed_lane_and_says_how_many_are_open(store: Store) -> None:
    a_rush(store)
    [row] = store.actions.open()
    assert (row.gauge, row.remedy, row.target) == ("waiting", "open_lane", "4")
    assert store.watcher.crowd().lanes == 3


def rush(store: Store, minutes_: int, express: str = "") -> None:
    """So many minutes in which three lanes are not enough, and four baskets in ten are small."""
    for place in range(minutes_):
        for number in range(2):
            at = store.at + minutes(1 - 0.3 * number)
            store.books.visit(str(1 + (2 * place + number) % 3), at, lasts_s=110.0, pieces=4 if place % 5 < 2 else 20)
        store.at += minutes(1)
        for lane in "123":
            looks(store, lane, "busy", 10 if lane == express else 0)
        store.watcher.turn()


def test_a_rush_asks_for_one_express_lane_whose_effect_is_the_wait_and_quiet_ends_it(store: Store) -> None:
    store.at -= minutes(60)
    rush(store, 60)
    [row] = store.actions.open()
    assert (row.gauge, row.remedy, row.target) == ("waiting", "express", "3")
    store.modes.order("3", LaneMode.EXPRESS, "", "Anna", pieces=10, action=row.id)
    store.actions.end(row.id, DONE, "Anna", load_rules())
    rush(store, 4, express="3")
    assert store.modes.newest()["3"].mode == LaneMode.EXPRESS
    assert [one.remedy for one in store.actions.open()] != ["express"], "it is one already"
    for _ in range(75):
        store.at += minutes(1)
        for lane in "123":
            looks(store, lane, "express" if lane == "3" else "free", 10 if lane == "3" else 0)
        store.watcher.turn()
    ended = store.modes.newest()["3"]
    assert (ended.mode, ended.only_in, ended.name) == (LaneMode.OPEN, LaneMode.EXPRESS, "")
    effect = next(one.effect for one in store.actions.ended() if one.id == row.id)
    assert effect is not None
    assert (effect["is_sure"], effect["change"]["high"] < 0) == (True, True)


def test_an_express_lane_that_a_host_wanted_is_ended_by_nobody_else(store: Store) -> None:
    store.modes.order("3", LaneMode.EXPRESS, "", "Anna", pieces=10)
    for _ in range(30):
        store.at += minutes(1)
        looks(store, "3", "express", 10)
        store.watcher.turn()
    assert store.modes.newest()["3"].mode == LaneMode.EXPRESS


def test_the_effect_of_what_was_done_is_measured_until_an_hour_later(store: Store) -> None:
    store.books.morning()
    for place in range(12):
        store.books.visit("3", NOON + minutes(2 * place + 1), weighed_s=[26.0 + place])
    store.passes_at_once(24)
    [row] = store.actions.open()
    store.actions.end(row.id, DONE, "Anna", load_rules())
    for place in range(12):
        store.books.visit("3", NOON + minutes(3 * place + 28), weighed_s=[6.0 + place % 3])
    store.passes_at_once(40)
    [row] = store.actions.ended()
    assert row.effect is not None
    assert row.effect["is_sure"]
    assert row.effect["change"]["high"] < -15
    assert not row.is_final
    store.passes_at_once(25)
    assert store.actions.unmeasured() == []


def test_a_faults_effect_is_final_at_once_and_what_was_before_is_read_once(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.findings.keep("2", PAPER)
    store.books.morning()
    for place in range(12):
        store.books.visit("3", NOON + minutes(2 * place + 1), weighed_s=[26.0 + place])
    store.passes_at_once(24)
    for row in store.actions.open():
        store.actions.end(row.id, DONE, "Anna", load_rules())
    read: list[timedelta] = []

    def looked(engine: Engine, since: datetime, until: datetime, lane: str = "") -> Lately:
        read.append(until - since)
        return lately(engine, since, until, lane)

    monkeypatch.setattr(watch, "lately", looked)
    store.passes(1)
    assert [row.gauge for row in store.actions.unmeasured()] == ["slow_step"]
    assert len(read) == 4  # all figures; before, during and after of weighing
    store.passes(1)
    assert len(read) == 6


def test_help_that_nobody_gives_asks_for_one_more_host(store: Store) -> None:
    store.passes_at_once(5)
    for number in range(8):
        store.books.doubts(str(number), store.at - minutes(5))
    store.passes(3)
    assert store.open() == ["help_wait//"]


def test_the_worker_looks_by_itself_until_it_is_stopped(store: Store) -> None:
    store.findings.keep("2", PAPER)
    keeper = Keeper("actions", store.watcher.turn, 0.01)
    keeper.start()
    wait_until(lambda: store.open() != [])
    keeper.stop()
    assert "actions" not in [thread.name for thread in threading.enumerate()]
