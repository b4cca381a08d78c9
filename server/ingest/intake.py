"""Envelopes in, rows out: each fact once, whoever sends it how often; what cannot be taken is parked with its reason.

A batch is one transaction; where one of it is refused by the database, each is a transaction of its own, so that it
holds up no other. An envelope's key (lane, journal, sequence) is unique in the database itself; of two workers with
envelopes of one journal the second waits for the first, and finds there what came with it.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from pydantic import BaseModel, ValidationError
from sqlalchemy import func, select
from sqlalchemy.engine import Engine
from sqlalchemy.exc import DataError, IntegrityError, SQLAlchemyError
from sqlalchemy.orm import Session

from kiosk.core.act_wire import ACT, ACT_VERSION, ACT_WITH_WORDS_VERSION
from kiosk.core.bag_question_wire import BAG_QUESTION, BAG_QUESTION_VERSION
from kiosk.core.basket_wire import TAKEN_UP, TAKEN_UP_BY_STAFF_VERSION, TAKEN_UP_VERSION
from kiosk.core.cash_alarm_wire import CASH_ALARM, CASH_ALARM_HANDED_VERSION, CASH_ALARM_VERSION
from kiosk.core.day_wire import TERMINAL_DAY, TERMINAL_DAY_VERSION
from kiosk.core.debt_wire import DEBT, DEBT_VERSION
from kiosk.core.intervention_wire import INTERVENTION, INTERVENTION_VERSION
from kiosk.core.member_wire import THANKS, THANKS_VERSION
from kiosk.core.period_wire import (
    CASH_PERIOD_VERSION,
    HANDED_PERIOD_VERSION,
    PERIOD,
    PERIOD_VERSION,
    SETTLED_PERIOD_VERSION,
    TRIED_PERIOD_VERSION,
)
from kiosk.core.placement_wire import PLACEMENTS, PLACEMENTS_VERSION
from kiosk.core.plain import CONTROL
from kiosk.core.refund_wire import REFUND, REFUND_STOPPED, REFUND_STOPPED_VERSION, REFUND_VERSION
from kiosk.core.settle_wire import SETTLED_LATE, SETTLED_LATE_VERSION
from kiosk.core.visit_wire import VISIT, VISIT_ASKED_VERSION, VISIT_VERSION
from kiosk.core.wire import (
    CLOCK,
    CLOCK_VERSION,
    EXPRESS_LANE_VERSION,
    HELP,
    HELP_VERSION,
    LANE_IN_SERVICE_VERSION,
    LANE_MODE,
    LANE_MODE_VERSION,
    SALE,
    SALE_VERSION,
    SALE_WITH_CHANGES_VERSION,
    SALE_WITH_MEMBER_VERSION,
    SALE_WITH_PACKS_VERSION,
    SIGNATURE,
    SIGNATURE_VERSION,
    TAP,
    TAP_VERSION,
    payload_hash,
)
from server.db.bulk import Values, among, insert_all
from server.db.engine import at_once, for_writing
from server.db.models import PARKED, TAKEN, AlarmRow, ContentRow, EnvelopeRow, table_of
from server.ingest.acts import ActIn, ActIn2
from server.ingest.bag_questions import BagQuestionIn
from server.ingest.booking import Content, Sent, book
from server.ingest.cash_alarms import CashAlarmIn, CashAlarmIn2
from server.ingest.content import KEPT, pack
from server.ingest.debts import DebtIn
from server.ingest.envelopes import EnvelopeIn
from server.ingest.first import came_first, journal_key
from server.ingest.interventions import InterventionIn
from server.ingest.members import SaleIn5, ThanksIn
from server.ingest.payloads import (
    ClockIn,
    HelpIn,
    LaneModeIn,
    LaneModeIn3,
    SaleIn,
    SaleIn1,
    SaleIn3,
    SaleIn4,
    SignatureIn,
    TakenUpIn,
    TakenUpIn2,
    TapIn,
    TapIn1,
)
from server.ingest.periods import PeriodIn, TerminalDayIn
from server.ingest.placements import PlacementIn
from server.ingest.refunds import RefundIn, RefundIn2, RefundStoppedIn
from server.ingest.settled import SettledLateIn
from server.ingest.visits import VisitIn, VisitIn2

log = logging.getLogger(__name__)

PAYLOADS: dict[tuple[str, int], type[Content]] = {
    (SALE, 1): SaleIn1,
    (SALE, SALE_VERSION): SaleIn,
    (SALE, SALE_WITH_PACKS_VERSION): SaleIn3,
    (SALE, SALE_WITH_CHANGES_VERSION): SaleIn4,
    (SALE, SALE_WITH_MEMBER_VERSION): SaleIn5,
    (REFUND, 1): RefundIn,
    (REFUND, REFUND_VERSION): RefundIn2,
    (REFUND_STOPPED, REFUND_STOPPED_VERSION): RefundStoppedIn,
    (TAP, 1): TapIn1,
    (TAP, TAP_VERSION): TapIn,
    (THANKS, THANKS_VERSION): ThanksIn,
    (SIGNATURE, SIGNATURE_VERSION): SignatureIn,
    (HELP, HELP_VERSION): HelpIn,
    (INTERVENTION, INTERVENTION_VERSION): InterventionIn,
    (LANE_MODE, LANE_MODE_VERSION): LaneModeIn,
    (LANE_MODE, LANE_IN_SERVICE_VERSION): LaneModeIn,
    (LANE_MODE, EXPRESS_LANE_VERSION): LaneModeIn3,
    (TAKEN_UP, TAKEN_UP_VERSION): TakenUpIn,
    (TAKEN_UP, TAKEN_UP_BY_STAFF_VERSION): TakenUpIn2,
    (CLOCK, CLOCK_VERSION): ClockIn,
    (DEBT, DEBT_VERSION): DebtIn,
    (CASH_ALARM, CASH_ALARM_VERSION): CashAlarmIn,
    (CASH_ALARM, CASH_ALARM_HANDED_VERSION): CashAlarmIn2,
    (PLACEMENTS, PLACEMENTS_VERSION): PlacementIn,
    (BAG_QUESTION, BAG_QUESTION_VERSION): BagQuestionIn,
    (ACT, ACT_VERSION): ActIn,
    (ACT, ACT_WITH_WORDS_VERSION): ActIn2,
    (VISIT, VISIT_VERSION): VisitIn,
    (VISIT, VISIT_ASKED_VERSION): VisitIn2,
    (PERIOD, PERIOD_VERSION): PeriodIn,
    (PERIOD, CASH_PERIOD_VERSION): PeriodIn,
    (PERIOD, HANDED_PERIOD_VERSION): PeriodIn,
    (PERIOD, SETTLED_PERIOD_VERSION): PeriodIn,
    (PERIOD, TRIED_PERIOD_VERSION): PeriodIn,
    (TERMINAL_DAY, TERMINAL_DAY_VERSION): TerminalDayIn,
    (SETTLED_LATE, SETTLED_LATE_VERSION): SettledLateIn,
}
ANONYMOUS = frozenset({TAP, BAG_QUESTION, THANKS})
"""Of these nothing is kept by which their visit could be found: no hash, no moment."""
FEW = 10
THERE = "its receipt number or tap is there already"
NO_ROOM = "the database has no room for one of its values"


@dataclass(frozen=True, slots=True)
class _Read:
    """An envelope with its payload, or with the reason why that cannot be taken."""

    envelope: EnvelopeIn
    payload: Content | None
    reason: str


class Intake:
    """Used from any thread."""

    def __init__(self, engine: Engine, now: Callable[[], datetime]) -> None:
        self._engine = engine
        self._writing = for_writing(engine)
        self._now = now

    def take(self, envelope: EnvelopeIn) -> str:
        """`take_all` of one."""
        return self.take_all([envelope])[0]

    def take_all(self, envelopes: Sequence[EnvelopeIn]) -> list[str]:
        """Of each envelope, in their order: '' when it is taken, or the reason why it is parked; durably so.

        `envelopes` are of one journal, with rising sequence. Where the database fails on the way, the answer ends with
        what was settled by then; raises SQLAlchemyError when that is nothing.
        """
        read = self._read(envelopes)
        if len(read) == 1:
            return [self._alone(read[0])]
        try:
            return self._settle(read)
        except SQLAlchemyError:
            settled: list[str] = []
        for one in read:
            try:
                settled.append(self._alone(one))
            except SQLAlchemyError as error:
                if not settled:
                    raise
                log.error("the database failed: %s", type(error).__name__)  # noqa: TRY400 - its words hold rows
                break
        return settled

    def have(self, lane: str, journal: str) -> int:
        """The last fact of `lane`'s `journal` that came, 0 for none."""
        with Session(at_once(self._engine)) as session:
            return last_of(session, lane, journal)

    def _read(self, envelopes: Sequence[EnvelopeIn]) -> list[_Read]:
        """What was taken before is not read again: whoever sends it twice must not keep others waiting. A few are read
        sooner than looked for.
        """
        known: dict[int, EnvelopeRow] = {}
        if len(envelopes) > FEW:
            with Session(self._engine) as session:
                known = _known(session, envelopes)
        return [
            _Read(one, None, "")
            if (row := known.get(one.seq)) is not None and row.state == TAKEN
            else _Read(one, *_read(one))
            for one in envelopes
        ]

    def _alone(self, one: _Read) -> str:
        try:
            return self._settle([one])[0]
        except (IntegrityError, DataError) as error:
            return self._settle([_refused(one, error)])[0]

    def _settle(self, read: Sequence[_Read]) -> list[str]:
        now = self._now().isoformat(timespec="seconds")
        return self._first(read, now) or self._again(read, now)

    def _first(self, read: Sequence[_Read], now: str) -> list[str]:
        """Nothing, where any of them is not to be taken, or was here before: then nothing is done, either."""
        taken = [(one.envelope, one.payload) for one in read if one.payload is not None]
        if len(taken) < len(read) or self._engine.dialect.name != "postgresql":
            return []
        with Session(self._writing) as session, session.begin() as going:
            kept = [_content(envelope) for envelope, _ in taken if envelope.kind in KEPT]
            if not came_first(session, [_values(one, now) for one in read], kept):
                going.rollback()
                return []
            sent = [(payload, envelope.journal, envelope.seq) for envelope, payload in taken]
            reasons = dict.fromkeys((envelope.seq for envelope, _ in taken), "")
            return list((reasons | _booked(session, read, sent, now)).values())

    def _again(self, read: Sequence[_Read], now: str) -> list[str]:
        """Of which some may have come before."""
        with Session(self._writing) as session, session.begin():
            _hold(session, read[0].envelope)
            known = _known(session, [one.envelope for one in read])
            reasons: dict[int, str] = {}
            new, sent, kept = [], [], []
            for one in read:
                envelope, row = one.envelope, known.get(one.envelope.seq)
                if row is not None and not _is_same(row, envelope):
                    reason = _alarm(session, envelope, now, "another content came under the same number before")
                elif row is not None and row.state == TAKEN:
                    reason = ""
                elif one.payload is None and not _hash_is_right(envelope):
                    reason = _alarm(session, envelope, now, one.reason)
                else:
                    reason = one.reason
                    values = _values(one, now)
                    if row is None:
                        new.append(values)
                    else:
                        _change(row, values)
                    if one.payload is not None:
                        sent.append((one.payload, envelope.journal, envelope.seq))
                        kept += [_content(envelope)] if envelope.kind in KEPT else []
                reasons[envelope.seq] = reason
            insert_all(session, table_of(EnvelopeRow), new)
            insert_all(session, table_of(ContentRow), kept)
            reasons |= _booked(session, read, sent, now)
        return list(reasons.values())


