"""Tables of the staff: who is signed on at the console, wrong PINs there, and what staff did or were refused."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from server.db.base import Base


class HostSignOnRow(Base):
    """`staff` signed on at the console: whoever holds the token with this hash. Seconds since 1970."""

    __tablename__ = "host_sign_on"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    staff: Mapped[str] = mapped_column(String(40))
    since: Mapped[int]
    used: Mapped[int]


class HostTryRow(Base):
    """So many wrong PINs of one person, or from one address, came at the console; the last at `at` (since 1970)."""

    __tablename__ = "host_try"

    who: Mapped[str] = mapped_column(String(80), primary_key=True)
    tries: Mapped[int]
    at: Mapped[int]


class StaffActRow(Base):
    """What `staff` (an id, never a name) did at a lane or from the console, or was refused (`why`).

    `at` is the clock's of where it was, `received_at` the server's. `before` and `after` are what it changed, `words`
    what was written with it. From the console `journal` is '' and there is no `seq`.
    """

    __tablename__ = "staff_act"
    __table_args__ = (
        UniqueConstraint("lane", "journal", "seq"),
        Index("ix_staff_act_received_at", "received_at"),
        Index("ix_staff_act_staff", "staff", "id"),
        Index("ix_staff_act_act", "act", "id"),
        Index("ix_staff_act_at", "at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[str] = mapped_column(String(40))
    received_at: Mapped[str] = mapped_column(String(40))
    lane: Mapped[str] = mapped_column(String(12))
    journal: Mapped[str] = mapped_column(String(64), default="")
    seq: Mapped[int | None] = mapped_column(default=None)
    session: Mapped[str] = mapped_column(String(80), default="")
    staff: Mapped[str] = mapped_column(String(40))
    act: Mapped[str] = mapped_column(String(40))
    why: Mapped[str] = mapped_column(String(40), default="")
    reason: Mapped[str] = mapped_column(Text, default="")
    command: Mapped[str] = mapped_column(String(64), default="")
    before: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    after: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    words: Mapped[str] = mapped_column(String(80), default="")


class StaffPersonRow(Base):
    """Somebody whom the desk hired, changed or let go (`ended_on`): from then on this counts, not the staff file.

    `pin` and `badge` are as in `StaffDocument`, '' of who left. A higher `version` was written later.
    """

    __tablename__ = "staff_person"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    number: Mapped[str] = mapped_column(String(8))
    name: Mapped[str] = mapped_column(String(24))
    role: Mapped[str] = mapped_column(String(20))
    pin: Mapped[str] = mapped_column(String(400))
    badge: Mapped[str] = mapped_column(String(64))
    ended_on: Mapped[str] = mapped_column(String(10))
    version: Mapped[int] = mapped_column(unique=True, index=True)


class StaffWishRow(Base):
    """What `author` wants of a manager's account and somebody else has to approve: `told` is the person as they would
    be then, `base` the version of the list it was wanted of. It goes once it is decided; the trail has both.
    """

    __tablename__ = "staff_wish"

    id: Mapped[int] = mapped_column(primary_key=True)
    person: Mapped[str] = mapped_column(String(40))
    what: Mapped[str] = mapped_column(String(20))
    told: Mapped[dict[str, Any]] = mapped_column(JSON)
    base: Mapped[int]
    author: Mapped[str] = mapped_column(String(40))
    made_at: Mapped[str] = mapped_column(String(40))
