"""A Z report comes whole and in order, or not at all."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from kiosk.core.cash import Box
from kiosk.core.cash_totals import CashTotals, Out, came, went
from kiosk.core.period_wire import period_payload
from kiosk.core.session.period_facts import PeriodClosed
from kiosk.core.totals import FIRST, Period, Tally, Totals, totals_of
from server.ingest.periods import PeriodIn
from tests.server.sales import changed_sale, one_sale

AT = "2026-11-22T20:00:00+01:00"


def told(period: Period) -> dict[str, Any]:
    return period_payload(PeriodClosed(lane="4", period=period, staff="amir", name="Amir N.", at=AT))


DAY = FIRST.counting(totals_of(one_sale()), AT, 1).counting(totals_of(changed_sale()), AT, 2).closed(AT)
SUMS = told(DAY)["sums"][0]


CASH = DAY.counting(
    Totals(currency="EUR", cash=came(Box.NOTES, 1_000, found=False) + went(522, Out.CHANGE) + went(20, Out.PAID_BACK))
)


HANDED = CASH.counting(Totals(currency="EUR", cash=CashTotals(cleared=Tally(1, 522), handed=Tally(1, 150))))


TRIED = HANDED.counting(Totals(currency="EUR", cash=went(20, Out.TRIED)))
BACK = DAY.counting(Totals(currency="EUR", cash=went(-20, Out.TRIED)))
"""What went out for a test in the period before was put back in this one."""


@pytest.mark.parametrize("period", [DAY, FIRST.closed(AT), CASH, HANDED, TRIED, BACK])
def test_what_a_lane_tells_is_taken(period: Period) -> None:
    assert PeriodIn.model_validate(told(period)).number == 1


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"number": 0}, "greater than or equal to 1"),
        ({"until": "yesterday"}, "until"),
        ({"first": 3}, "from the first to the last"),
        ({"first": 0}, "from the first to the last"),
        ({"sums": [SUMS, SUMS]}, "each currency is summed once"),
        ({"sums": [{**SUMS, "sales": {"count": 2, "minor": 1}}]}, "the payments are not what was sold"),
        ({"sums": [{**SUMS, "cash": {**told(CASH)["sums"][0]["cash"], "found": None}}]}, "found"),
        ({"sums": [{**SUMS, "cash": {**told(CASH)["sums"][0]["cash"], "boxes": {}}}]}, "the hopper gave out is change"),
        ({"more": 1}, "more"),
    ],
)
def test_what_makes_no_sense_is_refused(wrong: dict[str, Any], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        PeriodIn.model_validate({**told(DAY), **wrong})
