"""What the store server has of each lane's money, and what it says against the lane's facts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import psycopg

from kiosk.play.books import Account, Charge
from kiosk.play.store_server import StoreServer

SALES = """
SELECT sale.lane, sale.receipt_no, sale.gross_minor, part.kind, part.amount_minor, part.receipt_no, part.trace_no
FROM sale JOIN tender AS part ON part.sale_id = sale.id ORDER BY sale.id, part.place
"""


@dataclass(slots=True)
class Booked:
    """Of one lane. `sales`: receipt → what was paid, and how; `owed`: debt → minor units, those not given back;
    `alarms` of cash, by number, that nobody has seen to; `troubles`: what it took not, or looks at with alarm.
    """

    sales: dict[int, Account] = field(default_factory=dict)
    owed: dict[str, int] = field(default_factory=dict)
    alarms: set[int] = field(default_factory=set)
    troubles: list[str] = field(default_factory=list)


def booked_by(server: StoreServer, database: str, lanes: Sequence[str]) -> dict[str, Booked]:
    """Lane → all of it, asked while `server` runs; raises OSError or `psycopg.Error`."""
    found: dict[str, Booked] = defaultdict(Booked, {lane: Booked() for lane in lanes})
    with psycopg.connect(database.replace("+psycopg", "", 1)) as connection:
        for lane, receipt_no, total, kind, minor, number, trace in connection.execute(SALES):
            sales = found[lane].sales
            before = sales[receipt_no].charges if receipt_no in sales else ()
            charge = Charge(amount_minor=minor, receipt_no=number, trace_no=trace, way=kind)
            sales[receipt_no] = Account(total_minor=total, charges=(*before, charge))
    for debt in _listed(server, "/api/v1/debts"):
        if not debt["given_at"]:
            found[debt["lane"]].owed[debt["debt"]] = debt["amount_minor"]
    for alarm in _listed(server, "/api/v1/cash-alarms"):
        if not alarm["seen_at"]:
            found[alarm["lane"]].alarms.add(alarm["number"])
    for trouble in _listed(server, "/api/v1/troubles"):
        found[trouble["lane"]].troubles.append(f"fact {trouble['seq']}: {trouble['reason']}")
    return dict(found)


def _listed(server: StoreServer, path: str) -> list[dict[str, Any]]:
    told = server.ask(path)
    assert isinstance(told, list)
    return told
