"""The store's tables. Money is in minor units of the row's currency; times are ISO 8601 as the lane wrote them. What is
changed here needs a revision in `server.db.migrations`: `scripts/check` tells when there is none.
"""

from __future__ import annotations

from typing import Any, cast

from sqlalchemy import JSON, ForeignKey, ForeignKeyConstraint, Index, String, Table, Text, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from server.db.action_models import ActionRow as ActionRow
from server.db.action_models import ActionTurnRow as ActionTurnRow
from server.db.action_models import ActionWatchRow as ActionWatchRow
from server.db.action_models import StepUsualRow as StepUsualRow
from server.db.asking_models import HouseRecordRow as HouseRecordRow
from server.db.bag_models import BagQuestionRow as BagQuestionRow
from server.db.base import Base as Base
from server.db.basket_models import BasketRow as BasketRow
from server.db.basket_models import DeadRequestRow as DeadRequestRow
from server.db.basket_models import FreedRow as FreedRow
from server.db.basket_models import HandRow as HandRow
from server.db.bundle_models import BundleRow as BundleRow
from server.db.case_models import CaseContactRow as CaseContactRow
from server.db.case_models import CaseRoundRow as CaseRoundRow
from server.db.case_models import CaseRow as CaseRow
from server.db.case_models import CaseStepRow as CaseStepRow
from server.db.case_models import CaseTapRow as CaseTapRow
from server.db.case_models import ComplaintRow as ComplaintRow
from server.db.case_models import CorrectionRow as CorrectionRow
from server.db.case_models import ImprovementRow as ImprovementRow
from server.db.case_models import SaidRow as SaidRow
from server.db.cash_models import CashAlarmRow as CashAlarmRow
from server.db.change_models import SaleChangeRow as SaleChangeRow
from server.db.counter_models import CounterRow as CounterRow
from server.db.debt_models import DebtRow as DebtRow
from server.db.desk_models import DeskChangeRow as DeskChangeRow
from server.db.desk_models import DeskPreviewRow as DeskPreviewRow
from server.db.desk_models import DeskRecordRow as DeskRecordRow
from server.db.finding_models import FindingRow as FindingRow
from server.db.intervention_models import InterventionCommandRow as InterventionCommandRow
from server.db.intervention_models import InterventionRow as InterventionRow
from server.db.link_models import AnchorRow as AnchorRow
from server.db.link_models import EnrolmentRow as EnrolmentRow
from server.db.link_models import EnrolTryRow as EnrolTryRow
from server.db.link_models import LaneStandingRow as LaneStandingRow
from server.db.link_models import LaneWishRow as LaneWishRow
from server.db.link_models import StoreLaneRow as StoreLaneRow
from server.db.member_models import ConsentRow as ConsentRow
from server.db.member_models import MemberCodeRow as MemberCodeRow
from server.db.member_models import MemberCouponRow as MemberCouponRow
from server.db.member_models import MemberRow as MemberRow
from server.db.member_models import MemberSaleRow as MemberSaleRow
from server.db.member_models import MemberUpkeepRow as MemberUpkeepRow
from server.db.member_models import PointsEntryRow as PointsEntryRow
from server.db.member_models import PointsPostingRow as PointsPostingRow
from server.db.mode_models import ModeCommandRow as ModeCommandRow
from server.db.period_models import PeriodRow as PeriodRow
from server.db.period_models import TerminalDayRow as TerminalDayRow
from server.db.receipt_models import ReceiptTappedRow as ReceiptTappedRow
from server.db.refund_models import RefundClaimRow as RefundClaimRow
from server.db.refund_models import RefundRow as RefundRow
from server.db.screen_models import WallScreenRow as WallScreenRow
from server.db.staff_models import HostSignOnRow as HostSignOnRow
from server.db.staff_models import HostTryRow as HostTryRow
from server.db.staff_models import StaffActRow as StaffActRow
from server.db.staff_models import StaffPersonRow as StaffPersonRow
from server.db.staff_models import StaffWishRow as StaffWishRow
from server.db.sum_models import SummedRow as SummedRow
from server.db.sum_models import SumRow as SumRow
from server.db.visit_models import TapAskedRow as TapAskedRow
from server.db.visit_models import VisitCheckRow as VisitCheckRow
from server.db.visit_models import VisitNeedRow as VisitNeedRow
from server.db.visit_models import VisitNudgeRow as VisitNudgeRow
from server.db.visit_models import VisitPaymentRow as VisitPaymentRow
from server.db.visit_models import VisitRow as VisitRow
from server.db.visit_models import VisitStepRow as VisitStepRow
from server.db.weight_models import ItemWeightRow as ItemWeightRow
from server.db.weight_models import WeightVersionRow as WeightVersionRow

