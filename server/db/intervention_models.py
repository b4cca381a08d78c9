"""What lanes have to be looked at, and what hosts said of it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from server.db.base import Base


class InterventionRow(Base):
    """Something that a person has to look at before a visit of `lane` is paid. Open until `cleared_at`.

    `at` is the lane's time, the others are the server's. `raised` is what was seen. A host's word is here from their
    touch on (`decided_…`), until the lane finds that it does not count; from `cleared_by` on it is the lane's.
    """

    __tablename__ = "intervention"

    lane: Mapped[str] = mapped_column(String(12), primary_key=True)
    intervention: Mapped[str] = mapped_column(String(32), primary_key=True)
    session: Mapped[str] = mapped_column(String(80))
    kind: Mapped[str] = mapped_column(String(20))
    at: Mapped[str] = mapped_column(String(40))
    came_at: Mapped[str] = mapped_column(String(40))
    raised: Mapped[dict[str, Any]] = mapped_column(JSON)
    decided_at: Mapped[str] = mapped_column(String(40), default="")
    decided_as: Mapped[str] = mapped_column(String(10), default="")
    decided_staff: Mapped[str] = mapped_column(String(40), default="")
    decided_name: Mapped[str] = mapped_column(String(40), default="")
    cleared_at: Mapped[str] = mapped_column(String(40), default="", index=True)
    cleared_by: Mapped[str] = mapped_column(String(10), default="")
    answer: Mapped[str] = mapped_column(String(10), default="")
    staff: Mapped[str] = mapped_column(String(40), default="")
    name: Mapped[str] = mapped_column(String(40), default="")
    reason: Mapped[str] = mapped_column(Text, default="")


class InterventionCommandRow(Base):
    """A host's answer that a lane is to be told: sent again and again until it answered. `number` is the order."""

    __tablename__ = "intervention_command"

    number: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(String(32), unique=True)
    lane: Mapped[str] = mapped_column(String(12), index=True)
    intervention: Mapped[str] = mapped_column(String(32))
    answer: Mapped[str] = mapped_column(String(10))
    staff: Mapped[str] = mapped_column(String(40))
    name: Mapped[str] = mapped_column(String(40))
    reason: Mapped[str] = mapped_column(Text)
    at: Mapped[str] = mapped_column(String(40))
    outcome: Mapped[str] = mapped_column(String(10), default="", index=True)
    answered_at: Mapped[str] = mapped_column(String(40), default="")
