from dataclasses import asdict

import pytest
from sqlalchemy.engine import Engine

from kiosk.core.wire import Envelope
from server.console.figures import DayTaps, DayTotal, Figures
from server.ingest.envelopes import EnvelopeIn
from server.ingest.intake import Intake
from tests.server.sales import altered, one_sale, sale, tap

DAY = "2026-11-22"


@pytest.fixture
def figures(engine: Engine, intake: Intake) -> Figures:
    poison = altered(9, lambda payload: payload.update(tenders=[]))
    envelopes: list[Envelope] = [sale(1), sale(2), sale(3), poison, *(tap(500 + face, face=face) for face in (1, 4, 5))]
    for envelope in [*envelopes, sale(4, seq=20)]:
        intake.take(EnvelopeIn.model_validate(asdict(envelope)))
    return Figures(engine)


def test_a_day_is_its_sales_newest_first(figures: Figures) -> None:
    assert [row.receipt_no for row in figures.sales(DAY)] == [3, 2, 1]
    assert figures.sales("2026-11-21") == figures.sales(DAY, lane="7") == []


def test_the_totals_are_the_sum_of_the_sales(figures: Figures) -> None:
    pricing = one_sale().pricing
    assert figures.totals(DAY) == [DayTotal("EUR", 3, 3 * pricing.to_pay.minor, 3 * pricing.tax.minor)]
    assert figures.totals("2026-11-21") == []


def test_a_sale_is_found_by_what_its_receipt_says(figures: Figures) -> None:
    found = figures.sale("4", 2)
    assert found is not None
    assert found.lines[0].quantity == 2
    assert figures.sale("4", 99) is None
    assert figures.sale("7", 2) is None


def test_taps_are_counted_by_face(figures: Figures) -> None:
    taps = figures.taps(DAY)
    assert dict(taps.by_face) == {1: 1, 2: 0, 3: 0, 4: 1, 5: 1}
    assert (taps.all, taps.good_percent) == (3, 67)
    assert figures.taps("2026-11-21").good_percent is None


def test_a_share_is_rounded_half_up() -> None:
    assert DayTaps({1: 7, 2: 0, 3: 0, 4: 1, 5: 0}).good_percent == 13  # 12.5


def test_alarms_and_parked_records_are_shown(figures: Figures) -> None:
    assert [(trouble.kind, trouble.seq) for trouble in figures.troubles()] == [("alarm", 20), ("parked", 90)]


def test_it_is_well_while_the_database_answers(figures: Figures) -> None:
    assert figures.is_well()
