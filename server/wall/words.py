"""The console's words by language, and which language a browser is shown."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from server.findings.words import finding_words

FILES = (Path(__file__).with_name("words.json"), Path(__file__).parents[1] / "findings" / "words.json")
DEFAULT = "en"
CHINESE = "zh_CN"
HTML_LANGUAGE = {DEFAULT: "en", CHINESE: "zh-Hans"}

Words = Mapping[str, str]


def load_words(*more: Path) -> Mapping[str, Words]:
    """Language → key → words of the console and of the files `more`; every language has the same keys."""
    words: dict[str, dict[str, str]] = {}
    for file in (*FILES, *more):
        for language, found in json.loads(file.read_text(encoding="utf-8")).items():
            words.setdefault(language, {}).update(found)
    for language, found in words.items():
        found.update(finding_words(language))
    return words


def language_of(chosen: str, accepts: str) -> str:
    """The one that was `chosen` before, else the first of those that the browser `accepts` (RFC 9110), by its order."""
    if chosen in HTML_LANGUAGE:
        return chosen
    for part in accepts.split(","):
        tag = part.partition(";")[0].strip().lower()
        if tag.startswith("zh"):
            return CHINESE
        if tag.startswith("en"):
            return DEFAULT
    return DEFAULT
