"""How much at the desk waits for somebody's approval."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from server.db.desk_models import DeskChangeRow
from server.db.staff_models import StaffWishRow
from server.desk.drafts import State


def waiting_for(engine: Engine, staff: str) -> int:
    """Changes of others, and managers' accounts that others want changed."""
    changes = select(func.count()).where(DeskChangeRow.state == State.WAITING, DeskChangeRow.author != staff)
    wishes = select(func.count()).where(StaffWishRow.author != staff)
    with Session(engine) as session:
        return (session.scalar(changes) or 0) + (session.scalar(wishes) or 0)
