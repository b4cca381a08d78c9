"""Payloads that hold, booked within one transaction: sales, taps and visits all at once, a statement a table; the
rest one by one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, selectinload

from server.bag_questions.book import record as record_bag_questions
from server.baskets.book import take_up
from server.calls.record import record
from server.cash_alarms.book import note as note_cash_alarm
from server.db.bulk import Values, among, insert_all, insert_numbered
from server.db.models import (
    AlarmRow,
    Base,
    LaneModeRow,
    SaleRow,
    SignatureRow,
    TapRow,
    TapWordsRow,
    table_of,
)
from server.debts.book import note as note_debt
from server.experience.chosen import Book
from server.experience.stale import mark_stale
from server.ingest.acts import ActIn
from server.ingest.bag_questions import BagQuestionIn
from server.ingest.cash_alarms import CashAlarmIn, CashAlarmIn2
from server.ingest.days import days_of
from server.ingest.debts import DebtIn
from server.ingest.interventions import InterventionIn
from server.ingest.members import SaleIn5, ThanksIn
from server.ingest.payloads import ClockIn, HelpIn, LaneModeIn, SaleIn1, SignatureIn, TakenUpIn, TapIn, TapIn1
from server.ingest.periods import PeriodIn, TerminalDayIn
from server.ingest.placements import PlacementIn
from server.ingest.refunds import RefundIn, RefundIn2, RefundStoppedIn
from server.ingest.rows import mode_row, part_values, sale_values, signature_row, tap_values, words_values
from server.ingest.settled import SettledLateIn, alarm_of
from server.ingest.visit_rows import book_visits
from server.ingest.visits import VisitIn
from server.interventions.record import record as record_intervention
from server.members.record import give_back, thank
from server.members.record import record as record_members
from server.periods.book import note as note_period
from server.periods.days import note as note_day
from server.refunds.book import Stage, settle
from server.refunds.sales import refunds_of, sale_behind
from server.staff.record import Tells
from server.staff.record import record as record_act
from server.weights.book import record as record_weights

Called = HelpIn | InterventionIn | ActIn | PlacementIn | BagQuestionIn | VisitIn
Owing = DebtIn | CashAlarmIn | CashAlarmIn2
Closed = PeriodIn | TerminalDayIn | SettledLateIn
Shopping = SaleIn1 | TapIn1 | ThanksIn | TakenUpIn | RefundStoppedIn
Content = Shopping | SignatureIn | Called | LaneModeIn | ClockIn | Owing | Closed
Sent = tuple[Content, str, int]
"""A payload, the journal that it came from, and its sequence there; those of one booking are of one journal."""


def book(session: Session, sent: Sequence[Sent], now: str) -> dict[int, str]:
    """All of `sent` is in the books when the transaction ends, `now` being the server's time; of what a person should
    look at all the same: sequence → why.

    Raises IntegrityError for what contradicts what is there, and DataError for what the database cannot hold.
    """
    sales = [(told, journal, seq) for told, journal, seq in sent if isinstance(told, SaleIn1)]
    against = _book_sales(session, sales, now)
    _book_taps(session, [told for told, _, _ in sent if isinstance(told, TapIn1)])
    book_visits(session, [(told, journal, seq) for told, journal, seq in sent if isinstance(told, VisitIn)], now)
    record_bag_questions(
        session, [(told, journal) for told, journal, _ in sent if isinstance(told, BagQuestionIn)], now
    )
    against |= _overdrawn(session, sent, now)
    for told, journal, seq in sent:
        if isinstance(told, Tells):
            record_act(session, told, journal, seq, now)
        match told:
            case SaleIn1() | TapIn1() | ActIn() | PlacementIn() | BagQuestionIn() | VisitIn():
                continue
            case SignatureIn():
                _note_signature(session, told, journal)
            case InterventionIn():
                record_intervention(session, told, now)
            case HelpIn():
                record(session, told, now)
            case LaneModeIn():
                _note_mode(session, told, journal, seq)
            case ClockIn():
                _note_clock(session, told, journal, seq, now)
            case DebtIn():
                against[seq] = note_debt(session, told, journal)
            case CashAlarmIn() | CashAlarmIn2():
                against[seq] = note_cash_alarm(session, told, journal)
            case PeriodIn():
                against[seq] = note_period(session, told, journal)
            case TerminalDayIn():
                against[seq] = note_day(session, told, journal, seq)
            case SettledLateIn():
                against[seq] = alarm_of(told)
            case ThanksIn():
                thank(session, told)
            case RefundStoppedIn():
                settle(session, told.lane, told.refund, Stage.OVER, now)
            case TakenUpIn():
                against[seq] = take_up(session, told.lane, told.basket, told.session)
    session.flush()
    # last: whoever else adds a weight waits from here until this transaction is over
    record_weights(session, [told for told, _, _ in sent if isinstance(told, PlacementIn)], now)
    return {seq: why for seq, why in against.items() if why}


def _book_sales(session: Session, sales: Sequence[tuple[SaleIn1, str, int]], now: str) -> dict[int, str]:
    if not sales:
        return {}
    lane, journal = sales[0][0].lane, sales[0][1]
    before = select(SaleRow.day).filter_by(lane=lane, journal=journal).where(SaleRow.seq < sales[0][2])
    last = session.scalar(before.order_by(SaleRow.seq.desc()).limit(1)) or ""
    days = days_of([sale.paid_at for sale, _, _ in sales], last, now)
    values = [sale_values(*one, day) for one, day in zip(sales, days, strict=True)]
    ids = insert_numbered(session, table_of(SaleRow), values)
    parts: defaultdict[type[Base], list[Values]] = defaultdict(list)
    for (sale, _, seq), day in zip(sales, days, strict=True):
        for kind, part in part_values(sale, ids[seq], day):
            parts[kind].append(part)
    for kind, rows in parts.items():
        insert_all(session, table_of(kind), rows)
    mark_stale(session, Book.SALES, days)
    dated = zip(sales, days, strict=True)
    return record_members(
        session, [(one, journal, seq, day) for (one, _, seq), day in dated if isinstance(one, SaleIn5)]
    )


def _overdrawn(session: Session, sent: Sequence[Sent], now: str) -> dict[int, str]:
    """Refunds of a receipt that is not here, or that was worth less than all that went back of it: sequence → why. What
    lanes had claimed for them is settled.
    """
    told = {}
    for refund, journal, seq in sent:
        if not isinstance(refund, RefundIn):
            continue
        settle(session, refund.lane, refund.session, Stage.BOOKED, now)
        sold = _sold(session, refund, journal)
        if sold is None:
            told[seq] = f"receipt {refund.receipt_no} gives receipt {refund.returns} back, which is not here"
        elif sold.gross_minor + sum(one.gross_minor for one in session.scalars(refunds_of(sold))) < 0:
            told[seq] = f"more was given back of receipt {refund.returns} than it came to"
        own = session.scalar(select(SaleRow).filter_by(lane=refund.lane, journal=journal, seq=seq))
        if sold is not None and own is not None:
            give_back(session, sold, own)
    return told


def _sold(session: Session, refund: RefundIn, journal: str) -> SaleRow | None:
    """The sale that `refund` is about: a lane's own, or the one it names."""
    if isinstance(refund, RefundIn2):
        return sale_behind(session, refund.returns_lane, refund.returns, refund.returns_at)
    own = select(SaleRow).filter_by(lane=refund.lane, journal=journal, receipt_no=refund.returns)
    return session.scalar(own)


