"""The journal: facts go in durably, in order, each tied to all before it; they come out as they went in."""

from __future__ import annotations

import errno
import fcntl
import os
import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from kiosk.core.session.facts import Fact
from kiosk.journal.chain import Head, Row, start_of
from kiosk.journal.codec import decode, encode_apart
from kiosk.journal.errors import (
    HeadMissing,
    JournalBusy,
    JournalDamaged,
    JournalError,
    JournalFailed,
    JournalFull,
    JournalReadOnly,
    JournalUnreadable,
    NotSettled,
)
from kiosk.journal.head import HeadFile, read_head
from kiosk.journal.key_file import JournalKey, sync_folder
from kiosk.journal.personal import Part
from kiosk.journal.room import plainer

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement
    from sqlalchemy.engine import Connection, Engine

T = TypeVar("T")
BUSY_TIMEOUT_S = 5.0


class Journal:
    """One lane's journal, open for its one writer. Used by one thread at a time, the lane's; made by `open`.

    `carried` is the place in it from which a start applies it; older facts are checked later, by `verify.check_older`.
    """

    def __init__(self, path: Path, engine: Engine, lock: int, head_file: HeadFile, head: Head, carried: Head) -> None:
        self.path = path
        self.carried = carried
        self._engine = engine
        self._lock = lock
        self._head_file = head_file
        self._head = head
        self._failed: JournalError | None = None

    @classmethod
    def open(cls, path: Path, key: JournalKey) -> Journal:
        """The journal at `path`, made where there is none, with its end and its chain from `carried` on checked.

        Raises `JournalError`: `JournalBusy` (another program writes it), `WrongKey`, `HeadMissing`, `JournalDamaged` …
        """
        lock = _lock(path)
        try:
            return _open(path, key, lock)
        except JournalError as error:
            os.close(lock)
            raise plainer(error, path.parent) from error
        except BaseException:
            os.close(lock)
            raise

    @property
    def id(self) -> str:
        """The journal's own random id."""
        return self._head.journal

    @property
    def last_seq(self) -> int:
        """The last fact's number; 0 without facts."""
        return self._head.seq

    def last_at(self) -> str:
        """When the last fact was written, as the wall clock had it; '' without facts."""
        from kiosk.journal.database import plain_errors, read_page

        with plain_errors(self.path), self._engine.begin() as connection:
            rows = read_page(connection, self.last_seq - 1, 1)
        return rows[0].at if rows else ""

    @property
    def base(self) -> Head:
        """What stands before the first fact that it still has."""
        return self._head.base

    def append(self, facts: Sequence[Fact], at: str) -> int:
        """All of `facts` are durable afterwards, and the last one's number is returned.

        Raises `JournalError`: none of them is there then. (Only when the head beside the journal could not be written
        they may be back after the next opening; until then nothing more is taken.)
        """
        # SQLAlchemy is imported late, here and below: what only needs the errors starts without it.
        from kiosk.journal.database import insert_rows, plain_errors

        if self._failed is not None:
            raise self._failed
        rows, parts = self._rows(facts, at)
        if not rows:
            return self.last_seq
        try:
            with plain_errors(self.path), self._engine.begin() as connection:
                insert_rows(connection, rows, parts)
            head = self._head.at(rows[-1])
            self._head_file.write(head)
        except (JournalBusy, JournalFull):
            raise  # refused before anything was committed: later there may be room
        except JournalError as failed:
            error = plainer(failed, self.path.parent)
            # After a failed sync nobody knows what the disk holds: opening again will tell.
            self._failed = JournalFailed(f"{error}; it must be opened again")
            raise error from failed
        self._head = head
        return head.seq

    def read(self, after: int = 0) -> Iterator[Row]:
        """Every row after the row `after`, telling what is not erased; no transaction stays open between pages."""
        from kiosk.journal.database import PAGE, plain_errors, read_page, told_rows

        last = max(after, self.base.seq)
        while True:
            with plain_errors(self.path), self._engine.begin() as connection:
                rows = told_rows(connection, read_page(connection, last, PAGE))
            if not rows:
                return
            yield from rows
            last = rows[-1].seq

    def facts(self) -> Iterator[Fact]:
        """Every fact from `carried` on; raises `FactUnknown`."""
        return map(decode, self.read(self.carried.seq))

    def erase_session(self, session: str, *, unsettled: bool = False) -> int:
        """Nothing of the visit `session` tells of a person afterwards; gives how many places did.

        Raises `NotSettled` where the store server may have some of it, unless `unsettled` says that it goes all the
        same: the server finds other words under the same number then.
        """
        from kiosk.journal.erase import of_session

        return self._erase(of_session(session), unsettled=unsettled)

    def erase_before(self, moment: datetime, *, unsettled: bool = False) -> int:
        """No fact from before `moment` (with zone) tells of a person afterwards; else as `erase_session`."""
        from kiosk.journal.erase import from_before

        return self._erase(from_before(moment), unsettled=unsettled)

    def _erase(self, which: ColumnElement[bool], *, unsettled: bool) -> int:
        from kiosk.journal.erase import erase, not_settled

        def work(connection: Connection) -> int:
            waits = 0 if unsettled else not_settled(connection, which)
            if waits:
                raise NotSettled(f"{waits} places are not settled with the store server: let the lane send first")
            return erase(connection, which)

        erased = self.transact(work)
        self.empty_log(BUSY_TIMEOUT_S)
        return erased

    def transact(self, work: Callable[[Connection], T]) -> T:
        """What `work` makes of the tables beside the chain, in one transaction of the writer."""
        from kiosk.journal.database import plain_errors

        with plain_errors(self.path), self._engine.begin() as connection:
            return work(connection)

    def empty_log(self, wait_s: float) -> bool:
        """Whether what was overwritten stands in the write-ahead log no more; whoever reads there is waited for."""
        from kiosk.journal.database import empty_log, plain_errors

        with plain_errors(self.path):
            return empty_log(self._engine, wait_s)

    def begin_behind(self, base: Head) -> None:
        """The journal begins behind `base` from here on, durably: the facts up to it may go.

        `base` is where the books were carried forward. Raises `JournalFailed`: it must be opened again then.
        """
        head = replace(self._head, base_seq=base.seq, base_hash=base.hash)
        try:
            self._head_file.write_twice(head)
        except JournalError as error:
            self._failed = JournalFailed(f"{error}; it must be opened again")
            raise
        self._head = head

    def close(self) -> None:
        """Another writer may open it afterwards."""
        if self._lock >= 0:
            self._engine.dispose()
            self._head_file.close()
            os.close(self._lock)
            self._lock = -1

    def _rows(self, facts: Sequence[Fact], at: str) -> tuple[list[Row], list[Part]]:
        first, previous = self.last_seq + 1, self._head.hash
        rows: list[Row] = []
        parts: list[Part] = []
        for place, fact in enumerate(facts):
            row, own = encode_apart(fact, first + place, first, at)
            previous = row.hashed(previous)
            rows.append(replace(row, hash=previous))
            parts += own
        return rows, parts


