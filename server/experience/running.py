"""How the lanes ran: open, busy and out of order; and whether all that they owe has come, once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from kiosk.core.findings import Grade
from server.db.models import FindingRow
from server.experience.chosen import Chosen
from server.experience.figures import Running, Span, seconds, united, within
from server.experience.queries import Queries
from server.standing.book import LaneStanding, Standings

Opened = tuple[str, str, str, str, int]
"""Day, lane, when its first visit began and its last ended, and how long all took (ms). No moments, '', of a lane whose
clock showed another day.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sync:
    """`oldest_s`: age of the oldest record that a lane has not sent, None where all is sent. `doubled` and `lost` count
    sales, by session and by receipt number.
    """

    oldest_s: int | None
    oldest_lane: str
    silent: Sequence[str]
    lanes: int
    doubled: int
    lost: int


class Runs:
    """Reads only. Used from any thread."""

    def __init__(self, engine: Engine, standings: Standings) -> None:
        self._engine = engine
        self._standings = standings

    def running(self, opened: Sequence[Opened], chosen: Chosen, now: datetime) -> Running:
        """Of the chosen lane or of all, until `now` at most; `opened` are the chosen days."""
        return running(opened, self._faults(chosen), chosen, now)

    def sync(self, queries: Queries, chosen: Chosen, now: datetime) -> Sync:
        """What is owed now, and the chosen days' sales that came twice or not at all."""
        lanes = [one for one in self._standings.all() if chosen.lane in ("", one.lane)]
        oldest = min((one for one in lanes if one.since), key=lambda one: one.since, default=None)
        return Sync(
            oldest_s=_age_s(oldest, now) if oldest is not None else None,
            oldest_lane=oldest.lane if oldest is not None else "",
            silent=[one.lane for one in lanes if one.silent],
            lanes=len(lanes),
            doubled=queries.doubled(chosen),
            lost=queries.lost(chosen),
        )

    def _faults(self, chosen: Chosen) -> list[tuple[str, str, str]]:
        wanted = select(FindingRow.lane, FindingRow.opened_at, FindingRow.closed_at).where(
            FindingRow.state == Grade.FAULT.word,
            FindingRow.opened_at < f"{chosen.last}U",
            (FindingRow.closed_at == "") | (FindingRow.closed_at >= f"{chosen.first}T"),
        )
        wanted = wanted.where(FindingRow.lane == chosen.lane) if chosen.lane else wanted
        with Session(self._engine) as session:
            return [(lane, opened, closed) for lane, opened, closed in session.execute(wanted)]


def running(opened: Sequence[Opened], faults: Sequence[tuple[str, str, str]], chosen: Chosen, now: datetime) -> Running:
    """`opened` is of the whole store, of which the chosen lane counts. Open: a day runs from the first visit's start to
    the last one's end at any lane, within the chosen hours; a lane was open on a day on which it had a visit, or was
    out of order. Down: while the store was open, what was found to be a fault, until it was over; two at a time are
    one. Faults are (lane, opened, closed or '').
    """
    days: dict[str, list[Opened]] = defaultdict(list)
    for one in opened:
        days[one[0]].append(one)
    told = {day: [one for one in lanes if one[2]] for day, lanes in days.items()}
    hours = {day: _hours(day, told[day], chosen, now) for day in sorted(days) if told[day]}
    down: dict[str, dict[str, list[Span]]] = {
        day: {one[1]: [] for one in days[day] if chosen.lane in ("", one[1])} for day in hours
    }
    ordered, failures = [*hours], 0
    for lane, since, until in faults:
        began, ended = datetime.fromisoformat(since), datetime.fromisoformat(until) if until else now
        span = (began.timestamp(), ended.timestamp())
        inside = [(day, it) for day in _touched(ordered, began, ended) for it in within([span], [hours[day]])]
        failures += bool(inside)
        for day, it in inside:
            down[day].setdefault(lane, []).append(it)
    open_s = sum(seconds(united([hours[day]])) * len(lanes) for day, lanes in down.items())
    down_s = sum(seconds(united(spans)) for lanes in down.values() for spans in lanes.values())
    busy_s = sum(one[4] for one in opened if chosen.lane in ("", one[1])) / 1000
    return Running(open_s=open_s, busy_s=busy_s, down_s=down_s, failures=failures)


def _touched(days: Sequence[str], began: datetime, ended: datetime) -> Sequence[str]:
    """Those of the sorted `days` that there may be something of between the two, whatever zone their lanes are in."""
    first, last = ((at + timedelta(days=more)).date().isoformat() for at, more in ((began, -1), (ended, 1)))
    return days[bisect_left(days, first) : bisect_right(days, last)]


def _hours(day: str, lanes: Sequence[Opened], chosen: Chosen, now: datetime) -> Span:
    first, last = (datetime.fromisoformat(at) for at in (min(one[2] for one in lanes), max(one[3] for one in lanes)))
    start, end = first.timestamp(), min(last.timestamp(), now.timestamp())
    if not chosen.all_hours:
        midnight = datetime.fromisoformat(f"{day}T00:00:00").replace(tzinfo=first.tzinfo).timestamp()
        start = max(start, midnight + 3600 * chosen.from_hour)
        end = min(end, midnight + 3600 * (chosen.to_hour + 1))
    return start, max(start, end)


def _age_s(one: LaneStanding, now: datetime) -> int:
    return max(0, int((now - datetime.fromisoformat(one.since)).total_seconds()))
