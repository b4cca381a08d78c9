"""Screens that were left on a wall."""

from __future__ import annotations

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from server.db.base import Base


class WallScreenRow(Base):
    """Who holds the token with this hash may look at the wall's view of the experience, and at nothing else. `staff`
    left it there.
    """

    __tablename__ = "wall_screen"

    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    staff: Mapped[str] = mapped_column(String(40))
    hung_at: Mapped[str] = mapped_column(String(40))