TAKEN = "taken"
PARKED = "parked"


def table_of(kind: type[Base]) -> Table:
    """The table behind a class of rows, for statements past any session."""
    return cast("Table", kind.__table__)


class EnvelopeRow(Base):
    """What became of one envelope. Its key is what makes a fact arrive once, whoever sends it again.

    Of a tap neither hash nor time nor content is kept: nothing here may lead from a tap to the visit it came from. The
    content of a parked sale is kept, so that it can be taken later.
    """

    __tablename__ = "envelope"

    lane: Mapped[str] = mapped_column(String(12), primary_key=True)
    journal: Mapped[str] = mapped_column(String(64), primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    kind: Mapped[str] = mapped_column(String(40))
    version: Mapped[int]
    payload_hash: Mapped[str] = mapped_column(String(64))
    state: Mapped[str] = mapped_column(String(8), index=True)
    reason: Mapped[str] = mapped_column(Text)
    payload: Mapped[str] = mapped_column(Text)
    received_at: Mapped[str] = mapped_column(String(40))


class ContentRow(Base):
    """What a taken envelope held, as `server.ingest.content` packs it: sales, signatures and modes are made of it."""

    __tablename__ = "content"

    lane: Mapped[str] = mapped_column(String(12), primary_key=True)
    journal: Mapped[str] = mapped_column(String(64), primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    kind: Mapped[str] = mapped_column(String(40), index=True)
    packed: Mapped[bytes]


class SaleRow(Base):
    """A paid sale. `day` is the date on the lane's wall when it was paid."""

    __tablename__ = "sale"
    __table_args__ = (
        UniqueConstraint("lane", "journal", "seq"),
        UniqueConstraint("lane", "journal", "receipt_no"),
        Index("ix_sale_session", "lane", "session"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    lane: Mapped[str] = mapped_column(String(12))
    journal: Mapped[str] = mapped_column(String(64))
    seq: Mapped[int]
    session: Mapped[str] = mapped_column(String(80))
    receipt_no: Mapped[int]
    started_at: Mapped[str] = mapped_column(String(40))
    paid_at: Mapped[str] = mapped_column(String(40))
    day: Mapped[str] = mapped_column(String(10), index=True)
    language: Mapped[str] = mapped_column(String(20))
    currency: Mapped[str] = mapped_column(String(3))
    net_minor: Mapped[int]
    tax_minor: Mapped[int]
    gross_minor: Mapped[int]
    saving_minor: Mapped[int]
    lines: Mapped[list[SaleLineRow]] = relationship(order_by="SaleLineRow.line", cascade="all, delete-orphan")
    tenders: Mapped[list[TenderRow]] = relationship(order_by="TenderRow.place", cascade="all, delete-orphan")
    packs: Mapped[list[SalePackRow]] = relationship(order_by="SalePackRow.line", cascade="all, delete-orphan")
    changes: Mapped[list[SaleChangeRow]] = relationship(
        order_by="SaleChangeRow.place", cascade="all, delete-orphan", lazy="selectin"
    )
    coupons: Mapped[list[SaleCouponRow]] = relationship(order_by="SaleCouponRow.place", cascade="all, delete-orphan")
    page: Mapped[ReceiptPageRow | None] = relationship(back_populates="sale", cascade="all, delete-orphan")
    refund: Mapped[RefundRow | None] = relationship(lazy="selectin", cascade="all, delete-orphan")


class SaleLineRow(Base):
    """One line as it was sold. A weighed line has gross and tare in grams."""

    __tablename__ = "sale_line"

    sale_id: Mapped[int] = mapped_column(ForeignKey("sale.id"), primary_key=True)
    line: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    item: Mapped[str] = mapped_column(String(40), index=True)
    names: Mapped[dict[str, str]] = mapped_column(JSON)
    category: Mapped[str] = mapped_column(String(80))
    unit: Mapped[str] = mapped_column(String(8))
    price_minor: Mapped[int]
    quantity: Mapped[int]
    gross_g: Mapped[int | None]
    tare_g: Mapped[int | None]
    tax_code: Mapped[str] = mapped_column(String(20))
    tax_rate_bp: Mapped[int]
    tax_inclusive: Mapped[bool]
    shown_minor: Mapped[int]
    net_minor: Mapped[int]
    tax_minor: Mapped[int]
    gross_minor: Mapped[int]
    reasons: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    extras: Mapped[list[SaleExtraRow]] = relationship(
        order_by="SaleExtraRow.place", cascade="all, delete-orphan", lazy="selectin"
    )


class SaleExtraRow(Base):
    """What came on top of a line: a deposit, a fee. Without a tax class it was outside tax."""

    __tablename__ = "sale_extra"
    __table_args__ = (ForeignKeyConstraint(["sale_id", "line"], ["sale_line.sale_id", "sale_line.line"]),)

    sale_id: Mapped[int] = mapped_column(primary_key=True)
    line: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    place: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    rule: Mapped[str] = mapped_column(String(200))
    names: Mapped[dict[str, str]] = mapped_column(JSON)
    tax_code: Mapped[str | None] = mapped_column(String(20))
    tax_rate_bp: Mapped[int | None]
    tax_inclusive: Mapped[bool | None]
    net_minor: Mapped[int]
    tax_minor: Mapped[int]
    gross_minor: Mapped[int]


class SalePackRow(Base):
    """What the code of the packs on a line told: who bought a lot that is called back is found here."""

    __tablename__ = "sale_pack"

    sale_id: Mapped[int] = mapped_column(ForeignKey("sale.id"), primary_key=True)
    line: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    lot: Mapped[str] = mapped_column(String(20), index=True)
    serial: Mapped[str] = mapped_column(String(20), index=True)
    expires: Mapped[str] = mapped_column(String(10))
    best_before: Mapped[str] = mapped_column(String(10))


class SaleCouponRow(Base):
    """A coupon that took something off; `serial` '' where there are many alike."""

    __tablename__ = "sale_coupon"

    sale_id: Mapped[int] = mapped_column(ForeignKey("sale.id"), primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    coupon: Mapped[str] = mapped_column(String(200), index=True)
    serial: Mapped[str] = mapped_column(String(200), index=True)


class TenderRow(Base):
    """A payment that stands. Of a card: its brand and at most its last four digits. Of cash: `tendered_minor` was
    put in, and what it is above the amount came back as change.
    """

    __tablename__ = "tender"

    sale_id: Mapped[int] = mapped_column(ForeignKey("sale.id"), primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    kind: Mapped[str] = mapped_column(String(20))
    amount_minor: Mapped[int]
    attempt: Mapped[str] = mapped_column(String(80))
    terminal_id: Mapped[str] = mapped_column(String(40))
    receipt_no: Mapped[str] = mapped_column(String(80))
    trace_no: Mapped[str] = mapped_column(String(80))
    card_name: Mapped[str] = mapped_column(String(80))
    card_last4: Mapped[str] = mapped_column(String(4))
    tendered_minor: Mapped[int | None]


class ReceiptPageRow(Base):
    """What a sale's e-receipt needs besides the sale, under the hash of the code that opens it; the code is not here.

    A table of its own: it is forgotten long before the books are.
    """

    __tablename__ = "receipt_page"

    sale_id: Mapped[int] = mapped_column(ForeignKey("sale.id"), primary_key=True)
    page_hash: Mapped[str] = mapped_column(String(64), unique=True)
    day: Mapped[str] = mapped_column(String(10), index=True)
    seller: Mapped[dict[str, str | bool]] = mapped_column(JSON)
    price_on_label: Mapped[list[int]] = mapped_column(JSON)
    slip: Mapped[list[str]] = mapped_column(JSON)
    sale: Mapped[SaleRow] = relationship(back_populates="page")


class SignatureRow(Base):
    """What came of signing a receipt for the tax office. `signature` null: the unit had failed, for `reason`."""

    __tablename__ = "signature"

    lane: Mapped[str] = mapped_column(String(12), primary_key=True)
    journal: Mapped[str] = mapped_column(String(64), primary_key=True)
    receipt_no: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[str] = mapped_column(String(40))
    signature: Mapped[dict[str, str | int] | None] = mapped_column(JSON(none_as_null=True))
    data: Mapped[str] = mapped_column(Text)
    late: Mapped[bool]
    reason: Mapped[str] = mapped_column(Text)


class HelpCallRow(Base):
    """A call for help of a lane. What hosts said is here from their touch on; `told` is what the lane itself shows.

    Open until `cleared_at`. `at` is the lane's time, the others are the server's. `shown`: what was on the screen then.
    """

    __tablename__ = "help_call"

    lane: Mapped[str] = mapped_column(String(12), primary_key=True)
    call: Mapped[str] = mapped_column(String(64), primary_key=True)
    reason: Mapped[str] = mapped_column(String(20))
    at: Mapped[str] = mapped_column(String(40))
    shown: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    told: Mapped[str] = mapped_column(String(10))
    seen_by: Mapped[str] = mapped_column(String(40), default="")
    seen_at: Mapped[str] = mapped_column(String(40), default="")
    coming_by: Mapped[str] = mapped_column(String(40), default="")
    coming_at: Mapped[str] = mapped_column(String(40), default="")
    seconds: Mapped[int] = mapped_column(default=0)
    cleared_at: Mapped[str] = mapped_column(String(40), default="", index=True)
    cleared_by: Mapped[str] = mapped_column(String(20), default="")
    cleared_name: Mapped[str] = mapped_column(String(40), default="")


class CommandRow(Base):
    """What a lane is to be told: sent again and again until it answered. `number` is the order."""

    __tablename__ = "command"

    number: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(String(32), unique=True)
    lane: Mapped[str] = mapped_column(String(12), index=True)
    call: Mapped[str] = mapped_column(String(64))
    answer: Mapped[str] = mapped_column(String(10))
    name: Mapped[str] = mapped_column(String(40))
    seconds: Mapped[int]
    at: Mapped[str] = mapped_column(String(40))
    outcome: Mapped[str] = mapped_column(String(10), default="", index=True)
    answered_at: Mapped[str] = mapped_column(String(40), default="")


class LaneModeRow(Base):
    """The mode a lane is in: what it said last, by the sequence in its journal."""

    __tablename__ = "lane_mode"

    lane: Mapped[str] = mapped_column(String(12), primary_key=True)
    journal: Mapped[str] = mapped_column(String(64), primary_key=True)
    seq: Mapped[int]
    mode: Mapped[str] = mapped_column(String(20))
    staff: Mapped[str] = mapped_column(String(40))
    at: Mapped[str] = mapped_column(String(40))


class TapRow(Base):
    """An anonymous tap under its own random id: no sequence, no time but the hour, and not even an order of arrival,
    once it is `mixed` with the others (`server.ingest.mixing`).
    """

    __tablename__ = "tap"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 - SQLAlchemy's own form

    tap: Mapped[str] = mapped_column(String(64), primary_key=True)
    lane: Mapped[str] = mapped_column(String(12))
    face: Mapped[int]
    hour: Mapped[str] = mapped_column(String(13), index=True)
    language: Mapped[str] = mapped_column(String(20))
    weighed: Mapped[bool]
    helped: Mapped[bool]
    mixed: Mapped[bool] = mapped_column(default=False, server_default=false())
    words: Mapped[TapWordsRow | None] = relationship(cascade="all, delete-orphan")


class TapWordsRow(Base):
    """Which question a tap answered, why, and what was remarked; a table of its own: older taps have none."""

    __tablename__ = "tap_words"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 - SQLAlchemy's own form

    tap: Mapped[str] = mapped_column(ForeignKey("tap.tap"), primary_key=True)
    question: Mapped[str] = mapped_column(String(40), index=True)
    reasons: Mapped[list[str]] = mapped_column(JSON)
    remark: Mapped[str] = mapped_column(String(120))


class MasterVersionRow(Base):
    """One version of the store's master data, numbered from 1."""

    __tablename__ = "master_version"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[str] = mapped_column(String(40))
    checksum: Mapped[str] = mapped_column(String(64))


class MasterRecordRow(Base):
    """A record as it is in all versions from `since` to before `until`; None: in the newest one too."""

    __tablename__ = "master_record"

    name: Mapped[str] = mapped_column(String(100), primary_key=True)
    since: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    until: Mapped[int | None] = mapped_column(index=True)
    body: Mapped[str] = mapped_column(Text)


class AlarmRow(Base):
    """Something that must not happen, for a person to look at; the same thing again makes no second row."""

    __tablename__ = "alarm"
    __table_args__ = (UniqueConstraint("lane", "journal", "seq", "payload_hash"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[str] = mapped_column(String(40))
    lane: Mapped[str] = mapped_column(String(12))
    journal: Mapped[str] = mapped_column(String(64))
    seq: Mapped[int]
    payload_hash: Mapped[str] = mapped_column(String(64))
    reason: Mapped[str] = mapped_column(Text)
