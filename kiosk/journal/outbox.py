"""The outbox: what the journal still owes the store server. A sale is owed from its payment on, a tap from its
touch, what was added to it when it closed, what came of a sale's signature when that is known, a call for help at once,
each change of the lane's mode, what is left to staff to give back, each move of its clock, and that a basket of the
store's was taken up. What belongs to a practised visit is owed to nobody.

It is the journal's own rows after a cursor, so that a fact is owed by the same commit that makes it durable. Used by
the sending thread alone, over a connection of its own; what it writes never waits for the disk and keeps the lane no
longer than one small commit. A cursor lost in a power cut is no harm: the server takes each fact once. What the server
may have, though it never answered, is kept as it was sent: a later program might find other words for the same fact.

Importing this imports SQLAlchemy.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from sqlalchemy import ColumnElement, Select, delete, func, insert, select, update
from sqlalchemy.engine import Connection, Engine

from kiosk.core.basket_wire import taken_up_envelope
from kiosk.core.debt_wire import debt_envelope
from kiosk.core.session.debt_facts import DebtPaid, PartsLeft
from kiosk.core.session.facts import (
    BasketTakenUp,
    ClockJumped,
    HelpCleared,
    HelpComing,
    HelpRequested,
    HelpSeen,
    SalePaid,
    SaleSigned,
    SigningFailed,
    TapExplained,
    TapGiven,
)
from kiosk.core.session.lane_facts import ModeChanged
from kiosk.core.session.refund_facts import RefundPaid
from kiosk.core.standing import Standing
from kiosk.core.wire import (
    MOST_BATCH,
    Envelope,
    clock_envelope,
    envelope_text,
    help_envelope,
    mode_envelope,
    read_envelope,
    refund_envelope,
    sale_envelope,
    signature_envelope,
    tap_envelope,
)
from kiosk.journal.chain import Row
from kiosk.journal.codec import decode
from kiosk.journal.database import CURSOR, FACT, PARKED, ROW, SENT, open_engine, plain_errors, read_meta, told_rows
from kiosk.journal.errors import FactUnknown, JournalUnreadable
from kiosk.journal.key_file import JournalKey
from kiosk.journal.personal import nothing

log = logging.getLogger(__name__)

OWED = tuple(
    kind.__name__
    for kind in (
        SalePaid,
        RefundPaid,
        PartsLeft,
        DebtPaid,
        TapGiven,
        TapExplained,
        SaleSigned,
        SigningFailed,
        HelpRequested,
        HelpSeen,
        HelpComing,
        HelpCleared,
        ModeChanged,
        ClockJumped,
        BasketTakenUp,
    )
)
PRACTISED = "%-T%"
"""The numbers of practised visits, as `decide.basket.start` gives them."""
BUSY_TIMEOUT_S = 2.0
STEP = 50
"""So many envelopes are kept in one commit."""


class Outbox:
    """One lane's outbox, made by `open`. Every method raises `JournalError` when the file cannot be used."""

    def __init__(self, path: Path, engine: Engine, journal: str) -> None:
        self._path = path
        self._engine = engine
        self._journal = journal
        self._keeps: bool | None = None  # whether envelopes are kept as they were sent; None: nobody looked yet

    @classmethod
    def open(cls, path: Path, key: JournalKey) -> Outbox:
        """The outbox of the journal at `path`, which must be there: `Journal.open` made and checked it."""
        if not path.is_file():
            raise JournalUnreadable(f"there is no journal at {path}")
        # A commit of the cursor need not reach the disk at once; the lane's next durable commit takes it along.
        engine = open_engine(path, key, synchronous="NORMAL", busy_timeout_s=BUSY_TIMEOUT_S)
        try:
            with plain_errors(path), engine.connect() as connection, connection.begin():
                return cls(path, engine, read_meta(connection, "journal"))
        except BaseException:
            engine.dispose()
            raise

    def close(self) -> None:
        self._engine.dispose()

    def pending(self, limit: int) -> list[Envelope]:
        """The next envelopes to send, oldest first; none means that there are no more.

        A fact that cannot be made into an envelope is parked on the way, so that later ones go on; a call for help of a
        time when none was told to the server is owed to nobody.
        """
        while True:
            rows = self._owed(limit)
            sent = self._as_sent(rows)
            envelopes = []
            for row in rows:
                try:
                    envelope = sent.get(row.seq) or self._envelope(row)
                except FactUnknown as error:
                    self.park(row.seq, str(error))
                else:
                    envelopes += [envelope] if envelope is not None else []
            if envelopes or not rows:
                return envelopes
            self.acknowledge(rows[-1].seq)

    def acknowledge(self, seq: int) -> None:
        """Every owed fact up to `seq` is with the server, or parked; it is not sent again."""
        with plain_errors(self._path), self._engine.begin() as connection:
            moved = connection.execute(update(CURSOR).where(CURSOR.c.seq < seq).values(seq=seq))
            if moved.rowcount == 0:
                connection.execute(insert(CURSOR).prefix_with("OR IGNORE").values(id=1, seq=seq))
            if self._keeps:
                settled = SENT.c.seq.not_in(select(PARKED.c.seq))
                connection.execute(delete(SENT).where(SENT.c.seq <= seq, settled))
                self._keeps = connection.execute(select(SENT.c.seq).limit(1)).first() is not None

    def keep(self, envelopes: Sequence[Envelope]) -> None:
        """The server may have had these, and is sent them again exactly as they are, whatever program does it."""
        for at in range(0, len(envelopes), STEP):
            some = [{"seq": one.seq, "envelope": envelope_text(one)} for one in envelopes[at : at + STEP]]
            with plain_errors(self._path), self._engine.begin() as connection:
                connection.execute(insert(SENT).prefix_with("OR IGNORE"), some)
            self._keeps = True

    def send_again(self, after: int, until: int) -> bool:
        """What is owed and follows the fact `after` is to be sent again, though up to `until` all was settled: whether
        there is any.
        """
        with plain_errors(self._path), self._engine.begin() as connection:
            lost = select(*ROW).where(*_owed_after(after), FACT.c.seq <= until).order_by(FACT.c.seq).limit(MOST_BATCH)
            rows = told_rows(connection, [Row(*row) for row in connection.execute(lost)], _sent_without)
            if not any(self._makes(row) for row in rows):
                return False
            connection.execute(update(CURSOR).where(CURSOR.c.seq > after).values(seq=after))
        return True

    def park(self, seq: int, reason: str) -> None:
        """Fact `seq` is set aside for staff, with the reason; it is not sent again by itself."""
        with plain_errors(self._path), self._engine.begin() as connection:
            connection.execute(insert(PARKED).prefix_with("OR REPLACE").values(seq=seq, reason=reason))

    def set_aside(self, after: int, limit: int) -> list[Envelope]:
        """The parked facts that follow the fact `after`, oldest first; those that make no envelope yet are left out."""
        while True:
            parked = select(PARKED.c.seq).where(PARKED.c.seq > after)
            with plain_errors(self._path), self._engine.begin() as connection:
                found = connection.execute(select(*ROW).where(FACT.c.seq.in_(parked)).order_by(FACT.c.seq).limit(limit))
                rows = told_rows(connection, [Row(*row) for row in found], _sent_without)
            sent = self._as_sent(rows)
            envelopes = []
            for row in rows:
                try:
                    envelope = sent.get(row.seq) or self._envelope(row)
                except FactUnknown as error:
                    log.debug("it makes no envelope yet: %s", error)
                else:
                    envelopes += [envelope] if envelope is not None else []
            if envelopes or not rows:
                return envelopes
            after = rows[-1].seq

    def release(self, seq: int) -> None:
        """Fact `seq` was set aside, and is with the server now."""
        with plain_errors(self._path), self._engine.begin() as connection:
            connection.execute(delete(PARKED).where(PARKED.c.seq == seq))
            connection.execute(delete(SENT).where(SENT.c.seq == seq))

    def parked(self) -> dict[int, str]:
        """Sequence → why it was set aside."""
        with plain_errors(self._path), self._engine.begin() as connection:
            found = connection.execute(select(PARKED.c.seq, PARKED.c.reason).order_by(PARKED.c.seq))
            return {row.seq: row.reason for row in found}

    def standing(self, now: datetime) -> Standing:
        """How much waits, and for how long, at `now` (with zone)."""
        with plain_errors(self._path), self._engine.begin() as connection:
            waiting = _waiting()
            unsent, first = connection.execute(select(func.count(), func.min(FACT.c.seq)).where(*waiting)).one()
            at = connection.execute(select(FACT.c.at).where(FACT.c.seq == first)).scalar_one_or_none()
            parked = connection.execute(select(func.count()).select_from(PARKED)).scalar_one()
        age_s = max(0, int((now - datetime.fromisoformat(at)).total_seconds())) if at else 0
        return Standing(unsent=unsent, parked=parked, since=at or "", age_s=age_s)

    def _owed(self, limit: int) -> list[Row]:
        with plain_errors(self._path), self._engine.begin() as connection:
            found = connection.execute(select(*ROW).where(*_waiting()).order_by(FACT.c.seq).limit(limit))
            return told_rows(connection, [Row(*row) for row in found], _sent_without)

    def _makes(self, row: Row) -> bool:
        try:
            return self._envelope(row) is not None
        except FactUnknown:
            return False

    def _as_sent(self, rows: Sequence[Row]) -> dict[int, Envelope]:
        """Those of `rows` that are kept as they were sent before."""
        if self._keeps is False or not rows:
            return {}
        wanted = select(SENT).where(SENT.c.seq.in_([row.seq for row in rows]))
        with plain_errors(self._path), self._engine.begin() as connection:
            if self._keeps is None:
                self._keeps = connection.execute(select(SENT.c.seq).limit(1)).first() is not None
            return {row.seq: read_envelope(row.envelope) for row in connection.execute(wanted)}

    def _envelope(self, row: Row) -> Envelope | None:
        match decode(row):
            case SalePaid() as fact:
                return sale_envelope(fact.sale, self._journal, row.seq)
            case RefundPaid() as fact:
                return refund_envelope(fact, self._journal, row.seq)
            case PartsLeft() | DebtPaid() as fact:
                return debt_envelope(fact, self._journal, row.seq)
            case TapGiven() | TapExplained() as fact:
                return tap_envelope(fact, self._journal, row.seq)
            case SaleSigned() | SigningFailed() as fact:
                return signature_envelope(fact, self._journal, row.seq)
            case HelpRequested() | HelpSeen() | HelpComing() | HelpCleared() as fact:
                return help_envelope(fact, self._journal, row.seq) if fact.call else None
            case ModeChanged() as fact:
                return mode_envelope(fact, self._journal, row.seq)
            case ClockJumped() as fact:
                return clock_envelope(fact, self._journal, row.seq)
            case BasketTakenUp() as fact:
                return taken_up_envelope(fact, self._journal, row.seq)
            case other:
                raise FactUnknown(f"fact {row.seq}: nobody is owed a {type(other).__name__}")


