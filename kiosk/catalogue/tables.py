"""The tables of a catalogue's file, and the connections to it. The file is written once, then only read."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, create_engine
from sqlalchemy.pool import NullPool, SingletonThreadPool

TABLES = (
    "CREATE TABLE made_from (fingerprint TEXT PRIMARY KEY) WITHOUT ROWID",
    "CREATE TABLE records (name TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID",
    # the most picked have the lowest place; `body` is the item's record, `syllables` the pinyin of its Chinese name
    """CREATE TABLE items (
        place INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, plu TEXT NOT NULL, category TEXT NOT NULL,
        picks INTEGER NOT NULL, body TEXT NOT NULL, syllables TEXT NOT NULL)""",
    "CREATE INDEX by_plu ON items (plu) WHERE plu <> ''",
    "CREATE INDEX unpacked ON items (place) WHERE plu <> ''",
    "CREATE INDEX shelves ON items (category, place)",
    "CREATE TABLE languages (place INTEGER PRIMARY KEY, language TEXT NOT NULL UNIQUE)",
    "CREATE TABLE problems (place INTEGER PRIMARY KEY, sentence TEXT NOT NULL)",
    "CREATE VIRTUAL TABLE found USING fts5 (tokens, content='', detail=none, prefix='2 3 4', tokenize='ascii')",
    "CREATE TABLE words (word TEXT PRIMARY KEY) WITHOUT ROWID",
    "CREATE TABLE spellings (word TEXT PRIMARY KEY) WITHOUT ROWID",  # of Chinese names
    "CREATE TABLE near (variant INTEGER, head TEXT, PRIMARY KEY (variant, head)) WITHOUT ROWID",
)
MOST_PICKS = 10**7
SERIALS = 1 << 24
"""So many items may ever have had the same picks in one file."""


def place_of(picks: int, serial: int) -> int:
    return (MOST_PICKS - min(picks, MOST_PICKS)) * SERIALS + serial


@contextmanager
def writing(path: Path) -> Iterator[Connection]:
    """A file of one's own to write; what was committed is on the disk afterwards."""
    engine = create_engine(URL.create("sqlite", database=str(path)), poolclass=NullPool)
    try:
        with engine.connect() as connection:
            for order in ("journal_mode=MEMORY", "synchronous=OFF", "cache_size=-65536", "temp_store=MEMORY"):
                connection.exec_driver_sql(f"PRAGMA {order}")
            yield connection
    finally:
        engine.dispose()
    sync(path)
    sync(path.parent)


def sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def reading(path: Path) -> Engine:
    """Each thread has a connection of its own; none ever waits for a lock, as nobody writes the file any more."""
    url = URL.create(
        "sqlite",
        database=f"file:{quote(str(path.resolve()))}",
        query={"mode": "ro", "immutable": "1", "uri": "true"},
    )
    return create_engine(url, poolclass=SingletonThreadPool)
