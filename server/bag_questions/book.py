"""Questions about the bag: counted as they come, and what came of those of a day, lane by lane."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from kiosk.core.session.bag_facts import SolvedBy, UnsolvedAs
from server.db.bag_models import BagQuestionRow
from server.ingest.bag_questions import BagQuestionIn

KEY = ("lane", "journal", "day", "asked", "answered", "ended")


@dataclass(frozen=True, slots=True, kw_only=True)
class BagDay:
    """What `lane` `asked` on a day: solved by the shopper `alone`, `let_be` by the lane, for `staff` to look at, or
    `left` open when the visit was over. `seconds` in all.
    """

    lane: str
    asked: int
    alone: int
    let_be: int
    staff: int
    left: int
    seconds: int

    @property
    def seconds_each(self) -> int:
        """On average, rounded."""
        return (2 * self.seconds + self.asked) // (2 * self.asked)


def record(session: Session, told: Sequence[tuple[BagQuestionIn, str]], now: str) -> None:
    """Each of `told`, with its journal, is counted when the transaction ends. A day that is still to come at the
    server's time `now` counts as today.
    """
    counted: dict[tuple[str, ...], list[int]] = {}
    for one, journal in told:
        key = (one.lane, journal, min(one.day, now[:10]), one.asked, one.answered, one.ended)
        counted.setdefault(key, []).append(one.seconds)
    for which, seconds in counted.items():
        row = session.get(BagQuestionRow, which)
        if row is None:
            row = BagQuestionRow(**dict(zip(KEY, which, strict=True)), times=0, seconds=0)
            session.add(row)
        row.times += len(seconds)
        row.seconds += sum(seconds)


class BagQuestions:
    """Reads only. Used from any thread."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def of(self, day: str) -> list[BagDay]:
        """Of each lane that asked anything on `day`."""
        table = BagQuestionRow
        sums = select(table.lane, table.ended, func.sum(table.times), func.sum(table.seconds))
        wanted = sums.where(table.day == day).group_by(table.lane, table.ended).order_by(table.lane)
        lanes: dict[str, list[tuple[str, int, int]]] = {}
        with Session(self._engine) as session:
            for lane, ended, times, seconds in session.execute(wanted):
                lanes.setdefault(lane, []).append((ended, int(times), int(seconds)))
        return [_day(lane, ends) for lane, ends in lanes.items()]


def _day(lane: str, ends: Iterable[tuple[str, int, int]]) -> BagDay:
    """What a later program's lane calls otherwise is among those that a shopper solved."""
    times = {ended: count for ended, count, _ in ends}
    asked = sum(times.values())
    let_be, staff, left = (times.get(one, 0) for one in (SolvedBy.LANE, UnsolvedAs.STAFF, UnsolvedAs.LEFT))
    return BagDay(
        lane=lane,
        asked=asked,
        alone=asked - let_be - staff - left,
        let_be=let_be,
        staff=staff,
        left=left,
        seconds=sum(seconds for _, _, seconds in ends),
    )
