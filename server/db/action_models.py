"""What the figures asked for, who saw to it, and what came of it. Times are the server's."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, Boolean, Float, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from server.db.base import Base


class ActionRow(Base):
    """`gauge` of `lane` ('' : the store) and `subject` was above its line since `began_at` and raised this at
    `raised_at`: the figure was `value`, `at_least` for sure, in `count` cases, where `usual` is usual. `remedy` is
    what is asked for, of the lane `target`. It is open, taken (`staff`, `name`: its owner), done, dismissed with a
    `reason`, over by itself, or lapsed, as there was no figure any more. Of each cause one is open at a time:
    `ended_at` '' until it is not.

    From `fixed_at` on the effect is measured; `effect` is what it came to, and `is_final` when that changes no more.
    """

    __tablename__ = "action"
    __table_args__ = (UniqueConstraint("cause", "ended_at"), Index("ix_action_raised_at", "raised_at"))

    id: Mapped[int] = mapped_column(primary_key=True)
    cause: Mapped[str] = mapped_column(String(120))
    gauge: Mapped[str] = mapped_column(String(20))
    lane: Mapped[str] = mapped_column(String(12))
    subject: Mapped[str] = mapped_column(String(80))
    remedy: Mapped[str] = mapped_column(String(20))
    target: Mapped[str] = mapped_column(String(12))
    state: Mapped[str] = mapped_column(String(10))
    began_at: Mapped[str] = mapped_column(String(40))
    raised_at: Mapped[str] = mapped_column(String(40))
    value: Mapped[float] = mapped_column(Float)
    at_least: Mapped[float] = mapped_column(Float)
    usual: Mapped[float | None] = mapped_column(Float)
    count: Mapped[int]
    staff: Mapped[str] = mapped_column(String(40), default="")
    name: Mapped[str] = mapped_column(String(40), default="")
    taken_at: Mapped[str] = mapped_column(String(40), default="")
    ended_at: Mapped[str] = mapped_column(String(40), default="", index=True)
    ended_by: Mapped[str] = mapped_column(String(40), default="")
    reason: Mapped[str] = mapped_column(Text, default="")
    fixed_at: Mapped[str] = mapped_column(String(40), default="")
    effect: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    is_final: Mapped[bool] = mapped_column(Boolean, default=False)


class ActionWatchRow(Base):
    """Where the figure of one cause stands between its two lines; no row where there is nothing to remember. `usual` is
    what was usual when it rose: what is unusual does not become usual by lasting.
    """

    __tablename__ = "action_watch"

    cause: Mapped[str] = mapped_column(String(120), primary_key=True)
    is_up: Mapped[bool] = mapped_column(Boolean)
    above_at: Mapped[str] = mapped_column(String(40), default="")
    below_at: Mapped[str] = mapped_column(String(40), default="")
    seen_at: Mapped[str] = mapped_column(String(40), default="")
    quiet_until: Mapped[str] = mapped_column(String(40), default="")
    usual: Mapped[list[float] | None] = mapped_column(JSON)


class ActionTurnRow(Base):
    """The last minute in which the figures were looked at, by whichever worker was first. One row."""

    __tablename__ = "action_turn"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    minute: Mapped[str] = mapped_column(String(16))


class WaitRow(Base):
    """How long who came at `minute`, the server's, was to wait, as it was estimated then."""

    __tablename__ = "wait_estimate"

    minute: Mapped[str] = mapped_column(String(16), primary_key=True)
    seconds: Mapped[float] = mapped_column(Float)


class StepUsualRow(Base):
    """How long `step` took at `lane` in the `count` visits of `day` that did it: the sums of the logarithms of their
    seconds and of the squares of these.
    """

    __tablename__ = "step_usual"

    day: Mapped[str] = mapped_column(String(10), primary_key=True)
    lane: Mapped[str] = mapped_column(String(12), primary_key=True)
    step: Mapped[str] = mapped_column(String(10), primary_key=True)
    count: Mapped[int]
    total: Mapped[float] = mapped_column(Float)
    squares: Mapped[float] = mapped_column(Float)
