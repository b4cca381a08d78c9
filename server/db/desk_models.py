"""Changes of the store's master data, from the draft to the version that has them, and what they would have cost."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from server.db.base import Base


class DeskChangeRow(Base):
    """What `author` (a staff id) wants to change; `state` is one of `server.desk.drafts.State`. `decided_by` approved
    it or gave it back with `note`; `version` has it, '' before. Times are the server's. There may be tens of thousands
    of `records`: who wants them says so.
    """

    __tablename__ = "desk_change"

    id: Mapped[int] = mapped_column(primary_key=True)
    author: Mapped[str] = mapped_column(String(40), index=True)
    author_name: Mapped[str] = mapped_column(String(80))
    made_at: Mapped[str] = mapped_column(String(40))
    state: Mapped[str] = mapped_column(String(10), index=True)
    decided_by: Mapped[str] = mapped_column(String(40), default="")
    decided_name: Mapped[str] = mapped_column(String(80), default="")
    decided_at: Mapped[str] = mapped_column(String(40), default="")
    note: Mapped[str] = mapped_column(String(200), default="")
    version: Mapped[str] = mapped_column(String(30), default="")
    records: Mapped[list[DeskRecordRow]] = relationship(
        order_by="DeskRecordRow.name", cascade="all, delete-orphan", lazy="raise"
    )


class DeskRecordRow(Base):
    """A record of the master data as the change wants it: `body` None takes it out. `before`: as it was when it was
    drafted, None where it was not there.
    """

    __tablename__ = "desk_record"

    change_id: Mapped[int] = mapped_column(ForeignKey("desk_change.id"), primary_key=True)
    name: Mapped[str] = mapped_column(String(100), primary_key=True)
    before: Mapped[str | None] = mapped_column(Text)
    body: Mapped[str | None] = mapped_column(Text)


class DeskPreviewRow(Base):
    """What the baskets paid from day `first` to `last` would have cost with a change: of `baskets` so many are `done`.
    `beat` is when it was last worked on, `told` what came of it, `failed` why nothing did.
    """

    __tablename__ = "desk_preview"

    change_id: Mapped[int] = mapped_column(ForeignKey("desk_change.id"), primary_key=True)
    first: Mapped[str] = mapped_column(String(10))
    last: Mapped[str] = mapped_column(String(10))
    baskets: Mapped[int]
    done: Mapped[int]
    beat: Mapped[str] = mapped_column(String(40))
    told: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    failed: Mapped[str] = mapped_column(String(200), default="")
