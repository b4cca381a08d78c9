"""Cases: what shoppers complained of, what is done about it, and what came of that.

A case made of taps is told of by the full hour (docs/decisions/0093). Times are the server's, days ISO 8601; `staff`
and `owner` are ids, never names.
"""

from __future__ import annotations

from sqlalchemy import JSON, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from server.db.base import Base


class CaseRow(Base):
    """One thing to be seen to, for all who said so: taps and complaints. `lane` and `item` are '' where it is about
    none; `step` is the last that was done ('' : none), `closed_at` '' while it is open. `sure`: the category is not
    only guessed; `by_hand`: a person said it. `model` is the version that did, `words` are those it decided by.

    `subject` is the step of a visit that it is about (weigh, search, scan, pay), '' for none. `reach` is how many taps
    and complaints are in it, `met` how many visits met what it is about.
    """

    __tablename__ = "feedback_case"
    __table_args__ = (Index("ix_feedback_case_closed_at", "closed_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    opened_at: Mapped[str] = mapped_column(String(40))
    category: Mapped[str] = mapped_column(String(20))
    sentiment: Mapped[str] = mapped_column(String(10))
    lane: Mapped[str] = mapped_column(String(12), default="")
    item: Mapped[str] = mapped_column(String(40), default="")
    subject: Mapped[str] = mapped_column(String(10), default="", server_default="")
    language: Mapped[str] = mapped_column(String(20))
    title: Mapped[str] = mapped_column(String(120), default="")
    sure: Mapped[bool]
    by_hand: Mapped[bool] = mapped_column(default=False)
    model: Mapped[str] = mapped_column(String(40), default="")
    words: Mapped[list[str]] = mapped_column(JSON, default=list)
    reach: Mapped[int]
    met: Mapped[int] = mapped_column(default=0, server_default="0")
    urgency: Mapped[int]
    due_at: Mapped[str] = mapped_column(String(40))
    owner: Mapped[str] = mapped_column(String(40), default="")
    step: Mapped[str] = mapped_column(String(10), default="")
    answered_at: Mapped[str] = mapped_column(String(40), default="")
    escalated_at: Mapped[str] = mapped_column(String(40), default="")
    closed_at: Mapped[str] = mapped_column(String(40), default="")


class CaseTapRow(Base):
    """`tap` is one of those that a case is about. Neither has an order: the key is the tap's random id."""

    __tablename__ = "case_tap"
    __table_args__ = (Index("ix_case_tap_case", "case_id"), {"sqlite_with_rowid": False})

    tap: Mapped[str] = mapped_column(String(64), primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("feedback_case.id"))


class ComplaintRow(Base):
    """What somebody complained of to `staff`, who wrote it down."""

    __tablename__ = "complaint"
    __table_args__ = (Index("ix_complaint_case", "case_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("feedback_case.id"))
    at: Mapped[str] = mapped_column(String(40))
    staff: Mapped[str] = mapped_column(String(40))
    lane: Mapped[str] = mapped_column(String(12))
    words: Mapped[str] = mapped_column(Text)
    waits: Mapped[bool]


class CaseContactRow(Base):
    """How to reach who complained and wants an answer. Erased some days after its case was closed, and never logged."""

    __tablename__ = "case_contact"

    complaint_id: Mapped[int] = mapped_column(ForeignKey("complaint.id"), primary_key=True)
    contact: Mapped[str] = mapped_column(String(120))


class CaseStepRow(Base):
    """The `place`-th thing that `staff` did about a case: a step of its course, or another word on it."""

    __tablename__ = "case_step"

    case_id: Mapped[int] = mapped_column(ForeignKey("feedback_case.id"), primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    step: Mapped[str] = mapped_column(String(20))
    at: Mapped[str] = mapped_column(String(40))
    staff: Mapped[str] = mapped_column(String(40))
    words: Mapped[str] = mapped_column(Text)


class CorrectionRow(Base):
    """`staff` said what `remark` is about: the model learns from it."""

    __tablename__ = "remark_correction"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[str] = mapped_column(String(40))
    staff: Mapped[str] = mapped_column(String(40))
    remark: Mapped[str] = mapped_column(String(120))
    category: Mapped[str] = mapped_column(String(20))
    sentiment: Mapped[str] = mapped_column(String(10))


class CaseRoundRow(Base):
    """The one row with the hour up to which taps were looked through; whoever looks through them holds it meanwhile."""

    __tablename__ = "case_round"

    id: Mapped[int] = mapped_column(primary_key=True)
    hour: Mapped[str] = mapped_column(String(13))


class ImprovementRow(Base):
    """Something that is to become better, on the list of the two weeks from `since`; for a case, or made of an action
    that was done, whose own measured effect is its effect then. `figure` of `lane` ('' : of the
    store) is what shows it, compared before and after the day `done_on` ('' : not done yet). `dropped`: it will not be
    done.
    """

    __tablename__ = "improvement"
    __table_args__ = (Index("ix_improvement_since", "since"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    since: Mapped[str] = mapped_column(String(10))
    title: Mapped[str] = mapped_column(String(120))
    case_id: Mapped[int | None] = mapped_column(ForeignKey("feedback_case.id"))
    action: Mapped[int | None] = mapped_column(unique=True)
    category: Mapped[str] = mapped_column(String(20))
    lane: Mapped[str] = mapped_column(String(12))
    figure: Mapped[str] = mapped_column(String(20))
    owner: Mapped[str] = mapped_column(String(40), default="")
    done_on: Mapped[str] = mapped_column(String(10), default="")
    dropped: Mapped[bool] = mapped_column(default=False)


class SaidRow(Base):
    """What lanes show of an improvement: language → what shoppers said, and what was done. `until` '' while it is
    shown.
    """

    __tablename__ = "said_line"

    id: Mapped[int] = mapped_column(primary_key=True)
    improvement_id: Mapped[int | None] = mapped_column(ForeignKey("improvement.id"))
    at: Mapped[str] = mapped_column(String(40))
    staff: Mapped[str] = mapped_column(String(40))
    said: Mapped[dict[str, str]] = mapped_column(JSON)
    did: Mapped[dict[str, str]] = mapped_column(JSON)
    until: Mapped[str] = mapped_column(String(40), default="")
