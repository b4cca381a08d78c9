"""The counts and spreads that the figures are made of: one statement each, over what lanes told of their visits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, func, literal, select
from sqlalchemy.engine import Connection, Engine, Row
from sqlalchemy.orm import InstrumentedAttribute, aliased

from kiosk.core.interventions import ABOUT_GOODS, InterventionKind
from server.db.engine import of_one_moment
from server.db.models import (
    TapRow,
    VisitCheckRow,
    VisitNeedRow,
    VisitNudgeRow,
    VisitPaymentRow,
    VisitRow,
)
from server.experience.chosen import PLAIN, Chosen
from server.experience.figures import TICK_MS, Checks, Part, Share, Spread, Taps, Visits

PAID = "paid"
FINE = "fine"
"""A person looked: nothing was wrong."""
ALERTS = frozenset(kind.value for kind in ABOUT_GOODS - {InterventionKind.SPOT_CHECK})
"""The needs that say "something is wrong": an age or a check that is owed says no such thing."""
ALL = ""
"""The key of what is not told apart."""

Wanted = Select[*tuple[Any, ...]]
Found = Row[*tuple[Any, ...]]


class By(StrEnum):
    """What figures are told apart by."""

    NOTHING = "nothing"
    DAY = "day"
    HOUR = "hour"
    LANE = "lane"


class Wait(StrEnum):
    """For help: until staff did the first thing, and from then until it was over."""

    FIRST = "first"
    RESOLVE = "resolve"


class Loss(NamedTuple):
    """Visits that ended alike: `step` '' for those that were paid, else where they were left."""

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


PART_MS: Mapping[Part, InstrumentedAttribute[int]] = {
    Part.TOTAL: VisitRow.total_ms,
    Part.SCAN: VisitRow.scan_ms,
    Part.WEIGH: VisitRow.weigh_ms,
    Part.HELP: VisitRow.help_ms,
    Part.PAY: VisitRow.pay_ms,
    Part.END: VisitRow.end_ms,
}
Kept = type[VisitRow] | type[VisitNeedRow] | type[VisitNudgeRow] | type[VisitPaymentRow] | type[VisitCheckRow]


class Queries:
    """Reads only. Used from any thread, or in one transaction from the one that began it."""

    def __init__(self, books: Engine | Connection) -> None:
        self._books = books

    @contextmanager
    def together(self) -> Iterator[Queries]:
        """The same within one transaction: what they find is all of one moment."""
        with of_one_moment(self._books.engine).connect() as connection:
            yield Queries(connection)

    def visits(self, chosen: Chosen, by: By = By.NOTHING) -> dict[str, Visits]:
        """Sales, starts, and what is summed of sales."""
        paid = VisitRow.outcome == PAID
        sums = (
            func.count().filter(paid),
            func.count().filter(VisitRow.had_item | paid),
            _sum(VisitRow.pieces, paid),
            *(_sum(PART_MS[part], paid) for part in Part),
        )
        return {
            key: Visits(
                paid=row[1],
                started=row[2],
                items=int(row[3]),
                ms={part: int(ms) for part, ms in zip(Part, row[4:], strict=True)},
            )
            for key, row in self._by(VisitRow, chosen, by, sums)
        }

    def touched(self, chosen: Chosen) -> int:
        """Sales for which a person was needed at least once."""
        sale = aliased(VisitRow)  # the visits themselves are joined where the choice asks for it
        paid = select(sale.id).where(sale.outcome == PAID, sale.id == VisitNeedRow.visit_id).exists()
        wanted = of_chosen(VisitNeedRow, chosen, select(func.count(VisitNeedRow.visit_id.distinct()))).where(paid)
        return int(self._all(wanted)[0][0])

    def times(self, chosen: Chosen, part: Part, by: By = By.NOTHING) -> dict[str, Spread]:
        """Of `part` of the visits that were paid and had it."""
        column = PART_MS[part]
        return self._spreads(VisitRow, chosen, by, column, (VisitRow.outcome == PAID, column > 0))

    def losses(self, chosen: Chosen) -> list[Loss]:
        """All that started with an item, by where and by whom they were left."""
        what = (VisitRow.left_step, VisitRow.language, VisitRow.ease)
        wanted = of_chosen(VisitRow, chosen, select(*what, func.count())).where(
            VisitRow.had_item | (VisitRow.outcome == PAID)
        )
        return [Loss(*row) for row in self._all(wanted.group_by(*what))]

    def needs(self, chosen: Chosen) -> list[Needed]:
        """What a person was needed for, by kind and by what came of it."""
        what = (VisitNeedRow.kind, VisitNeedRow.answer)
        wanted = of_chosen(VisitNeedRow, chosen, select(*what, func.count())).group_by(*what)
        return [Needed(*row) for row in self._all(wanted)]

    def needs_of(self, chosen: Chosen, column: InstrumentedAttribute[str], most: int) -> list[tuple[str, int]]:
        """For which item, or at which lane, a person was needed most; the worst first."""
        times = func.count()
        wanted = of_chosen(VisitNeedRow, chosen, select(column, times)).where(column != "").group_by(column)
        return [(name, count) for name, count in self._all(wanted.order_by(times.desc(), column).limit(most))]

    def need_counts(self, chosen: Chosen, by: By) -> dict[str, int]:
        """How often a person was needed."""
        return {key: row[1] for key, row in self._by(VisitNeedRow, chosen, by, (func.count(),))}

    def waits(self, chosen: Chosen, wait: Wait, by: By = By.NOTHING) -> dict[str, Spread]:
        """For help, of the needs that staff did something about (`FIRST`), and that were over then (`RESOLVE`)."""
        first, cleared = VisitNeedRow.first_ms, VisitNeedRow.cleared_ms
        if wait is Wait.FIRST:
            return self._spreads(VisitNeedRow, chosen, by, first - VisitNeedRow.raised_ms, (first.is_not(None),))
        return self._spreads(VisitNeedRow, chosen, by, cleared - first, (first.is_not(None), cleared.is_not(None)))

    def nudges(self, chosen: Chosen) -> dict[str, Share]:
        """Solved by the shopper ÷ nudges, by kind."""
        solved = func.count().filter(VisitNudgeRow.solved)
        wanted = of_chosen(VisitNudgeRow, chosen, select(VisitNudgeRow.kind, solved, func.count()))
        return {kind: Share(part, whole) for kind, part, whole in self._all(wanted.group_by(VisitNudgeRow.kind))}

    def checks(self, chosen: Chosen) -> Checks:
        sums = (
            func.count(),
            func.count().filter(VisitCheckRow.hits),
            _sum(VisitCheckRow.audited_minor),
            _sum(VisitCheckRow.difference_minor),
        )
        [row] = self._all(of_chosen(VisitCheckRow, chosen, select(*sums)))
        return Checks(count=row[0], hits=row[1], audited_minor=int(row[2]), difference_minor=int(row[3]))

    def payments(self, chosen: Chosen) -> list[Tried]:
        """All that were tried, by kind, outcome and reason."""
        what = (VisitPaymentRow.kind, VisitPaymentRow.outcome, VisitPaymentRow.reason)
        wanted = of_chosen(VisitPaymentRow, chosen, select(*what, func.count())).group_by(*what)
        return [Tried(*row) for row in self._all(wanted)]

    def payment_shares(self, chosen: Chosen, by: By) -> dict[str, Share]:
        """Approved ÷ tried."""
        approved = func.count().filter(VisitPaymentRow.outcome == "approved")
        found = self._by(VisitPaymentRow, chosen, by, (approved, func.count()))
        return {key: Share(row[1], row[2]) for key, row in found}

    def taps(self, chosen: Chosen, by: By = By.NOTHING) -> dict[str, Taps]:
        """By face. A tap knows nothing of how the lane was operated: `ease` tells none apart."""
        keys: Mapping[By, Any] = {
            By.NOTHING: literal(ALL),
            By.DAY: func.substr(TapRow.hour, 1, 10),
            By.HOUR: func.substr(TapRow.hour, 12, 2),
            By.LANE: TapRow.lane,
        }
        wanted = select(keys[by].label("key"), TapRow.face, func.count()).where(
            TapRow.hour >= f"{chosen.first}T", TapRow.hour < f"{chosen.last}U"
        )
        if chosen.lane:
            wanted = wanted.where(TapRow.lane == chosen.lane)
        if chosen.language:
            wanted = wanted.where(TapRow.language == chosen.language)
        if not chosen.all_hours:
            wanted = wanted.where(
                func.substr(TapRow.hour, 12, 2).between(f"{chosen.from_hour:02}", f"{chosen.to_hour:02}")
            )
        found: dict[str, dict[int, int]] = defaultdict(dict)
        for key, face, times in self._all(wanted.group_by("key", TapRow.face)):
            found[_key(key)][face] = times
        return {key: Taps(faces) for key, faces in found.items()}

    def turnover(self, chosen: Chosen) -> dict[str, int]:
        """Currency → what was paid, minor units."""
        wanted = of_chosen(VisitRow, chosen, select(VisitRow.currency, _sum(VisitRow.gross_minor)))
        found = self._all(
            wanted.where(VisitRow.outcome == PAID).group_by(VisitRow.currency).order_by(VisitRow.currency)
        )
        return {currency: int(minor) for currency, minor in found}

    def newest(self, day: str) -> str:
        """Something that changes when a visit or, on `day`, a tap has come."""
        visit = select(func.coalesce(func.max(VisitRow.id), 0)).scalar_subquery()
        taps = select(func.count()).where(TapRow.hour >= f"{day}T", TapRow.hour < f"{day}U").scalar_subquery()
        [row] = self._all(select(visit, taps))
        return f"{row[0]}.{row[1]}"

    def hours_open(self, chosen: Chosen) -> list[tuple[str, str, str, str, int]]:
        """Day, lane, when its first visit began and its last ended, and how long all took (ms)."""
        what = (
            VisitRow.day,
            VisitRow.lane,
            func.min(VisitRow.started_at),
            func.max(VisitRow.ended_at),
            _sum(VisitRow.total_ms),
        )
        wanted = of_chosen(VisitRow, chosen, select(*what)).group_by(VisitRow.day, VisitRow.lane)
        return [(day, lane, first, last, int(ms)) for day, lane, first, last, ms in self._all(wanted)]

    def _spreads(
        self,
        kept: Kept,
        chosen: Chosen,
        by: By,
        ms: ColumnElement[Any] | InstrumentedAttribute[int],
        where: Iterable[ColumnElement[bool]],
    ) -> dict[str, Spread]:
        found: dict[str, dict[int, int]] = defaultdict(dict)
        ticks = ms // TICK_MS
        key = _key_of(kept, by)
        wanted = of_chosen(kept, chosen, select(key.label("key"), ticks.label("ticks"), func.count())).where(*where)
        for one, of, times in self._all(wanted.group_by("key", "ticks")):
            found[_key(one)][of] = times
        return {one: Spread(times) for one, times in found.items()}

    def _by(
        self, kept: Kept, chosen: Chosen, by: By, sums: tuple[ColumnElement[Any], ...]
    ) -> Iterable[tuple[str, Found]]:
        wanted = of_chosen(kept, chosen, select(_key_of(kept, by).label("key"), *sums)).group_by("key")
        return [(_key(row[0]), row) for row in self._all(wanted)]

    def _all(self, wanted: Wanted) -> list[Found]:
        if isinstance(self._books, Connection):
            return list(self._books.execute(wanted))
        with self._books.connect() as connection:
            return list(connection.execute(wanted))


def of_chosen(kept: Kept, chosen: Chosen, wanted: Wanted) -> Wanted:
    """Of the chosen visits alone; they are joined only where the rows do not know by themselves."""
    hour, some = getattr(kept, "hour", None), chosen.of_some_shoppers
    if kept is not VisitRow and (some or (hour is None and not chosen.all_hours)):
        wanted = wanted.join_from(kept, VisitRow, VisitRow.id == kept.visit_id)  # type: ignore[union-attr]
        hour = VisitRow.hour
    wanted = wanted.where(kept.day.between(chosen.first, chosen.last))
    if chosen.lane:
        wanted = wanted.where(kept.lane == chosen.lane)
    if hour is not None and not chosen.all_hours:
        wanted = wanted.where(hour.between(chosen.from_hour, chosen.to_hour))
    if chosen.language:
        wanted = wanted.where(VisitRow.language == chosen.language)
    if chosen.ease:
        wanted = wanted.where(_operated(chosen.ease))
    return wanted


def _operated(ease: str) -> ColumnElement[bool]:
    if ease == PLAIN:
        return VisitRow.ease == ""
    return literal("+").concat(VisitRow.ease).concat("+").contains(f"+{ease}+", autoescape=True)


def _key_of(kept: Kept, by: By) -> ColumnElement[Any]:
    keys: Mapping[By, Callable[[], Any]] = {
        By.NOTHING: lambda: literal(ALL),
        By.DAY: lambda: kept.day,
        By.HOUR: lambda: kept.hour,  # type: ignore[union-attr]
        By.LANE: lambda: kept.lane,
    }
    made: ColumnElement[Any] = keys[by]()
    return made


def _key(found: str | int) -> str:
    """Hours as two digits, as a tap has them."""
    return f"{found:02}" if isinstance(found, int) else found


def _sum(column: InstrumentedAttribute[int], where: ColumnElement[bool] | None = None) -> ColumnElement[Any]:
    summed = func.sum(column)
    return func.coalesce(summed if where is None else summed.filter(where), 0)
