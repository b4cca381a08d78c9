"""What the lanes sent beside the server's books: each sale once and to the cent, nothing set aside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import psycopg

from scripts.proofs.peak.notes import Notes, Told
from scripts.proofs.report import Row

SALES = """
SELECT sale.lane, sale.receipt_no, sale.net_minor, sale.tax_minor, sale.gross_minor,
  (SELECT sum(amount_minor) FROM tender WHERE sale_id = sale.id)::bigint,
  (SELECT count(*) FROM sale_line WHERE sale_id = sale.id)
FROM sale
"""
KINDS = "SELECT kind, count(*) FROM envelope WHERE state = 'taken' GROUP BY kind"
ODD = """
SELECT count(*) FROM sale WHERE gross_minor <> net_minor + tax_minor
  OR gross_minor <> (SELECT sum(gross_minor) FROM sale_line WHERE sale_id = sale.id)
    + coalesce((SELECT sum(gross_minor) FROM sale_extra WHERE sale_id = sale.id), 0)
"""


def books(connection: psycopg.Connection, notes: Notes) -> Iterator[Row]:
    sold: Counter[Told] = Counter(notes.sales)
    booked: Counter[Told] = Counter(connection.execute(SALES).fetchall())  # type: ignore[arg-type]
    gross = sum(one[4] * times for one, times in sold.items())
    yield Row("sales sent", sold.total(), "more than 0", holds=sold.total() > 0)
    yield Row("taken by the lanes, minor units", gross)
    there = sum(one[4] * times for one, times in booked.items())
    yield Row("taken on the server, minor units", there, "the lanes', to the cent", holds=there == gross)
    lost, more = (sold - booked).total(), (booked - sold).total()
    yield Row("sales lost, or with other figures", lost, "0", holds=not lost)
    yield Row("sales doubled, or nobody's", more, "0", holds=not more)
    odd = _one(connection, ODD)
    yield Row("sales that are not what their lines come to", odd, "0", holds=not odd)
    taken = dict(connection.execute(KINDS).fetchall())
    for kind, count in sorted(notes.sent.items()):
        yield Row(f"  {kind}", taken.get(kind, 0), f"{count} sent", holds=taken.get(kind, 0) == count)
    for what, order in (
        ("facts set aside", "SELECT count(*) FROM envelope WHERE state <> 'taken'"),
        ("alarms", "SELECT count(*) FROM alarm"),
    ):
        found = _one(connection, order)
        yield Row(what, found, "0", holds=not found)


def _one(connection: psycopg.Connection, order: str) -> int:
    (found,) = connection.execute(order).fetchone() or (0,)  # type: ignore[arg-type]
    return int(found)