def _book_taps(session: Session, taps: Sequence[TapIn1]) -> None:
    """The later word on a tap stands; one of a version that asks nothing comes once, and no lane speaks for another."""
    if not taps:
        return
    same = among(session, TapRow.tap, [told.tap for told in taps])
    wanted = select(TapRow).where(same).options(selectinload(TapRow.words))
    known = {row.tap: row for row in session.scalars(wanted)}
    hours = [*(one.hour for one in taps), *(row.hour for row in known.values())]
    new: dict[str, TapIn1] = {}
    for told in taps:
        there = known.get(told.tap) or new.get(told.tap)
        if there is not None and (there.lane != told.lane or not isinstance(told, TapIn)):
            raise IntegrityError("a tap", None, ValueError("it is there already"))
        if isinstance(there, TapRow) and isinstance(told, TapIn):
            _retell(there, told)
        else:
            new[told.tap] = told
    insert_all(session, table_of(TapRow), [tap_values(told) for told in new.values()])
    words = [words_values(told) for told in new.values() if isinstance(told, TapIn)]
    insert_all(session, table_of(TapWordsRow), words)
    session.flush()
    mark_stale(session, Book.TAPS, [hour[:10] for hour in hours])


def _retell(known: TapRow, told: TapIn) -> None:
    for name, value in {**tap_values(told), "mixed": False}.items():
        setattr(known, name, value)
    if known.words is None:
        known.words = TapWordsRow(**words_values(told))
    else:
        for name, value in words_values(told).items():
            setattr(known.words, name, value)


def _note_signature(session: Session, told: SignatureIn, journal: str) -> None:
    """The newest word on a receipt's signature stands; once it is signed, that it had failed is news no more."""
    known = session.get(SignatureRow, (told.lane, journal, told.receipt_no))
    if known is None or told.signature is not None:
        session.merge(signature_row(told, journal))


def _note_mode(session: Session, told: LaneModeIn, journal: str, seq: int) -> None:
    """The newest word stands; an older one that comes late changes nothing."""
    known = session.get(LaneModeRow, (told.lane, journal))
    if known is None or known.seq < seq:
        session.merge(mode_row(told, journal, seq))


def _note_clock(session: Session, told: ClockIn, journal: str, seq: int, now: str) -> None:
    """For a person to look at: what a lane sold meanwhile has the time that its clock showed."""
    way = "ahead" if told.seconds > 0 else "back"
    since = "since the lane ran last" if told.at_start else "while the lane ran"
    reason = f"the clock went {way} by {abs(told.seconds)} s {since}: {told.expected} was due, it shows {told.found}"
    session.add(AlarmRow(lane=told.lane, journal=journal, seq=seq, payload_hash="", at=now, reason=reason))
