"""What the same rows cost without a server: psycopg's executemany, one connection, commits of as many sessions."""

from __future__ import annotations

import time

import psycopg
from psycopg import sql

MOST = 5_000
OF_SALES = ("sale_line", "sale_extra", "tender", "receipt_page")


def raw_sessions_per_s(connection: psycopg.Connection, batch: int) -> float:
    """Sessions a second: their rows, taken from the server's books, are inserted into empty tables of the same make."""
    ids = [one for (one,) in connection.execute("SELECT id FROM sale ORDER BY id LIMIT %s", (MOST,))]
    spent = 0.0
    connection.execute("DROP SCHEMA IF EXISTS raw CASCADE")
    connection.execute("CREATE SCHEMA raw")
    for table in ("sale", *OF_SALES, "envelope", "tap"):
        name = sql.Identifier(table)
        connection.execute(sql.SQL("CREATE TABLE raw.{} (LIKE {} INCLUDING ALL)").format(name, name))
    connection.commit()
    for start in range(0, len(ids), batch):
        some = ids[start : start + batch]
        rows = [("sale", _rows(connection, "sale", sql.SQL("id = ANY(%s)"), some))]
        rows += [(table, _rows(connection, table, sql.SQL("sale_id = ANY(%s)"), some)) for table in OF_SALES]
        where = sql.SQL("ctid IN (SELECT ctid FROM {} LIMIT {} OFFSET {})")
        for table, each in (("envelope", 2), ("tap", 1)):
            part = where.format(sql.Identifier(table), each * len(some), each * start)
            rows.append((table, _rows(connection, table, part, None)))
        connection.commit()
        began = time.perf_counter()
        for table, (columns, values) in rows:
            _insert(connection, table, columns, values)
        connection.commit()
        spent += time.perf_counter() - began
    return len(ids) / spent


def _rows(
    connection: psycopg.Connection, table: str, where: sql.Composable, ids: list[int] | None
) -> tuple[list[str], list[tuple[object, ...]]]:
    """Its columns, and the rows as texts, which any column takes."""
    columns = [
        one
        for (one,) in connection.execute(
            "SELECT attname::text FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped",
            (table,),
        )
    ]
    texts = sql.SQL(", ").join(sql.SQL("{}::text").format(sql.Identifier(one)) for one in columns)
    wanted = sql.SQL("SELECT {} FROM {} WHERE {}").format(texts, sql.Identifier(table), where)
    return columns, connection.execute(wanted, (ids,) if ids is not None else None).fetchall()


def _insert(connection: psycopg.Connection, table: str, columns: list[str], values: list[tuple[object, ...]]) -> None:
    order = sql.SQL("INSERT INTO raw.{} ({}) VALUES ({})").format(
        sql.Identifier(table),
        sql.SQL(", ").join(map(sql.Identifier, columns)),
        sql.SQL(", ").join(sql.Placeholder() * len(columns)),
    )
    if values:
        with connection.cursor() as cursor:
            cursor.executemany(order, values)
