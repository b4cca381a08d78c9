"""What a change changes of a question, as a manager reads it."""

from __future__ import annotations

import pytest

from server.asking.questions import asked_body
from server.asking.saying import question_fields
from server.desk.room import FOLDER
from server.wall.words import load_words
from tests.server.asking.asking import easy

WORDS = load_words(FOLDER / "words.json")


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_each_field_of_a_question_has_a_name_and_its_words(language: str) -> None:
    told = list(question_fields(asked_body(easy()), WORDS[language]))
    assert len({name for name, _ in told}) == len(told), "no two fields are called alike"
    assert easy().question.asks["zh_CN"] in dict(told).values()


def test_of_a_question_that_is_not_there_nothing_is_told() -> None:
    assert list(question_fields(None, WORDS["en"])) == []
