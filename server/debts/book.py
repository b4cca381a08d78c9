"""What lanes owe to shoppers: noted as it comes, open until somebody gave it back."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from server.db.debt_models import DebtRow
from server.ingest.debts import DebtIn

MOST = 500


def note(session: Session, told: DebtIn, journal: str) -> str:
    """It is in the books; what a person should look at all the same, or ''."""
    if told.left is not None:
        row = DebtRow(lane=told.lane, journal=journal, debt=told.debt, session=told.session, at=told.at)
        for name, value in told.left.model_dump().items():
            setattr(row, name, value)
        session.add(row)
        session.flush()
    elif told.given is not None:
        known = session.get(DebtRow, (told.lane, journal, told.debt))
        if known is None:
            return f"{told.given.staff} gave back {told.debt}, of which nothing is here"
        if known.given_at:
            return f"{told.given.staff} gave back {told.debt}, which was given back before"
        known.given_at, known.way, known.staff = told.at, told.given.way, told.given.staff
    return ""


class Debts:
    """Reads only. Used from any thread."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def all(self) -> Sequence[DebtRow]:
        """The open ones first, each kind with the newest first; at most `MOST`."""
        order = (DebtRow.given_at != "", DebtRow.at.desc())
        with Session(self._engine) as session:
            return session.scalars(select(DebtRow).order_by(*order).limit(MOST)).all()