def _booked(session: Session, read: Sequence[_Read], sent: Sequence[Sent], now: str) -> dict[int, str]:
    """All of `sent` is in the books; of what a person should look at, its sequence and why."""
    against = book(session, sent, now)
    return {
        one.envelope.seq: _alarm(session, one.envelope, now, against[one.envelope.seq])
        for one in read
        if one.envelope.seq in against
    }


def last_of(session: Session, lane: str, journal: str) -> int:
    """The last fact of `lane`'s `journal` that came, 0 for none."""
    return session.scalar(select(func.max(EnvelopeRow.seq)).filter_by(lane=lane, journal=journal)) or 0


def _hold(session: Session, envelope: EnvelopeIn) -> None:
    """Whoever comes with envelopes of the same journal waits until this transaction is over."""
    if session.get_bind().dialect.name == "postgresql":  # SQLite has one writer anyway
        key = journal_key(envelope.lane, envelope.journal)
        session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(key, 0))))


def _known(session: Session, envelopes: Sequence[EnvelopeIn]) -> dict[int, EnvelopeRow]:
    """Those of `envelopes` that came before, by their sequence."""
    first = envelopes[0]
    numbers = [one.seq for one in envelopes]
    of = select(EnvelopeRow).filter_by(lane=first.lane, journal=first.journal)
    return {row.seq: row for row in session.scalars(of.where(among(session, EnvelopeRow.seq, numbers)))}


