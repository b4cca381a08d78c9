"""What came of the visits at the lanes: how long each took and where, who was needed, and how it ended.

All of it is made of what lanes tell when a visit has ended. No member and no tap is in it. Times are ISO 8601 as the
lane wrote them, `day` and `hour` the lane's local ones of the visit's start, durations whole milliseconds (`ms`), money
minor units of the visit's `currency`.
"""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from server.db.base import Base


class VisitRow(Base):
    """One visit that has ended, as its `outcome`: paid, cancelled, abandoned, saved or failed; `left_step` is the step
    at which one that was not paid ended, else ''. `ease`: how it was operated, as words joined by '+'; '' as drawn.

    `total_ms` is from start to end, and what follows are parts of it that do not overlap: `scan_ms` and `weigh_ms` at
    the goods, `help_ms` blocked until a person had come, `pay_ms` from the way to pay until it was paid, `end_ms`
    afterwards. `had_item`: there was something in the basket at some time; `searched` and `weighed`: it was done at
    all; `member`: somebody showed that they are one.
    """

    __tablename__ = "visit"
    __table_args__ = (
        UniqueConstraint("lane", "journal", "seq"),
        Index("ix_visit_day_lane", "day", "lane"),
        Index("ix_visit_session", "lane", "session"),
        Index("ix_visit_started_at", "started_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    lane: Mapped[str] = mapped_column(String(12))
    journal: Mapped[str] = mapped_column(String(64))
    seq: Mapped[int]
    session: Mapped[str] = mapped_column(String(80))
    day: Mapped[str] = mapped_column(String(10))
    hour: Mapped[int]
    started_at: Mapped[str] = mapped_column(String(40))
    ended_at: Mapped[str] = mapped_column(String(40))
    language: Mapped[str] = mapped_column(String(20))
    ease: Mapped[str] = mapped_column(String(60))
    outcome: Mapped[str] = mapped_column(String(10))
    left_step: Mapped[str] = mapped_column(String(10))
    lines: Mapped[int]
    pieces: Mapped[int]
    gross_minor: Mapped[int]
    currency: Mapped[str] = mapped_column(String(3))
    total_ms: Mapped[int]
    scan_ms: Mapped[int]
    weigh_ms: Mapped[int]
    help_ms: Mapped[int]
    pay_ms: Mapped[int]
    end_ms: Mapped[int]
    had_item: Mapped[bool]
    searched: Mapped[bool]
    weighed: Mapped[bool]
    member: Mapped[bool]


class VisitStepRow(Base):
    """The `place`-th step of a visit, from 1: `step` (scan, search, weigh, bags, help, pay, receipt or tap) began
    `at_ms` after the visit's start and lasted `ms`.
    """

    __tablename__ = "visit_step"

    visit_id: Mapped[int] = mapped_column(ForeignKey("visit.id"), primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    step: Mapped[str] = mapped_column(String(10))
    at_ms: Mapped[int]
    ms: Mapped[int]


class VisitNeedRow(Base):
    """Something a person was needed for: an intervention of that `kind`, or a `call` for help. Raised `raised_ms` after
    the visit's start, `first_ms` when staff did something about it first, and `cleared_ms` when it was over; null for
    what never came. `item` is what it was raised for, or ''. `answer`: what came of it (fine: nothing was wrong).
    """

    __tablename__ = "visit_need"
    __table_args__ = (Index("ix_visit_need_day_lane", "day", "lane"),)

    visit_id: Mapped[int] = mapped_column(ForeignKey("visit.id"), primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    lane: Mapped[str] = mapped_column(String(12))
    day: Mapped[str] = mapped_column(String(10))
    hour: Mapped[int]
    kind: Mapped[str] = mapped_column(String(20))
    item: Mapped[str] = mapped_column(String(60))
    raised_ms: Mapped[int]
    first_ms: Mapped[int | None]
    cleared_ms: Mapped[int | None]
    answer: Mapped[str] = mapped_column(String(10))


class VisitNudgeRow(Base):
    """The lane told the shopper of something before it asked for a person; `solved`: they put it right within `ms`."""

    __tablename__ = "visit_nudge"
    __table_args__ = (Index("ix_visit_nudge_day_lane", "day", "lane"),)

    visit_id: Mapped[int] = mapped_column(ForeignKey("visit.id"), primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    lane: Mapped[str] = mapped_column(String(12))
    day: Mapped[str] = mapped_column(String(10))
    kind: Mapped[str] = mapped_column(String(20))
    solved: Mapped[bool]
    ms: Mapped[int]


class VisitPaymentRow(Base):
    """One payment that was tried, by `kind` (card, wallet, cash …). `outcome` is approved, failed or open; `reason` why
    it failed, else ''. `ms`: from its start until that was known.
    """

    __tablename__ = "visit_payment"
    __table_args__ = (Index("ix_visit_payment_day_lane", "day", "lane"),)

    visit_id: Mapped[int] = mapped_column(ForeignKey("visit.id"), primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    lane: Mapped[str] = mapped_column(String(12))
    day: Mapped[str] = mapped_column(String(10))
    hour: Mapped[int]
    kind: Mapped[str] = mapped_column(String(20))
    outcome: Mapped[str] = mapped_column(String(10))
    reason: Mapped[str] = mapped_column(String(20))
    ms: Mapped[int]


class VisitCheckRow(Base):
    """The spot check of a visit. `hits`: something was wrong. `audited_minor` is what the goods that were there are
    worth, `difference_minor` what was wrong of it; neither is negative.
    """

    __tablename__ = "visit_check"
    __table_args__ = (Index("ix_visit_check_day_lane", "day", "lane"),)

    visit_id: Mapped[int] = mapped_column(ForeignKey("visit.id"), primary_key=True)
    lane: Mapped[str] = mapped_column(String(12))
    day: Mapped[str] = mapped_column(String(10))
    hits: Mapped[bool]
    audited_minor: Mapped[int]
    difference_minor: Mapped[int]


class TapAskedRow(Base):
    """So many `times` in `hour` (YYYY-MM-DDTHH) a lane asked `question` at the end of a visit, answered or not. Nothing
    leads from here to a visit.
    """

    __tablename__ = "tap_asked"
    __table_args__ = (Index("ix_tap_asked_hour", "hour"),)

    lane: Mapped[str] = mapped_column(String(12), primary_key=True)
    hour: Mapped[str] = mapped_column(String(13), primary_key=True)
    question: Mapped[str] = mapped_column(String(40), primary_key=True)
    times: Mapped[int]
