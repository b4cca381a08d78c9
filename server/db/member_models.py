"""Members, with the least that is needed: of a phone number a keyed hash and two digits, of a birthday no year."""

from __future__ import annotations

from sqlalchemy import BigInteger, ForeignKey, Index, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from server.db.base import Base


class MemberRow(Base):
    """Who is a member. `id` is opaque and says nothing; all else is here, and goes when they are erased.

    `number` is on the card. `phone_hash` is null without a phone; `birthday` is MM-DD, '' without consent. Days are
    ISO 8601.
    """

    __tablename__ = "member"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    number: Mapped[str] = mapped_column(String(20), unique=True)
    given: Mapped[str] = mapped_column(String(40))
    phone_hash: Mapped[str | None] = mapped_column(String(64), unique=True)
    phone_tail: Mapped[str] = mapped_column(String(2))
    language: Mapped[str] = mapped_column(String(20))
    birthday: Mapped[str] = mapped_column(String(5))
    joined_on: Mapped[str] = mapped_column(String(10))
    seen_on: Mapped[str] = mapped_column(String(10), index=True)


class MemberCodeRow(Base):
    """A code that opens a member at a lane, as its SHA-256; `kind` is card or app."""

    __tablename__ = "member_code"

    code_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    member_id: Mapped[str] = mapped_column(ForeignKey("member.id"), index=True)
    kind: Mapped[str] = mapped_column(String(10))


class ConsentRow(Base):
    """`member_id` agreed to `purpose` by the text of that `version`; `withdrawn_at` '' : it stands."""

    __tablename__ = "member_consent"

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[str] = mapped_column(ForeignKey("member.id"), index=True)
    purpose: Mapped[str] = mapped_column(String(20))
    version: Mapped[str] = mapped_column(String(20))
    given_at: Mapped[str] = mapped_column(String(40))
    withdrawn_at: Mapped[str] = mapped_column(String(40), default="")


class PointsEntryRow(Base):
    """Points that went from one account to others; its postings come to zero. The same `key` is booked once."""

    __tablename__ = "points_entry"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(160), unique=True)
    kind: Mapped[str] = mapped_column(String(12))
    day: Mapped[str] = mapped_column(String(10), index=True)


class PointsPostingRow(Base):
    """What an entry moves on one account: `issued`, `spent`, `expired`, `erased`, or a member's id."""

    __tablename__ = "points_posting"
    __table_args__ = (Index("ix_points_posting_account", "account", "points"),)

    entry_id: Mapped[int] = mapped_column(ForeignKey("points_entry.id"), primary_key=True)
    account: Mapped[str] = mapped_column(String(32), primary_key=True)
    points: Mapped[int]


class MemberCouponRow(Base):
    """One member's own copy of `coupon`, used once; `used_on` '' : not yet. It came again `renewed` times.

    Until `held_until` (seconds since 1970) lane `held_by` alone may use it; '' and 0: any lane may.
    """

    __tablename__ = "member_coupon"
    __table_args__ = (UniqueConstraint("member_id", "coupon", "why", "given_on"),)

    serial: Mapped[str] = mapped_column(String(32), primary_key=True)
    member_id: Mapped[str] = mapped_column(ForeignKey("member.id"), index=True)
    coupon: Mapped[str] = mapped_column(String(200))
    why: Mapped[str] = mapped_column(String(12))
    given_on: Mapped[str] = mapped_column(String(10))
    expires_on: Mapped[str] = mapped_column(String(10))
    used_on: Mapped[str] = mapped_column(String(10), default="")
    renewed: Mapped[int] = mapped_column(default=0)
    held_by: Mapped[str] = mapped_column(String(12), default="")
    held_until: Mapped[int] = mapped_column(BigInteger().with_variant(Integer(), "sqlite"), default=0)


class MemberSaleRow(Base):
    """A sale, or a refund, of a member; `lane`, `journal` and `seq` say which, and of a refund `of_lane`, `of_journal`
    and `of_seq` what it gives back of ('' and 0 for a sale). `points` are what its receipt told, null where the lane
    could not know; once they are `booked`, those that the ledger has.
    """

    __tablename__ = "member_sale"
    __table_args__ = (Index("ix_member_sale_member_id", "member_id", "booked"),)

    lane: Mapped[str] = mapped_column(String(12), primary_key=True)
    journal: Mapped[str] = mapped_column(String(64), primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    member_id: Mapped[str] = mapped_column(ForeignKey("member.id"))
    day: Mapped[str] = mapped_column(String(10))
    gross_minor: Mapped[int]
    points: Mapped[int | None]
    way: Mapped[str] = mapped_column(String(20))
    of_lane: Mapped[str] = mapped_column(String(12), default="")
    of_journal: Mapped[str] = mapped_column(String(64), default="")
    of_seq: Mapped[int] = mapped_column(default=0)
    booked: Mapped[bool] = mapped_column(default=False)


class MemberUpkeepRow(Base):
    """The days on which what runs out was seen to."""

    __tablename__ = "member_upkeep"

    day: Mapped[str] = mapped_column(String(10), primary_key=True)
