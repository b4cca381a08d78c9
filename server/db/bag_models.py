"""Questions about the bag, counted."""

from __future__ import annotations

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from server.db.base import Base


class BagQuestionRow(Base):
    """So many `times` on `day` a lane `asked` this, the shopper said `answered` last ('' : nothing), and it `ended` so;
    `seconds` in all until then. Nothing leads from here to a visit.
    """

    __tablename__ = "bag_question"
    __table_args__ = (Index("ix_bag_question_day", "day"),)

    lane: Mapped[str] = mapped_column(String(12), primary_key=True)
    journal: Mapped[str] = mapped_column(String(64), primary_key=True)
    day: Mapped[str] = mapped_column(String(10), primary_key=True)
    asked: Mapped[str] = mapped_column(String(20), primary_key=True)
    answered: Mapped[str] = mapped_column(String(20), primary_key=True)
    ended: Mapped[str] = mapped_column(String(20), primary_key=True)
    times: Mapped[int]
    seconds: Mapped[int]
