"""The journal's books beside the server's: every sale to the cent, every tap, none lost and none doubled."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import psycopg

from kiosk.core.session.facts import SalePaid, TapGiven
from kiosk.journal import Journal
from kiosk.journal.codec import decode
from scripts.proofs.report import Row

Figures = tuple[int, int, int, int, int]
"""Net, tax, gross, paid, and how many lines."""
SALES = """
SELECT sale.receipt_no, sale.net_minor, sale.tax_minor, sale.gross_minor,
  (SELECT sum(amount_minor) FROM tender WHERE sale_id = sale.id)::bigint, count(*),
  sum(line.gross_minor)::bigint + coalesce((SELECT sum(gross_minor) FROM sale_extra WHERE sale_id = sale.id), 0)::bigint
FROM sale JOIN sale_line AS line ON line.sale_id = sale.id GROUP BY sale.id
"""


@dataclass(frozen=True, slots=True)
class Books:
    """Sales by receipt number, and taps by their id; a number that comes twice has two entries."""

    sales: Counter[tuple[int, Figures]]
    taps: Counter[tuple[str, int]]

    @property
    def gross(self) -> int:
        return sum(figures[2] * times for (_, figures), times in self.sales.items())


def books_of_journal(journal: Journal) -> Books:
    sales: Counter[tuple[int, Figures]] = Counter()
    taps: Counter[tuple[str, int]] = Counter()
    for row in journal.read():
        if row.kind not in ("SalePaid", "TapGiven"):
            continue
        match decode(row):
            case SalePaid(sale=sale):
                net, tax, owed = sale.pricing.net.minor, sale.pricing.tax.minor, sale.pricing.to_pay.minor
                sales[sale.receipt_no, (net, tax, owed, sale.tender.amount.minor, len(sale.lines))] += 1
            case TapGiven() as tap:
                taps[tap.tap, tap.face] += 1
            case _:
                continue
    return Books(sales, taps)


def books_of_server(connection: psycopg.Connection) -> tuple[Books, int]:
    """And how many sales are not what their lines, extras and tenders add up to."""
    sales: Counter[tuple[int, Figures]] = Counter()
    odd = 0
    for number, net, tax, gross, paid, lines, added in connection.execute(SALES):
        sales[number, (net, tax, gross, paid, lines)] += 1
        odd += not net + tax == gross == paid == added
    taps = Counter({(tap, face): times for tap, face, times in connection.execute(
        "SELECT tap, face, count(*) FROM tap GROUP BY tap, face")})  # fmt: skip
    return Books(sales, taps), odd


def compared(lane: Books, server: Books) -> Iterator[Row]:
    yield Row("sales in the journal", lane.sales.total())
    yield Row("taken in the journal, minor units", lane.gross)
    same = server.gross == lane.gross
    yield Row("taken on the server, minor units", server.gross, "the journal's, to the cent", holds=same)
    for what, of_lane, of_server in (
        ("sales", _first(lane.sales), _first(server.sales)),
        ("taps", _first(lane.taps), _first(server.taps)),
    ):
        lost, double = (of_lane - of_server).total(), (of_server - of_lane).total()
        yield Row(f"{what} lost", lost, "0", holds=not lost)
        yield Row(f"{what} doubled", double, "0", holds=not double)
    other = len((server.sales - lane.sales).keys() | (server.taps - lane.taps).keys())
    yield Row("sales and taps with other figures", other, "0", holds=not other)


def _first(counted: Counter[tuple[int, Figures]] | Counter[tuple[str, int]]) -> Counter[object]:
    told: Counter[object] = Counter()
    for (name, _), times in counted.items():
        told[name] += times
    return told
