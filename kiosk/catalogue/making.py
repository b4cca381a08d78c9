"""Records → a catalogue's file: a new one, or an old one changed in a copy. Put in its place whole, or not at all."""

from __future__ import annotations

import errno
import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError

from kiosk.catalogue.index import Indexed, all_variants, indexed
from kiosk.catalogue.pinyin import syllables
from kiosk.catalogue.tables import SERIALS, TABLES, place_of, sync, writing
from kiosk.core.master import (
    CATEGORY,
    CURRENCY,
    ITEM,
    NAME,
    RULES,
    MasterError,
    checksum,
    read_book,
    read_category,
    read_currency,
    read_item,
)
from kiosk.core.sheet import Row

BATCH = 2000
Record = tuple[str, str | None]
"""A record's name, and its body or None where it is dropped."""


def make(
    path: Path, fingerprint: str, records: Iterable[Record], *, problems: Iterable[str] = (), expected: str = ""
) -> None:
    """A new file is at `path`, its checksum `expected` if given. Raises MasterError or OSError; the one that was there
    stays then.
    """
    with _beside(path) as new, writing(new) as connection:
        for table in TABLES:
            connection.exec_driver_sql(table)
        _fill(connection, fingerprint, records)
        for place, sentence in enumerate(problems):
            connection.exec_driver_sql("INSERT INTO problems VALUES (?, ?)", (place, sentence))
        _finish(connection, expected)


def change(old: Path, path: Path, fingerprint: str, records: Iterable[Record], *, expected: str) -> None:
    """A file with what `old` has and `records` change is at `path`. Raises MasterError or OSError."""
    with _beside(path) as new:
        shutil.copyfile(old, new)
        with writing(new) as connection:
            _fill(connection, fingerprint, records)
            _finish(connection, expected)


