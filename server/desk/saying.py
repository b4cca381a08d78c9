"""What a change changes, record by record, as its author and who approves it read it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kiosk.core.items import name_in
from kiosk.core.master import CURRENCY, ITEM, RULES
from server.actions.rules import Gauge, Rules
from server.asking.questions import QUESTION, shipped_body
from server.asking.saying import question_fields
from server.asking.thresholds import THRESHOLD
from server.console.page import money
from server.db.desk_models import DeskRecordRow
from server.desk.four_eyes import wants_second
from server.wall.words import Words

NEVER = object()
ROOMS = {ITEM: "items", RULES: "rules", QUESTION: "questions", THRESHOLD: "thresholds"}


@dataclass(frozen=True, slots=True)
class Difference:
    """`what` was `before` and becomes `after`; '' where there was or will be nothing."""

    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A record of a change. `is_new` and `is_gone`: it was not, or will not be there. `second`: another must look."""

    title: str
    number: str
    path: str
    is_new: bool
    is_gone: bool
    second: bool
    differences: tuple[Difference, ...]


def pieces(records: Sequence[DeskRecordRow], words: Words, language: str, currency: str, file: Rules) -> list[Piece]:
    """Of what is changed for the first time, what was before is as the store came, thresholds as `file` has them."""
    return [_piece(row, words, language, currency, file) for row in records]


def _piece(row: DeskRecordRow, words: Words, language: str, currency: str, file: Rules) -> Piece:
    kind, key = _parted(row.name)
    before, after = _told(row.before), _told(row.body)
    if kind == RULES:
        title, differences = words["rules_named"].replace("{name}", key), tuple(_rules(before, after, language))
    elif kind == QUESTION:
        title = name_in((after or before)["asks"], language)
        was, will = (dict(question_fields(body, words)) for body in (row.before or shipped_body(key), row.body))
        names = [name for name in (will or was) if was.get(name) != will.get(name)]
        differences = tuple(Difference(name, was.get(name, ""), will.get(name, "")) for name in names)
    elif kind == THRESHOLD:
        title, before = words[f"gauge_{key}"], before or file.of[Gauge(key)].model_dump()
        names = [name for name in (after or before) if before.get(name) != after.get(name)]
        differences = tuple(
            Difference(words[f"threshold_{name}"], _plain(before.get(name)), _plain(after.get(name))) for name in names
        )
    else:
        title = name_in((after or before).get("names", {}), language) or words.get(row.name, key or row.name)
        differences = tuple(_fields(before, after, words, currency))
    return Piece(
        title=title,
        number=key,
        path=f"/desk/{ROOMS[kind]}/{key}" if kind in ROOMS and row.body else "",
        is_new=row.before is None and kind != THRESHOLD and (kind != QUESTION or shipped_body(key) is None),
        is_gone=row.body is None,
        second=wants_second(row.name, row.before, row.body),
        differences=differences,
    )


def _plain(value: object) -> str:
    return "" if value is None else f"{value:.10g}" if isinstance(value, float) else str(value)


def _parted(name: str) -> tuple[str, str]:
    kind, colon, key = name.partition(":")
    return (kind + colon, key) if colon else (CURRENCY, "")


def _told(body: str | None) -> dict[str, Any]:
    told = json.loads(body) if body is not None else {}
    return told if isinstance(told, dict) else {"currency": told}


def _fields(before: Mapping[str, Any], after: Mapping[str, Any], words: Words, currency: str) -> Iterator[Difference]:
    for name in dict.fromkeys((*before, *after)):
        was, will = before.get(name), after.get(name)
        if was == will:
            continue
        label = words.get(f"field_{name}", name)
        if name == "names":
            for spoken in dict.fromkeys((*(was or {}), *(will or {}))):
                old, new = (was or {}).get(spoken, ""), (will or {}).get(spoken, "")
                if old != new:
                    yield Difference(f"{label} ({words.get(f'in_{spoken}', spoken)})", old, new)
        else:
            yield Difference(label, _value(name, was, words, currency), _value(name, will, words, currency))


def _value(name: str, value: Any, words: Words, currency: str) -> str:  # noqa: ANN401 - a record's own
    match name, value:
        case _, None:
            return ""
        case "price", int():
            return money(value, currency)
        case "tax", [code, rate_bp, inclusive]:
            how = words["tax_included" if inclusive else "tax_added"]
            return f"{code}, {rate_bp / 100:g} %, {how}"
        case "later", list():
            return "; ".join(_window(one, words, currency) for one in value)
        case "unit", str():
            return words.get(f"unit_{value}", value)
        case _:
            return str(value)


def _window(told: list[Any], words: Words, currency: str) -> str:
    starts, ends, minor = told
    when = words["from_until"] if ends else words["from_on"]
    return (
        when.replace("{price}", money(minor, currency)).replace("{from}", _day(starts)).replace("{until}", _day(ends))
    )


def _day(moment: str) -> str:
    """A time at midnight is told as its day."""
    return moment.removesuffix("T00:00:00").replace("T", " ")


def _rules(before: Mapping[str, Any], after: Mapping[str, Any], language: str) -> Iterator[Difference]:
    """Rule by rule, and what else the file says, as it is written there."""
    was, will = _by_id(before), _by_id(after)
    for rule in dict.fromkeys((*was, *will)):
        if was.get(rule) != will.get(rule):
            told = will.get(rule) or was[rule]
            title = f"{name_in(told.get('name', {}), language) or rule} ({rule})"
            yield Difference(title, _written(was.get(rule)), _written(will.get(rule)))
    for name in dict.fromkeys((*before, *after)):
        if name != "rules" and before.get(name, NEVER) != after.get(name, NEVER):
            yield Difference(name, _written(before.get(name)), _written(after.get(name)))


def _by_id(rules: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    return {str(rule.get("id")): rule for rule in rules.get("rules", ()) if isinstance(rule, dict)}


def _written(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, dict):
        value = {name: one for name, one in value.items() if name not in ("id", "name")}
    return json.dumps(value, ensure_ascii=False)
