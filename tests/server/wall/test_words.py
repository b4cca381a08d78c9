"""The console's words: whole in every language, and each said somewhere."""

from __future__ import annotations

import re

import pytest

from kiosk.core.calls import HelpReason
from kiosk.core.interventions import InterventionKind
from kiosk.core.spot import SpotReason
from server.baskets.console import Where
from server.wall.book import TileState
from server.wall.pages import FOLDER
from server.wall.words import HTML_LANGUAGE, language_of, load_words

WORDS = load_words()
CLOSED = {str(word) for kind in (TileState, InterventionKind, SpotReason) for word in kind}


def test_every_language_says_everything() -> None:
    assert WORDS.keys() == HTML_LANGUAGE.keys()
    assert {language: words.keys() for language, words in WORDS.items()} == dict.fromkeys(WORDS, WORDS["en"].keys())
    assert all(text.strip() for words in WORDS.values() for text in words.values())


def test_the_same_places_are_filled_in_every_language() -> None:
    for key, text in WORDS["en"].items():
        assert set(re.findall(r"{\w+}", text)) == set(re.findall(r"{\w+}", WORDS["zh_CN"][key])), key


def test_every_state_kind_and_reason_has_a_word() -> None:
    names = {*map(str, set(HelpReason) - {HelpReason.INTERVENTION}), *CLOSED}
    assert names <= WORDS["en"].keys()


def test_what_pages_say_is_there_and_nothing_else() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in FOLDER.iterdir() if path.suffix in (".html", ".js"))
    said = set(re.findall(r"words\.(\w+)", text)) | set(re.findall(r'"(\w+)"', text)) | {"s20", "s40", "s90", "s180"}
    said |= {*map(str, HelpReason), *CLOSED, *(f"basket_{where}" for where in Where)}
    assert WORDS["en"].keys() - said - set(re.findall(r"(\w+):", text)) == set()
    assert set(re.findall(r"say\(\"(\w+)\"", text)) <= WORDS["en"].keys()


@pytest.mark.parametrize(
    ("chosen", "accepts", "language"),
    [
        ("", "zh-CN,zh;q=0.9,en;q=0.8", "zh_CN"),
        ("", "de-DE,de;q=0.9,zh-Hans;q=0.5", "zh_CN"),
        ("", "en-GB,zh;q=0.1", "en"),
        ("", "", "en"),
        ("zh_CN", "en", "zh_CN"),
        ("tlh", "zh", "zh_CN"),
    ],
)
def test_a_browser_is_shown_its_language_or_the_chosen_one(chosen: str, accepts: str, language: str) -> None:
    assert language_of(chosen, accepts) == language
