"""The help page's file: the shipped one is whole, short and kind in every language; a bad one is a sentence."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kiosk.config import HELP
from kiosk.core.session.state import Screen
from kiosk.texts.help import read_help
from tests.kiosk.ui.test_words import BLAME

ICONS = HELP.parents[1] / "icons"
LATIN = re.compile(r"[A-Za-z]{3,}")
GOOD = """
help = 1
questions = [{id = "scan", icon = "barcode", places = ["basket"], asks = {en = "Scan?", zh_CN = "扫码？"},
  steps = [{icon = "check", says = {en = "Hold it.", zh_CN = "对准。"}}]}]
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "help.toml"
    path.write_text(text.replace(",\n ", ","), encoding="utf-8")
    return path


OF_STAFF = {
    Screen.CHANGE,
    Screen.SIGN_ON,
    Screen.STAFF,
    Screen.PRACTISE,
    Screen.FIND_RECEIPT,
    Screen.REFUND,
    Screen.DEBTS,
    Screen.SETTLE,
    Screen.TOTALS,
    Screen.DRAWER,
    Screen.SHELF,
    Screen.SERVICE,
    Screen.DEVICE,
    Screen.FINDING,
    Screen.GUIDED,
}


def shipped() -> list[tuple[str, str, str]]:
    """Every question and step, in English and Chinese."""
    book = read_help(HELP, ("en", "zh_CN"), ICONS)
    said = [(one.id, one.asks) for one in book.questions]
    said += [(one.id, step.says) for one in book.questions for step in one.steps]
    return [(known, words["en"], words["zh_CN"]) for known, words in said]


def test_the_shipped_page_answers_the_common_questions_and_has_some_for_every_screen() -> None:
    book = read_help(HELP, ("en", "zh_CN"), ICONS)
    assert len(book.questions) >= 16
    assert {place for one in book.questions for place in one.places} == set(Screen) - OF_STAFF


def test_every_sentence_is_short_kind_and_translated() -> None:
    for known, english, chinese in shipped():
        sentences = [part for part in re.split(r"[.?!](?:\s|$)", english) if part.strip()]
        assert len(sentences) <= 2, known
        assert all(len(sentence.split()) <= 12 for sentence in sentences), english
        assert not BLAME.search(english), english
        assert len(chinese) <= 24, chinese
        assert not LATIN.search(chinese), chinese


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("help = 1", "help = 2", "help: input should be 1"),
        ('icon = "barcode"', 'icon = "rocket"', "question scan: there is no icon rocket"),
        ('icon = "check"', 'icon = "rocket"', "question scan: there is no icon rocket"),
        ('icon = "check"', 'icon = "../x"', "questions.0.steps.0.icon: "),
        (', zh_CN = "扫码？"', "", "question scan is not said in zh_CN"),
        (', zh_CN = "对准。"', "", "question scan, step 1 is not said in zh_CN"),
        ('["basket"]', '["garden"]', "questions.0.places.0: "),
        ("steps = [", "more = 1, steps = [", "questions.0.more: "),
        ("help = 1", "help = ", "is not valid TOML"),
    ],
)
def test_what_does_not_fit_is_said_with_its_place(tmp_path: Path, old: str, new: str, sentence: str) -> None:
    path = written(tmp_path, GOOD.replace(old, new, 1))
    with pytest.raises(ValueError, match=r"help\.toml") as refused:
        read_help(path, ("en", "zh_CN"), ICONS)
    assert sentence in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_question_is_there_once(tmp_path: Path) -> None:
    twice = '[[questions]]\nid = "scan"\nicon = "help"\nplaces = []\nasks = {en = "Scan?"}\n'
    twice += 'steps = [{icon = "help", says = {en = "Hold it."}}]\n'
    with pytest.raises(ValueError, match="question scan is there twice"):
        read_help(written(tmp_path, "help = 1\n" + 2 * twice), ("en",), ICONS)
