"""Alarms of cash come whole, or not at all."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from pydantic import ValidationError

from kiosk.core.cash import AlarmEnd
from kiosk.core.cash_alarm_wire import cash_alarm_payload
from kiosk.core.values import Money
from server.ingest.cash_alarms import CashAlarmIn, CashAlarmIn2
from tests.server.cash_alarms.alarming import CLEARED, FOUND, HANDED, SEEN_TO, UNCOUNTED

RAISED = cash_alarm_payload(FOUND)["raised"]


@pytest.mark.parametrize("fact", [FOUND, UNCOUNTED, SEEN_TO, replace(SEEN_TO, staff="erased")])
def test_what_a_lane_tells_is_taken(fact: Any) -> None:
    told = CashAlarmIn.model_validate(cash_alarm_payload(fact))
    assert (told.number, told.raised is None) == (fact.number, told.seen_to is not None)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"number": 0}, "greater than or equal to 1"),
        ({"at": "yesterday"}, "at"),
        ({"raised": None}, "an alarm is raised, or seen to"),
        ({"seen_to": {"end": "right", "staff": "lena"}}, "an alarm is raised, or seen to"),
        ({"raised": {**RAISED, "currency": None}}, "an amount has its currency"),  # type: ignore[dict-item]
        ({"raised": {**RAISED, "box": "pocket"}}, "box"),  # type: ignore[dict-item]
    ],
)
def test_what_makes_no_sense_is_refused(wrong: dict[str, Any], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        CashAlarmIn.model_validate({**cash_alarm_payload(FOUND), **wrong})


@pytest.mark.parametrize("fact", [HANDED, replace(HANDED, end=AlarmEnd.RIGHT, given=Money(0, "EUR")), CLEARED])
def test_what_came_of_an_alarm_is_taken(fact: Any) -> None:
    told = CashAlarmIn2.model_validate(cash_alarm_payload(fact))
    assert (told.number, told.cleared is None) == (fact.number, told.seen_to is not None)


@pytest.mark.parametrize(
    ("fact", "wrong", "said"),
    [
        (HANDED, {"seen_to": None}, "an alarm is seen to, or cleared"),
        (CLEARED, {"seen_to": cash_alarm_payload(HANDED)["seen_to"]}, "an alarm is seen to, or cleared"),
        (replace(HANDED, given=Money(0, "EUR")), {}, "money is given where a shopper was given it"),
        (replace(HANDED, end=AlarmEnd.RIGHT), {}, "money is given where a shopper was given it"),
        (replace(HANDED, given=Money(-1, "EUR")), {}, "given_minor"),
        (replace(CLEARED, paid=Money(-1, "EUR")), {}, "paid_minor"),
    ],
)
def test_what_came_of_an_alarm_and_makes_no_sense_is_refused(fact: Any, wrong: dict[str, Any], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        CashAlarmIn2.model_validate({**cash_alarm_payload(fact), **wrong})
