"""The survey's TOML → frozen questions. A bad file is one sentence (`ValueError`) that names file and place."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from kiosk.core.survey import Occasion, Question, Reason, Survey

ID = r"^[a-z][a-z0-9-]{0,39}$"
MOST_OFFERED = 6
Id = Annotated[str, Field(pattern=ID)]
Ids = Annotated[tuple[Id, ...], Field(min_length=1, max_length=MOST_OFFERED)]
Words = dict[str, Annotated[str, Field(min_length=1, max_length=60)]]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Reason(_Part):
    id: Id
    says: Words


class _Question(_Part):
    id: Id
    when: Occasion
    asks: Words
    low: Ids
    high: Ids


class _Sheet(_Part):
    survey: Literal[1]
    questions: Annotated[tuple[_Question, ...], Field(min_length=1)]
    reasons: Annotated[tuple[_Reason, ...], Field(min_length=1)]


def read_survey(path: Path, languages: Sequence[str]) -> Survey:
    """The survey in `path`, whole in English and all `languages`; raises `ValueError`."""
    try:
        sheet = _Sheet.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
        return _survey(sheet, tuple(dict.fromkeys(("en", *languages))))
    except OSError as error:
        raise ValueError(f"{path} cannot be read: {error.strerror}") from error
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{path} is not valid TOML: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise ValueError(f"{path}: {place}: {first['msg'][:1].lower()}{first['msg'][1:]}") from error
    except UnicodeDecodeError as error:
        raise ValueError(f"{path} is not UTF-8 text") from error
    except _Bad as error:
        raise ValueError(f"{path}: {error}") from error


class _Bad(Exception):
    """What does not fit together, in words."""


def _survey(sheet: _Sheet, languages: tuple[str, ...]) -> Survey:
    reasons: dict[str, Reason] = {}
    for row in sheet.reasons:
        if row.id in reasons:
            raise _Bad(f"reason {row.id} is there twice")
        reasons[row.id] = Reason(row.id, _whole(f"reason {row.id}", row.says, languages))
    asked: dict[str, Question] = {}
    for question in sheet.questions:
        if question.id in asked:
            raise _Bad(f"question {question.id} is there twice")
        asked[question.id] = Question(
            id=question.id,
            when=question.when,
            asks=_whole(f"question {question.id}", question.asks, languages),
            low=_offered(question, question.low, reasons),
            high=_offered(question, question.high, reasons),
        )
    questions = tuple(asked.values())
    for number, one in enumerate(questions, 1):
        if (one.when is Occasion.ANY) != (number == len(questions)):
            raise _Bad(f"question {one.id}: the last question, and only that one, is for any visit")
    idle = set(reasons) - {one.id for question in questions for one in (*question.low, *question.high)}
    if idle:
        raise _Bad(f"reason {min(idle)} is offered by no question")
    return Survey(questions)


def _whole(what: str, said: Words, languages: tuple[str, ...]) -> Words:
    missing = [language for language in languages if language not in said]
    if missing:
        raise _Bad(f"{what} is not said in {missing[0]}")
    return said


def _offered(question: _Question, wanted: Ids, reasons: dict[str, Reason]) -> tuple[Reason, ...]:
    for one in wanted:
        if one not in reasons:
            raise _Bad(f"question {question.id}: there is no reason {one}")
    if len(set(wanted)) != len(wanted):
        raise _Bad(f"question {question.id} offers a reason twice")
    return tuple(reasons[one] for one in wanted)
