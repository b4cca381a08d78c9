"""The worker that looks at the store's figures once a minute and raises what is to be done."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import chain

from sqlalchemy.engine import Engine

from kiosk.core.findings import Grade
from kiosk.core.session.light import Light
from server.actions.book import Actions
from server.actions.crowd import Busy, Crowd, crowd
from server.actions.effect import Past, effect, past
from server.actions.express import end_express, express_of
from server.actions.gauges import (
    OF_CASES,
    Usuals,
    faces,
    false_alarms,
    give_ups,
    help_wait,
    needs,
    payments,
    slow_steps,
)
from server.actions.lately import Lately, lately
from server.actions.reading import Cause, Reading, exactly
from server.actions.remedies import Floor
from server.actions.rules import Gauge, Rule, Rules
from server.actions.usual import UsualTimes
from server.actions.waiting import waiting
from server.actions.waits import Waits
from server.findings.book import Findings
from server.modes.book import Modes
from server.standing.book import LaneStanding, Standings
from server.wall.book import is_quiet

log = logging.getLogger(__name__)

TICK_S = 5.0
"""So often it is looked whether a minute has begun."""
MINUTE, CROWD = timedelta(minutes=1), timedelta(hours=1)
"""Visits of so long tell how full it is."""
NOT_SERVING = frozenset({Light.CLOSED, Light.SERVICE, Light.FAULT})
SERVING = frozenset({Light.BUSY, Light.HELP, Light.COMING})
GRADES = {grade.word: float(grade.value) for grade in Grade}


class Watcher:
    """Its `turn` is to be made every `TICK_S`, from any thread: of all workers and threads one looks in a minute."""

    def __init__(
        self,
        engine: Engine,
        actions: Actions,
        standings: Standings,
        findings: Findings,
        modes: Modes,
        rules: Callable[[], Rules],
        now: Callable[[], datetime],
        ring: Callable[[], None],
    ) -> None:
        self._engine, self.actions, self._standings, self._findings = engine, actions, standings, findings
        self._modes, self._waits = modes, Waits(engine)
        self._now, self._ring = now, ring
        self._rules = rules
        self._usual = UsualTimes(engine)
        self._tidied: date | None = None
        self._looking, self._measuring = threading.Lock(), threading.Lock()
        self._past: dict[int, Past] = {}

    @property
    def rules(self) -> Rules:
        """Those in force now; the store may change them as it runs. Raises SQLAlchemyError."""
        return self._rules()

    def turn(self) -> bool:
        """The figures of this minute are looked at, unless somebody did; whether it was done here. Raises
        SQLAlchemyError: the next minute is another try.
        """
        now = self._now()
        if not self.actions.claims(now):
            return False
        with self._looking:
            seen = lately(self._engine, now - timedelta(minutes=self.rules.longest), now)
            usual = {**self._usual.steps(now), **self.actions.frozen()}
            standings = self._standings.all()
            full = self._crowd(seen, standings, now)
            found = list(self._readings(seen, usual, standings, full, now))
            changed = self.actions.look(found, self.rules, self._floor(seen, standings, now), usual, now)
            if full.lanes:
                self._waits.keep(now, full.now_s)
            end_express(self._modes, standings, full, self.rules, now)
            if self._tidied != now.date():
                self.actions.forget(now)
                self._waits.forget(now)
                self._tidied = now.date()
        if changed:
            self._ring()
        with self._measuring:
            self._measure(now)
        return True

    def crowd(self) -> Crowd:
        """How full it is now, and will be; whoever looks at the figures meanwhile is not waited for. Raises
        SQLAlchemyError.
        """
        now = self._now()
        return self._crowd(lately(self._engine, now - CROWD, now), self._standings.all(), now)

    def _readings(
        self, seen: Lately, usual: Usuals, standings: Sequence[LaneStanding], full: Crowd, now: datetime
    ) -> Iterator[Reading]:
        of = self.rules.of
        yield from chain(
            slow_steps(seen, of[Gauge.SLOW_STEP], usual),
            help_wait(seen, of[Gauge.HELP_WAIT], self._waiting(now)),
            payments(seen, of[Gauge.PAYMENTS]),
            give_ups(seen, of[Gauge.GIVE_UP]),
            needs(seen, of[Gauge.NEEDS]),
            false_alarms(seen, of[Gauge.FALSE_ALARMS]),
            faces(_of_last(seen, of[Gauge.FACES]), of[Gauge.FACES]),
            lanes(standings, now),
            self._devices(),
        )
        if full.lanes:
            share = full.now_s / self.rules.usual_wait_s
            yield exactly(Cause(Gauge.WAITING), share, count=full.came, usual=self.rules.usual_wait_s)

    def _waiting(self, now: datetime) -> list[float]:
        return waiting(self._engine, now, timedelta(minutes=self.rules.of[Gauge.HELP_WAIT].window))

    def _devices(self) -> Iterator[Reading]:
        for lane, rows in self._findings.open().items():
            for row in rows:
                yield exactly(Cause(Gauge.DEVICE, lane, f"{row.device}:{row.cause}"[:80]), GRADES.get(row.state, 1.0))

    def _crowd(self, seen: Lately, standings: Sequence[LaneStanding], now: datetime) -> Crowd:
        there = [one for one in standings if one.look is not None and not is_quiet(one, now)]
        busy = [
            Busy(lane=one.lane, since=datetime.fromisoformat(one.look.since))
            for one in there
            if one.look is not None and one.look.light in SERVING
        ]
        serving = sum(one.look is not None and one.look.light not in NOT_SERVING for one in there)
        return crowd(seen.last(CROWD / MINUTE), busy, serving, self._usual.hours(now), self._usual.today(now), now)

    def _floor(self, seen: Lately, standings: Sequence[LaneStanding], now: datetime) -> Floor:
        looks = [(one.lane, one.look.light) for one in standings if one.look is not None and not is_quiet(one, now)]
        found = self._findings.open()
        ill = {lane for lane, rows in found.items() if any(row.state == Grade.FAULT.word for row in rows)}
        baskets = [one.pieces for one in seen.last(60) if one.paid]
        small = sum(pieces <= self.rules.express_pieces for pieces in baskets)
        return Floor(
            open=[lane for lane, light in looks if light not in NOT_SERVING],
            closed=[lane for lane, light in looks if light == Light.CLOSED and lane not in ill],
            small=small / len(baskets) if baskets else 0.0,
            express=express_of(standings),
        )

    def _measure(self, now: datetime) -> None:
        """What came of all that was done lately. What was before is read once, and by each worker that looks."""
        rows = self.actions.unmeasured()
        self._past = {row.id: self._past[row.id] for row in rows if row.id in self._past}
        for row in rows:
            cause, fixed = Cause.of(row.cause), datetime.fromisoformat(row.fixed_at)

            def look(since: datetime, until: datetime, lane: str = cause.lane) -> Lately:
                return lately(self._engine, since, until, lane)

            if row.id not in self._past and cause.gauge in OF_CASES:
                window = timedelta(minutes=self.rules.of[cause.gauge].window)
                self._past[row.id] = past(cause, datetime.fromisoformat(row.began_at), fixed, window, look)
            found = effect(cause, self._past.get(row.id, Past()), fixed, now, look)
            self.actions.measured(row.id, found, is_final=now >= datetime.fromisoformat(found.ends))


def lanes(standings: Sequence[LaneStanding], now: datetime) -> Iterator[Reading]:
    """Minutes since each lane was heard, of those that ever were; and that the oldest of what it owes has waited. One
    that was closed when it was heard last is switched off, as every evening: nobody misses it.
    """
    for one in standings:
        if one.heard_at:
            off = one.look is not None and one.look.light == Light.CLOSED
            yield exactly(Cause(Gauge.SILENT, one.lane), 0.0 if off else _minutes(one.heard_at, now))
            yield exactly(Cause(Gauge.UNSENT, one.lane), _minutes(one.since, now) if one.since else 0.0)


def _minutes(since: str, now: datetime) -> float:
    return (now - datetime.fromisoformat(since)).total_seconds() / 60


def _of_last(seen: Lately, rule: Rule) -> Lately:
    """Taps of so many hours: that which has begun is one of them."""
    first = (seen.until - timedelta(minutes=rule.window)).isoformat()[:13]
    taps = [one for one in seen.taps if one.hour > first]
    return Lately(since=seen.since, until=seen.until, visits=seen.visits, taps=taps)
