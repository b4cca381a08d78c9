"""A Z report is compared with the books: what does not fit is for a person to look at."""

from __future__ import annotations

from dataclasses import asdict, replace

from sqlalchemy.engine import Engine

from kiosk.core.period_wire import period_envelope
from kiosk.core.session.period_facts import PeriodClosed
from kiosk.core.totals import FIRST, Period, totals_of
from kiosk.core.wire import Envelope
from server.console.figures import Figures
from server.ingest.envelopes import EnvelopeIn
from server.ingest.intake import Intake
from server.ingest.rebuild import rebuild
from server.periods.book import Periods
from tests.server.sales import JOURNAL, one_sale, sale

UNTIL = "2026-11-22T20:00:00+01:00"


def period(*receipts: int, number: int = 1) -> Period:
    """Of sales with these receipt numbers."""
    told = replace(FIRST, number=number)
    for receipt in receipts:
        told = told.counting(totals_of(one_sale()), one_sale().paid_at, receipt)
    return told.closed(UNTIL)


def closed(told: Period, seq: int) -> Envelope:
    return period_envelope(PeriodClosed(lane="4", period=told, staff="amir", name="Amir N.", at=UNTIL), JOURNAL, seq)


def takes(intake: Intake, *sent: Envelope) -> list[str]:
    return intake.take_all([EnvelopeIn.model_validate(asdict(one)) for one in sent])


def test_one_that_fits_is_in_the_books_with_all_it_tells(intake: Intake, engine: Engine) -> None:
    assert takes(intake, sale(1), sale(2), closed(period(1, 2), 30)) == ["", "", ""]
    [row] = Periods(engine).all("4")
    assert (row.number, row.first, row.last, row.staff, row.until) == (1, 1, 2, "amir", UNTIL)
    assert row.sums[0]["sales"] == {"count": 2, "minor": 2 * one_sale().pricing.to_pay.minor}
    assert Figures(engine).troubles() == []
    assert Periods(engine).all("5") == []


def test_one_without_a_sale_fits(intake: Intake) -> None:
    assert takes(intake, closed(period(), 30)) == [""]


def test_a_sale_that_never_came_is_told(intake: Intake, engine: Engine) -> None:
    [_, said] = takes(intake, sale(1), closed(period(1, 2), 30))
    assert said.startswith("Z report 1 has 2 sales, 0 refunds, ")
    assert "; the books have 1 sales, 0 refunds, " in said
    assert len(Figures(engine).troubles()) == 1


def test_a_sale_that_was_not_counted_is_told(intake: Intake) -> None:
    told = replace(period(1), last=2)
    assert takes(intake, sale(1), sale(2), closed(told, 30))[2].startswith("Z report 1 has 1 sales")


def test_sums_that_are_of_another_amount_are_told(intake: Intake) -> None:
    [sums] = period(1).sums
    dear = replace(sums, sales=replace(sums.sales, minor=sums.sales.minor + 1))
    dear = replace(dear, tenders={"card": replace(dear.tenders["card"], minor=dear.sales.minor)})
    assert takes(intake, sale(1), closed(replace(period(1), sums=(dear,)), 30))[1]


def test_each_follows_the_one_before_without_a_gap(intake: Intake) -> None:
    sent = (sale(1), closed(period(1), 15), sale(2), closed(period(2, number=2), 25))
    assert takes(intake, *sent) == ["", "", "", ""]


def test_a_receipt_between_two_is_told(intake: Intake) -> None:
    sent = (sale(1), closed(period(1), 15), sale(2), sale(3), closed(period(3, number=2), 35))
    assert takes(intake, *sent)[-1] == "Z report 2 begins with receipt 3, the one before ends with 1"


def test_a_report_that_is_missing_is_told(intake: Intake) -> None:
    assert takes(intake, sale(7), closed(period(7, number=3), 75))[1] == (
        "Z report 3 came, the one before it is not here"
    )


def test_a_lane_that_sold_before_it_had_reports_begins_with_any_receipt(intake: Intake) -> None:
    assert takes(intake, sale(6), sale(7), closed(period(7), 75)) == ["", "", ""]


def test_one_number_comes_once(intake: Intake, engine: Engine) -> None:
    sent = closed(period(1), 15)
    assert takes(intake, sale(1), sent) == ["", ""]
    assert takes(intake, sent) == [""]
    assert takes(intake, closed(period(1), 16)) == ["Z report 1 came twice"]
    assert len(Periods(engine).all()) == 1


def test_the_reports_made_again_from_what_came_are_the_same(intake: Intake, engine: Engine) -> None:
    takes(intake, sale(1), closed(period(1), 15))
    before = [(row.number, row.first, row.last, row.sums) for row in Periods(engine).all()]
    assert rebuild(engine) == 2
    assert [(row.number, row.first, row.last, row.sums) for row in Periods(engine).all()] == before
