"""Alarms of cash come whole, or not at all."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from pydantic import ValidationError

from kiosk.core.cash_alarm_wire import cash_alarm_payload
from server.ingest.cash_alarms import CashAlarmIn
from tests.server.cash_alarms.alarming import FOUND, SEEN_TO, UNCOUNTED

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
