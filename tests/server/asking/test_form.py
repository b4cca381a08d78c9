"""The form of a question says what is wrong at the field where it is."""

from typing import Any

import pytest

from kiosk.core.survey import Occasion
from server.asking.form import filled, form_of
from server.asking.questions import asked_body, handed_out, in_order, problems, read_asked, shipped
from tests.server.asking.asking import QUESTION_WORDS, easy


def test_the_shipped_questions_come_back_from_their_own_forms() -> None:
    for one in shipped():
        assert filled(form_of(one), one, QUESTION_WORDS["en"]).asked == one
        assert read_asked(asked_body(one)) == one


NEW_CHIP = {"low_6:id": "", "low_6:en": "Too dark", "low_6:zh_CN": "太暗"}


def test_a_chip_worded_anew_is_counted_as_before_and_a_new_one_by_its_english_words() -> None:
    made = filled({**form_of(easy()), "low_1:en": "Hard to understand", **NEW_CHIP}, easy(), QUESTION_WORDS["en"]).asked
    assert made is not None
    assert [one.id for one in made.question.low][::5] == ["unclear-what-to-do", "too-dark"]
    assert made.question.low[0].says["en"] == "Hard to understand"


@pytest.mark.parametrize(
    ("field", "text", "english", "chinese"),
    [
        ("asks:zh_CN", "", "both languages", "两种语言"),
        ("asks:en", "x" * 61, "At most 60 letters", "最多 60 个字"),
        ("when", "at night", "when it is asked", "何时提问"),
        ("every", "0", "from 1 to 100", "1 到 100"),
        ("pause", "1.5", "from 0 to 100", "0 到 100"),
        ("place", "-1", "from 0 to 999", "0 到 999"),
        ("low_2:en", "Unclear what to do", "there twice", "重复"),
        ("high_1:zh_CN", "", "both languages", "两种语言"),
    ],
)
def test_each_field_has_its_sentence_in_both_languages(field: str, text: str, english: str, chinese: str) -> None:
    form = {**form_of(easy()), field: text, **({"low_2:id": ""} if field.startswith("low_2") else {})}
    for language, sentence in (("en", english), ("zh_CN", chinese)):
        made = filled(form, easy(), QUESTION_WORDS[language])
        assert made.asked is None
        assert list(made.wrong) == [field]
        assert sentence in made.wrong[field]


def test_a_new_question_needs_a_name_words_and_a_chip_on_each_side() -> None:
    fields = {"when": "any", "every": "1", "pause": "0", "place": "5", "id": "New"}
    wrong = filled(fields, None, QUESTION_WORDS["en"]).wrong
    assert set(wrong) == {"id", "asks:en", "asks:zh_CN", "low_1:en", "high_1:en"}


def test_lanes_get_what_is_on_in_its_order_and_the_plain_one_last() -> None:
    assert handed_out({}) is None
    off: dict[str, Any] = {"question:easy": asked_body(easy(place=1)), "question:many-easy": asked_body(many(on=False))}
    assert in_order(off)[-1].question.when is Occasion.ANY
    body = handed_out(off)
    assert body is not None
    assert b"many-easy" not in body
    assert body.index(b"help-wait") < body.index(b'"id":"easy"')


def test_a_record_that_no_lane_could_read_is_a_problem() -> None:
    assert list(problems("question:other", asked_body(easy()))) == ["question:other: its id is easy"]
    assert "place from 0" in next(iter(problems("question:easy", asked_body(easy(place=1000)))))


def many(*, on: bool) -> Any:
    from dataclasses import replace

    return replace(next(one for one in shipped() if one.question.id == "many-easy"), on=on)
