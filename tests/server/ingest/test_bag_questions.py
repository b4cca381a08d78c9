import pytest
from pydantic import ValidationError

from server.ingest.bag_questions import BagQuestionIn

GOOD = {"lane": "4", "day": "2026-11-26", "asked": "extra", "answered": "", "ended": "staff", "seconds": 31}


def test_a_question_is_what_was_asked_said_and_came_of_it() -> None:
    assert BagQuestionIn.model_validate(GOOD).ended == "staff"


@pytest.mark.parametrize(
    "wrong", [{"session": "4-000001"}, {"at": "10:12"}, {"day": "2026-02-30"}, {"asked": ""}, {"seconds": -1}]
)
def test_anything_else_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        BagQuestionIn.model_validate({**GOOD, **wrong})
