"""A receipt of this journal, and the refunds that were made of it. Reads beside a running lane."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import select

from kiosk.core.refund import Wanted
from kiosk.core.sale import Sale
from kiosk.core.session.facts import SalePaid
from kiosk.core.session.refund_facts import RefundPaid
from kiosk.journal.chain import Row
from kiosk.journal.codec import decode
from kiosk.journal.database import FACT, ROW, plain_errors, told_rows
from kiosk.journal.key_file import JournalKey
from kiosk.journal.verify import reading

KINDS = (SalePaid.__name__, RefundPaid.__name__)


def find_receipt(path: Path, key: JournalKey, wanted: Wanted) -> tuple[Sale | None, tuple[Sale, ...]]:
    """The sale with that number (0: the last one), None where this journal has none, and what it gave back of receipts
    of that lane with that number, whoever sold them: a lane that was replaced gives its numbers again. Oldest first.

    Raises `JournalError`.
    """
    receipt_no = wanted.receipt_no or _last(path, key)
    sought = (FACT.c.data.contains(f'"receipt_no":{receipt_no},'), FACT.c.data.contains(f'"returns":{receipt_no},'))
    either = select(*ROW).where(FACT.c.kind.in_(KINDS), sought[0] | sought[1]).order_by(FACT.c.seq)
    with reading(path, key) as (connection, _), plain_errors(path):
        rows = told_rows(connection, [Row(*row) for row in connection.execute(either)])
    sale, returns = None, []
    for row in rows:
        match decode(row):
            case SalePaid(sale=paid) if paid.receipt_no == receipt_no and not wanted.lane:
                sale = paid
            case RefundPaid(sale=refund) if refund.returns == receipt_no and refund.returns_lane == wanted.lane:
                returns.append(refund)
    return sale, tuple(returns)


def _last(path: Path, key: JournalKey) -> int:
    newest = select(*ROW).where(FACT.c.kind == SalePaid.__name__).order_by(FACT.c.seq.desc()).limit(1)
    with reading(path, key) as (connection, _), plain_errors(path):
        rows = told_rows(connection, [Row(*row) for row in connection.execute(newest)])
    return sum(paid.sale.receipt_no for paid in map(decode, rows) if isinstance(paid, SalePaid))
