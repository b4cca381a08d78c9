"""What the store asks at its lanes, as it was published last; how it came to that is in the desk's changes."""

from __future__ import annotations

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from server.db.base import Base


class HouseRecordRow(Base):
    """A record that is no master data: `name` begins with its kind, as `question:`; `body` is a line of JSON."""

    __tablename__ = "house_record"

    name: Mapped[str] = mapped_column(String(100), primary_key=True)
    body: Mapped[str] = mapped_column(Text)