def settled_up_to(connection: Connection, end: int) -> int:
    """Up to this fact, at most `end`, nothing is owed any more: the server has all, and nothing is parked."""
    first_owed = connection.execute(select(func.min(FACT.c.seq)).where(*_waiting())).scalar_one()
    first_parked = connection.execute(select(func.min(PARKED.c.seq))).scalar_one()
    return min(seq - 1 for seq in (first_owed, first_parked, end + 1) if seq is not None)


def on_the_way() -> Select[tuple[int]]:
    """The facts that the server may have though its answer never came: sent again they must be what they were."""
    return select(FACT.c.seq).where(*_waiting()).order_by(FACT.c.seq).limit(MOST_BATCH)


def _sent_without(field: str, digest: str) -> object:
    """What is sent of a fact whose persons were erased before: what the server takes as said by nobody."""
    match field:
        case "page_code":  # the server keeps a hash for each sale, no two alike; no page opens with this one
            return f"erased {digest}"
        case "staff":
            return "erased"
        case _:
            return nothing(field, digest)


def _waiting() -> tuple[ColumnElement[bool], ...]:
    return _owed_after(func.coalesce(select(func.max(CURSOR.c.seq)).scalar_subquery(), 0))


def _owed_after(seq: int | ColumnElement[int]) -> tuple[ColumnElement[bool], ...]:
    real = FACT.c.session.not_like(PRACTISED)
    return FACT.c.kind.in_(OWED), real, FACT.c.seq > seq, FACT.c.seq.not_in(select(PARKED.c.seq))
