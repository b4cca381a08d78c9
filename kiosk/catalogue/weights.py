"""What is known of items' weights, kept over a start: what this lane learned, and what the store's lanes did.

Kept on a thread of its own, so that the lane never waits. The file says up to which visit it has all; what was learned
since is in the journal. A file that cannot be used costs what was learned, no more: it is learned again.
"""

from __future__ import annotations

import json
import logging
import queue
import threading
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import URL, Connection, create_engine
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import NullPool

from kiosk.core.bagging.book import Tallies
from kiosk.core.bagging.sharing import VERSION, Shared, read_tally, told
from kiosk.core.session.state import LaneState

log = logging.getLogger(__name__)

TABLES = (
    "CREATE TABLE IF NOT EXISTS own (item TEXT PRIMARY KEY, tally TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS store (item TEXT PRIMARY KEY, tally TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS known (id INTEGER PRIMARY KEY CHECK (id = 1), sessions INTEGER NOT NULL,"
    " version TEXT NOT NULL)",
    "INSERT OR IGNORE INTO known VALUES (1, 0, '')",
)
STOP_S = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """`own` has all that was learned up to visit number `sessions`; `store` is the server's `version`."""

    own: Tallies = field(default_factory=dict)
    store: Tallies = field(default_factory=dict)
    sessions: int = 0
    version: str = ""


@dataclass(frozen=True, slots=True)
class _Learned:
    tallies: Tallies
    sessions: int


class WeightKeeper:
    """Keeps from `start` to `stop` what is handed to it."""

    def __init__(self, path: Path) -> None:
        self._engine = create_engine(URL.create("sqlite", database=str(path)), poolclass=NullPool)
        self._own: Tallies = {}
        self._news: queue.SimpleQueue[_Learned | Shared | None] = queue.SimpleQueue()
        self._said = False
        self._thread = threading.Thread(target=self._run, name="weights-file", daemon=True)

    def load(self) -> Kept:
        """What is there; nothing where the file cannot be used, which is said."""
        try:
            with self._engine.begin() as connection:
                _make(connection)
                known = connection.exec_driver_sql("SELECT sessions, version FROM known").one()
                own, store = _read(connection, "own"), _read(connection, "store")
        except (DatabaseError, ValueError) as error:
            self._failed(error)
            return Kept()
        version = str(known.version) if VERSION.fullmatch(str(known.version)) else ""
        return Kept(own=own, store=store, sessions=int(known.sessions), version=version)

    def begins_with(self, own: Tallies) -> None:
        """What is in the file, as the lane has it: what is another later is news."""
        self._own = own

    def saw(self, state: LaneState) -> None:
        """Watches the lane: between two visits what the last taught is kept. Returns at once."""
        own = state.learned.own
        if state.session is not None or own is self._own:
            return
        news = {item: tally for item, tally in own.items() if self._own.get(item) is not tally}
        self._own = own
        self._news.put(_Learned(news, state.sessions))

    def came(self, shared: Shared) -> None:
        """The server's are to be kept. Any thread; returns at once."""
        self._news.put(shared)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """What was handed over is kept, and the thread has ended afterwards."""
        self._news.put(None)
        if self._thread.is_alive():
            self._thread.join(timeout=STOP_S)

    def _run(self) -> None:
        while (news := self._news.get()) is not None:
            try:
                with self._engine.begin() as connection:
                    _make(connection)
                    _keep(connection, news)
            except DatabaseError as error:
                self._failed(error)

    def _failed(self, error: Exception) -> None:
        if not self._said:
            log.warning("what items weigh is not kept now: %s", error)
        self._said = True


def _make(connection: Connection) -> None:
    for statement in TABLES:
        connection.exec_driver_sql(statement)


def _keep(connection: Connection, news: _Learned | Shared) -> None:
    match news:
        case _Learned():
            _put(connection, "own", news.tallies)
            connection.exec_driver_sql("UPDATE known SET sessions = ?", (news.sessions,))
        case Shared():
            if news.whole:
                connection.exec_driver_sql("DELETE FROM store")
            _put(connection, "store", news.tallies)
            connection.exec_driver_sql("UPDATE known SET version = ?", (news.version,))


def _put(connection: Connection, table: str, tallies: Tallies) -> None:
    if tallies:
        rows = [(item, json.dumps(told(tally))) for item, tally in tallies.items()]
        connection.exec_driver_sql(f"INSERT OR REPLACE INTO {table} VALUES (?, ?)", rows)  # noqa: S608


def _read(connection: Connection, table: str) -> Tallies:
    rows = connection.exec_driver_sql(f"SELECT item, tally FROM {table}")  # noqa: S608
    return {str(item): read_tally(json.loads(tally)) for item, tally in rows}
