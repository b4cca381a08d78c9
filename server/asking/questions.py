"""The store's questions as records: those that lanes ship with, and what the store changed of them."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kiosk.core.survey import Occasion, Question
from kiosk.core.survey_document import question_told, read_question, survey_body

QUESTION = "question:"
SHIPPED = Path(__file__).resolve().parents[2] / "assets" / "survey" / "survey.toml"
STEP = 10
"""Between the places of the shipped questions, so that others go between."""
MOST_PLACE = 999


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its `place` among them, the lowest first; one that is not `on` no lane asks."""

    question: Question
    place: int
    on: bool = True


@cache
def shipped() -> tuple[Asked, ...]:
    """What lanes ask where the store has published nothing."""
    told = tomllib.loads(SHIPPED.read_text(encoding="utf-8"))
    reasons = {one["id"]: one for one in told["reasons"]}
    return tuple(
        Asked(
            read_question(one | {half: [reasons[name] for name in one[half]] for half in ("low", "high")}), place * STEP
        )
        for place, one in enumerate(told["questions"], 1)
    )


def asked_body(asked: Asked) -> str:
    """As the body of its record."""
    told = {**question_told(asked.question), "on": asked.on, "place": asked.place}
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def shipped_body(key: str) -> str | None:
    """The shipped question `key` as a record's body; None where there is none."""
    return next((asked_body(one) for one in shipped() if one.question.id == key), None)


def read_asked(body: str) -> Asked:
    """What `asked_body` told; raises ValueError, one sentence."""
    told: Any = json.loads(body)
    question = read_question(told)
    place, on = told.get("place"), told.get("on")
    if type(place) is not int or not 0 <= place <= MOST_PLACE or not isinstance(on, bool):
        raise ValueError(f"question {question.id} has a place from 0 to {MOST_PLACE}, and is on or not")
    return Asked(question, place, on)


def in_order(records: Mapping[str, str]) -> list[Asked]:
    """All of the store's questions as lanes look for one: what fits every visit comes last."""
    all_ = {one.question.id: one for one in shipped()}
    all_ |= {name.removeprefix(QUESTION): read_asked(body) for name, body in records.items() if is_question(name)}
    return sorted(all_.values(), key=lambda one: (one.question.when is Occasion.ANY, one.place, one.question.id))


def is_question(name: str) -> bool:
    return name.startswith(QUESTION)


def handed_out(records: Mapping[str, str]) -> bytes | None:
    """The document for lanes; None where the store has published no question, and each lane asks its own."""
    if not any(map(is_question, records)):
        return None
    return survey_body([one.question for one in in_order(records) if one.on])


def problems(name: str, body: str) -> Iterable[str]:
    """What is wrong with the record `name`."""
    try:
        asked = read_asked(body)
    except (ValueError, AttributeError) as error:
        return [f"{name}: {error}"]
    return [] if QUESTION + asked.question.id == name else [f"{name}: its id is {asked.question.id}"]
