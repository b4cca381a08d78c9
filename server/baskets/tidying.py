"""What is left of baskets whose day is long over is forgotten, once a day: where they were, and who asked for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from server.db.engine import for_writing
from server.db.models import BasketRow, DeadRequestRow, FreedRow, HandRow

AT_A_TIME = 500


class Tidying:
    """Keeps rows for `keep_days` after the day on which a basket was expected last. Used from any thread."""

    def __init__(self, engine: Engine, keep_days: int) -> None:
        self._writing = for_writing(engine)
        self._kept = timedelta(days=keep_days)
        self._tidied: date | None = None

    def tidy(self, now: datetime) -> None:
        """What is older is gone, if today nobody has looked yet. Raises SQLAlchemyError; nothing is changed then."""
        if self._tidied == now.date():
            return
        before = now - self._kept
        with Session(self._writing) as session, session.begin():
            old = [
                basket
                for basket, keep_until in session.execute(select(BasketRow.basket, BasketRow.keep_until))
                if datetime.fromisoformat(keep_until) < before
            ]
            over = [
                request
                for request, at in session.execute(select(DeadRequestRow.request, DeadRequestRow.at))
                if datetime.fromisoformat(at) < before
            ]
            for some in _pages(old):
                for table in (HandRow, FreedRow, BasketRow):  # who refers to a basket goes before it
                    session.execute(delete(table).where(table.basket.in_(some)))
            for some in _pages(over):
                session.execute(delete(DeadRequestRow).where(DeadRequestRow.request.in_(some)))
        self._tidied = now.date()


def _pages(names: Sequence[str]) -> Iterator[Sequence[str]]:
    for at in range(0, len(names), AT_A_TIME):
        yield names[at : at + AT_A_TIME]
