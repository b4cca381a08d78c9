"""Rows of the staff's trail as they are read: in words, with amounts as they are written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from server.console.page import money
from server.db.staff_models import StaffActRow
from server.wall.words import Words

LATE = timedelta(minutes=15)
"""What came so much later, or earlier, than its clock says is told with the server's time too."""
MINUTE = len("2026-11-22T10:05")
UNSAID = ("currency", "line", "debt")
"""Keys of what changed that others are told with, or that only a program reads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """`what` was `before` and is `after`; one of them '' where only the other is told."""

    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """`came` is '' unless its clock says another time; `why` '' where it was done; `place` says at what it was done,
    `words` is what they wrote with it.
    """

    at: str
    when: str
    came: str
    place: str
    who: str
    act: str
    why: str
    reason: str
    visit: str
    words: str
    changes: tuple[Change, ...]


def deed(row: StaffActRow, names: Mapping[str, str], words: Words, today: str) -> Deed:
    """`row` in `words`; `names` has who works here, by id. A word of a later program is told as it came."""
    at, came = datetime.fromisoformat(row.at), datetime.fromisoformat(row.received_at)
    return Deed(
        at=row.at,
        when=moment(row.at, today),
        came=moment(row.received_at, today) if abs(came - at) > LATE else "",
        place=_place(row, words),
        who=names.get(row.staff, row.staff) or words["nobody_known"],
        act=_word(words, "act", row.act),
        why=_word(words, "not", row.why) if row.why else "",
        reason=_word(words, "reason", row.reason) if row.reason else "",
        visit=row.session,
        words=row.words,
        changes=tuple(_changes(row.before, row.after, words)),
    )


def _place(row: StaffActRow, words: Words) -> str:
    if not row.lane:
        return words["console"]
    return (words["lane"] if row.journal else words["console_for"]).replace("{lane}", row.lane)


def moment(at: str, today: str) -> str:
    """With the day where that is another."""
    day, _, clock = at[:MINUTE].partition("T")
    return clock if day == today else f"{day} {clock}"


def _changes(before: Mapping[str, Any], after: Mapping[str, Any], words: Words) -> list[Change]:
    names = [name for name in {**before, **after} if name not in UNSAID]
    changes = [_change(name, before, after, words) for name in names]
    return [one for one in changes if one.before or one.after]


def _change(name: str, before: Mapping[str, Any], after: Mapping[str, Any], words: Words) -> Change:
    was, now = _value(name, before, words), _value(name, after, words)
    return Change(what=_label(name, {**before, **after}, words), before="" if was == now else was, after=now)


def _label(name: str, told: Mapping[str, Any], words: Words) -> str:
    if name == "minor" and "line" in told:
        return words["told_line"].replace("{line}", str(told["line"])) if told["line"] else words["told_basket"]
    return _word(words, "told", name)


def _value(name: str, told: Mapping[str, Any], words: Words) -> str:
    value = told.get(name)
    match value:
        case None:
            return ""
        case bool():
            return words["yes"] if value else words["no"]
        case int() if name.endswith("minor"):
            return money(value, str(told["currency"])) if "currency" in told else ""
        case int():
            return str(value)
        case _:
            return _word(words, "value", str(value))


def _word(words: Words, kind: str, word: str) -> str:
    """What `word` is called; as it came, where nobody here has heard of it."""
    return words.get(f"{kind}_{word}") or word.replace("_", " ")
