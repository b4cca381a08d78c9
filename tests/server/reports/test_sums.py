"""A day's end says what adding up every receipt by hand says, on random days."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from server.db.engine import open_database
from server.db.models import SaleRow
from server.db.period_models import PeriodRow
from server.ingest.intake import Intake
from server.reports.sums import DayEnd, LaneSum, Reports
from tests.server.conftest import NOW
from tests.server.reports.booked import DAYS, LANES, counted, numbered, sales
from tests.server.sales import one_sale, sale


def said(told: DayEnd) -> dict[str, object]:
    """As `counted` has it."""
    return {
        one.currency: {
            "lanes": {
                lane.lane: [lane.sales, lane.refunds, lane.net, lane.tax, lane.gross, lane.saved] for lane in one.lanes
            },
            "tenders": {way.kind: [way.count, way.amount, 0, 0, 0, 0] for way in one.tenders},
            "taxes": {
                (tax.code, tax.rate_bp, tax.inclusive): [tax.net, tax.tax, tax.gross, 0, 0, 0] for tax in one.taxes
            },
        }
        for one in told.currencies
    }


@settings(max_examples=40, deadline=None)
@given(st.lists(sales(), max_size=12), st.sampled_from(DAYS), st.sampled_from(DAYS), st.sampled_from(("", *LANES)))
def test_every_figure_is_the_sum_of_the_receipts(rows: list[SaleRow], one: str, other: str, lane: str) -> None:
    first, last = sorted((one, other))
    numbered(rows)
    wanted = counted(rows, first, last, lane)
    engine = open_database("sqlite://")
    with Session(engine) as session, session.begin():
        session.add_all(rows)
    told = Reports(engine).of(first, last, lane)
    assert said(told) == wanted
    for currency in told.currencies:
        taken = currency.all.gross
        assert taken == sum(way.amount for way in currency.tenders) == sum(tax.gross for tax in currency.taxes)
    engine.dispose()


def test_what_a_lane_sent_is_in_it_on_either_database(engine: Engine) -> None:
    Intake(engine, lambda: NOW).take_all([sale(1), sale(2)])
    [euros] = Reports(engine).of("2026-11-22", "2026-11-22").currencies
    assert (euros.all.sales, euros.all.gross) == (2, 2 * one_sale().pricing.to_pay.minor)
    assert sum(tax.tax for tax in euros.taxes) == euros.all.tax
    assert Reports(engine).of("2026-11-22", "2026-11-22", "7").currencies == ()


def test_periods_are_those_that_were_closed_on_the_days(engine: Engine) -> None:
    with Session(engine) as session, session.begin():
        for number, until in ((1, "2026-11-21T23:59:59+01:00"), (2, "2026-11-22T20:00:00+01:00")):
            session.add(
                PeriodRow(
                    lane="4", journal="a", number=number, since=until, until=until, first=0, last=0, staff="", sums=[]
                )
            )
    assert [one.number for one in Reports(engine).of("2026-11-22", "2026-11-22").periods] == [2]
    assert [one.number for one in Reports(engine).of("2026-11-21", "2026-11-22", "4").periods] == [1, 2]
    assert Reports(engine).of("2026-11-21", "2026-11-22", "5").periods == ()


def test_nothing_sold_has_no_average() -> None:
    assert LaneSum("4").average is None
    assert LaneSum("4", sales=2, gross=5).average == 3
