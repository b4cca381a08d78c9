"""The outbox: what the journal still owes the store server. A sale is owed from its payment on, a tap from its
touch, what was added to it when it closed, what came of a sale's signature when that is known, a call for help at once,
each change of the lane's mode, what staff do and what they try and is not done, what is left to them to give back,
each move of the lane's clock, that a basket of the store's was taken up, that a refund did not come about, each
period that was closed, and what came of each visit. What belongs to a practised visit is owed to nobody.

It is the journal's own rows after a cursor, so that a fact is owed by the same commit that makes it durable. Used by
the sending thread alone, over a connection of its own; what it writes never waits for the disk and keeps the lane no
longer than one small commit. A cursor lost in a power cut is no harm: the server takes each fact once. What the server
may have, though it never answered, is kept as it was sent: a later program might find other words for the same fact. Of
several drainers the one with the lease is told what is owed, and says what came of it.

Importing this imports SQLAlchemy.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from sqlalchemy import ColumnElement, Select, and_, delete, func, insert, not_, select, update
from sqlalchemy.engine import Connection, Engine

from kiosk.core.standing import Standing
from kiosk.core.wire import MOST_BATCH, Envelope, envelope_text, read_envelope
from kiosk.journal.chain import Row
from kiosk.journal.database import CURSOR, FACT, PARKED, ROW, SENT, open_engine, plain_errors, read_meta, told_rows
from kiosk.journal.errors import FactUnknown, JournalError, JournalUnreadable
from kiosk.journal.key_file import JournalKey
from kiosk.journal.lease import LEASE_S, Lease
from kiosk.journal.owed import NOBODY_OF_THE_STAFF, OWED, SHOPPERS, envelope_of
from kiosk.journal.owner import LANE
from kiosk.journal.personal import nothing

log = logging.getLogger(__name__)

PRACTISED = "%-T%"
"""The numbers of practised visits, as `decide.basket.start` gives them."""
BUSY_TIMEOUT_S = 2.0
STEP = 50
"""So many envelopes are kept in one commit."""

Which = tuple[ColumnElement[bool], ...]
"""Which facts: those for which all of this holds."""


class Outbox:
    """One lane's outbox, made by `open`. Every method raises `JournalError` when the file cannot be used."""

    def __init__(self, path: Path, engine: Engine, journal: str, lane: str, lease: Lease) -> None:
        """`lane`: whose journal it is, '' where no lane began with it yet."""
        self._path = path
        self._engine = engine
        self.journal = journal
        self._lane = lane
        self._lease = lease
        self._keeps: bool | None = None  # whether envelopes are kept as they were sent; None: nobody looked yet

    @classmethod
    def open(
        cls, path: Path, key: JournalKey, clock: Callable[[], float] = time.monotonic, lease_s: float = LEASE_S
    ) -> Outbox:
        """The outbox of the journal at `path`, which must be there: `Journal.open` made and checked it."""
        if not path.is_file():
            raise JournalUnreadable(f"there is no journal at {path}")
        # A commit of the cursor need not reach the disk at once; the lane's next durable commit takes it along.
        engine = open_engine(path, key, synchronous="NORMAL", busy_timeout_s=BUSY_TIMEOUT_S)
        try:
            with plain_errors(path), engine.connect() as connection, connection.begin():
                journal, lane = read_meta(connection, "journal"), read_meta(connection, LANE)
            return cls(path, engine, journal, lane, Lease(clock, lease_s))
        except BaseException:
            engine.dispose()
            raise

    def close(self) -> None:
        """Another drainer may send."""
        try:
            self.let_go()
        except JournalError as error:
            log.debug("the lease ends by itself: %s", error)
        finally:
            self._engine.dispose()

    def pending(self, limit: int) -> list[Envelope]:
        """The next envelopes to send, oldest first; none means that there are no more, or that another drainer sends.

        A fact that cannot be made into an envelope is parked on the way, so that later ones go on; a call for help or a
        refund that was stopped, of a time when none was told to the server, is owed to nobody.
        """
        while self._sends(_waiting()):
            rows = self._told(_waiting(), limit)
            if not rows:
                self.let_go()
                break
            envelopes, unknown = self._envelopes(rows)
            if not envelopes:
                self.settle(rows[-1].seq, unknown)
            elif not unknown or self._note(partial(_park, parked=unknown)):
                return envelopes
        return []

    def settle(self, taken: int, parked: Mapping[int, str]) -> bool:
        """Every owed fact up to `taken` is with the server, but for those `parked`, which are set aside for staff with
        the reason; none of them is sent again by itself. Tells whether that was noted: nothing is where another drainer
        has the lease by now, for it may know better.
        """

        def note(connection: Connection) -> None:
            _park(connection, parked)
            moved = connection.execute(update(CURSOR).where(CURSOR.c.seq < taken).values(seq=taken))
            if moved.rowcount == 0:
                connection.execute(insert(CURSOR).prefix_with("OR IGNORE").values(id=1, seq=taken))
            if self._keeps:
                settled = SENT.c.seq.not_in(select(PARKED.c.seq))
                connection.execute(delete(SENT).where(SENT.c.seq <= taken, settled))
                self._keeps = connection.execute(select(SENT.c.seq).limit(1)).first() is not None

        return self._note(note)

    def let_go(self) -> None:
        """Another drainer may send."""
        if self._lease.held:
            with plain_errors(self._path), self._engine.begin() as connection:
                self._lease.let_go(connection)

    def keep(self, envelopes: Sequence[Envelope]) -> None:
        """The server may have had these, and is sent them again exactly as they are, whatever program does it."""
        for at in range(0, len(envelopes), STEP):
            some = [{"seq": one.seq, "envelope": envelope_text(one)} for one in envelopes[at : at + STEP]]
            with plain_errors(self._path), self._engine.begin() as connection:
                connection.execute(insert(SENT).prefix_with("OR IGNORE"), some)
            self._keeps = True

    def answered(self) -> int:
        """Up to this fact the server has said that it has all it is owed."""
        with plain_errors(self._path), self._engine.begin() as connection:
            return answered(connection)

    def send_again(self, after: int, until: int) -> bool:
        """What is owed and follows the fact `after` is to be sent again, though up to `until` all was settled: whether
        there is any. Nothing where another drainer sends.
        """
        lost = (*_owed_after(after), FACT.c.seq <= until)
        if not self._sends(lost) or not any(self._makes(row) for row in self._told(lost, MOST_BATCH)):
            return False
        back = update(CURSOR).where(CURSOR.c.seq > after).values(seq=after)
        return self._note(lambda connection: connection.execute(back))

    def set_aside(self, after: int, limit: int) -> list[Envelope]:
        """The parked facts that follow the fact `after`, oldest first; those that make no envelope yet are left out.

        None where another drainer sends.
        """
        while self._sends(_set_aside(after)):
            rows = self._told(_set_aside(after), limit)
            if not rows:
                self.let_go()
                break
            envelopes, unknown = self._envelopes(rows)
            for reason in unknown.values():
                log.debug("it makes no envelope yet: %s", reason)
            if envelopes:
                return envelopes
            after = rows[-1].seq
        return []

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

    def _sends(self, which: Which) -> bool:
        """Whether there may be such facts, and this drainer is the one that sends; without any it lets the lease go."""
        if self._lease.sure:
            return True
        # Apart: a transaction that has read first would not wait for the lane's commit before it writes.
        with plain_errors(self._path), self._engine.begin() as connection:
            some = connection.execute(select(FACT.c.seq).where(*which).limit(1)).first() is not None
        if not some:
            self.let_go()
            return False
        self._keeps = None  # another may have had it meanwhile, and kept some
        with plain_errors(self._path), self._engine.begin() as connection:
            return self._lease.take(connection)

    def _note(self, note: Callable[[Connection], object]) -> bool:
        """Whether the lease was this drainer's all the time; only then `note` is done, in the same transaction."""
        with plain_errors(self._path), self._engine.begin() as connection:
            kept = self._lease.keep(connection)
            if kept:
                note(connection)
        if not kept:
            log.info("another drainer sends by now")
        return kept

    def _told(self, which: Which, limit: int) -> list[Row]:
        with plain_errors(self._path), self._engine.begin() as connection:
            found = connection.execute(select(*ROW).where(*which).order_by(FACT.c.seq).limit(limit))
            return told_rows(connection, [Row(*row) for row in found], _sent_without)

    def _envelopes(self, rows: Sequence[Row]) -> tuple[list[Envelope], dict[int, str]]:
        """As they were sent before, where they were; and of which facts none can be made, with the reason."""
        sent = self._as_sent(rows)
        envelopes, unknown = [], {}
        for row in rows:
            try:
                envelope = sent.get(row.seq) or envelope_of(row, self.journal, self._lane)
            except FactUnknown as error:
                unknown[row.seq] = str(error)
            else:
                envelopes += [envelope] if envelope is not None else []
        return envelopes, unknown

    def _makes(self, row: Row) -> bool:
        try:
            return envelope_of(row, self.journal, self._lane) is not None
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


def answered(connection: Connection) -> int:
    """Up to this fact the server has said that it has all it is owed."""
    return connection.execute(select(func.max(CURSOR.c.seq))).scalar_one() or 0


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


def _waiting() -> Which:
    return _owed_after(func.coalesce(select(func.max(CURSOR.c.seq)).scalar_subquery(), 0))


def _owed_after(seq: int | ColumnElement[int]) -> Which:
    real = FACT.c.session.not_like(PRACTISED)
    shoppers = and_(FACT.c.kind.in_(SHOPPERS), FACT.c.data.like(NOBODY_OF_THE_STAFF))
    unsent = FACT.c.seq > seq, FACT.c.seq.not_in(select(PARKED.c.seq))
    return FACT.c.kind.in_(OWED), real, not_(shoppers), *unsent


def _set_aside(after: int) -> Which:
    return (FACT.c.seq.in_(select(PARKED.c.seq).where(PARKED.c.seq > after)),)


def _park(connection: Connection, parked: Mapping[int, str]) -> None:
    if parked:
        rows = [{"seq": seq, "reason": reason} for seq, reason in parked.items()]
        connection.execute(insert(PARKED).prefix_with("OR REPLACE"), rows)
