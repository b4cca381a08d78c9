"""Multinomial naive Bayes over the pieces of a remark: plain enough to say which words decided.

P(label | remark) ∝ P(label) · Π P(piece | label), with P(piece | label) = (count + a) ÷ (all of the label + a · pieces
known), a = `SMOOTHING` (Manning, Raghavan, Schütze: Introduction to Information Retrieval, 13.2). The pieces of a
word overlap and say the same thing several times, so a word counts by the mean of its pieces.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from server.cases.grams import grams

SMOOTHING = 0.1
STRENGTH = 0.8
"""Words lean on each other: each counts less than it would alone."""
ENOUGH = 0.55
"""Of a remark whose best label has a smaller share than this the model is not sure."""
KNOWN = 0.4
"""So large a part of a remark's pieces must have been seen at all."""
MOST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Verdict:
    """`label` has the largest share of belief, `share` (0 to 1); `words` decided for it, the strongest first."""

    label: str
    share: float
    words: tuple[str, ...]
    sure: bool


@dataclass(frozen=True, slots=True)
class Model:
    """`weights`: piece → label → log P(piece | label); `unseen`: the same for a piece the label never had."""

    labels: tuple[str, ...]
    prior: Mapping[str, float]
    unseen: Mapping[str, float]
    weights: Mapping[str, Mapping[str, float]]

    def verdict(self, remark: str) -> Verdict:
        """What the model makes of `remark`; never sure of one that has too few pieces that it knows."""
        pieces = grams(remark)
        known = [one for one in pieces if one.text in self.weights]
        words: dict[str, list[str]] = {}
        for one in known:
            words.setdefault(one.word, []).append(one.text)
        speaks = {label: {word: self._mean(texts, label) for word, texts in words.items()} for label in self.labels}
        scores = {label: self.prior[label] + sum(speaks[label].values()) * STRENGTH for label in self.labels}
        best = max(self.labels, key=lambda label: scores[label])
        share = 1 / sum(math.exp(scores[label] - scores[best]) for label in self.labels)
        sure = share >= ENOUGH and len(known) >= KNOWN * len(pieces) and bool(known)
        return Verdict(best, share, self._deciding(speaks, best), sure)

    def _mean(self, pieces: Sequence[str], label: str) -> float:
        return sum(self.weights[one].get(label, self.unseen[label]) for one in pieces) / len(pieces)

    def _deciding(self, speaks: Mapping[str, Mapping[str, float]], label: str) -> tuple[str, ...]:
        """The words that speak for `label` more than for the other labels on average, the strongest first."""
        others = [one for one in self.labels if one != label]
        ahead = {
            word: weight - sum(speaks[other][word] for other in others) / max(len(others), 1)
            for word, weight in speaks[label].items()
        }
        return tuple(sorted((word for word in ahead if ahead[word] > 0), key=lambda word: -ahead[word])[:MOST_WORDS])


def train(told: Iterable[tuple[str, str, int]]) -> Model:
    """A model of remarks, each with its label and how often it counts. Raises ValueError without any."""
    counts: dict[str, Counter[str]] = {}
    remarks: Counter[str] = Counter()
    for remark, label, times in told:
        remarks[label] += times
        counted = counts.setdefault(label, Counter())
        for one in grams(remark):
            counted[one.text] += times
    if not remarks:
        raise ValueError("there is nothing to learn from")
    labels = tuple(sorted(counts))
    pieces = {piece for counted in counts.values() for piece in counted}
    mass = {label: sum(counts[label].values()) + SMOOTHING * len(pieces) for label in labels}
    weights: dict[str, dict[str, float]] = {piece: {} for piece in pieces}
    for label, counted in counts.items():
        for piece, count in counted.items():
            weights[piece][label] = math.log((count + SMOOTHING) / mass[label])
    return Model(
        labels=labels,
        prior={label: math.log(remarks[label] / remarks.total()) for label in labels},
        unseen={label: math.log(SMOOTHING / mass[label]) for label in labels},
        weights=weights,
    )
