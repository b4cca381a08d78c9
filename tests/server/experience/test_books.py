"""What the dashboard is read from: what ails now, what is unlike the usual, and whether anything is new."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy.engine import Engine

from kiosk.core.device_findings import DeviceFinding, LaneFindings
from server.actions.book import Actions
from server.actions.rules import load_rules
from server.actions.watch import Watcher
from server.experience.asked import Asked
from server.experience.books import MOST_AILING, Books
from server.findings.book import Findings
from server.modes.book import Modes
from server.standing.book import Standings
from server.wall.words import load_words
from tests.server.actions.shop_day import NOON

NAMES = tuple(str(number) for number in range(1, 9))
PAPER = LaneFindings((DeviceFinding(device="printer", kind="printer", part="paper", cause="paper_low", state="soon"),))
WORDS = load_words()["en"]


class Store:
    """Its books, and what lanes tell of themselves."""

    def __init__(self, engine: Engine) -> None:
        self.at = NOON
        self.standings = Standings(engine, self.now, NAMES)
        self.findings = Findings(engine, self.now, NAMES)
        actions, modes = Actions(engine, self.now, _nobody), Modes(engine, self.now, _nobody, NAMES)
        watcher = Watcher(engine, actions, self.standings, self.findings, modes, load_rules, self.now, _nobody)
        self.books = Books.of(engine, self.standings, self.findings, watcher, self.now)

    def now(self) -> datetime:
        return self.at


def _nobody(*_told: object) -> None:
    """Nobody waits for news here."""


@pytest.fixture
def store(engine: Engine) -> Store:
    return Store(engine)


def test_what_ails_is_told_of_the_chosen_lane_or_of_the_first_few(store: Store) -> None:
    for lane in NAMES:
        store.findings.keep(lane, PAPER)
    assert len(store.books.ailing("", WORDS)) == MOST_AILING < len(NAMES)
    assert [one.lane for one in store.books.ailing("3", WORDS)] == ["3"]


def test_the_unusual_is_told_of_a_day_as_a_whole_alone(store: Store) -> None:
    assert store.books.unusual(Asked(), WORDS) == []
    assert store.books.unusual(Asked(language="en"), WORDS) is None


def test_the_tag_is_another_once_a_lane_was_heard_in_another_minute(store: Store) -> None:
    tags = [store.books.tag()]
    for _ in range(2):
        store.at += timedelta(minutes=1)
        store.standings.hear("1", unsent=0, parked=0, age_s=0)
        tags.append(store.books.tag())
    assert (len(set(tags)), store.books.tag()) == (3, tags[-1])
