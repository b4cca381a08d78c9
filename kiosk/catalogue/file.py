"""A catalogue's file as it is read: items by key, shelves, what the search asks for. Any thread; nothing is locked."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DatabaseError

from kiosk.catalogue.matching import Entry, entry_of
from kiosk.catalogue.tables import reading
from kiosk.core.master import CATEGORY, CURRENCY, RULES, MasterError, read_book, read_category, read_currency, read_item
from kiosk.core.pricing import RuleBook
from kiosk.core.sheet import Row

REMEMBERED = 2048
"""Items whose words are kept in memory after a search looked at them."""


@dataclass(frozen=True, slots=True)
class Findable:
    """An item as the search looks at it."""

    row: Row
    entry: Entry


class CatalogueFile:
    """Made whole before it is opened, and never written again."""

    def __init__(self, engine: Engine, fingerprint: str) -> None:
        self._engine = engine
        self.fingerprint = fingerprint
        with engine.connect() as connection:
            others = {str(name): str(body) for name, body in connection.exec_driver_sql("SELECT * FROM records")}
            self.languages = _column(connection, "SELECT language FROM languages ORDER BY place")
            self.problems = _column(connection, "SELECT sentence FROM problems ORDER BY place")
            for table in ("items", "words", "spellings", "near"):
                connection.exec_driver_sql(f"SELECT * FROM {table} LIMIT 1").all()  # noqa: S608
            connection.exec_driver_sql("SELECT rowid FROM found WHERE found MATCH '\"a\" *' LIMIT 1").all()
        self.currency = read_currency(others[CURRENCY])
        shelves = [
            read_category(name.removeprefix(CATEGORY), body)
            for name, body in others.items()
            if name.startswith(CATEGORY)
        ]
        self.categories = tuple(shelf for _, shelf in sorted(shelves, key=lambda one: one[0]))
        self.books: tuple[RuleBook, ...] = tuple(
            read_book(name.removeprefix(RULES), body) for name, body in others.items() if name.startswith(RULES)
        )
        self._remembered: dict[int, Findable] = {}

    @classmethod
    def open(cls, path: Path, fingerprint: str = "") -> Self | None:
        """The file at `path`; None if it is absent, damaged, or made from something else than `fingerprint`."""
        if not path.is_file():
            return None
        engine = reading(path)
        try:
            with engine.connect() as connection:
                made_from = connection.exec_driver_sql("SELECT fingerprint FROM made_from").scalar()
            if made_from is not None and fingerprint in ("", made_from):
                return cls(engine, made_from)
        except (DatabaseError, MasterError, KeyError):
            pass  # whatever is wrong with it: it is made again from what it was made from
        engine.dispose()
        return None

    def close(self) -> None:
        self._engine.dispose()

    def find(self, key: str) -> Row | None:
        with self._engine.connect() as connection:
            found = connection.exec_driver_sql("SELECT key, body FROM items WHERE key = ?", (key,)).first()
            if found is None and key.startswith("plu:"):
                plu = key.removeprefix("plu:")
                found = connection.exec_driver_sql(
                    "SELECT key, body FROM items WHERE plu = ? AND plu <> ''", (plu,)
                ).first()
        return read_item(found.key, found.body, self.currency) if found is not None else None

    def rows(self, where: str, *values: object) -> tuple[Row, ...]:
        """Items by a clause of SQL from this package, most picked first where it says no other order."""
        with self._engine.connect() as connection:
            found = connection.exec_driver_sql(f"SELECT key, body FROM items {where}", values).all()  # noqa: S608
        return tuple(read_item(key, body, self.currency) for key, body in found)

    def matching(self, expression: str, limit: int) -> list[int]:
        """Places of the most picked items whose tokens match."""
        return self._numbers("SELECT rowid FROM found WHERE found MATCH ? ORDER BY rowid LIMIT ?", expression, limit)

    def places(self, keys: Iterable[str]) -> list[int]:
        wanted = tuple(keys)
        marks = ",".join("?" * len(wanted))
        return self._numbers(f"SELECT place FROM items WHERE key IN ({marks})", *wanted)  # noqa: S608

    def words_around(self, part: str, limit: int) -> tuple[str, ...]:
        """Words of names that have `part` inside, the shortest first."""
        statement = "SELECT word FROM words WHERE instr(word, ?) > 1 ORDER BY length(word) LIMIT ?"
        with self._engine.connect() as connection:
            return _column(connection, statement, part, limit)

    def words_from(self, heads: Sequence[str], limit: int) -> tuple[str, ...]:
        """At most `limit` each of words of names, and of Chinese names as they are spelled, that begin with one of
        `heads`.
        """
        begun = "JOIN json_each(?) AS head ON word >= head.value AND word < head.value || char(1114111) LIMIT ?"
        statement = (
            f"SELECT * FROM (SELECT word FROM words {begun}) UNION SELECT * FROM (SELECT word FROM spellings {begun})"  # noqa: S608
        )
        wanted = json.dumps(heads)
        with self._engine.connect() as connection:
            return _column(connection, statement, wanted, limit, wanted, limit)

    def heads(self, variants: Sequence[int]) -> tuple[str, ...]:
        """Beginnings of known words that have one of `variants`."""
        marks = ",".join("?" * len(variants))
        with self._engine.connect() as connection:
            return _column(connection, f"SELECT DISTINCT head FROM near WHERE variant IN ({marks})", *variants)  # noqa: S608

    def findable(self, places: Sequence[int]) -> tuple[Findable, ...]:
        """The items at `places`, which are all there."""
        known = self._remembered
        missing = [place for place in places if place not in known]
        if missing:
            known = {place: known[place] for place in places if place in known} | self._look_up(missing)
            if len(self._remembered) + len(missing) > REMEMBERED:
                self._remembered = {}
            self._remembered |= known
        return tuple(known[place] for place in places)

    def _look_up(self, places: Sequence[int]) -> dict[int, Findable]:
        statement = (
            "SELECT place, items.key, body, syllables FROM items JOIN json_each(?) AS wanted ON place = wanted.value"
        )
        with self._engine.connect() as connection:
            found = connection.exec_driver_sql(statement, (json.dumps(places),)).all()
        rows = [(place, read_item(key, body, self.currency), spoken) for place, key, body, spoken in found]
        return {place: Findable(row, entry_of(row.item, tuple(spoken.split()))) for place, row, spoken in rows}

    def _numbers(self, statement: str, *values: object) -> list[int]:
        with self._engine.connect() as connection:
            return [int(row[0]) for row in connection.exec_driver_sql(statement, values)]


def _column(connection: Connection, statement: str, *values: Any) -> tuple[str, ...]:  # noqa: ANN401 - SQLite's own
    return tuple(str(row[0]) for row in connection.exec_driver_sql(statement, values))