def _values(one: _Read, now: str) -> Values:
    envelope, taken = one.envelope, one.payload is not None
    anonymous = envelope.kind in ANONYMOUS
    if not taken:
        log.warning("lane %s: fact %s is parked: %s", envelope.lane, envelope.seq, one.reason)
    return {
        "lane": envelope.lane,
        "journal": envelope.journal,
        "seq": envelope.seq,
        "kind": envelope.kind,
        "version": envelope.version,
        "payload_hash": "" if anonymous else envelope.payload_hash,
        "received_at": "" if anonymous else now,
        "state": TAKEN if taken else PARKED,
        "reason": one.reason,
        "payload": "" if anonymous or taken else json.dumps(envelope.payload, ensure_ascii=False),
    }


def _content(envelope: EnvelopeIn) -> Values:
    names = ("lane", "journal", "seq", "kind")
    return {**{name: getattr(envelope, name) for name in names}, "packed": pack(envelope.payload)}


def _change(row: EnvelopeRow, values: Values) -> None:
    for name, value in values.items():
        setattr(row, name, value)


def _refused(one: _Read, error: DataError | IntegrityError) -> _Read:
    return _Read(one.envelope, None, one.reason or (NO_ROOM if isinstance(error, DataError) else THERE))


def _alarm(session: Session, envelope: EnvelopeIn, now: str, reason: str) -> str:
    where = {"lane": envelope.lane, "journal": envelope.journal, "seq": envelope.seq}
    known = select(AlarmRow.id).filter_by(**where, payload_hash=envelope.payload_hash)
    if session.scalar(known) is None:
        log.error("lane %s: fact %s: %s", envelope.lane, envelope.seq, reason)
        session.add(AlarmRow(**where, payload_hash=envelope.payload_hash, at=now, reason=reason))
    return reason


