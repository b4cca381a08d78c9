"""News from other workers: whoever changes what others wait for, in whichever process, rings the bell in all of them.

PostgreSQL tells by NOTIFY. SQLite counts the changes of other connections, and is asked for that count often.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from sqlalchemy import func, select
from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError

from server.calls.bell import EVERYBODY, STORE

log = logging.getLogger(__name__)

CHANNEL = "store_news"
LISTEN_S = 0.1
"""So long a listener is deaf for its own end, and for what other workers are to be told."""
LOOK_EVERY_S = 0.2
AGAIN_S = 1.0


class News:
    """Heard from `start` to `stop`; `ring` is called on a thread of its own, with whom it is for (`server.calls.bell`).
    `tell` may be called from any thread.
    """

    def __init__(self, engine: Engine, ring: Callable[[str], None]) -> None:
        self._engine = engine
        self._ring = ring
        self._stopping = threading.Event()
        self._untold = threading.Event()
        self._thread: threading.Thread | None = None
        self._away = False  # it was told that nothing is heard

    def start(self) -> None:
        self._stopping.clear()
        self._thread = threading.Thread(target=self._run, name="news", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._stopping.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def tell(self, lane: str = STORE) -> None:
        """Those who wait in this process look again at once, in other processes very soon: who looks at the whole
        store, and `lane`, for which there is something to do.

        News of the store are many; those of a moment are told to the others as one. A lane's are told by themselves.
        """
        self._ring(lane)
        if lane == STORE:
            self._untold.set()
        elif self._engine.dialect.name == "postgresql":
            try:
                with self._engine.begin() as connection:
                    connection.execute(select(func.pg_notify(CHANNEL, lane)))
            except SQLAlchemyError as error:  # what is told of is in the database: they find it a second later
                log.warning("other workers were not told: %s", type(error).__name__)

    def _run(self) -> None:
        listen = self._listen if self._engine.dialect.name == "postgresql" else self._watch
        while not self._stopping.is_set():
            try:
                listen()
            except Exception as error:  # noqa: BLE001 - whatever fails here must not end the listening for good
                if not self._away:
                    log.warning("no news from other workers: %s", type(error).__name__)
                self._away = True
                self._stopping.wait(AGAIN_S)

    def _listen(self) -> None:
        import psycopg

        address = self._engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(f"LISTEN {CHANNEL}")
            self._away = False
            self._ring(EVERYBODY)  # what happened before it listened
            mine = connection.info.backend_pid
            while not self._stopping.is_set():
                for heard in connection.notifies(timeout=LISTEN_S, stop_after=1):
                    if heard.pid != mine:
                        self._ring(heard.payload)
                if self._untold.is_set():
                    self._untold.clear()  # before it is told: what comes from here on is told next time
                    connection.execute("SELECT pg_notify(%s, %s)", (CHANNEL, STORE))

    def _watch(self) -> None:
        with self._engine.connect() as connection:
            driver = connection.connection.driver_connection
            if driver is None:
                raise RuntimeError("a connection in use has its driver's")
            known, self._away = None, False
            while not self._stopping.wait(LOOK_EVERY_S):
                (count,) = driver.execute("PRAGMA data_version").fetchone()
                if known is not None and count != known:
                    self._ring(EVERYBODY)
                known = count
