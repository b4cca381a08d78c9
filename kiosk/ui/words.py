"""The shopper's words: English in the sources, every other language from one `.ts` file beside the others."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

from PySide6.QtCore import QObject, QTranslator
from typing_extensions import override

SOURCE_LANGUAGE = "en"
OWN_NAME = "English"
"""Each language translates this one source to its own name: `简体中文` in `zh_CN`."""


class Words:
    """The words of one language. Calling it with an English sentence gives the shopper's, its {placeholders} filled."""

    def __init__(self, language: str, table: dict[str, str]) -> None:
        self.language = language
        self._table = table

    def __call__(self, sentence: str, **values: object) -> str:
        said = self._table.get(sentence) or sentence
        return said.format(**values) if values else said

    @property
    def own_name(self) -> str:
        """How the language calls itself, in its own script."""
        if self.language == SOURCE_LANGUAGE:
            return OWN_NAME
        return self._table.get(OWN_NAME) or self.language

    @property
    def sentences(self) -> frozenset[str]:
        return frozenset(self._table)


class QmlWords(QTranslator):
    """Gives `qsTr` in QML the words of the language set last."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.words = words

    @override
    def isEmpty(self) -> bool:
        return False

    @override
    def translate(self, context: str, sourceText: str, /, disambiguation: str | None = None, n: int = -1) -> str:
        return self.words(sourceText)


def read_words(folder: Path, language: str) -> Words:
    """The words in `folder/LANGUAGE.ts`; English where there is no such file. A broken file raises `ValueError`."""
    path = folder / f"{language}.ts"
    if language == SOURCE_LANGUAGE or not path.exists():
        return Words(language, {})
    try:
        tree = ElementTree.parse(path)  # noqa: S314 — a file of our own
    except ElementTree.ParseError as fault:
        raise ValueError(f"{path} is no translation file: {fault}") from fault
    pairs = ((said.findtext("source", ""), said.findtext("translation", "")) for said in tree.iter("message"))
    return Words(language, {source: translation for source, translation in pairs if translation})
