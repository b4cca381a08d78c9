"""Makes the sums of days that are over, and forgets what they were made of when it is old.

Sums are made by the statements that count (`server.experience.counts`), told apart by each single thing that can be
chosen. Who books writes first and then marks the days stale, in one transaction. Who makes sums announces it between
two bookings, so that every later one marks them, and holds their row while it reads: a booking of that day waits to
mark it, and all others go on.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import Select, delete, exists, func, select, text
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from server.db.bulk import Values, insert_all
from server.db.engine import for_writing
from server.db.models import ContentRow, SaleRow, SummedRow, SumRow, TapRow, VisitRow, table_of
from server.experience.chosen import CHOICES, Book, By, Chosen, day_after, day_list
from server.experience.counting import Counting, written
from server.experience.counts import COUNTS
from server.experience.stale import FRESH, MAKING
from server.ingest.visit_rows import drop_visits

TURN_S = 20.0
MOST_DAYS = 30
"""In one turn: a store of before is summed up in some minutes, and can be stopped in between."""
LOOKED_BACK = 3660
"""Days; what a lane whose clock stood still tells of is older, and is read from its rows."""
WHEN = {Book.VISITS: VisitRow.day, Book.TAPS: TapRow.hour, Book.SALES: SaleRow.day}
TABLES = {Book.VISITS: "visit", Book.TAPS: "tap", Book.SALES: "sale"}


class DaySums:
    """Used from any thread; of several workers one makes a span at a time."""

    def __init__(self, engine: Engine, now: Callable[[], datetime], keep_days: int) -> None:
        """Visits are kept for so many days after theirs."""
        self._engine, self._writing = engine, for_writing(engine)
        postgres = engine.dialect.name == "postgresql"
        self._reading = (
            self._writing.execution_options(isolation_level="REPEATABLE READ") if postgres else self._writing
        )
        self._now = now
        self._keep = timedelta(days=keep_days)

    def turn(self) -> int:
        """Some of what lacks is made and some of what is old forgotten: so many spans. Raises SQLAlchemyError."""
        made = 0
        for book in Book:
            made += sum(self._make(book, day) for day in self._lacking(book)[:MOST_DAYS])
            made += sum(self._make(book, month) for month in self._months(book)[:MOST_DAYS])
        oldest = (self._now() - self._keep).date().isoformat()
        return made + sum(self._forget(day) for day in self._old(oldest)[:MOST_DAYS])

    def _lacking(self, book: Book) -> list[str]:
        """Days that are over and have no fresh sums, the newest first: those are looked at most."""
        today = self._now().date()
        with Session(self._engine) as session:
            first = session.scalar(select(func.min(WHEN[book])))
            there = set(session.scalars(_spans(book).where((SummedRow.state == FRESH) | SummedRow.kept)))
        if first is None or first[:10] >= today.isoformat():
            return []
        first = max(first[:10], (today - timedelta(days=LOOKED_BACK)).isoformat())
        return [one for one in reversed(day_list(first, day_after(today.isoformat(), -1))) if one not in there]

    def _months(self, book: Book) -> list[str]:
        """Those that are over, of which all days are fresh and they themselves are not."""
        with Session(self._engine) as session:
            fresh = set(session.scalars(_spans(book).where(SummedRow.state == FRESH)))
        months = {span[:7] for span in fresh} - fresh - {self._now().date().isoformat()[:7]}
        return [one for one in sorted(months, reverse=True) if fresh.issuperset(days_of(one))]

    def _make(self, book: Book, span: str) -> bool:
        """The sums of `span` are fresh, those of a month added up from its days'. False where another worker is at it,
        or something was told of it meanwhile.
        """
        with Session(self._writing) as session, session.begin():
            _between_bookings(session, book)
            if not _announced(session, book, span):
                return False
        mine = select(SummedRow).filter_by(book=book.value, span=span, state=MAKING)
        with Session(self._reading) as session, session.begin():
            row = session.scalar(mine.with_for_update(skip_locked=True))
            if row is None:
                return False
            if len(span) == len("YYYY-MM"):
                days = _spans(book).where(SummedRow.span.in_(days_of(span)), SummedRow.state == FRESH)
                if set(session.scalars(days)) != set(days_of(span)):
                    return False
            _write(session, book, span)
            row.state = FRESH
        return True

    def _old(self, oldest: str) -> list[str]:
        """Days with visits that are too old to be kept."""
        with Session(self._engine) as session:
            old = select(VisitRow.day).where(VisitRow.day < oldest).distinct().order_by(VisitRow.day)
            return list(session.scalars(old))

    def _forget(self, day: str) -> bool:
        """Of the visits of `day` the sums alone are left; what came after others were forgotten is added to those."""
        book = Book.VISITS
        with Session(self._engine) as session:
            row = session.get(SummedRow, (book.value, day))
        if row is None or not (row.state == FRESH or row.kept):
            self._make(book, day)
        with Session(self._writing) as session, session.begin():
            _between_bookings(session, book)
            row = session.get(SummedRow, (book.value, day), with_for_update={"skip_locked": True})
            if row is None or not (row.state == FRESH or row.kept):
                return False
            if row.state != FRESH:
                _write(session, book, day)
            _drop(session, day)
            row.state, row.kept = FRESH, True
        return True


def days_of(month: str) -> list[str]:
    first = f"{month}-01"
    return day_list(first, day_after(f"{day_after(first, 31)[:7]}-01", -1))


def _spans(book: Book) -> Select[str]:
    return select(SummedRow.span).where(SummedRow.book == book)


def _between_bookings(session: Session, book: Book) -> None:
    """Who wrote before is waited for, and until this transaction ends nobody writes. SQLite has one writer anyway."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text(f"LOCK TABLE {TABLES[book]} IN SHARE ROW EXCLUSIVE MODE"))


def _announced(session: Session, book: Book, span: str) -> bool:
    """From now on whatever is told of `span` marks its row stale. False where another worker has it."""
    there = session.scalar(select(func.count()).select_from(SummedRow).filter_by(book=book.value, span=span))
    if not there:
        session.add(SummedRow(book=book.value, span=span, state=MAKING, kept=False))
        return True
    row = session.get(SummedRow, (book.value, span), with_for_update={"skip_locked": True})
    if row is None or row.state == FRESH:
        return False
    row.state = MAKING
    return True


def _write(session: Session, book: Book, span: str) -> None:
    """What is known of `span` is its sums: those of its days, where these are fresh."""
    counting = Counting(session.connection())
    first, last = (span, span) if len(span) > len("YYYY-MM") else (days_of(span)[0], days_of(span)[-1])
    chosen = Chosen(first=first, last=last)
    rows: list[Values] = [
        {
            "book": book.value,
            "name": count.name,
            "told_by": by.value,
            "span": span,
            "value": value,
            "rows": written(told),
        }
        for count in COUNTS
        if count.book is book
        for by in (By.NOTHING, *CHOICES[book])
        for value, told in counting.count(count, chosen, by).items()
    ]
    session.execute(delete(SumRow).where(SumRow.book == book, SumRow.span == span))
    insert_all(session, table_of(SumRow), rows)


def _drop(session: Session, day: str) -> None:
    """The visits of `day` are forgotten, and what they were sent as: a rebuild does not bring them back."""
    mine = VisitRow.day == day
    same = (ContentRow.lane == VisitRow.lane, ContentRow.journal == VisitRow.journal, ContentRow.seq == VisitRow.seq)
    sent = delete(ContentRow).where(exists().where(mine, *same))
    session.execute(sent.execution_options(synchronize_session=False))
    drop_visits(session, select(VisitRow.id).where(mine))
