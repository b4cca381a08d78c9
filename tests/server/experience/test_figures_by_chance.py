"""What the store counts is what a count by hand over the lanes' journals comes to, on random days."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from itertools import groupby
from pathlib import Path
from random import Random

import pytest
from sqlalchemy.engine import Engine

from kiosk.core.standing import Standing
from kiosk.journal import Journal, load_or_make_key
from kiosk.journal.outbox import Outbox
from server.db.engine import open_database
from server.experience.board import board
from server.experience.chosen import By, Chosen
from server.experience.day_sums import DaySums
from server.experience.figures import Part
from server.experience.queries import ALERTS, ALL, FINE, Queries, Wait
from server.experience.running import Runs
from server.ingest.envelopes import EnvelopeIn
from server.ingest.intake import Intake
from server.ingest.rebuild import rebuild
from server.standing.book import Standings
from tests.server.experience import brute_force as by_hand
from tests.server.experience.random_days import Lane, random_day
from tests.server.experience.random_faults import Fault, random_faults, tell
from tests.server.postgres import empty_schema

NOW = datetime(2026, 11, 27, tzinfo=UTC)
DAY = Chosen(first="2026-11-22", last="2026-11-22")
LANES, SHOPPERS = 2, 25


def summed(engine: Engine) -> None:
    """Of the day there are sums, or new ones."""
    while DaySums(engine, lambda: NOW, keep_days=62).turn():
        pass


def forgotten(engine: Engine) -> None:
    """Of the day there are sums only."""
    while DaySums(engine, lambda: NOW, keep_days=2).turn():
        pass


MEANWHILE = {
    1: ((), ()),
    2: ((summed,), ()),  # the second lane is late: its day is read anew
    3: ((summed,), (summed, rebuild, summed)),
    4: ((summed, forgotten), (rebuild,)),  # what came late is counted beside the sums of what is forgotten
    5: ((forgotten,), (forgotten, rebuild)),
}
"""Seed → what the server does after each lane told all that it has."""


class Counted:
    """A random day, in the store's books and in its lanes' own."""

    def __init__(self, seed: int, engine: Engine, folder: Path, *, cuts: bool) -> None:
        self.owed: dict[str, str] = {}
        self.standings = Standings(engine, lambda: NOW, [str(number + 1) for number in range(LANES)])
        self.lanes = list(random_day(seed, LANES, SHOPPERS, cuts=cuts))
        for lane, then in zip(self.lanes, MEANWHILE[seed], strict=True):
            send(lane, engine, folder / lane.policy.lane, self._hears)
            for act in then:
                act(engine)
        self.cuts = cuts
        self.faults = random_faults(chance := Random(seed), self.standings.lanes, max(one.second for one in self.lanes))
        tell(self.faults, engine)
        self.at = NOW + timedelta(seconds=chance.randint(0, 9_000))
        self.board = board(Queries(engine), Runs(engine, self.standings), DAY, self.at)
        self.queries = Queries(engine)
        self.visits = [(lane, one) for lane in self.lanes for one in by_hand.presences(lane)]
        self.facts = [one.fact for lane in self.lanes for one in lane.journal]
        self.needed = [(lane, need) for lane, one in self.visits for need in by_hand.needs(one)]
        self.needs = [need for _, need in self.needed]

    def _hears(self, lane: Lane, first: int, standing: Standing) -> None:
        """What the lane said last of what it owes; by hand, when its oldest fact that was not sent was written."""
        told = {"unsent": standing.unsent, "parked": standing.parked, "age_s": standing.age_s}
        self.standings.hear(lane.policy.lane, **told)
        self.owed[lane.policy.lane] = lane.journal[first - 1].at

    def faults_by_lane(self) -> list[list[Fault]]:
        return [[one for one in self.faults if one.lane == lane] for lane in self.standings.lanes]

    def paid(self) -> list[tuple[Lane, by_hand.Presence]]:
        return [(lane, one) for lane, one in self.visits if one.sale is not None]

    def seconds(self, part: str) -> list[int]:
        """Of each paid visit that had such a part."""
        sums = [sum(s for name, s in by_hand.shown(*one) if part in (name, "total")) for one in self.paid()]
        return [one for one in sums if one]


@pytest.fixture(scope="module", params=["sqlite-1", "sqlite-2", "postgresql-3", "postgresql-4", "sqlite-5"])
def day(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Counted]:
    """Only read from here on. On every second day the power fails now and then."""
    kind, _, seed = request.param.partition("-")
    folder = tmp_path_factory.mktemp("day")
    with empty_schema() if kind == "postgresql" else nullcontext(f"sqlite:///{folder / 'store.db'}") as address:
        engine = open_database(address)
        yield Counted(int(seed), engine, folder, cuts=int(seed) % 2 == 0)
        engine.dispose()


def send(lane: Lane, engine: Engine, folder: Path, hears: Callable[[Lane, int, Standing], None]) -> None:
    """Through a lane's journal and outbox, and the server's intake; every second batch twice. Before the first ones the
    lane tells how it stands, with the number of the fact that it sends next; then it is not heard any more.
    """
    folder.mkdir()
    path, key = folder / "journal.db", load_or_make_key(folder / "journal.key")
    journal = Journal.open(path, key)
    for at, together in groupby(lane.journal, lambda one: one.at):
        journal.append([one.fact for one in together], at)
    journal.close()
    outbox, intake = Outbox.open(path, key), Intake(engine, lambda: NOW)
    told = 0
    while envelopes := outbox.pending(50):
        if told < 2:
            hears(lane, envelopes[0].seq, outbox.standing(NOW))
            told += 1
        batch = [EnvelopeIn.model_validate(asdict(one)) for one in envelopes]
        for _ in range(1 + envelopes[0].seq % 2):
            assert intake.take_all(batch) == [""] * len(batch)
        outbox.settle(envelopes[-1].seq, {})
    outbox.close()


def test_sales_starts_and_abandonment(day: Counted) -> None:
    told = day.queries.visits(DAY)[ALL]
    started = [one for _, one in day.visits if one.started]
    pieces = sum(line.pieces for _, one in day.paid() if one.sale for line in one.sale.sale.lines)
    assert (told.paid, told.started, told.items) == (len(day.paid()), len(started), pieces)
    assert told.abandoned.value == (len(started) - len(day.paid())) / len(started)
    assert 0 < told.paid < told.started


def test_what_visits_turned_over(day: Counted) -> None:
    sold = sum(one.sale.sale.pricing.to_pay.minor for _, one in day.paid() if one.sale)
    assert day.queries.turnover(DAY) == {"EUR": sold}


def test_where_visits_were_lost_is_every_start_once(day: Counted) -> None:
    losses = day.queries.losses(DAY)
    started = [one for _, one in day.visits if one.started]
    assert sum(one.visits for one in losses) == len(started)
    assert sum(one.visits for one in losses if not one.step) == len(day.paid())


def test_how_long_sales_took(day: Counted) -> None:
    told, counted = day.queries.times(DAY, Part.TOTAL)[ALL], day.seconds("total")
    assert told.count == len(counted)
    assert told.median_s == by_hand.nearest_rank(counted, 50)
    assert told.p90_s == by_hand.nearest_rank(counted, 90)


@pytest.mark.parametrize("part", ["scan", "weigh", "help", "pay", "end"])
def test_where_the_time_of_sales_went(day: Counted, part: str) -> None:
    if day.cuts:
        pytest.skip("a page that was open as the power failed is in no journal")
    told, counted = day.queries.times(DAY, Part(part)), day.seconds(part)
    assert told[ALL].times == Counter(counted) if counted else told == {}


def test_items_a_minute(day: Counted) -> None:
    if day.cuts:
        pytest.skip("a page that was open as the power failed is in no journal")
    told = day.queries.visits(DAY)[ALL]
    seconds = sum(day.seconds("scan")) + sum(day.seconds("weigh"))
    assert told.items_a_minute == pytest.approx(told.items / (seconds / 60))


def test_who_was_needed_and_for_how_many_sales(day: Counted) -> None:
    told: Counter[str] = Counter()
    for one in day.queries.needs(DAY):
        told[one.kind] += one.times
    assert told == Counter(one.kind for one in day.needs)
    assert day.queries.touched(DAY) == len({id(one.presence) for one in day.needs if one.presence.sale is not None})
    assert sum(day.queries.need_counts(DAY, By.LANE).values()) == len(day.needs) > 0


def test_how_long_help_was_waited_for_and_took(day: Counted) -> None:
    first = [waited for lane, one in day.needed if (waited := by_hand.waited(lane, one)) is not None]
    resolve = [one.cleared - one.first for one in day.needs if one.first is not None and one.cleared is not None]
    for wait, counted in ((Wait.FIRST, first), (Wait.RESOLVE, resolve)):
        told = day.queries.waits(DAY, wait)[ALL]
        assert told.times == Counter(counted)
        assert (told.median_s, told.p90_s) == (by_hand.nearest_rank(counted, 50), by_hand.nearest_rank(counted, 90))


def test_false_alarms(day: Counted) -> None:
    alerts = [one for one in day.queries.needs(DAY) if one.kind in ALERTS]
    assert sum(one.times for one in alerts) == sum(by_hand.is_alert(one) for one in day.needs)
    fine = sum(one.times for one in alerts if one.answer == FINE)
    assert fine == sum(by_hand.is_false_alarm(one) for one in day.needs)


def test_what_shoppers_put_right_themselves(day: Counted) -> None:
    told = day.queries.nudges(DAY).values()
    assert (sum(one.part for one in told), sum(one.whole for one in told)) == by_hand.nudges(day.facts)


def test_payments(day: Counted) -> None:
    told = {(one.kind, one.outcome, one.reason): one.times for one in day.queries.payments(DAY)}
    assert told == by_hand.payments(day.facts)
    assert {outcome for _, outcome, _ in told} >= {"approved", "failed"}


def test_spot_checks(day: Counted) -> None:
    told = day.queries.checks(DAY)
    assert (told.count, told.hits, told.audited_minor, told.difference_minor) == by_hand.checks(day.facts)


def test_taps_as_they_stand_in_the_end(day: Counted) -> None:
    told, counted = day.queries.taps(DAY)[ALL], by_hand.faces(day.facts)
    assert told.by_face == counted
    assert told.satisfied.value == (counted[4] + counted[5]) / counted.total()
    assert told.net_score == pytest.approx((counted[5] - counted[1] - counted[2]) / counted.total())


def test_taps_per_sale(day: Counted) -> None:
    counted = by_hand.faces(day.facts).total() / len(day.paid())
    assert day.board.now.response.value == counted > 0


def test_for_how_long_lanes_were_available_second_by_second(day: Counted) -> None:
    opens = min(one.start for _, one in day.visits)
    closes = max(by_hand.ended(lane, one) for lane, one in day.visits)
    open_day = range(opens, closes)
    down_s = sum(len({s for one in faults for s in open_day if one.holds(s)}) for faults in day.faults_by_lane())
    told, open_s = day.board.running, LANES * len(open_day)
    failures = [one for one in day.faults if any(map(one.holds, open_day))]
    assert (told.open_s, told.down_s, told.failures) == (open_s, down_s, len(failures))
    assert told.availability == 1 - down_s / open_s < 1


def test_how_old_the_oldest_record_is_that_was_not_sent(day: Counted) -> None:
    ages = {lane: int((day.at - datetime.fromisoformat(at)).total_seconds()) for lane, at in day.owed.items()}
    sync = day.board.sync
    assert (sync.oldest_lane, sync.oldest_s) == max(ages.items(), key=lambda one: one[1])
    assert (sync.doubled, sync.lost) == (0, 0)


def test_how_long_lanes_were_busy(day: Counted) -> None:
    told = {lane: ms for _, lane, _, _, ms in day.queries.hours_open(DAY)}
    for lane in day.lanes:
        seconds = sum(s for one in by_hand.presences(lane) for _, s in by_hand.shown(lane, one))
        assert told[lane.policy.lane] == 1000 * seconds
