"""What the store's model knows: made remarks, and what people corrected, which weighs more. Learned again in less than
a second whenever there is a correction that it does not have.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from server.cases.bayes import Model, Verdict, train
from server.cases.grams import grams, language_of
from server.cases.kinds import Category, Sentiment
from server.cases.making import FILE, SEED, Part, common_words, key_words, lexicon, remarks

EACH = 3
"""So many remarks are made of a phrase."""
A_KEY_WORD = 3
A_COMMON_WORD = 6
A_CORRECTION = 12
"""What one counts as much as: a person's word beats the made ones."""
HEARD = Path(__file__).with_name("heard.json")
TEST_SEED = SEED + 1


@dataclass(frozen=True, slots=True)
class Correction:
    """A person says what `remark` is."""

    remark: str
    category: str
    sentiment: str


@dataclass(frozen=True, slots=True)
class Learned:
    """`version`: two that learned from the same have the same; the number of corrections stands first."""

    version: str
    categories: Model
    sentiments: Model


@dataclass(frozen=True, slots=True)
class Judged:
    """What a remark is about and how it is meant. `category` is "other" where the model is not sure of it."""

    language: str
    category: Category
    sentiment: Sentiment | None
    sure: bool
    words: tuple[str, ...]
    version: str


@dataclass(frozen=True, slots=True)
class Accuracy:
    """Of `count` remarks in `language`: shares (0 to 1). `right`: the best label is the right one; `sure`: the model
    says so; `right_of_sure`; `mood`: the sentiment is right, None where nobody said which
    it is. `unseen`: of their words, those that it never learned.
    """

    of: str
    language: str
    count: int
    right: float
    sure: float
    right_of_sure: float
    mood: float | None
    unseen: float


def learn(corrections: Sequence[Correction] = (), part: Part = Part.ALL) -> Learned:
    made = list(remarks(part, EACH))
    categories = chain(
        ((one.text, one.category, 1) for one in made),
        ((word, category, A_KEY_WORD) for word, category in key_words(part)),
        ((word, str(category), A_COMMON_WORD) for word in common_words() for category in Category),
        ((one.remark, one.category, A_CORRECTION) for one in corrections),
    )
    moods = chain(
        ((one.text, one.sentiment, 1) for one in made),
        ((one.remark, one.sentiment, A_CORRECTION) for one in corrections if one.sentiment),
    )
    return Learned(_version(corrections), train(categories), train(moods))


def judge(learned: Learned, remark: str, spoken: str) -> Judged:
    """`remark` as the model takes it, `spoken` being the language of the lane. It knows English and Chinese: of any
    other language it is never sure.
    """
    language = language_of(remark, spoken)
    verdict = learned.categories.verdict(remark)
    mood = learned.sentiments.verdict(remark)
    sure = verdict.sure and language in lexicon()
    return Judged(
        language=language,
        category=Category(verdict.label) if sure else Category.OTHER,
        sentiment=Sentiment(mood.label) if mood.sure and language in lexicon() else None,
        sure=sure,
        words=verdict.words,
        version=learned.version,
    )


def measured() -> Iterator[Accuracy]:
    """How right a model is that learned three quarters: on remarks made of the other quarter, and on ones that were
    written by hand and never learned from; each language by itself.
    """
    learned = learn(part=Part.LEARNED)
    made = [(one.language, one.text, one.category, one.sentiment) for one in remarks(Part.HELD_BACK, EACH, TEST_SEED)]
    heard = json.loads(HEARD.read_text(encoding="utf-8"))
    by_hand = [(one, text, about, "") for one, told in heard.items() for about, texts in told.items() for text in texts]
    for of, told in (("made", made), ("by hand", by_hand)):
        for language in lexicon():
            yield _accuracy(learned, of, language, [one[1:] for one in told if one[0] == language])


def _accuracy(learned: Learned, of: str, language: str, told: Sequence[tuple[str, str, str]]) -> Accuracy:
    found: list[tuple[Verdict, str]] = [(learned.categories.verdict(text), about) for text, about, _ in told]
    sure = [verdict.label == about for verdict, about in found if verdict.sure]
    moods = [learned.sentiments.verdict(text).label == mood for text, _, mood in told if mood]
    words = {word for text, _, _ in told for word in _words(text)}
    return Accuracy(
        of=of,
        language=language,
        count=len(told),
        right=_share([verdict.label == about for verdict, about in found]),
        sure=len(sure) / max(len(told), 1),
        right_of_sure=_share(sure),
        mood=_share(moods) if moods else None,
        unseen=_share([word not in learned.categories.weights for word in words]),
    )


def _words(text: str) -> set[str]:
    """As the model has them: a whole word, or a pair of Chinese characters."""
    return {one.text for one in grams(text) if one.text in (one.word, f"_{one.word}_") and len(one.word) > 1}


def _share(right: Sequence[bool]) -> float:
    return sum(right) / len(right) if right else 0.0


def _version(corrections: Sequence[Correction]) -> str:
    digest = hashlib.sha256(FILE.read_bytes())
    for one in corrections:
        digest.update(f"{one.remark}\t{one.category}\t{one.sentiment}\n".encode())
    return f"{len(corrections)}-{digest.hexdigest()[:8]}"