def _is_same(known: EnvelopeRow, envelope: EnvelopeIn) -> bool:
    if (known.kind, known.version) != (envelope.kind, envelope.version):
        return False
    return known.kind in ANONYMOUS or known.payload_hash == envelope.payload_hash


def _hash_is_right(envelope: EnvelopeIn) -> bool:
    try:
        return payload_hash(envelope.payload) == envelope.payload_hash
    except ValueError:  # a number or text that JSON has no canonical form for
        return False


def _read(envelope: EnvelopeIn) -> tuple[Content | None, str]:
    """The payload, or why it cannot be taken. The reason holds no value that was sent."""
    if not _hash_is_right(envelope):
        return None, "the payload is not the one its hash was made of"
    model: type[BaseModel] | None = PAYLOADS.get((envelope.kind, envelope.version))
    if model is None:
        return None, f"{envelope.kind} version {envelope.version} is not known here"
    try:
        payload = model.model_validate(envelope.payload)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False, include_context=False)[0]
        # a name that was sent may stand in it, and PostgreSQL's texts hold no NUL
        place = CONTROL.sub("?", ".".join(str(part) for part in first["loc"])) or envelope.kind
        return None, f"{place}: {first['msg'].removeprefix('Value error, ')}"
    if not isinstance(payload, Content) or payload.lane != envelope.lane:
        return None, "the payload is another lane's"
    return payload, ""
