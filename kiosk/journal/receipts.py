"""A receipt of this journal, and the refunds that were made of it. Reads beside a running lane."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import select

from kiosk.core.sale import Sale
from kiosk.core.session.facts import SalePaid
from kiosk.core.session.refund_facts import RefundPaid
from kiosk.journal.chain import Row
from kiosk.journal.codec import decode
from kiosk.journal.database import FACT, ROW, plain_errors, told_rows
from kiosk.journal.key_file import JournalKey
from kiosk.journal.verify import reading

KINDS = (SalePaid.__name__, RefundPaid.__name__)


def find_receipt(path: Path, key: JournalKey, receipt_no: int) -> tuple[Sale | None, tuple[Sale, ...]]:
    """The sale with that number (0: the last one), None where there is none, and its refunds, the oldest first.

    Raises `JournalError`.
    """
    receipt_no = receipt_no or _last(path, key)
    told = (FACT.c.data.contains(f'"receipt_no":{receipt_no},'), FACT.c.data.contains(f'"returns":{receipt_no},'))
    wanted = select(*ROW).where(FACT.c.kind.in_(KINDS), told[0] | told[1]).order_by(FACT.c.seq)
    with reading(path, key) as (connection, _), plain_errors(path):
        rows = told_rows(connection, [Row(*row) for row in connection.execute(wanted)])
    sale, returns = None, []
    for row in rows:
        match decode(row):
            case SalePaid(sale=paid) if paid.receipt_no == receipt_no:
                sale = paid
            case RefundPaid(sale=refund) if refund.returns == receipt_no and not refund.returns_lane:
                returns.append(refund)
    return sale, tuple(returns)


def _last(path: Path, key: JournalKey) -> int:
    newest = select(*ROW).where(FACT.c.kind == SalePaid.__name__).order_by(FACT.c.seq.desc()).limit(1)
    with reading(path, key) as (connection, _), plain_errors(path):
        rows = told_rows(connection, [Row(*row) for row in connection.execute(newest)])
    return sum(paid.sale.receipt_no for paid in map(decode, rows) if isinstance(paid, SalePaid))
