"""Receipts and refunds as two lanes of a store make them, and their claims."""

from __future__ import annotations

from dataclasses import asdict, replace
from itertools import count

from sqlalchemy.engine import Engine

from kiosk.core.claims import Claim, Unclaimed
from kiosk.core.refund import Wanted, left, returned
from kiosk.core.refund_wire import refund_envelope, stopped_envelope
from kiosk.core.sale import Sale
from kiosk.core.session.refund_facts import RefundPaid, RefundStopped
from kiosk.core.wire import Envelope, sale_envelope
from server.ingest.envelopes import EnvelopeIn
from server.ingest.intake import Intake
from server.refunds.book import Refunds
from tests.server.conftest import NOW
from tests.server.sales import code, one_sale

JOURNALS = {"4": "ab" * 16, "7": "cd" * 16, "9": "ef" * 16}


class Desk:
    """One receipt of lane 4, sold already, and what lanes do about it."""

    def __init__(self, engine: Engine) -> None:
        self.refunds = Refunds(engine, lambda: NOW)
        self._intake = Intake(engine, lambda: NOW)
        self._numbers = count(2)
        self.sale = replace(one_sale(), receipt_no=1, paid_at="2026-11-22T10:00:00+01:00", page_code=code(1))

    def arrives(self) -> Desk:
        """The sale is with the server."""
        assert self.takes(sale_envelope(self.sale, JOURNALS["4"], 10)) == ""
        return self

    def takes(self, envelope: Envelope) -> str:
        return self._intake.take(EnvelopeIn.model_validate(asdict(envelope)))

    def claims(self, lane: str, refund: str, units: dict[int, int] | None = None, *known: str) -> Unclaimed | None:
        of = Wanted(1, "4", self.sale.paid_at)
        return self.refunds.claim(lane, Claim(refund=refund, of=of, units=units or {1: 1}, known=known))

    def pays_back(self, lane: str, refund: str, units: dict[int, int], *returns: Sale, told: str = "") -> Sale:
        """Lane `lane` gave it back, and the server has heard so; it says `told`."""
        lines, pricing = returned(self.sale, returns, units)
        number = next(self._numbers)
        back = replace(
            self.sale,
            lane=lane,
            session=refund,
            receipt_no=number,
            paid_at=f"2026-11-22T10:{number:02d}:00+01:00",
            lines=lines,
            pricing=pricing,
            tender=replace(self.sale.tender, amount=pricing.to_pay, attempt=f"{refund}-a1"),
            page_code=code(number),
            returns=1,
            returns_lane="4" if lane != "4" else "",
            returns_at=self.sale.paid_at,
        )
        fact = RefundPaid(session=refund, sale=back, staff="lena")
        assert self.takes(refund_envelope(fact, JOURNALS[lane], number * 10)) == told
        return back

    def stops(self, lane: str, refund: str) -> None:
        fact = RefundStopped(session=refund, reason="declined", lane=lane)
        assert self.takes(stopped_envelope(fact, JOURNALS[lane], next(self._numbers) * 10)) == ""

    def all_left(self, *returns: Sale) -> dict[int, int]:
        return {line: units for line, units in left(self.sale, returns).items() if units}
