"""Debts come whole and add up, or not at all."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from pydantic import ValidationError

from kiosk.core.debt_wire import debt_payload
from server.ingest.debts import DebtIn
from tests.server.debts.owing import GIVEN, LEFT

ODD: list[tuple[dict[str, Any], str]] = [
    ({"left": None}, "a debt is left, or given back"),
    ({"given": {"way": "cash", "staff": "lena"}}, "a debt is left, or given back"),
    ({"debt": ""}, "at least 1 character"),
    ({"at": "yesterday"}, "at"),
]


@pytest.mark.parametrize("fact", [LEFT, GIVEN, replace(GIVEN, staff="erased")])
def test_what_a_lane_tells_is_taken(fact: Any) -> None:
    told = DebtIn.model_validate(debt_payload(fact))
    assert (told.debt, told.left is None) == ("4-000001-a1", fact is not LEFT)


@pytest.mark.parametrize(("wrong", "said"), ODD)
def test_what_makes_no_sense_is_refused(wrong: dict[str, Any], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        DebtIn.model_validate({**debt_payload(LEFT), **wrong})


def test_payments_that_do_not_add_up_are_refused() -> None:
    told = debt_payload(LEFT)
    left = told["left"]
    assert isinstance(left, dict)
    with pytest.raises(ValidationError, match="do not add up"):
        DebtIn.model_validate({**told, "left": {**left, "amount_minor": 1}})
