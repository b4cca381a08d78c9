"""What hosts order lanes to do."""

from __future__ import annotations

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from server.db.base import Base


class ModeCommandRow(Base):
    """A host closes `lane`, opens it, or has it for baskets of up to `pieces`: sent again and again until it answered.
    `number` is the order; with `only_in` it counts where the lane is in that mode. `action`: the one that asked for it,
    0 for none.
    """

    __tablename__ = "mode_command"

    number: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(String(32), unique=True)
    lane: Mapped[str] = mapped_column(String(12), index=True)
    mode: Mapped[str] = mapped_column(String(10))
    pieces: Mapped[int] = mapped_column(default=0)
    only_in: Mapped[str] = mapped_column(String(10), default="")
    action: Mapped[int] = mapped_column(default=0)
    staff: Mapped[str] = mapped_column(String(40))
    name: Mapped[str] = mapped_column(String(40))
    at: Mapped[str] = mapped_column(String(40))
    outcome: Mapped[str] = mapped_column(String(10), default="", index=True)
    answered_at: Mapped[str] = mapped_column(String(40), default="")
