"""A receipt's words are there in each language, with the same places to fill."""

from __future__ import annotations

import re
from dataclasses import asdict

import pytest

from kiosk.core.receipt_words import WORDS, words_in

PLACE = re.compile(r"\{\w+\}")


@pytest.mark.parametrize("language", WORDS)
def test_each_word_is_there_and_fills_the_same_places(language: str) -> None:
    english = asdict(words_in("en"))
    for name, word in asdict(words_in(language)).items():
        assert word, name
        assert sorted(PLACE.findall(word)) == sorted(PLACE.findall(english[name])), name


def test_a_receipt_in_a_language_that_it_has_no_words_of_is_in_english() -> None:
    assert words_in("tlh") is words_in("en")
