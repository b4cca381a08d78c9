"""What this lane's shoppers buy, counted: it comes first in search and on the shelves. No person and no visit is in it.

Counted on a thread of its own, so that the lane never waits. A power cut may cost the last sale's count, no more: a
rank is no money.
"""

from __future__ import annotations

import logging
import queue
import threading
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import URL, Engine, create_engine
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import NullPool

from kiosk.core.session.state import LaneState, Paid

log = logging.getLogger(__name__)

MOST = 200
"""So many of the most bought items are held in memory, and looked at by each search."""
TABLE = "CREATE TABLE IF NOT EXISTS bought (key TEXT PRIMARY KEY, times INTEGER NOT NULL) WITHOUT ROWID"
COUNT = "INSERT INTO bought VALUES (?, ?) ON CONFLICT DO UPDATE SET times = times + excluded.times"
TOP = f"SELECT key, times FROM bought ORDER BY times DESC, key LIMIT {MOST}"  # noqa: S608
STOP_S = 5.0


class BoughtCounter:
    """Counts from `start` to `stop`. A file that cannot be used costs the ranking only, and is said once."""

    def __init__(self, path: Path, receipts: int) -> None:
        """`receipts` is how many the lane had given when it started: those are counted."""
        self._path = path
        self._counted = receipts
        self._top: Mapping[str, int] = {}
        self._sales: queue.SimpleQueue[Counter[str] | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="bought", daemon=True)

    def top(self) -> Mapping[str, int]:
        """Key → how often, of what was bought most; from any thread."""
        return self._top

    def saw(self, state: LaneState) -> None:
        """Watches the lane: each sale is counted once. Returns at once."""
        session = state.session
        if session is None or not isinstance(session.phase, Paid) or state.receipts <= self._counted:
            return
        self._counted = state.receipts
        self._sales.put(Counter(line.item.key for line in session.phase.sale.lines))

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """What was seen is counted, and the thread has ended afterwards."""
        self._sales.put(None)
        if self._thread.is_alive():
            self._thread.join(timeout=STOP_S)

    def _run(self) -> None:
        engine = create_engine(URL.create("sqlite", database=str(self._path)), poolclass=NullPool)
        sold: Counter[str] | None = Counter()
        said = False
        while sold is not None:
            try:
                self._count(engine, sold)
            except DatabaseError as error:
                if not said:
                    log.warning("what is bought most is not counted now: %s", error.orig)
                said = True
            sold = self._sales.get()

    def _count(self, engine: Engine, sold: Counter[str]) -> None:
        with engine.begin() as connection:
            connection.exec_driver_sql(TABLE)
            if sold:
                connection.exec_driver_sql(COUNT, list(sold.items()))
            self._top = {str(key): int(times) for key, times in connection.exec_driver_sql(TOP)}
