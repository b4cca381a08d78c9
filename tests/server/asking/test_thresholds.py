"""Thresholds: the file's until the store says otherwise; what is wrong is said at its field."""

import pytest

from server.actions.rules import Gauge, load_rules
from server.asking.thresholds import THRESHOLD, filled, form_of, in_force, problems, rule_body
from tests.server.asking.asking import QUESTION_WORDS

FILE = load_rules()
WAITING = FILE.of[Gauge.WAITING]


def test_what_the_store_changed_counts_and_the_rest_is_as_the_file_says() -> None:
    made = filled({**form_of(WAITING), "raise_at": "0,75"}, QUESTION_WORDS["en"]).rule
    assert made is not None
    rules = in_force(FILE, {THRESHOLD + "waiting": rule_body(made), "question:easy": "{}"})
    assert (rules.of[Gauge.WAITING].raise_at, rules.of[Gauge.FACES]) == (0.75, FILE.of[Gauge.FACES])
    assert list(rules.of) == list(FILE.of)
    assert in_force(FILE, {}) is FILE


def test_every_rule_of_the_file_comes_back_from_its_form() -> None:
    assert [filled(form_of(rule), QUESTION_WORDS["en"]).rule for rule in FILE.of.values()] == list(FILE.of.values())


@pytest.mark.parametrize(
    ("field", "text", "english", "chinese"),
    [
        ("raise_at", "much", "a number from 0.001", "0.001 到"),
        ("raise_at", "inf", "a number from 0.001", "0.001 到"),
        ("enough", "2.5", "a whole number", "整数"),
        ("window", "0", "from 1 to 360", "1 到 360"),
        ("clear_at", "0.6", "must be lower", "须小于"),
    ],
)
def test_each_field_has_its_sentence_in_both_languages(field: str, text: str, english: str, chinese: str) -> None:
    for language, sentence in (("en", english), ("zh_CN", chinese)):
        wrong = filled({**form_of(WAITING), field: text}, QUESTION_WORDS[language]).wrong
        assert list(wrong) == [field]
        assert sentence in wrong[field]


def test_a_record_that_raises_nothing_well_is_a_problem() -> None:
    assert list(problems(THRESHOLD + "noise", rule_body(WAITING))) == ["threshold:noise: no such figure is watched"]
    [told] = problems(THRESHOLD + "waiting", rule_body(WAITING).replace('"raise_at":0.6', '"raise_at":0.3'))
    assert "clear_at must be lower" in told
    assert list(problems(THRESHOLD + "waiting", rule_body(WAITING))) == []
