import ast
import re
from collections import defaultdict
from pathlib import Path
from xml.etree import ElementTree

import pytest

from kiosk.texts.findings import NEXT, NEXT_OF, SAID
from kiosk.ui.words import Words, read_words
from tests.kiosk.ui.scenes import TRANSLATIONS

UI = Path(__file__).parents[3] / "kiosk" / "ui"
GUIDED = UI.parent / "diagnostics" / "guided"
BLAME = re.compile(r"\b(error|invalid|unexpected|wrong|illegal|failed)\b", re.IGNORECASE)


def said_in_python() -> set[str]:
    """What screens say, and what guided tests and findings give them to say."""
    said = set()
    for folder, speaks in ((UI, "words"), (GUIDED, "say")):
        for path in folder.rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if not isinstance(node, ast.Call) or not node.args or not isinstance(node.args[0], ast.Constant):
                    continue
                if getattr(node.func, "id", getattr(node.func, "attr", "")) == speaks:
                    said.add(str(node.args[0].value))
    return said | {*SAID.values(), *NEXT.values(), *NEXT_OF.values()}


def said_in_qml() -> set[str]:
    pattern = re.compile(r'qsTr\("((?:[^"\\]|\\.)*)"\)')
    found = (pattern.findall(path.read_text(encoding="utf-8")) for path in UI.rglob("*.qml"))
    return {sentence.replace("\\n", "\n") for sentences in found for sentence in sentences}


@pytest.mark.parametrize("language", sorted(path.stem for path in TRANSLATIONS.glob("*.ts")))
def test_every_sentence_is_translated_and_no_other(language: str) -> None:
    said = said_in_python() | said_in_qml() | {"English"}
    known = read_words(TRANSLATIONS, language).sentences
    assert said - known == set()
    assert known - said == set()


@pytest.mark.parametrize("language", sorted(path.stem for path in TRANSLATIONS.glob("*.ts")))
def test_a_sentence_has_one_translation_wherever_it_is_said(language: str) -> None:
    given = defaultdict(set)
    for message in ElementTree.parse(TRANSLATIONS / f"{language}.ts").getroot().iter("message"):
        given[message.findtext("source")].add(message.findtext("translation"))
    assert {sentence: said for sentence, said in given.items() if len(said) > 1} == {}


@pytest.mark.parametrize("language", sorted(path.stem for path in TRANSLATIONS.glob("*.ts")))
def test_a_translation_fills_the_same_places(language: str) -> None:
    words = read_words(TRANSLATIONS, language)
    places = re.compile(r"\{\w+\}|%\d")
    for sentence in words.sentences:
        assert sorted(places.findall(words(sentence))) == sorted(places.findall(sentence)), sentence


def test_no_sentence_blames_the_shopper() -> None:
    # "That PIN wasn't right" says what is, and is said only to whoever typed it
    assert [sentence for sentence in said_in_python() | said_in_qml() if BLAME.search(sentence)] == []


def test_a_sentence_has_at_most_twelve_words_and_a_message_at_most_two() -> None:
    for message in said_in_python() | said_in_qml():
        sentences = [part for part in re.split(r"[.?!](?:\s|$)", message) if part.strip()]
        assert len(sentences) <= 2, message
        assert all(len(sentence.split()) <= 12 for sentence in sentences), message


def test_places_are_filled() -> None:
    assert Words("en", {})("Total {amount}", amount="€1.29") == "Total €1.29"


def test_what_has_no_translation_is_said_in_english() -> None:
    assert Words("de", {})("Open") == "Open"


def test_a_language_calls_itself_by_its_own_name() -> None:
    assert [read_words(TRANSLATIONS, code).own_name for code in ("en", "zh_CN", "tlh")] == [
        "English",
        "简体中文",
        "tlh",
    ]


def test_a_broken_file_is_said_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "de.ts").write_text("<TS><context>", encoding="utf-8")
    with pytest.raises(ValueError, match=r"de\.ts is no translation file: "):
        read_words(tmp_path, "de")
