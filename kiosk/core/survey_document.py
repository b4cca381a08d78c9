"""The store's questions as its lanes get them.

`GET /api/v1/lanes/{lane}/survey?have=VERSION` hands them out as canonical JSON: 204 where the lane has that version.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from kiosk.core.plain import language, plain
from kiosk.core.survey import MOST_OFFERED, MOST_VISITS, Occasion, Question, Reason, Survey

FORMAT = 1
FALLBACK = "en"
ID = re.compile("[a-z][a-z0-9-]{0,39}")
MOST_QUESTIONS = 40
LONGEST_QUESTION = 60
LONGEST_REASON = 40
"""Letters that fit the lane's screens, in any language."""
MOST = 256 * 1024
"""Bytes of a document."""


def survey_body(questions: Sequence[Question]) -> bytes:
    """The document that `read_survey` reads; what is asked first comes first."""
    document = {"format": FORMAT, "questions": [question_told(one) for one in questions]}
    return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def survey_version(body: bytes) -> str:
    """What a document is called: two that ask the same have the same."""
    return hashlib.sha256(body).hexdigest()[:16]


def read_survey(body: bytes) -> Survey:
    """The questions in `body`; raises ValueError, one sentence, for what is no such document. A question about an
    occasion of a later program is left out: this one would not know when.
    """
    if len(body) > MOST:
        raise ValueError(f"the questions have more than {MOST} bytes")
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        raise ValueError("the questions are not JSON") from None
    if not isinstance(told, dict) or told.get("format") != FORMAT or not isinstance(told.get("questions"), list):
        raise ValueError(f"the questions must be a document of format {FORMAT}")
    if len(told["questions"]) > MOST_QUESTIONS:
        raise ValueError(f"there are more than {MOST_QUESTIONS} questions")
    known = [one for one in told["questions"] if not isinstance(one, dict) or one.get("when") in tuple(Occasion)]
    questions = tuple(read_question(one) for one in known)
    if len({one.id for one in questions}) != len(questions):
        raise ValueError("a question is there twice")
    return Survey(questions)


def question_told(question: Question) -> dict[str, Any]:
    return {
        "id": question.id,
        "when": question.when.value,
        "asks": dict(question.asks),
        "low": [{"id": one.id, "says": dict(one.says)} for one in question.low],
        "high": [{"id": one.id, "says": dict(one.says)} for one in question.high],
        "every": question.every,
        "pause": question.pause,
    }


def read_question(told: object) -> Question:
    """What `question_told` told; raises ValueError, one sentence."""
    match told:
        case {"id": str(known), "when": str(when), "asks": asks, "low": list(low), "high": list(high), **more}:
            return Question(
                id=_id(known),
                when=Occasion(when),
                asks=_words(f"question {known}", asks, LONGEST_QUESTION),
                low=_reasons(known, low),
                high=_reasons(known, high),
                every=_whole(more.get("every", 1), f"question {known}: every", 1),
                pause=_whole(more.get("pause", 0), f"question {known}: pause", 0),
            )
        case _:
            raise ValueError("a question has id, when, asks, low and high")


def _reasons(question: str, told: list[Any]) -> tuple[Reason, ...]:
    if not 1 <= len(told) <= MOST_OFFERED:
        raise ValueError(f"question {question} offers 1 to {MOST_OFFERED} reasons, not {len(told)}")
    reasons = tuple(_reason(one) for one in told)
    if len({one.id for one in reasons}) != len(reasons):
        raise ValueError(f"question {question} offers a reason twice")
    return reasons


def _reason(told: object) -> Reason:
    match told:
        case {"id": str(known), "says": says}:
            return Reason(_id(known), _words(f"reason {known}", says, LONGEST_REASON))
        case _:
            raise ValueError("a reason has id and says")


def _id(told: str) -> str:
    if not ID.fullmatch(told):
        raise ValueError(f"{told!r} is no name of small letters, digits and hyphens")
    return told


def _words(what: str, told: object, most: int) -> Mapping[str, str]:
    if not isinstance(told, dict) or FALLBACK not in told:
        raise ValueError(f"{what} lacks English")
    if not all(isinstance(text, str) for text in told.values()):
        raise ValueError(f"{what}: its words are texts by language")
    return {language(spoken): plain(text, f"{spoken} text of {what}", most) for spoken, text in told.items()}


def _whole(told: object, what: str, least: int) -> int:
    if not isinstance(told, int) or isinstance(told, bool) or not least <= told <= MOST_VISITS:
        raise ValueError(f"{what} is a whole number from {least} to {MOST_VISITS}")
    return told
