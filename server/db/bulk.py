"""Many rows at once, past the session's own bookkeeping: on PostgreSQL by COPY, which costs a third of INSERT."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Any, TypeVar

from sqlalchemy import ARRAY, ColumnElement, Table, any_, insert, literal, select
from sqlalchemy.engine import Connection, Dialect
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import InstrumentedAttribute, Session

Values = dict[str, Any]
T = TypeVar("T")
FEW = 3


def insert_all(session: Session, table: Table, rows: Sequence[Values]) -> None:
    """All of `rows`, each with the columns of the first, are in `table`. Raises DBAPIError, as any INSERT does."""
    if not rows:
        return
    connection = session.connection()
    if connection.dialect.name == "postgresql":
        _copy(connection, table, rows)
    else:
        connection.execute(insert(table), rows)


def insert_numbered(session: Session, table: Table, rows: Sequence[Values]) -> dict[int, int]:
    """`insert_all` of what came of one journal, into a table with an `id`: sequence → id."""
    connection = session.connection()
    if len(rows) <= FEW:  # each tells its own, and no question is left
        one = insert(table).returning(table.c.id)
        return {row["seq"]: connection.execute(one, row).scalar_one() for row in rows}
    insert_all(session, table, rows)
    mine = (table.c.lane == rows[0]["lane"], table.c.journal == rows[0]["journal"])
    numbers = among(session, table.c.seq, [row["seq"] for row in rows])
    return {row.seq: row.id for row in connection.execute(select(table.c.seq, table.c.id).where(*mine, numbers))}


def among(
    session: Session, column: InstrumentedAttribute[T] | ColumnElement[T], values: Collection[T]
) -> ColumnElement[bool]:
    """`column` is one of `values`, which PostgreSQL gets as one array: hundreds of parameters take it longer to read
    than to find.
    """
    if session.get_bind().dialect.name == "postgresql":
        return column == any_(literal(list(values), ARRAY(column.type)))
    return column.in_(tuple(values))


def _copy(connection: Connection, table: Table, rows: Sequence[Values]) -> None:
    import psycopg
    from psycopg import sql

    names = list(rows[0])
    order = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(table.name), sql.SQL(", ").join(map(sql.Identifier, names))
    )
    forms = [(name, _form(table, name, connection.dialect)) for name in names]
    driver: Any = connection.connection.driver_connection
    try:
        with driver.cursor() as cursor, cursor.copy(order) as copy:
            for row in rows:
                copy.write_row([form(row[name]) if form is not None else row[name] for name, form in forms])
    except psycopg.Error as error:
        told = f"COPY {table.name}"
        raise DBAPIError.instance(told, None, error, psycopg.Error, dialect=connection.dialect) from error


def _form(table: Table, name: str, dialect: Dialect) -> Callable[[Any], Any] | None:
    """How a value of that column is written, where it is not as it stands: JSON as its text."""
    return table.c[name].type.dialect_impl(dialect).bind_processor(dialect)
