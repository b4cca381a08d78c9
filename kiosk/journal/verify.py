"""Whether a journal is what was written: its chain, and its end against the head beside it.

Reads beside a running lane; it takes no lock and changes no fact. Importing this imports SQLAlchemy.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import chain
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.engine import Connection, Engine

from kiosk.core.anchors import Anchor, Kind, contradiction
from kiosk.journal.chain import Head, Row, checked, start_of
from kiosk.journal.database import (
    FACT,
    PAGE,
    PART,
    WITH_PARTS,
    has_tables,
    open_engine,
    plain_errors,
    read_meta,
    read_page,
    refuse_newer,
    revision_of,
    told_rows,
)
from kiosk.journal.errors import HeadMissing, JournalBusy, JournalDamaged, JournalError, JournalUnreadable, NotAJournal
from kiosk.journal.head import check_slots, read_head
from kiosk.journal.key_file import JournalKey
from kiosk.journal.newest import last_seq
from kiosk.journal.personal import Part, digests

SNAPSHOT_TRIES = 100
BUSY_TIMEOUT_S = 5.0


def check(connection: Connection, path: Path, head: Head, after: Head) -> Head:
    """How far the journal really is: at its head, or beyond it by the facts of one append that was cut short.

    What stands up to `after`, which is not beyond `head`, is not looked at. Raises `JournalDamaged` at the first fact
    that was changed, is missing or cannot be read.
    """
    with _outside_facts(path):
        journal = read_meta(connection, "journal")
    if journal != head.journal:
        raise JournalDamaged(f"the journal {path} and its head do not belong together")
    last = replace(head, seq=after.seq, hash=after.hash)
    beyond = set()
    for row in checked(every_row(connection, path, after.seq), after):
        last = head.at(row)
        if row.seq == head.seq and row.hash != head.hash:
            raise JournalDamaged(f"fact {row.seq} of the journal {path} is not the one its head tells of", row.seq)
        if row.seq > head.seq:
            beyond.add(row.batch)
    if last.seq < head.seq:
        gone = last.seq + 1
        raise JournalDamaged(f"the journal {path} ends before its head: facts {gone} to {head.seq} are gone", gone)
    if len(beyond) > 1:
        raise JournalDamaged(f"the head of the journal {path} is older than the journal", head.seq + 1)
    return last


@contextmanager
def _outside_facts(path: Path) -> Iterator[None]:
    """What cannot be read inside holds no fact, and the reason says so."""
    try:
        with plain_errors(path):
            yield
    except JournalDamaged as error:
        raise JournalDamaged(f"{error} outside its facts") from error


def check_older(path: Path, key: JournalKey, until: int, rest: Callable[[], bool]) -> None:
    """The facts up to `until`, which a start takes as they are, were looked at too, beside a running lane.

    `rest` is called after each page and gives whether to go on. Raises `JournalDamaged` at the first bad fact.
    """
    with plain_errors(path):
        engine = open_engine(path, key, synchronous="FULL", busy_timeout_s=BUSY_TIMEOUT_S, read_only=True)
    try:
        with engine.connect() as connection:
            last = read_head(path, key).base
            while last.seq < until:
                with plain_errors(path), connection.begin():  # no view stays open while this rests
                    rows = read_page(connection, last.seq, min(PAGE, until - last.seq))
                    told_rows(connection, rows)
                for row in checked(rows, last):
                    last = Head(last.journal, row.seq, row.hash)
                if not rows:
                    raise JournalDamaged(f"fact {last.seq + 1} is missing from the journal", last.seq + 1)
                if not rest():
                    return
    finally:
        engine.dispose()


def check_parts(connection: Connection, path: Path) -> None:
    """What is kept of persons apart from the chain is what the chain tells of; raises `JournalDamaged`."""
    if revision_of(connection) < WITH_PARTS:
        return
    with _outside_facts(path):
        kept = connection.execute(select(PART, FACT.c.data).outerjoin(FACT, FACT.c.seq == PART.c.seq))
        parts = ((Part(*part), data or "") for *part, data in kept)
        wrong = next((part for part, data in parts if not part.fits or part.digest not in digests(data)), None)
    if wrong is not None:
        words = f"what fact {wrong.seq} of the journal {path} says of a person was changed after it was written"
        raise JournalDamaged(words, wrong.seq)


def every_row(connection: Connection, path: Path, after: int = 0) -> Iterator[Row]:
    """Every row after `after`; where a page cannot be read, `JournalDamaged` names the first such row exactly."""
    last = after
    while True:
        try:
            with plain_errors(path):
                rows = read_page(connection, last, PAGE)
        except JournalDamaged:
            rows = _next_row(connection, path, last)
        if not rows:
            return
        yield from rows
        last = rows[-1].seq


def _next_row(connection: Connection, path: Path, last: int) -> list[Row]:
    try:
        with plain_errors(path):
            return read_page(connection, last, 1)
    except JournalDamaged as error:
        raise JournalDamaged(f"{error}: fact {last + 1} cannot be read", last + 1) from error


def verify(path: Path, key: JournalKey, anchors: Sequence[Anchor] = ()) -> int:
    """The number of facts in a journal that is whole, and is the one that `anchors` tell of.

    Raises `JournalDamaged` where it is not; `JournalUnreadable` or `WrongKey`
    where that cannot be told.
    """
    with reading(path, key) as (connection, head):
        last = check(connection, path, head, head.base)
        _hold_against(connection, path, last, anchors)
        check_parts(connection, path)
        with plain_errors(path):
            bad = connection.exec_driver_sql("PRAGMA cipher_integrity_check").fetchall()
        if bad:
            raise JournalDamaged(f"the journal {path} is damaged outside its facts: {bad[0][0]}")
        check_slots(path)
        return last.seq


def _hold_against(connection: Connection, path: Path, end: Head, anchors: Sequence[Anchor]) -> None:
    mine = [one for one in anchors if one.journal == end.journal]
    if anchors and not mine:
        raise JournalDamaged(f"the journal {path} is whole, but it is none that the store server knows of this lane")

    def hash_at(seq: int) -> str | None:
        with plain_errors(path):
            row = read_page(connection, seq - 1, 1)
        return row[0].hash if row and row[0].seq == seq else None

    found = contradiction(mine, base=end.base_seq, end=end.seq, hash_at=hash_at)
    if found is not None:
        raise JournalDamaged(found.words(), found.end + 1 if found.kind is Kind.ROLLED_BACK else found.seq)


@contextmanager
def reading(path: Path, key: JournalKey) -> Iterator[tuple[Connection, Head]]:
    """One unchanging view of the journal and the head that belongs to it, though a lane may be writing."""
    if not path.is_file():
        raise JournalUnreadable(f"there is no journal at {path}")
    try:
        head = read_head(path, key)
    except HeadMissing as error:
        raise without_head(path, key, error) from None
    engine = open_engine(path, key, synchronous="FULL", busy_timeout_s=BUSY_TIMEOUT_S, read_only=True)
    try:
        with plain_errors(path), _connect(engine, path) as connection:
            head = _snapshot(connection, path, key, head)
            with _outside_facts(path):
                refuse_newer(connection, path)
            yield connection, head
    finally:
        engine.dispose()


def _connect(engine: Engine, path: Path) -> Connection:
    """A key that fits and a first page that cannot be read: none of the facts can be."""
    try:
        with plain_errors(path):
            return engine.connect()
    except JournalDamaged as error:
        raise JournalDamaged(str(error), 1) from error


def _snapshot(connection: Connection, path: Path, key: JournalKey, head: Head) -> Head:
    for _ in range(SNAPSHOT_TRIES):
        transaction = connection.begin()
        try:
            with plain_errors(path):
                made = has_tables(connection)
        except JournalDamaged as error:
            raise JournalDamaged(str(error), 1) from error
        if not made:
            raise JournalDamaged(f"the journal {path} is empty, its head tells of {head.seq} facts", 1)
        now = read_head(path, key)
        if now == head:  # no append ended meanwhile: at most one is beyond the head
            return head
        if now.base == head.base:
            return _between(connection, path, head, now)
        transaction.rollback()
        head = now
    raise JournalBusy(f"the journal {path} is written too fast to be looked at")


def _between(connection: Connection, path: Path, before: Head, after: Head) -> Head:
    """The head of a view that a lane wrote past: what `before` tells of is in it, and `after` tells of its end."""
    end = last_seq(connection, path)
    with plain_errors(path):
        told, newest = read_page(connection, before.seq - 1, 1), read_page(connection, end - 1, 1)
    held = before.seq == before.base_seq or any((row.seq, row.hash) == (before.seq, before.hash) for row in told)
    if not held or end <= before.seq:
        return before  # whoever checks finds what is wrong
    return after if end >= after.seq else after.at(newest[0])


def without_head(path: Path, key: JournalKey, missing: HeadMissing) -> JournalError:
    """What to say of a journal without its head: that, or the worse things that still can be told."""
    engine = open_engine(path, key, synchronous="FULL", busy_timeout_s=BUSY_TIMEOUT_S, read_only=True)
    try:
        with plain_errors(path), engine.connect() as connection, connection.begin():
            if not has_tables(connection):
                return NotAJournal(f"{path} is no journal")
            rows = every_row(connection, path)
            start = start_of(read_meta(connection, "journal"))
            first = next(rows, None)
            if first is not None and first.seq > 1:  # it may begin later: only the head could tell what was before
                start = Head(start.journal, first.seq, first.hash)
            elif first is not None:
                rows = chain((first,), rows)
            for _ in checked(rows, start):
                continue
    except JournalDamaged as error:
        if error.first_bad_seq is None:
            return NotAJournal(f"{path} is no journal, or the key does not fit")
        return error
    except JournalError as error:
        return error
    finally:
        engine.dispose()
    return missing
