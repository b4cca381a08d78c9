"""What the store manager sees, read from the tables: a day's sales, one sale whole, the taps, what needs a look."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session, selectinload

from server.asking.named import Naming
from server.db.models import PARKED, AlarmRow, EnvelopeRow, RefundRow, SaleRow, TapRow, TapWordsRow

MOST_SALES = 500
MOST_ALARMS = 100
MOST_REMARKS = 100
FACES = (1, 2, 3, 4, 5)
GOOD_FACES = (4, 5)


@dataclass(frozen=True, slots=True)
class DayTotal:
    """What one currency came to on a day."""

    currency: str
    sales: int
    gross_minor: int
    tax_minor: int


@dataclass(frozen=True, slots=True)
class DayTaps:
    """A day's taps by face; each of the five is there, if only with 0."""

    by_face: Mapping[int, int]

    @property
    def all(self) -> int:
        return sum(self.by_face.values())

    @property
    def good_percent(self) -> int | None:
        """The share of the two best faces, rounded; None without taps."""
        good = sum(self.by_face[face] for face in GOOD_FACES)
        return (200 * good + self.all) // (2 * self.all) if self.all else None


@dataclass(frozen=True, slots=True)
class Remark:
    """What somebody wrote, under which face, to which question; the hour is all that is known of when."""

    hour: str
    lane: str
    face: int
    question: str
    remark: str


@dataclass(frozen=True, slots=True)
class DayWords:
    """Which questions a day's taps answered (by face), which reasons were given how often, and the remarks."""

    by_question: Mapping[str, DayTaps]
    by_reason: Mapping[str, int]
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class Trouble:
    """One record that a person should look at."""

    lane: str
    journal: str
    seq: int
    at: str
    reason: str
    kind: str


class Figures:
    """Reads only. Used from any thread; every answer is of one moment."""

    def __init__(self, engine: Engine) -> None:
        self._engine, self.naming = engine, Naming(engine)

    def is_well(self) -> bool:
        """Whether the database answers; raises SQLAlchemyError where it does not."""
        with Session(self._engine) as session:
            return session.scalar(select(1)) == 1

    def sales(self, day: str, lane: str | None = None) -> list[SaleRow]:
        """The day's sales with lines and tenders, newest first, at most `MOST_SALES`."""
        wanted = select(SaleRow).where(SaleRow.day == day)
        if lane is not None:
            wanted = wanted.where(SaleRow.lane == lane)
        newest = wanted.order_by(SaleRow.paid_at.desc(), SaleRow.id.desc()).limit(MOST_SALES)
        with Session(self._engine) as session:
            return list(session.scalars(newest.options(selectinload(SaleRow.lines), selectinload(SaleRow.tenders))))

    def sale(self, lane: str, receipt_no: int) -> SaleRow | None:
        """The newest sale of that lane with that receipt number (a lane with a new journal counts anew)."""
        wanted = select(SaleRow).where(SaleRow.lane == lane, SaleRow.receipt_no == receipt_no)
        newest = wanted.order_by(SaleRow.paid_at.desc(), SaleRow.id.desc()).limit(1)
        with Session(self._engine) as session:
            return session.scalar(newest.options(selectinload(SaleRow.lines), selectinload(SaleRow.tenders)))

    def totals(self, day: str) -> list[DayTotal]:
        """All of the day's sales less its refunds, a row a currency."""
        sales = func.count() - func.count(RefundRow.sale_id)
        sums = (SaleRow.currency, sales, func.sum(SaleRow.gross_minor), func.sum(SaleRow.tax_minor))
        wanted = (
            select(*sums)
            .outerjoin(RefundRow, RefundRow.sale_id == SaleRow.id)
            .where(SaleRow.day == day)
            .group_by(SaleRow.currency)
            .order_by(SaleRow.currency)
        )
        with Session(self._engine) as session:
            return [
                DayTotal(currency, sales, int(gross), int(tax))
                for currency, sales, gross, tax in session.execute(wanted)
            ]

    def taps(self, day: str) -> DayTaps:
        counted = (
            select(TapRow.face, func.count().label("taps"))
            .where(TapRow.hour.startswith(f"{day}T"))
            .group_by(TapRow.face)
        )
        with Session(self._engine) as session:
            found = {row.face: row.taps for row in session.execute(counted)}
        return DayTaps({face: found.get(face, 0) for face in FACES})

    def tap_words(self, day: str) -> DayWords:
        """Questions in the order of their names, reasons most given first, remarks of the latest hour first."""
        wanted = (
            select(TapRow, TapWordsRow)
            .join(TapWordsRow, TapWordsRow.tap == TapRow.tap)
            .where(TapRow.hour.startswith(f"{day}T"))
            .order_by(TapRow.hour.desc(), TapRow.tap)
        )
        faces: dict[str, Counter[int]] = {}
        reasons: Counter[str] = Counter()
        remarks = []
        with Session(self._engine) as session:
            for tap, words in session.execute(wanted):
                faces.setdefault(words.question, Counter())[tap.face] += 1
                reasons.update(words.reasons)
                if words.remark:
                    remarks.append(Remark(tap.hour, tap.lane, tap.face, words.question, words.remark))
        by_question = {one: DayTaps({face: faces[one][face] for face in FACES}) for one in sorted(faces)}
        return DayWords(by_question, dict(reasons.most_common()), tuple(remarks[:MOST_REMARKS]))

    def troubles(self) -> list[Trouble]:
        """Alarms and parked records, the newest first, at most `MOST_ALARMS` of each."""
        alarms = select(AlarmRow).order_by(AlarmRow.id.desc()).limit(MOST_ALARMS)
        parked = select(EnvelopeRow).where(EnvelopeRow.state == PARKED).order_by(EnvelopeRow.received_at.desc())
        with Session(self._engine) as session:
            found = [
                Trouble(row.lane, row.journal, row.seq, row.at, row.reason, "alarm") for row in session.scalars(alarms)
            ]
            found += [
                Trouble(row.lane, row.journal, row.seq, row.received_at, row.reason, "parked")
                for row in session.scalars(parked.limit(MOST_ALARMS))
            ]
        return found
