"""How full the store is: what came lately becomes what `queue` wants to know. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import fmean, pvariance

from server.actions.lately import Seen
from server.actions.queue import BIN_S, Service, Wait, forecast, held_back

BIN = timedelta(seconds=BIN_S)
BINS_BACK, BINS_AHEAD = 6, 6
"""Half an hour each way."""
TURN_S = 10.0
"""Until the next shopper stands at a lane that is free again."""
TAKEN = 0.9
"""The share of a bin that lanes are taken when nobody finds one free."""
LEAST_VISITS = 5
USUAL_VISIT = Service(mean_s=120.0)
"""Before enough was seen."""

Hours = Mapping[tuple[int, int], float]
"""Weekday (0: Monday) and hour → how many usually come in that hour."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Busy:
    """A lane that serves somebody, since when."""

    lane: str
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Crowd:
    """`waits`: now and in steps of five minutes for half an hour. `came`: how many began in the last half hour."""

    waits: Sequence[Wait]
    lanes: int
    came: int
    visit_s: float

    @property
    def now_s(self) -> float:
        return self.waits[0].seconds


def crowd(
    visits: Sequence[Seen], busy: Sequence[Busy], lanes: int, usual: Hours, today: Mapping[int, int], now: datetime
) -> Crowd:
    """`visits` are those that ended in the last hour or so, `lanes` how many are open, `today` hour → how many
    began.
    """
    service = service_of(visits)
    starts = [one.started for one in visits] + [one.since for one in busy]
    first = now - BINS_BACK * BIN
    served = [_in_bin(starts, first + place * BIN) / BIN_S for place in range(BINS_BACK)]
    level = level_of(usual, today, now)
    expected = [comes_at(usual, level, first + place * BIN, served[place]) for place in range(BINS_BACK)]
    full = [_taken(visits, busy, first + place * BIN, now) >= TAKEN * lanes for place in range(BINS_BACK)]
    line = held_back([one * BIN_S for one in expected], [one * BIN_S for one in served], full)
    lately = fmean(served[-3:])
    comes = [comes_at(usual, level, now + place * BIN, lately) for place in range(BINS_AHEAD)]
    comes[0] = max(comes[0], lately)
    came = round(sum(served) * BIN_S)
    return Crowd(waits=forecast(comes, service, lanes, line), lanes=lanes, came=came, visit_s=service.mean_s)


def service_of(visits: Sequence[Seen]) -> Service:
    """From how long the visits took; what is usual where there were too few."""
    if len(visits) < LEAST_VISITS:
        return USUAL_VISIT
    took = [(one.ended - one.started).total_seconds() + TURN_S for one in visits]
    mean = fmean(took)
    return Service(mean_s=mean, spread=pvariance(took, mean) / mean**2)


def level_of(usual: Hours, today: Mapping[int, int], now: datetime) -> float:
    """Today's level beside the usual: what came in the hours that are over ÷ what usually comes in them; 1 where that
    is not known.
    """
    over = [hour for hour in today if hour < now.hour]
    comes = sum(usual.get((now.weekday(), hour), 0.0) for hour in over)
    return sum(today[hour] for hour in over) / comes if comes >= LEAST_VISITS else 1.0


def comes_at(usual: Hours, level: float, at: datetime, otherwise: float) -> float:
    """How many a second come at that moment: the hour's usual at today's level, `otherwise` where none is known."""
    comes = usual.get((at.weekday(), at.hour))
    return comes * level / 3600 if comes is not None else otherwise


def _in_bin(starts: Sequence[datetime], first: datetime) -> int:
    return sum(first <= start < first + BIN for start in starts)


def _taken(visits: Sequence[Seen], busy: Sequence[Busy], first: datetime, now: datetime) -> float:
    """How many lanes were taken in that bin, on the average; who comes next walks up to it meanwhile."""
    turn = timedelta(seconds=TURN_S)
    spans = [(one.started, one.ended + turn) for one in visits] + [(one.since, now) for one in busy]
    shared = (min(end, first + BIN) - max(start, first) for start, end in spans)
    return sum(max(0.0, one.total_seconds()) for one in shared) / BIN_S
