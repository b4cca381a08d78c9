"""All figures of the page of the experience, read from the books: the chosen ones, those before, and the last days'."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from server.experience.chosen import By, Chosen, day_list
from server.experience.figures import (
    NO_TAPS,
    NO_TIMES,
    NO_VISITS,
    NOTHING,
    PARTS,
    Checks,
    Part,
    Running,
    Share,
    Spread,
    Taps,
    Visits,
)
from server.experience.queries import ALERTS, ALL, FINE, Loss, Needed, Queries, Tried, Wait
from server.experience.running import Runs, Sync

LATELY_DAYS = 7
TREND_DAYS = 14
WORST = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """What a card shows, of one period. `knows_taps`: it is known whose taps they are."""

    visits: Visits = NO_VISITS
    total: Spread = NO_TIMES
    first_help: Spread = NO_TIMES
    needs: int = 0
    payments: Share = NOTHING
    taps: Taps = NO_TAPS
    knows_taps: bool = True

    @property
    def interventions(self) -> Share:
        """Interventions ÷ sales: a rate, that can be above 1."""
        return Share(self.needs, self.visits.paid)

    @property
    def response(self) -> Share:
        """Taps ÷ sales."""
        return Share(self.taps.count, self.visits.paid) if self.knows_taps else NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """`lately` and `trend` by day, the oldest first; `hours` of taps as two digits."""

    chosen: Chosen
    now: Glance
    before: Glance
    lately: Mapping[str, Glance]
    trend: Mapping[str, Taps]
    hours: Mapping[str, Taps]
    touched: Share
    parts: Mapping[Part, Spread]
    resolve: Spread
    needs: Sequence[Needed]
    worst_items: Sequence[tuple[str, int]]
    worst_lanes: Sequence[tuple[str, int]]
    losses: Sequence[Loss]
    tried: Sequence[Tried]
    nudges: Mapping[str, Share]
    checks: Checks
    running: Running
    sync: Sync
    responses: Mapping[str, Share] = field(default_factory=dict)

    @property
    def false_alarms(self) -> Share:
        """Alerts cleared "nothing wrong" ÷ alerts."""
        alerts = [one for one in self.needs if one.kind in ALERTS]
        return Share(sum(one.times for one in alerts if one.answer == FINE), sum(one.times for one in alerts))

    @property
    def self_corrected(self) -> Share:
        """Nudges solved by the shopper ÷ nudges."""
        return sum(self.nudges.values(), NOTHING)


def glance(queries: Queries, chosen: Chosen) -> Glance:
    """Of the chosen period as a whole."""
    return glances(queries, chosen, By.NOTHING).get(ALL, _nothing(chosen))


def glances(queries: Queries, chosen: Chosen, by: By) -> dict[str, Glance]:
    """Told apart; whatever had nothing is not there."""
    visits, total = queries.visits(chosen, by), queries.times(chosen, Part.TOTAL, by)
    help_s, needs = queries.waits(chosen, Wait.FIRST, by), queries.need_counts(chosen, by)
    payments, taps = queries.payment_shares(chosen, by), queries.taps(chosen, by)
    return {
        key: Glance(
            visits=visits.get(key, NO_VISITS),
            total=total.get(key, NO_TIMES),
            first_help=help_s.get(key, NO_TIMES),
            needs=needs.get(key, 0),
            payments=payments.get(key, NOTHING),
            taps=taps.get(key, NO_TAPS),
            knows_taps=_knows_taps(chosen),
        )
        for key in (visits.keys() | taps.keys())
    }


def _nothing(chosen: Chosen) -> Glance:
    return Glance(knows_taps=_knows_taps(chosen))


def _knows_taps(chosen: Chosen) -> bool:
    """They tell of no screen."""
    return not chosen.ease


def board(queries: Queries, runs: Runs, chosen: Chosen, now: datetime) -> Board:
    """Everything, as the books have it now."""
    days = chosen.lately(LATELY_DAYS)
    found = glances(queries, days, By.DAY)
    lately = {day: found.get(day, _nothing(days)) for day in day_list(days.first, days.last)}
    trend = queries.taps(chosen.lately(TREND_DAYS), By.DAY)
    seen, before = _now_and_before(queries, chosen, lately)
    return Board(
        chosen=chosen,
        now=seen,
        before=before,
        lately=lately,
        trend={day: trend.get(day, NO_TAPS) for day in day_list(chosen.lately(TREND_DAYS).first, chosen.last)},
        hours=dict(sorted(queries.taps(chosen, By.HOUR).items())),
        touched=Share(queries.touched(chosen), seen.visits.paid),
        parts={part: queries.times(chosen, part).get(ALL, NO_TIMES) for part in PARTS},
        resolve=queries.waits(chosen, Wait.RESOLVE).get(ALL, NO_TIMES),
        needs=queries.needs(chosen),
        worst_items=queries.worst_items(chosen, WORST),
        worst_lanes=queries.worst_lanes(chosen, WORST),
        losses=queries.losses(chosen),
        tried=queries.payments(chosen),
        nudges=queries.nudges(chosen),
        checks=queries.checks(chosen),
        running=runs.running(queries.hours_open(chosen.of_the_store()), chosen, now),
        sync=runs.sync(queries, chosen, now),
        responses=queries.responses(chosen),
    )


def _now_and_before(queries: Queries, chosen: Chosen, lately: Mapping[str, Glance]) -> tuple[Glance, Glance]:
    """A day and the one before it are among the last days already."""
    if chosen.days == 1:
        return lately[chosen.last], lately[chosen.before().last]
    return glance(queries, chosen), glance(queries, chosen.before())
