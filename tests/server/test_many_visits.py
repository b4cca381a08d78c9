from sqlalchemy import func, select
from sqlalchemy.engine import Engine

from server.db.models import SaleRow, TapAskedRow, TapRow, VisitNeedRow, VisitRow, VisitStepRow
from tests.server.many_visits import fill


def test_a_filled_store_has_visits_that_add_up(engine: Engine) -> None:
    fill(engine, 400, days=3, lanes=5)
    fill(engine, 100, days=1, lanes=5, seed=2)
    parts = VisitRow.scan_ms + VisitRow.weigh_ms + VisitRow.help_ms + VisitRow.pay_ms + VisitRow.end_ms
    steps = select(func.sum(VisitStepRow.ms)).where(VisitStepRow.visit_id == VisitRow.id).scalar_subquery()
    with engine.connect() as connection:
        assert connection.scalar(select(func.count()).select_from(VisitRow)) == 500
        assert connection.scalar(select(func.count()).where(VisitRow.total_ms != parts)) == 0
        assert connection.scalar(select(func.count()).where(VisitRow.total_ms != steps)) == 0
        paid = connection.scalar(select(func.count()).where(VisitRow.outcome == "paid")) or 0
        assert connection.scalar(select(func.count()).select_from(SaleRow)) == paid > 400
        assert connection.scalar(select(func.sum(TapAskedRow.times))) == paid
        assert 60 < (connection.scalar(select(func.count()).select_from(TapRow)) or 0) < 240
        assert connection.scalar(select(func.count()).where(VisitNeedRow.first_ms < VisitNeedRow.raised_ms)) == 0
        assert {lane for (lane,) in connection.execute(select(VisitRow.lane).distinct())} == {"1", "2", "3", "4", "5"}
