"""Remarks are made for every category in both languages, the same ones each time, with slips of the hand."""

from collections import Counter

from server.cases.kinds import Category, Sentiment
from server.cases.making import HELD_BACK, MIXED_IN, SOUND_ALIKE, Part, key_words, lexicon, remarks


def test_every_category_is_said_well_and_badly_and_asked_about_in_each_language() -> None:
    made = Counter((one.language, one.category, one.sentiment) for one in remarks(Part.ALL, 1))
    assert set(made) == {(language, about, mood) for language in lexicon() for about in Category for mood in Sentiment}


def test_the_same_seed_makes_the_same_and_another_makes_others() -> None:
    once, again = list(remarks(Part.ALL, 1, 7)), list(remarks(Part.ALL, 1, 7))
    assert once == again
    assert once != list(remarks(Part.ALL, 1, 8))


def test_no_phrase_and_no_word_is_both_learned_and_held_back() -> None:
    phrases = lexicon()["en"]["says"]["goods"]["bad"]
    learned = [one for place, one in enumerate(phrases, 1) if place % HELD_BACK]
    assert len(list(remarks(Part.ALL, 1))) == len(list(remarks(Part.LEARNED, 1))) + len(
        list(remarks(Part.HELD_BACK, 1))
    )
    assert len(learned) == 18
    assert not set(key_words(Part.LEARNED)) & set(key_words(Part.HELD_BACK))
    assert set(key_words(Part.LEARNED)) | set(key_words(Part.HELD_BACK)) == set(key_words(Part.ALL))


def test_every_slot_of_a_phrase_is_filled() -> None:
    assert [one.text for one in remarks(Part.ALL, 2) if "{" in one.text or "}" in one.text] == []


def test_some_are_mistyped_and_some_mix_both_languages() -> None:
    chinese = [one.text for one in remarks(Part.ALL, 3) if one.language == "zh_CN"]
    assert any(word in text for text in chinese for word in MIXED_IN.values())
    assert any(SOUND_ALIKE["排"] + "队" in text for text in chinese)
    english = [one.text for one in remarks(Part.ALL, 3) if one.language == "en"]
    assert any(text.isupper() for text in english)
