"""What an item is called, by its key: as it was sold last."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from server.db.models import SaleLineRow


class ItemNames:
    """Used from any thread."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def name(self, language: str, key: str) -> str:
        """In that language, else in English, else the key."""
        sold = select(SaleLineRow.names).where(SaleLineRow.item == key).order_by(SaleLineRow.sale_id.desc()).limit(1)
        with Session(self._engine) as session:
            names = session.scalar(sold) or {}
        return names.get(language) or names.get("en") or key
