"""Receipts for the lanes where goods come back, and who may give what of them back.

A claim is one transaction on the sale's own row: of two lanes that want to give goods of one receipt back at the same
moment one may, the other hears so. A claim stays with its lane until its refund is booked, or was stopped.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from kiosk.core.claims import Claim, Unclaimed
from kiosk.core.refund import Wanted
from kiosk.core.sale import Sale
from server.db.engine import for_writing
from server.db.models import RefundClaimRow, SaleLineRow, SaleRow
from server.receipts.sold import sale_of
from server.refunds.sales import refunds_of, sale_behind


class Stage(StrEnum):
    """How it stands with a claim."""

    OPEN = "open"
    BOOKED = "booked"
    OVER = "over"  # stopped, or replaced by a later one of its lane


class Refunds:
    """Used from any thread."""

    def __init__(self, engine: Engine, now: Callable[[], datetime]) -> None:
        self._engine = engine
        self._writing = for_writing(engine)
        self._now = now

    def find(self, wanted: Wanted) -> tuple[Sale | None, tuple[Sale, ...]]:
        """The sale, None where no lane sold such, and what went back of it, the oldest first."""
        with Session(self._engine) as session:
            row = sale_behind(session, wanted.lane, wanted.receipt_no, wanted.at)
            if row is None:
                return None, ()
            return sale_of(row), tuple(sale_of(one) for one in session.scalars(refunds_of(row)))

    def claim(self, lane: str, claim: Claim) -> Unclaimed | None:
        """None where `lane` may give the goods back, and nobody else from now on. The same claim is answered alike."""
        with Session(self._writing) as session, session.begin():
            known = session.get(RefundClaimRow, claim.refund, with_for_update=True)
            if known is not None:
                mine = known.lane == lane and known.stage == Stage.OPEN
                return None if mine else Unclaimed.OVER
            of = claim.of
            sale = sale_behind(session, of.lane, of.receipt_no, of.at, lock=True)
            if sale is None and of.lane != lane:  # one that is still on its way only its own lane can know
                return Unclaimed.UNKNOWN
            open_claims = session.scalars(
                select(RefundClaimRow)
                .filter_by(of_lane=of.lane, receipt_no=of.receipt_no, of_paid_at=of.at, stage=Stage.OPEN)
                .with_for_update()
            ).all()
            for one in open_claims:  # a lane makes one refund at a time: what it does not count did not come about
                if one.lane == lane and one.refund not in claim.known:
                    one.stage = Stage.OVER
            standing = [one for one in open_claims if one.stage == Stage.OPEN]
            if any(one.refund not in claim.known for one in standing):
                return Unclaimed.HELD
            if sale is not None and not _fits(sale, session.scalars(refunds_of(sale)).all(), standing, claim):
                return Unclaimed.CHANGED
            session.add(
                RefundClaimRow(
                    refund=claim.refund,
                    lane=lane,
                    of_lane=of.lane,
                    receipt_no=of.receipt_no,
                    of_paid_at=of.at,
                    units={str(line): units for line, units in claim.units.items()},
                    stage=Stage.OPEN,
                    at=self._now().isoformat(timespec="seconds"),
                )
            )
        return None


def settle(session: Session, lane: str, refund: str, stage: Stage, now: str) -> None:
    """The claim of `refund` is booked or over, whether it came already or is still on its way."""
    row = session.get(RefundClaimRow, refund, with_for_update=True)
    if row is not None:
        if row.lane == lane and row.stage == Stage.OPEN:
            row.stage = stage
        return
    nothing = {"of_lane": "", "receipt_no": 0, "of_paid_at": "", "units": {}}
    session.add(RefundClaimRow(refund=refund, lane=lane, stage=stage, at=now, **nothing))


def _fits(sale: SaleRow, booked: Sequence[SaleRow], standing: Sequence[RefundClaimRow], claim: Claim) -> bool:
    """Whether the lane knows of all that went back, and so much is left of each line."""
    if any(one.session not in claim.known for one in booked):
        return False
    left = Counter({line.line: _units(line) for line in sale.lines})
    for refund in booked:
        left.subtract({line.line: _units(line) for line in refund.lines})
    for one in standing:
        left.subtract({int(line): units for line, units in one.units.items()})
    return all(0 < units <= left[line] for line, units in claim.units.items())


def _units(line: SaleLineRow) -> int:
    return 1 if line.gross_g is not None else line.quantity
