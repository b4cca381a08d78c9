"""When a figure raises an action, as the store changed it at the desk; the rest is as the file says."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from pydantic import ValidationError

from server.actions.rules import Gauge, Rule, Rules

THRESHOLD = "threshold:"
FIELDS: Mapping[str, tuple[float, float, bool]] = {
    "raise_at": (0.001, 100_000, False),
    "raise_after": (0, 1440, False),
    "clear_at": (0, 100_000, False),
    "clear_after": (0, 1440, False),
    "window": (1, 360, True),
    "enough": (1, 100_000, True),
    "again": (0, 1440, False),
}
"""Field → the least and the most that it may be, and whether it is a whole number."""


@dataclass(frozen=True, slots=True)
class FilledRule:
    """`rule` where nothing is `wrong`; else field → one sentence."""

    rule: Rule | None
    wrong: Mapping[str, str]


def rule_body(rule: Rule) -> str:
    """As the body of its record."""
    return json.dumps(rule.model_dump(), sort_keys=True, separators=(",", ":"))


def in_force(file: Rules, records: Mapping[str, str]) -> Rules:
    """`file`, with what the store changed of it."""
    bodies = {gauge: records[THRESHOLD + gauge] for gauge in Gauge if THRESHOLD + gauge in records}
    changed = {gauge: Rule.model_validate_json(body) for gauge, body in bodies.items()}
    return replace(file, of={**file.of, **changed}) if changed else file


def problems(name: str, body: str) -> Iterable[str]:
    """What is wrong with the record `name`."""
    if name.removeprefix(THRESHOLD) not in tuple(Gauge):
        return [f"{name}: no such figure is watched"]
    try:
        Rule.model_validate_json(body)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        return [f"{name}: {'.'.join(map(str, first['loc']))} {first['msg'].removeprefix('Value error, ')}"]
    return []


def form_of(rule: Rule) -> dict[str, str]:
    return {name: f"{getattr(rule, name):.10g}" for name in FIELDS}


def filled(fields: Mapping[str, str], words: Mapping[str, str]) -> FilledRule:
    """The rule that `fields` make; a comma is a decimal point too."""
    told, wrong = dict[str, float](), dict[str, str]()
    for name, (least, most, whole) in FIELDS.items():
        number = _number(fields.get(name, ""))
        if number is None or not least <= number <= most or (whole and number != int(number)):
            sentence = words["wrong_number" if whole else "wrong_figure"]
            wrong[name] = sentence.replace("{least}", f"{least:.10g}").replace("{most}", f"{most:.10g}")
        else:
            told[name] = int(number) if whole else number
    if not wrong and told["clear_at"] >= told["raise_at"]:
        wrong["clear_at"] = words["wrong_flaps"]
    return FilledRule(None if wrong else Rule.model_validate(told), wrong)


def _number(text: str) -> float | None:
    try:
        number = float(text.strip().replace(",", "."))
    except ValueError:
        return None
    return number if abs(number) < float("inf") else None
