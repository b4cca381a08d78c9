"""The survey's file: the shipped one is whole in every language; a bad one is a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.config import SURVEY
from kiosk.core.survey import Occasion
from kiosk.texts.survey import read_survey

GOOD = """
survey = 1
questions = [{id = "easy", when = "any", asks = {en = "Easy?", zh_CN = "方便吗？"}, low = ["slow"], high = ["slow"]}]
reasons = [{id = "slow", says = {en = "Slow", zh_CN = "慢"}}]
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "survey.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_shipped_survey_is_whole_and_has_a_question_for_every_occasion() -> None:
    survey = read_survey(SURVEY, ("en", "zh_CN"))
    assert {question.when for question in survey.questions} == set(Occasion)
    assert all(len(question.asks["en"].split()) <= 12 for question in survey.questions)


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("survey = 1", "survey = 2", "survey: input should be 1"),
        ('low = ["slow"]', 'low = ["quick"]', "question easy: there is no reason quick"),
        ('low = ["slow"]', 'low = ["slow", "slow"]', "question easy offers a reason twice"),
        ('low = ["slow"]', "low = []", "questions.0.low: "),
        (', zh_CN = "慢"', "", "reason slow is not said in zh_CN"),
        (', zh_CN = "方便吗？"', "", "question easy is not said in zh_CN"),
        ('when = "any"', 'when = "weighed"', "question easy: the last question, and only that one, is for any visit"),
        ('when = "any"', 'when = "rain"', "questions.0.when: "),
        ('id = "slow"', 'id = "So slow"', "reasons.0.id: "),
        ("reasons = [", 'reasons = [{id = "idle", says = {en = "I", zh_CN = "闲"}}, ', "reason idle is offered by no"),
        ("reasons = [", 'reasons = [{id = "slow", says = {en = "I"}}, ', "reason slow is not said in zh_CN"),
        ("survey = 1", "survey = ", "is not valid TOML"),
    ],
)
def test_what_does_not_fit_is_said_with_its_place(tmp_path: Path, old: str, new: str, sentence: str) -> None:
    path = written(tmp_path, GOOD.replace(old, new, 1))
    with pytest.raises(ValueError, match=r"survey\.toml") as refused:
        read_survey(path, ("en", "zh_CN"))
    assert sentence in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="cannot be read: No such file"):
        read_survey(tmp_path / "none.toml", ("en",))