@contextmanager
def held(path: Path) -> Iterator[None]:
    """No lane runs with the journal at `path` meanwhile; raises `JournalBusy` where one does, else `JournalError`."""
    lock = _lock(path)
    try:
        yield
    finally:
        os.close(lock)


def _lock(path: Path) -> int:
    """Holds the journal for this process until the returned file is closed, however the process ends."""
    with _plain_os(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = os.open(path.with_name(path.name + ".lock"), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(lock)
        raise JournalBusy(f"the journal {path} is open in another program") from None
    return lock


def _open(path: Path, key: JournalKey, lock: int) -> Journal:
    from kiosk.journal.database import carried_place, open_engine, plain_errors
    from kiosk.journal.verify import check

    with _plain_os(path):
        head = _first_head(path, key)
        if not path.exists():
            if head.seq:
                raise JournalDamaged(f"the journal {path} is gone, its head tells of {head.seq} facts", 1)
            path.touch(0o600)
        head_file = HeadFile(path, key)
    engine = open_engine(path, key, synchronous="FULL", busy_timeout_s=BUSY_TIMEOUT_S)
    try:
        with plain_errors(path), engine.connect() as connection:
            _prepare(connection, path, head)
            carried = carried_place(connection, head)
            last = check(connection, path, head, carried)
        sync_folder(path.parent)  # the log was made anew: its name must not be lost in a power cut either
        if last != head:  # the rows of one append that was cut before its head was written
            head_file.write(last)
    except BaseException:
        engine.dispose()
        head_file.close()
        raise
    return Journal(path, engine, lock, head_file, last, carried)


def _first_head(path: Path, key: JournalKey) -> Head:
    """The head; where there is neither journal nor head, a new one. It comes first: a journal never is without."""
    from kiosk.journal.verify import without_head

    try:
        return read_head(path, key)
    except HeadMissing as error:
        if path.exists():
            raise without_head(path, key, error) from None
    journal = secrets.token_hex(16)
    head = start_of(journal)
    file = HeadFile(path, key)
    try:
        file.write(head)
    finally:
        file.close()
    return head


@contextmanager
def _plain_os(path: Path) -> Iterator[None]:
    """What the operating system refuses inside comes out as a `JournalError`."""
    try:
        yield
    except OSError as error:
        kind = {errno.EROFS: JournalReadOnly, errno.EACCES: JournalReadOnly, errno.ENOSPC: JournalFull}
        raise kind.get(error.errno or 0, JournalUnreadable)(
            f"the journal {path} cannot be opened: {error.strerror}"
        ) from error


def _prepare(connection: Connection, path: Path, head: Head) -> None:
    """The file is in WAL mode and holds today's tables afterwards; only a journal without facts may lack them."""
    from kiosk.journal.database import REVISION, has_tables, make_tables, refuse_newer

    driver = connection.connection.driver_connection
    if driver is not None:
        driver.execute("PRAGMA journal_mode=WAL")
    with connection.begin():
        if has_tables(connection):
            if refuse_newer(connection, path) != REVISION:
                from kiosk.journal.migrate import migrate

                migrate(connection, path)
            return
        if head.seq:
            raise JournalDamaged(f"the journal {path} is empty, its head tells of {head.seq} facts", 1)
        make_tables(connection, head.journal)
