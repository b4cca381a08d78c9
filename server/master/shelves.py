"""What the store's shelves are called."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from kiosk.core.master import CATEGORY, read_category
from server.db.models import MasterRecordRow


class ShelfNames:
    """As they are published now. Used from any thread."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def names(self, language: str) -> Mapping[str, str]:
        """Key → name in that language, else in English. Raises SQLAlchemyError."""
        there = MasterRecordRow.name.startswith(CATEGORY) & MasterRecordRow.until.is_(None)
        with Session(self._engine) as session:
            rows = session.execute(select(MasterRecordRow.name, MasterRecordRow.body).where(there)).all()
        told = (read_category(name.removeprefix(CATEGORY), body) for name, body in rows)
        return {shelf.key: shelf.name(language) for _, shelf in told}
