"""Remarks as shoppers type them, made of phrases and words with the slips of a touch keyboard: the model learns them.

A quarter of the phrases, frames and words is held back, so that the model can be measured on what it never saw.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("remarks.json")
HELD_BACK = 4
"""Each so-manieth phrase, frame and word is not learned from when the model is measured."""
SEED = 20_261_128
_SLOT = re.compile(r"{(\w+)}")
SOUND_ALIKE = {
    "称": "秤", "在": "再", "的": "得", "排": "牌", "贵": "跪", "付": "府", "扫": "嫂", "价": "架", "坏": "怀",
    "脏": "赃", "员": "圆", "慢": "曼", "队": "对", "钱": "前", "鲜": "先", "霉": "没", "错": "措", "差": "插",
}  # fmt: skip
"""What a pinyin keyboard offers first for the same sound."""
MIXED_IN = {
    "扫描器": "scanner", "屏幕": "screen", "秤": "scale", "机器": "machine", "现金": "cash", "信用卡": "credit card",
    "员工": "staff", "牛奶": "milk", "香蕉": "banana",
}  # fmt: skip


class Part(StrEnum):
    """Which of the phrases, frames and words a remark is made of."""

    ALL = "all"
    LEARNED = "learned"
    HELD_BACK = "held_back"


@dataclass(frozen=True, slots=True)
class Made:
    text: str
    language: str
    category: str
    sentiment: str


@cache
def lexicon() -> Mapping[str, Any]:
    """Language → frames, words and what is said of each category."""
    told: Mapping[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return told


def remarks(part: Part, each: int, seed: int = SEED) -> Iterator[Made]:
    """`each` remarks of each phrase of `part`; the same ones for the same `seed`."""
    chance = random.Random(seed)  # noqa: S311 - nothing is kept secret by it
    for language, told in lexicon().items():
        slip = _slip_chinese if language.startswith("zh") else _slip_latin
        for category, by_sentiment in told["says"].items():
            for sentiment, phrases in by_sentiment.items():
                frames = _of(part, told["frames"][sentiment])
                for phrase in _of(part, phrases):
                    for _ in range(each):
                        text = chance.choice(frames).format(says=_filled(phrase, told["words"], part, chance))
                        yield Made(_noisy(text, chance, slip), language, category, sentiment)


def key_words(part: Part) -> Iterator[tuple[str, str]]:
    """Words that speak for a category by themselves, each with it."""
    for told in lexicon().values():
        for category, words in told["keys"].items():
            yield from ((word, category) for word in _of(part, words))


def _of(part: Part, texts: Sequence[str]) -> Sequence[str]:
    if part is Part.ALL:
        return texts
    held_back = part is Part.HELD_BACK
    return [text for place, text in enumerate(texts, 1) if (place % HELD_BACK == 0) is held_back]


def _filled(phrase: str, words: Mapping[str, Sequence[str]], part: Part, chance: random.Random) -> str:
    return _SLOT.sub(lambda slot: chance.choice(_of(part, words[slot[1]])), phrase)


def _noisy(text: str, chance: random.Random, slip: Callable[[str, random.Random], str]) -> str:
    kind = chance.random()
    if kind < 0.35:
        text = slip(text, chance)
    elif kind < 0.45:
        text = text.upper() if chance.random() < 0.3 else text.replace(",", "").replace("，", " ")
    return text


def _slip_latin(text: str, chance: random.Random) -> str:
    """A letter is left out, doubled, or changes places with the next."""
    place = chance.randrange(len(text) - 1)
    one, other = text[place], text[place + 1]
    slipped = chance.choice((other + one, one, one + one + other))
    return text[:place] + slipped + text[place + 2 :]


def _slip_chinese(text: str, chance: random.Random) -> str:
    """A character of the same sound, or an English word among the Chinese."""
    foreign = [word for word in MIXED_IN if word in text]
    if foreign and chance.random() < 0.3:
        return text.replace(foreign[0], f" {MIXED_IN[foreign[0]]} ", 1)
    alike = [letter for letter in text if letter in SOUND_ALIKE]
    if not alike:
        return text
    letter = chance.choice(alike)
    return text.replace(letter, SOUND_ALIKE[letter], 1)


def common_words() -> Iterator[str]:
    """Words that speak for no category: where a phrase happens to have one, that says nothing."""
    for told in lexicon().values():
        yield from told["common"]
