"""The catalogue's file: plain SQLite, written whole and put in place at once; it holds no secrets."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import (
    JSON,
    URL,
    Boolean,
    Column,
    Connection,
    Integer,
    MetaData,
    Row,
    String,
    Table,
    create_engine,
    select,
)
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import NullPool

from kiosk.catalogue.sheet import Category, Sheet
from kiosk.core.items import Item, Tax, Unit
from kiosk.core.values import Money

TABLES = MetaData()
MADE_FROM = Table("made_from", TABLES, Column("fingerprint", String, primary_key=True))
ITEMS = Table(
    "items",
    TABLES,
    Column("key", String, primary_key=True),
    Column("names", JSON, nullable=False),
    Column("syllables", JSON, nullable=False),
    Column("price_minor", Integer, nullable=False),
    Column("currency", String, nullable=False),
    Column("unit", String, nullable=False),
    Column("tax", String, nullable=False),
    Column("tax_rate_bp", Integer, nullable=False),
    Column("tax_inclusive", Boolean, nullable=False),
    Column("category", String, nullable=False),
    Column("picture", String, nullable=False),
    Column("plu", String, nullable=False),
    Column("tare_g", Integer, nullable=False),
    Column("weight_g", Integer, nullable=False),
    Column("min_age", Integer, nullable=False),
    Column("picks", Integer, nullable=False),
)
CATEGORIES = Table(
    "categories",
    TABLES,
    Column("place", Integer, primary_key=True),
    Column("key", String, nullable=False),
    Column("names", JSON, nullable=False),
    Column("picture", String, nullable=False),
)
PROBLEMS = Table(
    "problems", TABLES, Column("place", Integer, primary_key=True), Column("sentence", String, nullable=False)
)


@dataclass(frozen=True, slots=True)
class Stored:
    """All that the file holds: items most picked first, `syllables` the pinyin of their Chinese names."""

    items: tuple[Item, ...]
    syllables: tuple[tuple[str, ...], ...]
    categories: tuple[Category, ...]
    problems: tuple[str, ...]


def load(path: Path, fingerprint: str) -> Stored | None:
    """What the file holds, or None if it is absent, damaged, or made from something else than `fingerprint`."""
    if not path.is_file():
        return None
    try:
        with _connection(path) as connection:
            if connection.scalar(select(MADE_FROM.c.fingerprint)) != fingerprint:
                return None
            rows = connection.execute(select(ITEMS).order_by(ITEMS.c.picks.desc(), ITEMS.c.key)).all()
            shelves = connection.execute(select(CATEGORIES).order_by(CATEGORIES.c.place)).all()
            problems = connection.scalars(select(PROBLEMS.c.sentence).order_by(PROBLEMS.c.place)).all()
    except (DatabaseError, ValueError):
        return None  # whatever is wrong with it: the sheet is there to make it again
    return Stored(
        items=tuple(_item(row) for row in rows),
        syllables=tuple(tuple(row.syllables) for row in rows),
        categories=tuple(Category(row.key, row.names, row.picture) for row in shelves),
        problems=tuple(problems),
    )


def build(path: Path, fingerprint: str, sheet: Sheet) -> None:
    """Puts a new file in the place of the old one, which stays whole until then. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f"{path.name}.", dir=path.parent)
    os.close(handle)
    new = Path(name)
    try:
        with _connection(new) as connection:
            _fill(connection, fingerprint, sheet)
            connection.commit()
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)


def _fill(connection: Connection, fingerprint: str, sheet: Sheet) -> None:
    TABLES.create_all(connection)
    connection.execute(MADE_FROM.insert(), {"fingerprint": fingerprint})
    connection.execute(ITEMS.insert(), [_values(row.item, row.picks) for row in sheet.rows])
    for place, category in enumerate(sheet.categories):
        values = {"place": place, "key": category.key, "names": category.names, "picture": category.picture}
        connection.execute(CATEGORIES.insert(), values)
    for place, sentence in enumerate(sheet.problems):
        connection.execute(PROBLEMS.insert(), {"place": place, "sentence": sentence})


@contextmanager
def _connection(path: Path) -> Iterator[Connection]:
    engine = create_engine(URL.create("sqlite", database=str(path)), poolclass=NullPool)
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


def _values(item: Item, picks: int) -> dict[str, object]:
    from kiosk.catalogue.pinyin import syllables

    return {
        "key": item.key,
        "names": item.names,
        "syllables": syllables(item.names.get("zh_CN", "")),
        "price_minor": item.price.minor,
        "currency": item.price.currency,
        "unit": item.unit.value,
        "tax": item.tax.code,
        "tax_rate_bp": item.tax.rate_bp,
        "tax_inclusive": item.tax.inclusive,
        "category": item.category,
        "picture": item.picture,
        "plu": item.plu,
        "tare_g": item.tare_g,
        "weight_g": item.weight_g,
        "min_age": item.min_age,
        "picks": picks,
    }


def _item(row: Row[tuple[object, ...]]) -> Item:
    return Item(
        key=row.key,
        names=row.names,
        price=Money(row.price_minor, row.currency),
        unit=Unit(row.unit),
        tax=Tax(row.tax, row.tax_rate_bp, row.tax_inclusive),
        category=row.category,
        picture=row.picture,
        plu=row.plu,
        tare_g=row.tare_g,
        weight_g=row.weight_g,
        min_age=row.min_age,
    )
