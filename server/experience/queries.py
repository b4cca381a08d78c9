"""The counts and spreads that the figures are made of, of what lanes told of their visits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import func, select
from sqlalchemy.engine import Connection, Engine, Row
from typing_extensions import override

from kiosk.core.interventions import ABOUT_GOODS, InterventionKind
from server.db.engine import of_one_moment
from server.db.models import TapAskedRow, TapRow, TapWordsRow, VisitRow
from server.experience import counts
from server.experience.chosen import By, Chosen
from server.experience.counting import Counted, Counting
from server.experience.counts import Count, Wanted, two_digits
from server.experience.figures import NOTHING, Checks, Part, Share, Spread, Taps, Visits

FINE = "fine"
"""A person looked: nothing was wrong."""
ALERTS = frozenset(kind.value for kind in ABOUT_GOODS - {InterventionKind.SPOT_CHECK})
"""The needs that say "something is wrong": an age or a check that is owed says no such thing."""
ALL = ""
"""The key of what is not told apart."""


class Wait(StrEnum):
    """For help: until staff did the first thing, and from then until it was over."""

    FIRST = "first"
    RESOLVE = "resolve"


class Loss(NamedTuple):
    """Started visits that ended alike: `step` '' for those that were paid, else where they were given up."""

    step: str
    language: str
    ease: str
    visits: int


class Tried(NamedTuple):
    """Payments that came out alike; `reason` '' unless it failed."""

    kind: str
    outcome: str
    reason: str
    times: int


class Needed(NamedTuple):
    """What a person was needed for, and what came of it."""

    kind: str
    answer: str
    times: int


class Queries:
    """Reads only. Used from any thread, or in one transaction from the one that began it."""

    def __init__(self, engine: Engine, *, with_sums: bool = True) -> None:
        """`with_sums`: of days that are over the sums are read, where these are right; without, every row is."""
        self._engine = of_one_moment(engine)
        self._with_sums = with_sums

    @contextmanager
    def together(self) -> Iterator[Queries]:
        """The same within one transaction: what they find is all of one moment."""
        with self._engine.connect() as connection:
            yield Together(self._engine, connection, with_sums=self._with_sums)

    def visits(self, chosen: Chosen, by: By = By.NOTHING) -> dict[str, Visits]:
        """Sales, starts, and what is summed of sales."""
        return {
            key: Visits(paid=paid, started=started, items=items, ms=dict(zip(Part, ms, strict=True)))
            for key, told in self._count(counts.VISITS, chosen, by).items()
            for paid, started, items, *ms in told.values()
        }

    def touched(self, chosen: Chosen) -> int:
        """Sales for which a person was needed at least once."""
        return self._number(counts.TOUCHED, chosen)

    def times(self, chosen: Chosen, part: Part, by: By = By.NOTHING) -> dict[str, Spread]:
        """Of `part` of the visits that were paid and had it."""
        return self._spreads(counts.TIMES[part], chosen, by)

    def losses(self, chosen: Chosen) -> list[Loss]:
        """All that started with an item, by where and by whom they were left."""
        return [Loss(*key, *times) for key, times in self._all(counts.LOSSES, chosen).items()]

    def needs(self, chosen: Chosen) -> list[Needed]:
        """What a person was needed for, by kind and by what came of it."""
        return [Needed(*key, *times) for key, times in self._all(counts.NEEDS, chosen).items()]

    def worst_items(self, chosen: Chosen, most: int) -> list[tuple[str, int]]:
        """For which a person was needed most; the worst first."""
        return self._worst(counts.NEED_ITEMS, chosen, most)

    def worst_lanes(self, chosen: Chosen, most: int) -> list[tuple[str, int]]:
        """At which a person was needed most; the worst first."""
        return self._worst(counts.NEED_LANES, chosen, most)

    def need_counts(self, chosen: Chosen, by: By) -> dict[str, int]:
        """How often a person was needed."""
        found = self._count(counts.NEEDS, chosen, by)
        return {key: sum(times for (times,) in told.values()) for key, told in found.items()}

    def waits(self, chosen: Chosen, wait: Wait, by: By = By.NOTHING) -> dict[str, Spread]:
        """For help, of the needs that staff did something about, or that the visit's end was before (`FIRST`), and of
        those that were over then (`RESOLVE`).
        """
        return self._spreads(counts.FIRST_HELP if wait is Wait.FIRST else counts.RESOLVE, chosen, by)

    def nudges(self, chosen: Chosen) -> dict[str, Share]:
        """Solved by the shopper ÷ nudges, by kind."""
        return {kind: Share(*told) for (kind,), told in self._all(counts.NUDGES, chosen).items()}

    def checks(self, chosen: Chosen) -> Checks:
        found = self._all(counts.CHECKS, chosen).get(())
        if found is None:
            return Checks()
        count, hits, audited, difference = found
        return Checks(count=count, hits=hits, audited_minor=audited, difference_minor=difference)

    def payments(self, chosen: Chosen) -> list[Tried]:
        """All that were tried, by kind, outcome and reason."""
        return [Tried(*key, *times) for key, times in self._all(counts.PAYMENTS, chosen).items()]

    def payment_shares(self, chosen: Chosen, by: By) -> dict[str, Share]:
        """Approved ÷ tried."""
        found = self._count(counts.PAYMENTS, chosen, by)
        return {
            key: sum((_approved(*it, *times) for it, times in told.items()), NOTHING) for key, told in found.items()
        }

    def taps(self, chosen: Chosen, by: By = By.NOTHING) -> dict[str, Taps]:
        """By face. A tap knows nothing of how the lane was operated: none is of a chosen `ease`."""
        if chosen.ease:
            return {}
        found = self._count(counts.TAPS, chosen, by)
        return {key: Taps({face: times for (face,), (times,) in told.items()}) for key, told in found.items()}

    def responses(self, chosen: Chosen) -> dict[str, Share]:
        """Taps ÷ times that it was asked, by question, in all languages. None is of a chosen `ease`."""
        if chosen.ease:
            return {}
        asked = _in_hours(select(TapAskedRow.question, func.sum(TapAskedRow.times)), TapAskedRow, chosen)
        taps = _in_hours(select(TapWordsRow.question, func.count()).join(TapRow), TapRow, chosen)
        answered = {row[0]: row[1] for row in self._rows(taps.group_by(TapWordsRow.question))}
        return {
            row[0]: Share(answered.get(row[0], 0), int(row[1]))
            for row in self._rows(asked.group_by(TapAskedRow.question))
        }

    def turnover(self, chosen: Chosen) -> dict[str, int]:
        """Currency → what was taken, minor units, less what was given back: as the day's end has it. Sales know of no
        hours and no shoppers: of those nothing is told.
        """
        if chosen.by() not in ([], [By.LANE]):
            return {}
        taken: dict[str, int] = {}
        for (currency, _), (_, _, _, _, gross, _) in self._all(counts.TAKEN, chosen).items():
            taken[currency] = taken.get(currency, 0) + gross
        return dict(sorted(taken.items()))

    def hours_open(self, chosen: Chosen) -> list[tuple[str, str, str, str, int]]:
        """Day, lane, when its first visit began and its last ended, and how long all took (ms). Moments are '' of a
        lane whose clock showed another day.
        """
        return [(*key, *told) for key, told in self._all(counts.OPEN, chosen).items()]

    def doubled(self, chosen: Chosen) -> int:
        """A visit that was paid is one sale: more than one are doubles."""
        return self._number(counts.DOUBLED, chosen)

    def lost(self, chosen: Chosen) -> int:
        """A lane numbers its receipts without a gap: what lacks between the first and the last that came is lost."""
        found = self._all(counts.RECEIPTS, chosen).values()
        return sum(last - first + 1 - came for first, last, came in found)

    def newest(self, day: str) -> str:
        """Something that changes when a visit or, on `day`, a tap has come."""
        visit = select(func.coalesce(func.max(VisitRow.id), 0)).scalar_subquery()
        taps = select(func.count()).where(TapRow.hour >= f"{day}T", TapRow.hour < f"{day}U").scalar_subquery()
        [row] = self._rows(select(visit, taps))
        return f"{row[0]}.{row[1]}"

    def _rows(self, wanted: Wanted) -> Sequence[Row[*tuple[Any, ...]]]:
        with self._engine.connect() as connection:
            return connection.execute(wanted).all()

    def _count(self, count: Count, chosen: Chosen, by: By = By.NOTHING) -> Counted:
        with self._engine.connect() as connection:
            return Counting(connection, with_sums=self._with_sums).count(count, chosen, by)

    def _all(self, count: Count, chosen: Chosen) -> Mapping[tuple[Any, ...], tuple[Any, ...]]:
        return self._count(count, chosen).get(ALL, {})

    def _number(self, count: Count, chosen: Chosen) -> int:
        [number] = self._all(count, chosen).get((), (0,))
        return int(number)

    def _worst(self, count: Count, chosen: Chosen, most: int) -> list[tuple[str, int]]:
        found = [(name, times) for (name,), (times,) in self._all(count, chosen).items()]
        return sorted(found, key=lambda one: (-one[1], one[0]))[:most]

    def _spreads(self, count: Count, chosen: Chosen, by: By) -> dict[str, Spread]:
        found = self._count(count, chosen, by)
        return {key: Spread({ticks: times for (ticks,), (times,) in told.items()}) for key, told in found.items()}


class Together(Queries):
    """Within one transaction, on the thread that began it."""

    def __init__(self, engine: Engine, connection: Connection, *, with_sums: bool) -> None:
        super().__init__(engine, with_sums=with_sums)
        self._connection = connection
        self._counting = Counting(connection, with_sums=with_sums)

    @override
    def _rows(self, wanted: Wanted) -> Sequence[Row[*tuple[Any, ...]]]:
        return self._connection.execute(wanted).all()

    @override
    def _count(self, count: Count, chosen: Chosen, by: By = By.NOTHING) -> Counted:
        return self._counting.count(count, chosen, by)


def _approved(_kind: str, outcome: str, _reason: str, times: int) -> Share:
    return Share(times if outcome == "approved" else 0, times)


def _in_hours(wanted: Wanted, kept: type[TapRow | TapAskedRow], chosen: Chosen) -> Wanted:
    """Of the chosen days, hours and lane."""
    wanted = wanted.where(kept.hour >= f"{chosen.first}T", kept.hour < f"{chosen.last}U")
    if chosen.lane:
        wanted = wanted.where(kept.lane == chosen.lane)
    if not chosen.all_hours:
        hours = (two_digits(chosen.from_hour), two_digits(chosen.to_hour))
        wanted = wanted.where(func.substr(kept.hour, 12, 2).between(*hours))
    return wanted
