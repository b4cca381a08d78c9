"""An action as people read it: what is, what to do, how it is counted, and what came of it. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from server.actions.gauges import IN_SECONDS
from server.actions.rules import Gauge, Rules
from server.db.action_models import ActionRow
from server.findings.saying import device_name, next_step
from server.findings.saying import said as found
from server.wall.deeds import moment
from server.wall.words import Words

Names = Callable[[str], str]
"""An item's key → its name in the page's language."""
TAKES = {"open_lane": "actions_open_it", "express": "actions_express_it"}
"""Remedy that a lane is told of → what is said on the button that tells it."""
DAY = len("2026-11-22")
MINUS = "\N{MINUS SIGN}"
NARROW = "\N{NARROW NO-BREAK SPACE}"
GOOD_TIMES = frozenset({Gauge.FACES})
"""Of these the good is told, though the bad is watched."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """`said` is what is and `do` what to do, a sentence each; `take` is what the button says with which a host takes
    it, '' where it is taken; it tells the lane `orders` what to be, or none.
    """

    number: int
    state: str
    gauge: str
    said: str
    do: str
    how: str
    since: str
    raised: str
    owner: str
    taken: str
    take: str
    orders: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Came:
    """What came of it: figures with how many cases they are of, '' where there are none; `change` in words."""

    number: int
    said: str
    do: str
    raised: str
    ended: str
    state: str
    reason: str
    spans: tuple[tuple[str, str], ...]
    change: str
    better: bool
    is_final: bool


def told(row: ActionRow, words: Words, rules: Rules, today: str, names: Names) -> Told:
    values = _values(row, words, rules, names)
    take = TAKES.get(row.remedy, "actions_take")
    return Told(
        number=row.id,
        state=row.state,
        gauge=row.gauge,
        said=_said(row, words, values),
        do=_do(row, words, values),
        how=_fill(words[f"how_{row.gauge}"], values),
        since=moment(row.began_at, today),
        raised=moment(row.raised_at, today),
        owner=row.name,
        taken=moment(row.taken_at, today) if row.taken_at else "",
        take=_fill(words[take], {"lane": row.target}) if row.state == "open" else "",
        orders=row.target if row.remedy in TAKES else "",
    )


def came(row: ActionRow, words: Words, rules: Rules, today: str, names: Names) -> Came:
    values = _values(row, words, rules, names)
    effect: Mapping[str, Any] = row.effect or {}
    gauge, change = Gauge(row.gauge), effect.get("change")
    return Came(
        number=row.id,
        said=_said(row, words, values),
        do=_do(row, words, values),
        raised=moment(row.raised_at, today),
        ended=moment(row.ended_at, row.raised_at[:DAY]) if row.ended_at else "",
        state=_fill(words[f"actions_state_{row.state}"], {"name": row.ended_by or row.name}),
        reason=words.get(f"actions_{row.reason}", row.reason),
        spans=tuple(_span(gauge, effect.get(name), words) for name in ("before", "during", "after")),
        change=_change(gauge, effect, words),
        better=bool(effect.get("is_sure")) and change is not None and change["by"] < 0,
        is_final=row.is_final,
    )


def clock(seconds: float) -> str:
    """Minutes and seconds, as 1:05."""
    whole = round(abs(seconds))
    return f"{whole // 60}:{whole % 60:02d}"


def percent(share: float) -> str:
    return f"{share * 100:.0f}{NARROW}%"


def short(gauge: Gauge, value: float) -> str:
    """The figure of a gauge as it is written."""
    if gauge in IN_SECONDS:
        return f"{value:.1f}{NARROW}s" if abs(value) < 60 else clock(value)
    return percent(1 - value if gauge in GOOD_TIMES else value)


def _said(row: ActionRow, words: Words, values: Mapping[str, str]) -> str:
    key = f"said_{row.gauge}"
    if row.gauge == Gauge.FACES and row.lane:
        key = "said_faces_lane"
    if row.gauge == Gauge.NEEDS and not row.lane:
        key = "said_needs_item"
    return _fill(words[key], values)


def _do(row: ActionRow, words: Words, values: Mapping[str, str]) -> str:
    if row.gauge == Gauge.DEVICE:
        device, _, cause = row.subject.partition(":")
        step = next_step(device, cause, words)
        if step:
            return step
    return _fill(words[f"do_{row.remedy}"], values)


def _values(row: ActionRow, words: Words, rules: Rules, names: Names) -> dict[str, str]:
    gauge = Gauge(row.gauge)
    rule = rules.of[gauge]
    device, _, cause = row.subject.partition(":")
    ratio = gauge is Gauge.SLOW_STEP
    goal = 1 - rule.raise_at if gauge is Gauge.FACES else rule.raise_at
    return {
        "lane": row.lane,
        "target": row.target,
        "minutes": f"{row.value:.0f}",
        "device": device_name(device, words) if cause else "",
        "found": found(cause, words) if cause else "",
        "share": percent(1 - row.value if gauge in GOOD_TIMES else row.value),
        "goal": clock(goal) if gauge is Gauge.HELP_WAIT else percent(GOAL_FACES if gauge is Gauge.FACES else goal),
        "time": clock(row.value),
        "times": f"{row.value:.1f}",
        "step": words.get(f"step_name_{row.subject}", row.subject),
        "kind": words.get(f"kind_name_{row.subject}") or words.get(row.subject) or row.subject.replace("_", " "),
        "item": names(row.subject) if gauge is Gauge.NEEDS else "",
        "pieces": str(rules.express_pieces),
        "usual": (f"{row.usual:.0f}{NARROW}s" if ratio else clock(row.usual)) if row.usual is not None else "",
        "window": str(rule.window),
        "hours": str(round(rule.window / 60)),
        "count": str(row.count),
        "least": f"{row.at_least:.1f}" if ratio else percent(row.at_least),
    }


GOAL_FACES = 0.85
"""The handbook's; below it an action is raised only once it is sure, and far enough."""


def _span(gauge: Gauge, span: Mapping[str, Any] | None, words: Words) -> tuple[str, str]:
    if span is None or span["value"] is None:
        return "", ""
    return short(gauge, span["value"]), _fill(words["actions_cases_count"], {"count": str(span["count"])})


def _change(gauge: Gauge, effect: Mapping[str, Any], words: Words) -> str:
    change = effect.get("change")
    if not effect:
        return ""
    if change is None or not effect["is_sure"]:
        return words["actions_cant_tell"]
    turned = gauge in GOOD_TIMES
    low, high = (-change["high"], -change["low"]) if turned else (change["low"], change["high"])
    by = -change["by"] if turned else change["by"]
    values = {name: _signed(gauge, value) for name, value in (("by", by), ("low", low), ("high", high))}
    return _fill(words["actions_between"], values)


def _signed(gauge: Gauge, value: float) -> str:
    sign = MINUS if value < 0 else "+"
    if gauge in IN_SECONDS:
        return f"{sign}{abs(value):.1f}{NARROW}s"
    return f"{sign}{abs(value) * 100:.0f}{NARROW}%"


def _fill(text: str, values: Mapping[str, str]) -> str:
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", value)
    return text
