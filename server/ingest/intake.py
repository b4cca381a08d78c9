"""Envelopes in, rows out: each fact once, whoever sends it how often; what cannot be taken is parked with its reason.

Each envelope is a transaction of its own, so that one that is refused holds up no other. Its key (lane, journal,
sequence) is unique in the database itself: of two workers with the same envelope one inserts, the other finds it there.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from datetime import datetime

from pydantic import BaseModel, ValidationError
from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from kiosk.core.baskets import TAKEN_UP, TAKEN_UP_VERSION
from kiosk.core.plain import CONTROL
from kiosk.core.wire import (
    HELP,
    HELP_VERSION,
    LANE_MODE,
    LANE_MODE_VERSION,
    SALE,
    SALE_VERSION,
    SALE_WITH_PACKS_VERSION,
    SIGNATURE,
    SIGNATURE_VERSION,
    TAP,
    TAP_VERSION,
    payload_hash,
)
from server.baskets.book import take_up
from server.calls.record import record
from server.db.engine import for_writing
from server.db.models import PARKED, TAKEN, AlarmRow, EnvelopeRow, LaneModeRow, SignatureRow, TapRow
from server.ingest.envelopes import EnvelopeIn
from server.ingest.payloads import HelpIn, LaneModeIn, SaleIn, SaleIn1, SaleIn3, SignatureIn, TakenUpIn, TapIn, TapIn1
from server.ingest.rows import mode_row, sale_row, signature_row, tap_row

log = logging.getLogger(__name__)

Content = SaleIn1 | TapIn1 | SignatureIn | HelpIn | LaneModeIn | TakenUpIn
PAYLOADS: dict[tuple[str, int], type[Content]] = {
    (SALE, 1): SaleIn1,
    (SALE, SALE_VERSION): SaleIn,
    (SALE, SALE_WITH_PACKS_VERSION): SaleIn3,
    (TAP, 1): TapIn1,
    (TAP, TAP_VERSION): TapIn,
    (SIGNATURE, SIGNATURE_VERSION): SignatureIn,
    (HELP, HELP_VERSION): HelpIn,
    (LANE_MODE, LANE_MODE_VERSION): LaneModeIn,
    (TAKEN_UP, TAKEN_UP_VERSION): TakenUpIn,
}


class Intake:
    """Used from any thread."""

    def __init__(self, engine: Engine, now: Callable[[], datetime]) -> None:
        self._engine = for_writing(engine)
        self._now = now

    def take(self, envelope: EnvelopeIn) -> str:
        """The envelope is settled durably afterwards: taken ('' is returned) or parked, with the reason.

        Raises SQLAlchemyError when the database cannot be used; nothing of the envelope is kept then.
        """
        payload, reason = _read(envelope)
        try:
            with Session(self._engine) as session, session.begin():
                return self._settle(session, envelope, payload, reason)
        except IntegrityError:
            # Another worker was quicker with the same envelope, or the sale contradicts one that is there.
            with Session(self._engine) as session, session.begin():
                return self._settle(session, envelope, None, reason or "its receipt number or tap is there already")

    def _settle(self, session: Session, envelope: EnvelopeIn, payload: Content | None, reason: str) -> str:
        known = session.get(EnvelopeRow, (envelope.lane, envelope.journal, envelope.seq))
        if known is not None and not _is_same(known, envelope):
            return self._alarm(session, envelope)
        if known is not None and known.state == TAKEN:
            return ""
        if payload is None and not _hash_is_right(envelope):
            return self._alarm(session, envelope, reason)
        row = known or EnvelopeRow(lane=envelope.lane, journal=envelope.journal, seq=envelope.seq)
        anonymous = envelope.kind == TAP
        row.kind, row.version = envelope.kind, envelope.version
        row.payload_hash = "" if anonymous else envelope.payload_hash
        row.received_at = "" if anonymous else self._now().isoformat(timespec="seconds")
        row.state, row.reason = (TAKEN, "") if payload is not None else (PARKED, reason)
        row.payload = "" if anonymous or payload is not None else json.dumps(envelope.payload, ensure_ascii=False)
        session.add(row)
        match payload:
            case SaleIn1():
                session.add(sale_row(payload, envelope.journal, envelope.seq))
            case TapIn():
                known_tap = session.get(TapRow, payload.tap)
                if known_tap is not None and known_tap.lane != payload.lane:
                    raise IntegrityError("a tap", None, ValueError("it is another lane's"))
                session.merge(tap_row(payload))
            case TapIn1():
                session.add(tap_row(payload))
            case SignatureIn():
                _note_signature(session, payload, envelope.journal)
            case HelpIn():
                record(session, payload, row.received_at)
            case LaneModeIn():
                _note_mode(session, payload, envelope)
            case TakenUpIn():
                against = take_up(session, payload.lane, payload.basket, payload.session)
                if against:
                    return self._alarm(session, envelope, against)
            case None:
                log.warning("lane %s: fact %s is parked: %s", envelope.lane, envelope.seq, reason)
        session.flush()
        return row.reason

    def _alarm(self, session: Session, envelope: EnvelopeIn, reason: str = "") -> str:
        reason = reason or "another content came under the same number before"
        where = {"lane": envelope.lane, "journal": envelope.journal, "seq": envelope.seq}
        known = select(AlarmRow.id).filter_by(**where, payload_hash=envelope.payload_hash)
        if session.scalar(known) is None:
            log.error("lane %s: fact %s: %s", envelope.lane, envelope.seq, reason)
            at = self._now().isoformat(timespec="seconds")
            session.add(AlarmRow(**where, payload_hash=envelope.payload_hash, at=at, reason=reason))
        return reason


def _note_signature(session: Session, told: SignatureIn, journal: str) -> None:
    """The newest word on a receipt's signature stands; once it is signed, that it had failed is news no more."""
    known = session.get(SignatureRow, (told.lane, journal, told.receipt_no))
    if known is None or told.signature is not None:
        session.merge(signature_row(told, journal))


def _note_mode(session: Session, told: LaneModeIn, envelope: EnvelopeIn) -> None:
    """The newest word stands; an older one that comes late changes nothing."""
    known = session.get(LaneModeRow, (told.lane, envelope.journal))
    if known is None or known.seq < envelope.seq:
        session.merge(mode_row(told, envelope.journal, envelope.seq))


def _is_same(known: EnvelopeRow, envelope: EnvelopeIn) -> bool:
    if (known.kind, known.version) != (envelope.kind, envelope.version):
        return False
    return known.kind == TAP or known.payload_hash == envelope.payload_hash


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
