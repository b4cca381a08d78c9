"""The form of a question: its fields, and what is wrong with what was filled in, field by field."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kiosk.core.plain import CONTROL
from kiosk.core.survey import MOST_OFFERED, MOST_VISITS, Occasion, Question, Reason
from kiosk.core.survey_document import ID, LONGEST_QUESTION, LONGEST_REASON
from server.asking.questions import MOST_PLACE, STEP, Asked, shipped
from server.wall.words import Words

LANGUAGES = ("en", "zh_CN")
"""Those that a form has; what a question says in others stays."""
HALVES = ("low", "high")
NEW = "new"
NOTHING = Asked(Question("", Occasion.ANY, {}, every=2, pause=3), STEP)
"""What a new question begins with."""


@dataclass(frozen=True, slots=True)
class Filled:
    """`asked` where nothing is `wrong`; else field → one sentence."""

    asked: Asked | None
    wrong: Mapping[str, str]


def form_of(asked: Asked) -> dict[str, str]:
    question = asked.question
    form = {
        "id": question.id,
        "when": question.when.value,
        "every": str(question.every),
        "pause": str(question.pause),
        "place": str(asked.place),
        "on": "yes" if asked.on else "",
        **{f"asks:{language}": question.asks.get(language, "") for language in LANGUAGES},
    }
    for half, reasons in zip(HALVES, (question.low, question.high), strict=True):
        for place, reason in enumerate(reasons, 1):
            form[f"{half}_{place}:id"] = reason.id
            form |= {f"{half}_{place}:{language}": reason.says.get(language, "") for language in LANGUAGES}
    return form


def filled(fields: Mapping[str, str], known: Asked | None, words: Words) -> Filled:
    """The question that `fields` make of `known`, or of nothing."""
    told = {name: text.strip() for name, text in fields.items()}
    old, wrong = known or NOTHING, dict[str, str]()
    name = old.question.id or told.get("id", "")
    if not ID.fullmatch(name) or name == NEW:
        wrong["id"] = words["wrong_id"]
    when = told.get("when", "")
    if when not in tuple(Occasion):
        wrong["when"] = words["wrong_when"]
    asks = _said(told, "asks", old.question.asks, LONGEST_QUESTION, wrong, words)
    low, high = (_reasons(told, half, old, wrong, words) for half in HALVES)
    every = _whole(told, "every", 1, MOST_VISITS, wrong, words)
    pause = _whole(told, "pause", 0, MOST_VISITS, wrong, words)
    place = _whole(told, "place", 0, MOST_PLACE, wrong, words)
    if wrong:
        return Filled(None, wrong)
    question = Question(name, Occasion(when), asks, low, high, every, pause)
    return Filled(Asked(question, place, on=told.get("on") == "yes"), {})


def _said(
    told: Mapping[str, str], field: str, old: Mapping[str, str], most: int, wrong: dict[str, str], words: Words
) -> dict[str, str]:
    said = dict(old)
    for language in LANGUAGES:
        name = f"{field}:{language}"
        said[language] = told.get(name, "")
        if not said[language]:
            wrong[name] = words["wrong_empty"]
        elif len(said[language]) > most:
            wrong[name] = words["wrong_long"].replace("{most}", str(most)).replace("{has}", str(len(said[language])))
        elif CONTROL.search(said[language]):
            wrong[name] = words["wrong_control"]
    return said


def _reasons(told: Mapping[str, str], half: str, old: Asked, wrong: dict[str, str], words: Words) -> tuple[Reason, ...]:
    """Rows without a word in any language are none. A chip that is worded anew stays the one that it was."""
    had = {one.id: one for one in (*old.question.low, *old.question.high)}
    known = {one.says["en"]: one.id for asked in shipped() for one in (*asked.question.low, *asked.question.high)}
    reasons: list[Reason] = []
    for field in _rows(told, half):
        was = had.get(told.get(f"{field}:id", ""))
        says = _said(told, field, was.says if was else {}, LONGEST_REASON, wrong, words)
        name = was.id if was else known.get(says["en"], slug(says["en"]))
        if not ID.fullmatch(name):
            wrong.setdefault(f"{field}:en", words["wrong_chip"])
        elif any(one.id == name for one in reasons):
            wrong.setdefault(f"{field}:en", words["wrong_twice"])
        reasons.append(Reason(name, says))
    if not reasons:
        wrong[f"{half}_1:en"] = words["wrong_no_chip"]
    return tuple(reasons)


def _rows(told: Mapping[str, str], half: str) -> Iterator[str]:
    for place in range(1, MOST_OFFERED + 1):
        if any(told.get(f"{half}_{place}:{language}") for language in LANGUAGES):
            yield f"{half}_{place}"


def slug(text: str) -> str:
    """What a chip with these English words is counted by."""
    return re.sub("[^a-z0-9]+", "-", text.lower()).strip("-")[:40].rstrip("-")


def _whole(told: Mapping[str, str], field: str, least: int, most: int, wrong: dict[str, str], words: Words) -> int:
    text = told.get(field, "")
    if re.fullmatch("[0-9]{1,4}", text) and least <= int(text) <= most:
        return int(text)
    wrong[field] = words["wrong_number"].replace("{least}", str(least)).replace("{most}", str(most))
    return least
