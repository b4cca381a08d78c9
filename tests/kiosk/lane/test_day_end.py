"""What a terminal says of the end of its day, as the lane takes it."""

from __future__ import annotations

import pytest

from drivers.contract import DayTotals, ServiceEnded, ServiceOutcome
from kiosk.core.days import DayEnd
from kiosk.core.session.inputs import DayEndDone
from kiosk.core.values import Money
from kiosk.lane.readings import DAY, day_end

TOTALS = DayTotals(amount_minor=1734, currency="EUR", first_receipt_no="0041", last_receipt_no="0043")


@pytest.mark.parametrize("outcome", ServiceOutcome)
def test_each_outcome_is_told_as_what_it_is(outcome: ServiceOutcome) -> None:
    assert day_end(ServiceEnded("monday", outcome, "so")) == DayEndDone("monday", DayEnd(outcome.value), "so")
    assert set(DAY) == set(ServiceOutcome)


def test_its_own_total_comes_with_its_receipts() -> None:
    told = day_end(ServiceEnded("monday", ServiceOutcome.DONE, totals=TOTALS))
    assert told == DayEndDone("monday", DayEnd.DONE, "", Money(1734, "EUR"), "0041", "0043")


def test_its_reason_is_kept_short_printable_and_without_card_numbers() -> None:
    told = day_end(ServiceEnded("monday", ServiceOutcome.REFUSED, "not now:\n4111111111111111" + 300 * "."))
    assert told.reason.startswith("not now:************1111.")
    assert len(told.reason) == 200
