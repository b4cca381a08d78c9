"""What a guided test says is one sentence in English, whatever fills its places."""

from __future__ import annotations

from kiosk.core.guided import as_is, say


def test_a_sentence_is_filled_with_what_was_seen() -> None:
    assert say("It is {off} g off.", off=-5).english == "It is -5 g off."


def test_a_sentence_without_places_is_itself() -> None:
    assert say("Empty the scale.").english == "Empty the scale."


def test_what_needs_no_translation_is_kept_as_it_is() -> None:
    assert as_is("EAN-13").english == "EAN-13"
