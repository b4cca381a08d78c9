"""The store's questions come to a lane as they were published, or not at all."""

import json
from typing import Any

import pytest

from kiosk.core.survey_document import MOST, question_told, read_survey, survey_body, survey_version
from tests.shop import ASKED


def changed(**more: Any) -> bytes:
    told = {**question_told(ASKED.questions[0]), **more}
    return json.dumps({"format": 1, "questions": [told]}).encode()


def test_what_was_published_comes_back_as_it_went() -> None:
    body = survey_body(ASKED.questions)
    assert read_survey(body) == ASKED
    assert survey_version(body) == survey_version(survey_body(read_survey(body).questions))
    assert read_survey(survey_body(())).questions == ()


def test_a_question_about_what_this_program_does_not_know_is_left_out() -> None:
    assert read_survey(changed(when="parked-well")).questions == ()


REASON = {"id": "slow", "says": {"en": "Slow"}}


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (b"[", "are not JSON"),
        (b"[]", "format 1"),
        (b" " * (MOST + 1), "more than"),
        (changed(id="Big Id"), "no name"),
        (changed(asks={"zh_CN": "好吗？"}), "lacks English"),
        (changed(asks={"en": "x" * 61}), "1 to 60 letters"),
        (changed(low=[]), "1 to 6 reasons"),
        (changed(low=[REASON] * 2), "a reason twice"),
        (changed(low=[{"id": "slow"}]), "id and says"),
        (changed(every=0), "from 1 to 100"),
        (changed(pause=True), "from 0 to 100"),
        (changed(low="slow"), "has id, when"),
        (survey_body(ASKED.questions * 2), "there twice"),
        (survey_body(ASKED.questions * 30), "more than 40"),
    ],
)
def test_what_no_lane_could_show_is_refused(body: bytes, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        read_survey(body)
