"""The floors of a durable write: SQLite's own commit of the same row, and the disk's own sync, in the same folder."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable
from dataclasses import astuple
from pathlib import Path

from kiosk.core.session.facts import Fact
from kiosk.journal import Journal, load_or_make_key
from kiosk.journal.chain import Row, start_of
from kiosk.journal.codec import encode

AT = "2026-11-22T10:00:00+01:00"
HEAD = 4096  # bytes, as the journal's head writes


def timed(act: Callable[[], object]) -> float:
    """Milliseconds that `act` took."""
    began = time.perf_counter_ns()
    act()
    return (time.perf_counter_ns() - began) / 1e6


class RealJournal:
    """The lane's journal, with one kind of fact appended again and again."""

    def __init__(self, folder: Path, fact: Fact) -> None:
        self._journal = Journal.open(folder / "alone.db", load_or_make_key(folder / "alone.key"))
        self._fact = fact

    def append(self) -> float:
        return timed(lambda: self._journal.append([self._fact], AT))

    def close(self) -> None:
        self._journal.close()


class RawSqlite:
    """Python's own sqlite3 in WAL mode, synced in full at each commit of the same columns, unencrypted."""

    def __init__(self, folder: Path, fact: Fact) -> None:
        self._database = sqlite3.connect(folder / "raw.db", isolation_level=None)
        self._database.execute("PRAGMA journal_mode=WAL")
        self._database.execute("PRAGMA synchronous=FULL")
        self._database.execute(
            "CREATE TABLE fact (seq INTEGER PRIMARY KEY, at, session, kind, version, data, batch, hash)"
        )
        self._row: Row = encode(fact, 1, 1, AT)
        self._hash = start_of("raw").hash
        self._seq = 0

    def append(self) -> float:
        return timed(self._commit)

    def _commit(self) -> None:
        self._seq += 1
        row = (self._seq, *astuple(self._row)[1:-1], self._hash)
        self._database.execute("INSERT INTO fact VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)

    def close(self) -> None:
        self._database.close()


class BareFile:
    """A file that grows by one block at a time, each synced."""

    def __init__(self, folder: Path) -> None:
        self._file = os.open(folder / "bare", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        self._block = os.urandom(HEAD)

    def sync(self) -> float:
        """A block appended and fsynced."""
        return timed(self._append)

    def _append(self) -> None:
        os.write(self._file, self._block)
        os.fsync(self._file)

    def overwrite(self) -> float:
        """The first block written again and its data synced, as the journal's head is."""
        return timed(self._rewrite)

    def _rewrite(self) -> None:
        os.pwrite(self._file, self._block, 0)
        os.fdatasync(self._file)

    def close(self) -> None:
        os.close(self._file)