def stored_checksum(connection: Connection) -> str:
    """The checksum of all records in the file."""
    rows = connection.exec_driver_sql(
        f"SELECT name, body FROM records UNION ALL SELECT '{ITEM}' || key, body FROM items ORDER BY 1"  # noqa: S608
    )
    return checksum((name, body) for name, body in rows)


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """A file to write beside `path`, which it replaces at the end; gone where that fails."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f"{path.name}.", dir=path.parent)
    os.close(handle)
    new = Path(name)
    try:
        yield new
        new.replace(path)
        sync(path.parent)
    except DatabaseError as error:  # a full disk, or an old file that is damaged
        failed = OSError(f"{path} cannot be written: {error.orig}")
        if getattr(error.orig, "sqlite_errorname", "") == "SQLITE_FULL":
            failed.errno = errno.ENOSPC
        raise failed from error
    finally:
        new.unlink(missing_ok=True)


def _finish(connection: Connection, expected: str) -> None:
    """Raises MasterError where the file does not hold together, or is not the one that was meant."""
    one = connection.exec_driver_sql
    known = tuple(name.removeprefix(CATEGORY) for (name,) in one("SELECT name FROM records") if CATEGORY in name)
    lost = next((f"{ITEM}{key}: its shelf {shelf} is missing" for key, shelf in one(SHELVES) if shelf not in known), "")
    twice = one("SELECT plu FROM items WHERE plu <> '' GROUP BY plu HAVING count(*) > 1").scalar()
    if lost or twice:
        raise MasterError(lost or f"two items have the produce number {twice}")
    if expected and stored_checksum(connection) != expected:
        raise MasterError("the checksum is another one")
    connection.commit()


SHELVES = "SELECT min(key), category FROM items GROUP BY category"


def _fill(connection: Connection, fingerprint: str, records: Iterable[Record]) -> None:
    connection.exec_driver_sql("DELETE FROM made_from")
    connection.exec_driver_sql("INSERT INTO made_from VALUES (?)", (fingerprint,))
    filling = _Filling(connection)
    for name, body in records:
        filling.take(name, body)
    filling.index()


class _Filling:
    """Records on their way into the file: first the rows, then, in the order of their places, what finds them."""

    def __init__(self, connection: Connection) -> None:
        self._run = connection.exec_driver_sql
        self._languages = [row[0] for row in self._run("SELECT language FROM languages ORDER BY place")]
        self._serial = int(self._run("SELECT coalesce(max(place % ?), 0) FROM items", (SERIALS,)).scalar_one())
        self._fresh = self._serial == 0
        self._currency = ""
        self._rows: list[tuple[int | str, ...]] = []
        self._new: list[int] = []

    def take(self, name: str, body: str | None) -> None:
        """Raises MasterError for a record that cannot be used."""
        if not NAME.fullmatch(name):
            raise MasterError(f"{name[:80]!r} is no record's name")
        if name.startswith(ITEM):
            self._item(name.removeprefix(ITEM), body)
            return
        self._run("DELETE FROM records WHERE name = ?", (name,))
        if body is None:
            return
        if name == CURRENCY:
            self._currency = read_currency(body)
        elif name.startswith(CATEGORY):
            read_category(name.removeprefix(CATEGORY), body)
        else:
            read_book(name.removeprefix(RULES), body)
        self._run("INSERT INTO records VALUES (?, ?)", (name, body))

    def _item(self, key: str, body: str | None) -> None:
        new = read_item(key, body, self._money()) if body is not None else None
        if not self._fresh and not self._make_room(key, new, body):
            return
        if new is not None:
            self._insert(new, str(body))

    def _make_room(self, key: str, new: Row | None, body: str | None) -> bool:
        """Whether `new` is still to be inserted: not where the old row could just be changed."""
        old = self._run("SELECT place, body, syllables FROM items WHERE key = ?", (key,)).one_or_none()
        if old is None:
            return True
        before = read_item(key, old.body, self._money())
        if new is not None and _found_alike(before, new):
            self._run("UPDATE items SET body = ?, category = ? WHERE key = ?", (body, new.item.category, key))
            return False
        self._run("DELETE FROM items WHERE key = ?", (key,))
        gone = indexed(before.item.names, before.item.plu, tuple(old.syllables.split()), self._languages)
        self._run("INSERT INTO found (found, rowid, tokens) VALUES ('delete', ?, ?)", (old.place, gone.tokens))
        return True

    def _insert(self, row: Row, body: str) -> None:
        item = row.item
        for language in item.names:
            if language not in self._languages:
                self._run("INSERT INTO languages VALUES (?, ?)", (len(self._languages), language))
                self._languages.append(language)
        self._serial += 1
        place = place_of(row.picks, self._serial)
        spoken = " ".join(syllables(item.names.get("zh_CN", "")))
        self._rows.append((place, item.key, item.plu, item.category, row.picks, body, spoken))
        self._new.append(place)
        if len(self._rows) >= BATCH:
            self._flush()

    def _flush(self) -> None:
        if self._rows:
            self._run("INSERT INTO items VALUES (?, ?, ?, ?, ?, ?, ?)", self._rows)
        self._rows = []

    def _money(self) -> str:
        """The currency, which must be known before the first item."""
        if not self._currency:
            told = self._run("SELECT body FROM records WHERE name = ?", (CURRENCY,)).scalar()
            if told is None:
                raise MasterError("an item comes before the currency")
            self._currency = read_currency(told)
        return self._currency

    def index(self) -> None:
        """All that was taken is found afterwards. In the order of places: else the index is written anew for each."""
        self._flush()
        words: set[str] = set()
        spellings: set[str] = set()
        self._new.sort()
        for start in range(0, len(self._new), BATCH):
            tokens = []
            for place, found in self._indexed(self._new[start : start + BATCH]):
                tokens.append((place, found.tokens))
                words |= found.words
                spellings.add(found.spelled)
            self._run("INSERT INTO found (rowid, tokens) VALUES (?, ?)", tokens)
        self._keep("words VALUES (?)", [(word,) for word in words])
        self._keep("spellings VALUES (?)", [(word,) for word in spellings if word])
        self._keep("near VALUES (?, ?)", list(all_variants(words | spellings)))

    def _indexed(self, places: list[int]) -> Iterator[tuple[int, Indexed]]:
        statement = "SELECT place, plu, body, syllables FROM items WHERE place >= ? AND place <= ? ORDER BY place"
        wanted = set(places)
        for place, plu, body, spoken in self._run(statement, (places[0], places[-1])):
            if place in wanted:
                yield place, indexed(json.loads(body)["names"], plu, tuple(spoken.split()), self._languages)

    def _keep(self, where: str, rows: list[tuple[int | str, ...]]) -> None:
        rows.sort()
        for start in range(0, len(rows), BATCH):
            self._run(f"INSERT OR IGNORE INTO {where}", rows[start : start + BATCH])


def _found_alike(one: Row, other: Row) -> bool:
    """Whether a shopper finds them by the same, at the same place."""
    return (one.item.names, one.item.plu, one.picks) == (other.item.names, other.item.plu, other.picks)
