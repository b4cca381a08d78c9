"""The survey's TOML → frozen questions. A bad file is one sentence (`ValueError`) that names file and place."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from kiosk.core.survey import MOST_OFFERED, MOST_VISITS, Occasion, Question, Reason, Survey
from kiosk.texts.sheet import BadText, Id, Part, read_sheet, whole

Ids = Annotated[tuple[Id, ...], Field(min_length=1, max_length=MOST_OFFERED)]
Words = dict[str, Annotated[str, Field(min_length=1, max_length=60)]]


class _Reason(Part):
    id: Id
    says: Words


class _Question(Part):
    id: Id
    when: Occasion
    asks: Words
    low: Ids
    high: Ids
    every: Annotated[int, Field(ge=1, le=MOST_VISITS)] = 1
    pause: Annotated[int, Field(ge=0, le=MOST_VISITS)] = 0


class _Sheet(Part):
    survey: Literal[1]
    questions: Annotated[tuple[_Question, ...], Field(min_length=1)]
    reasons: Annotated[tuple[_Reason, ...], Field(min_length=1)]


def read_survey(path: Path, languages: Sequence[str]) -> Survey:
    """The survey in `path`, whole in English and all `languages`; raises `ValueError`."""
    spoken = tuple(dict.fromkeys(("en", *languages)))
    return read_sheet(path, _Sheet, lambda sheet: _survey(sheet, spoken))


def _survey(sheet: _Sheet, languages: tuple[str, ...]) -> Survey:
    reasons: dict[str, Reason] = {}
    for row in sheet.reasons:
        if row.id in reasons:
            raise BadText(f"reason {row.id} is there twice")
        reasons[row.id] = Reason(row.id, whole(f"reason {row.id}", row.says, languages))
    asked: dict[str, Question] = {}
    for question in sheet.questions:
        if question.id in asked:
            raise BadText(f"question {question.id} is there twice")
        asked[question.id] = Question(
            id=question.id,
            when=question.when,
            asks=whole(f"question {question.id}", question.asks, languages),
            low=_offered(question, question.low, reasons),
            high=_offered(question, question.high, reasons),
            every=question.every,
            pause=question.pause,
        )
    questions = tuple(asked.values())
    for number, one in enumerate(questions, 1):
        if (one.when is Occasion.ANY) != (number == len(questions)):
            raise BadText(f"question {one.id}: the last question, and only that one, is for any visit")
    idle = set(reasons) - {one.id for question in questions for one in (*question.low, *question.high)}
    if idle:
        raise BadText(f"reason {min(idle)} is offered by no question")
    return Survey(questions)


def _offered(question: _Question, wanted: Ids, reasons: dict[str, Reason]) -> tuple[Reason, ...]:
    for one in wanted:
        if one not in reasons:
            raise BadText(f"question {question.id}: there is no reason {one}")
    if len(set(wanted)) != len(wanted):
        raise BadText(f"question {question.id} offers a reason twice")
    return tuple(reasons[one] for one in wanted)
