"""What a case is about, how urgent that is, and the course it takes. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from enum import StrEnum


class Category(StrEnum):
    GOODS = "goods"
    USAGE = "usage"
    WAITING = "waiting"
    STAFF = "staff"
    PAYMENT = "payment"
    DEVICE = "device"
    PRICE = "price"
    CLEANLINESS = "cleanliness"
    OTHER = "other"


class Sentiment(StrEnum):
    BAD = "bad"
    PLAIN = "plain"  # a question or a wish
    GOOD = "good"


class Step(StrEnum):
    """What is done about a case, in this order."""

    RESPOND = "respond"
    ANALYSE = "analyse"
    SOLVE = "solve"
    FOLLOW_UP = "follow_up"
    FEED_BACK = "feed_back"


COURSE = tuple(Step)
DUE: Mapping[Category, timedelta] = {Category.GOODS: timedelta(hours=4), Category.USAGE: timedelta(hours=1)}
DUE_ELSE = timedelta(hours=24)
"""So soon is a complaint answered, by the store's handbook."""
URGENCY: Mapping[Category, int] = {Category.USAGE: 3, Category.GOODS: 2, Category.PAYMENT: 2, Category.DEVICE: 2}
AT_THE_LANE = frozenset({Category.USAGE, Category.WAITING, Category.PAYMENT, Category.DEVICE, Category.CLEANLINESS})
"""Such cases are of one lane each; the others are the store's."""

OF_REASON: Mapping[str, Category] = {
    **dict.fromkeys(("finding-item", "unclear-what-to-do", "hard-to-correct", "picture-unclear"), Category.USAGE),
    **dict.fromkeys(("name-unknown", "typing-hard", "help-hard-to-find", "code-hard-to-find"), Category.USAGE),
    **dict.fromkeys(("scale-slow", "scale-small", "scanner-slow", "code-not-read", "too-loud"), Category.DEVICE),
    **dict.fromkeys(("little-room", "bags-in-the-way", "too-often", "code-not-known"), Category.DEVICE),
    **dict.fromkeys(("waited-long", "nobody-came", "no-queue", "quick-help"), Category.WAITING),
    **dict.fromkeys(("card-not-taken", "paying-slow", "way-missing", "my-way-to-pay"), Category.PAYMENT),
    **dict.fromkeys(("reader-hard-to-reach",), Category.PAYMENT),
    **dict.fromkeys(("friendly", "not-solved", "solved"), Category.STAFF),
    **dict.fromkeys(("price-unclear", "clear-prices"), Category.PRICE),
    **dict.fromkeys(("clear-words", "easy-to-find", "quick"), Category.USAGE),
}
"""Reason of `assets/survey/survey.toml` → what it is about."""
OF_QUESTION: Mapping[str, Category] = {
    "help-wait": Category.WAITING,
    "payment-easy": Category.PAYMENT,
    "weighing-easy": Category.USAGE,
    "search-easy": Category.USAGE,
    "scanning-easy": Category.DEVICE,
    "many-easy": Category.DEVICE,
}
STEP_OF_QUESTION: Mapping[str, str] = {
    "weighing-easy": "weigh",
    "search-easy": "search",
    "scanning-easy": "scan",
    "payment-easy": "pay",
}
STEP_OF_REASON: Mapping[str, str] = {
    **dict.fromkeys(("scale-slow", "scale-small"), "weigh"),
    **dict.fromkeys(("scanner-slow", "code-not-read", "code-not-known", "code-hard-to-find"), "scan"),
    **dict.fromkeys(("finding-item", "picture-unclear", "name-unknown", "typing-hard"), "search"),
}
"""Question or reason of the survey → the step of a visit that it is about."""
OF_A_STEP = frozenset({Category.USAGE, Category.DEVICE, Category.PAYMENT})
"""What is said of these is of a step, where it is known of which: then it is one thing, however it is called."""
LOW, HIGH = 2, 4
"""The faces from 1 to `LOW` are low, from `HIGH` on they are good."""


def of_chips(question: str, reasons: Sequence[str]) -> Category:
    """What a tap without words is about: its first reason that is about anything, else its question."""
    told = (OF_REASON[one] for one in reasons if one in OF_REASON)
    return next(told, OF_QUESTION.get(question, Category.OTHER))


def step_of_chips(question: str, reasons: Sequence[str]) -> str:
    """The step of a visit that a tap is about: that of its question, else that of its reasons; '' for none."""
    told = (STEP_OF_REASON[one] for one in reasons if one in STEP_OF_REASON)
    return STEP_OF_QUESTION.get(question, "") or next(told, "")


def of_face(face: int) -> Sentiment:
    if face <= LOW:
        return Sentiment.BAD
    return Sentiment.GOOD if face >= HIGH else Sentiment.PLAIN


def due_at(category: Category, opened: datetime) -> datetime:
    """Until when a case of `category` is answered: goods 4 h, usage 1 h, all else 24 h after it was opened."""
    return opened + DUE.get(category, DUE_ELSE)


def urgency(category: Category, sentiment: Sentiment, *, waits: bool) -> int:
    """0 for praise, else 1 to 5: what its category says, one more for who `waits` for an answer and one more where
    somebody was displeased.
    """
    if sentiment is Sentiment.GOOD:
        return 0
    return URGENCY.get(category, 1) + waits + (sentiment is Sentiment.BAD)


def rank(urgent: int, reach: int) -> int:
    """Urgency × reach: how many met it, or say so. The list goes by it, the highest first."""
    return urgent * reach


def next_step(done: str) -> Step | None:
    """What comes after the step `done` ('' : none yet); None after the last."""
    if not done:
        return COURSE[0]
    place = COURSE.index(Step(done)) + 1
    return COURSE[place] if place < len(COURSE) else None


def hour_of(moment: datetime) -> datetime:
    """The full hour before `moment`: the nearest that a case made of taps is told of."""
    return moment.replace(minute=0, second=0, microsecond=0)
