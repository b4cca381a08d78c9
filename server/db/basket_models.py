"""Tables of the baskets that lanes put aside: where each is, and who handed it to whom."""

from __future__ import annotations

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from server.db.base import Base


class BasketRow(Base):
    """A basket put aside, from the moment when a lane offered it. `lane` put it aside, at `at` on that lane's wall; it
    is kept until `keep_until`, and then waits for a host.

    `holder` is the one lane that it was granted to, on `request`. What is in it is kept as long as it may be granted.
    """

    __tablename__ = "basket"

    basket: Mapped[str] = mapped_column(String(32), primary_key=True)
    code: Mapped[str] = mapped_column(String(6), index=True)
    lane: Mapped[str] = mapped_column(String(12))
    at: Mapped[str] = mapped_column(String(40))
    pieces: Mapped[int]
    total_minor: Mapped[int]
    currency: Mapped[str] = mapped_column(String(3))
    version: Mapped[int]
    content: Mapped[str] = mapped_column(Text)
    offered_at: Mapped[str] = mapped_column(String(40))
    keep_until: Mapped[str] = mapped_column(String(40))
    stage: Mapped[str] = mapped_column(String(10), index=True)
    holder: Mapped[str] = mapped_column(String(12), default="")
    request: Mapped[str] = mapped_column(String(32), default="", index=True)
    granted_at: Mapped[str] = mapped_column(String(40), default="")
    session: Mapped[str] = mapped_column(String(80), default="")
    ended_at: Mapped[str] = mapped_column(String(40), default="")
    ended_by: Mapped[str] = mapped_column(String(40), default="")


class DeadRequestRow(Base):
    """A lane's request for a basket that is over: given back, or replaced by a later one. It gets nothing, however late
    a copy of it comes.
    """

    __tablename__ = "basket_request"

    request: Mapped[str] = mapped_column(String(32), primary_key=True)
    at: Mapped[str] = mapped_column(String(40))


class HandRow(Base):
    """A host hands a basket to a lane: sent until the lane answered. `number` is the order."""

    __tablename__ = "basket_hand"

    number: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(String(32), unique=True)
    basket: Mapped[str] = mapped_column(ForeignKey("basket.basket"), index=True)
    lane: Mapped[str] = mapped_column(String(12), index=True)
    name: Mapped[str] = mapped_column(String(40))
    at: Mapped[str] = mapped_column(String(40))
    outcome: Mapped[str] = mapped_column(String(10), default="", index=True)
    answered_at: Mapped[str] = mapped_column(String(40), default="")


class FreedRow(Base):
    """A host, `name`, took the basket back from `lane`, which had it on `request` and never said that it came."""

    __tablename__ = "basket_freed"

    number: Mapped[int] = mapped_column(primary_key=True)
    basket: Mapped[str] = mapped_column(ForeignKey("basket.basket"), index=True)
    lane: Mapped[str] = mapped_column(String(12))
    request: Mapped[str] = mapped_column(String(32))
    name: Mapped[str] = mapped_column(String(40))
    at: Mapped[str] = mapped_column(String(40))
