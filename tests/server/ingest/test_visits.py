from typing import Any

import pytest
from pydantic import ValidationError

from server.ingest.visits import VisitIn
from tests.server.visiting import payload


def refused(**other: Any) -> str:
    with pytest.raises(ValidationError) as error:
        VisitIn.model_validate(payload(**other))
    return str(error.value)


def test_a_visit_that_holds_is_taken() -> None:
    assert VisitIn.model_validate(payload()).total_ms == 91_500


def test_steps_that_are_not_the_whole_visit_are_refused() -> None:
    assert "the steps are not the visit" in refused(total_ms=91_501)


@pytest.mark.parametrize(("outcome", "left"), [("paid", "scan"), ("saved", "")])
def test_a_visit_is_paid_or_was_left_at_a_step(outcome: str, left: str) -> None:
    assert "was left at a step" in refused(outcome=outcome, left_step=left)


def test_a_need_is_not_over_before_it_is_raised() -> None:
    need = {"kind": "age", "item": "", "raised_ms": 9, "first_ms": None, "cleared_ms": 8, "answer": "gone"}
    assert "a need is raised" in refused(needs=[need])


@pytest.mark.parametrize(
    "other",
    [
        {"member_id": "m1"}, {"tap": "ab" * 16}, {"started_at": "2026-11-22T10:00:05"}, {"total_ms": -1},
        {"ease": "LARGE"}, {"outcome": "lost"}, {"steps": []}, {"lines": "2"}, {"currency": "euro"},
    ],
)  # fmt: skip
def test_what_has_no_place_in_it_or_is_of_another_kind_is_refused(other: dict[str, Any]) -> None:
    assert refused(**other)
