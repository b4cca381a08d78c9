"""A lane that was replaced gives its numbers a second time: the newest sale is meant, or that of the time told."""

from __future__ import annotations

from dataclasses import asdict, replace

from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from kiosk.core.wire import sale_envelope
from server.ingest.envelopes import EnvelopeIn
from server.ingest.intake import Intake
from server.refunds.sales import refunds_of, sale_behind
from tests.server.refunds.desk import Desk
from tests.server.sales import code


def test_of_two_sales_with_one_number_the_newest_is_meant_or_that_of_the_time(engine: Engine, intake: Intake) -> None:
    desk = Desk(engine).arrives()
    newer = replace(desk.sale, paid_at="2026-11-22T10:30:00+01:00", page_code=code(1, "12" * 16))
    intake.take(EnvelopeIn.model_validate(asdict(sale_envelope(newer, "12" * 16, 10))))
    desk.pays_back("7", "7-R1", {1: 1})
    with Session(engine) as session:
        first, second = sale_behind(session, "4", 1, desk.sale.paid_at), sale_behind(session, "4", 1, "")
        assert first is not None
        assert second is not None
        assert second.paid_at == newer.paid_at
        assert [one.session for one in session.scalars(refunds_of(first))] == ["7-R1"]
        assert session.scalars(refunds_of(second)).all() == []
