"""Whether there is anything that a lane is to be told: asked by every lane again and again, and mostly there is not."""

from __future__ import annotations

from sqlalchemy import bindparam, exists, or_, select
from sqlalchemy.engine import Engine

from server.db.basket_models import HandRow
from server.db.engine import at_once
from server.db.intervention_models import InterventionCommandRow
from server.db.mode_models import ModeCommandRow
from server.db.models import CommandRow

TABLES = (CommandRow, HandRow, InterventionCommandRow, ModeCommandRow)
ANY = select(or_(*(exists().where(table.lane == bindparam("of"), table.outcome == "") for table in TABLES)))


class Due:
    """Used from any thread."""

    def __init__(self, engine: Engine) -> None:
        self._engine = at_once(engine)

    def any_for(self, lane: str) -> bool:
        """Whether `lane` has left anything unanswered, of whatever kind."""
        with self._engine.connect() as connection:
            return bool(connection.scalar(ANY, {"of": lane}))
