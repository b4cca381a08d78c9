"""Marks sums that lack something."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import bindparam, update
from sqlalchemy.orm import Session

from server.db.models import SummedRow
from server.experience.chosen import Book

FRESH, MAKING, STALE = "fresh", "making", "stale"
_ONE = (
    update(SummedRow)
    .where(SummedRow.book == bindparam("of_book"), SummedRow.span == bindparam("of_span"), SummedRow.state != STALE)
    .values(state=STALE)
)


def mark_stale(session: Session, book: Book, days: Iterable[str]) -> None:
    """From the end of this transaction on the sums of `days`, and of their months, are not all that is known.

    To be called after something of those days was written in the transaction: who makes sums then waits for its end.
    """
    for span in sorted({span for day in days for span in (day, day[:7])}):
        session.connection().execute(_ONE, {"of_book": book, "of_span": span})


def mark_all_stale(session: Session, book: Book) -> None:
    """But for the days of which the sums are all that is left."""
    those = update(SummedRow).where(SummedRow.book == book, SummedRow.kept.is_(False), SummedRow.state != STALE)
    session.execute(those.values(state=STALE).execution_options(synchronize_session=False))
