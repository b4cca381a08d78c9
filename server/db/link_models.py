"""Tables of the lanes' link: which lanes there are, where their journals stood, and how they enrolled."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from server.db.base import Base


class AnchorRow(Base):
    """A place of a lane's journal: it had the fact `seq` with `hash` on `day`. A higher `id` was heard later."""

    __tablename__ = "anchor"
    __table_args__ = (UniqueConstraint("lane", "journal", "seq"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    lane: Mapped[str] = mapped_column(String(12))
    journal: Mapped[str] = mapped_column(String(64))
    seq: Mapped[int]
    hash: Mapped[str] = mapped_column(String(64))
    day: Mapped[str] = mapped_column(String(10))


class LaneStandingRow(Base):
    """What `lane` still owes, as it said at `heard_at`: `unsent` facts, the oldest of `since` ('' for none).

    `look` is how it looked then, and since when; None for a lane that does not tell.
    """

    __tablename__ = "lane_standing"

    lane: Mapped[str] = mapped_column(String(12), primary_key=True)
    heard_at: Mapped[str] = mapped_column(String(40))
    unsent: Mapped[int]
    parked: Mapped[int]
    since: Mapped[str] = mapped_column(String(40))
    look: Mapped[dict[str, Any] | None] = mapped_column(JSON)


class EnrolmentRow(Base):
    """A code with which `lane` may enrol, by the hash of its secret, `until` then ('' : no more).

    Once it was used `certificate` is what was signed for the request with `request_hash`; of a lane the newest counts,
    and with it the one whose fingerprint it `renews`.
    """

    __tablename__ = "enrolment"

    id: Mapped[int] = mapped_column(primary_key=True)
    lane: Mapped[str] = mapped_column(String(12), index=True)
    secret_hash: Mapped[str] = mapped_column(String(64), unique=True)
    until: Mapped[str] = mapped_column(String(40))
    request_hash: Mapped[str] = mapped_column(String(64), default="")
    fingerprint: Mapped[str] = mapped_column(String(64), default="")
    certificate: Mapped[str] = mapped_column(Text, default="")
    renews: Mapped[str] = mapped_column(String(64), default="", server_default="")


class EnrolTryRow(Base):
    """Somebody at `caller` tried a code in vain, of which the hash is kept, at `at` (seconds since 1970)."""

    __tablename__ = "enrol_try"

    id: Mapped[int] = mapped_column(primary_key=True)
    caller: Mapped[str] = mapped_column(String(64), index=True)
    code: Mapped[str] = mapped_column(String(64))
    at: Mapped[int]


class StoreLaneRow(Base):
    """A lane as the desk has it, over what the settings say of it. `added_at` is '' for one that the settings name;
    only the desk's own has a `token_hash`, and that only where lanes have tokens. From `retired_on` on it is none of
    the store's any more, whatever the settings say. A higher `version` was written later.
    """

    __tablename__ = "store_lane"

    lane: Mapped[str] = mapped_column(String(12), primary_key=True)
    name: Mapped[str] = mapped_column(String(24))
    token_hash: Mapped[str] = mapped_column(String(64))
    added_at: Mapped[str] = mapped_column(String(40))
    retired_on: Mapped[str] = mapped_column(String(10))
    version: Mapped[int] = mapped_column(unique=True, index=True)


class LaneWishRow(Base):
    """`author` wants `lane` retired, and somebody else has to approve it. It goes once it is decided."""

    __tablename__ = "lane_wish"

    lane: Mapped[str] = mapped_column(String(12), primary_key=True)
    author: Mapped[str] = mapped_column(String(40))
    made_at: Mapped[str] = mapped_column(String(40))
