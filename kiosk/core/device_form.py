"""A device's settings as a form: what can be entered, and why something that was entered is not taken. Closed kinds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

Value = str | int | float | bool | None
Table = Mapping[str, Any]
"""A device's settings as a file would say them."""


class Shape(StrEnum):
    """How a setting is entered."""

    CHOICE = "choice"
    SWITCH = "switch"  # of a table: whether it is there at all
    WHOLE = "whole"
    NUMBER = "number"
    NUMBERS = "numbers"  # several, with commas between
    TEXT = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One setting: `path` as in the file (`drawer.on_ms`), its `value` now, None where it is not set.

    A number lies between `least` and `most`, in whole `step`s from 0, where these are given. `usual`: what holds where
    it is not set. Of a `secret` the value is shown as `veiled` has it.
    """

    path: str
    shape: Shape
    value: Value
    usual: Value = None
    needed: bool = False
    choices: tuple[str, ...] = ()
    least: float | None = None
    most: float | None = None
    step: float | None = None
    secret: bool = False


class Why(StrEnum):
    """Why a setting is not taken."""

    MISSING = "missing"
    UNKNOWN = "unknown"  # there is no such setting
    NUMBER = "number"  # it should be a number
    RANGE = "range"  # `detail`: from … to …
    CHOICE = "choice"  # `detail`: those that there are
    FORM = "form"  # `detail`: what it should look like
    NOT_OF_IT = "not_of_it"  # not of such a device
    TAKEN = "taken"  # `detail`: whose link that is
    ABSENT = "absent"  # tried: nothing is there
    SILENT = "silent"  # tried: it does not answer
    GARBLED = "garbled"  # tried: it speaks otherwise
    UNFIT = "unfit"  # tried: it answers, and cannot work so
    BUSY = "busy"  # the lane has a shopper, or something is not settled
    UNWRITTEN = "unwritten"  # the disk did not take it
    NOTHING_BEFORE = "nothing_before"  # nothing was changed yet that could be taken back


@dataclass(frozen=True, slots=True)
class Refused:
    """`path` '' where no single setting is to blame. `detail` is for the technician, in English."""

    path: str
    why: Why
    detail: str = ""

    def is_at(self, entry: Entry) -> bool:
        """Whether it is told where `entry` stands: of it, or of something in a table that is not there."""
        inside = entry.shape is Shape.SWITCH and not entry.value and self.path.startswith(f"{entry.path}.")
        return inside or self.path == entry.path


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What hangs at `link`, which the system calls `what`: a device of that `protocol`, '' where none answers.

    `sure`: the device has said so itself. `trouble`: why nobody could ask, in English; `nameless`: nobody knows the
    name by which its link calls a host.
    """

    link: str
    what: str = ""
    protocol: str = ""
    identity: str = ""
    sure: bool = False
    trouble: str = ""
    nameless: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One place where devices hang, as it was looked at: what was `found` there; which device the lane `has` there, ''
    for none, and whether that is `at_work`; and as which of the lane's devices it can be taken, the likeliest first.
    """

    found: Found
    has: str = ""
    at_work: bool = False
    takes: tuple[str, ...] = ()


def changed(table: Table, path: str, value: object) -> dict[str, Any]:
    """`table` with `value` at `path`; None takes away what is there. A switch of a table sets an empty one."""
    head, _, rest = path.partition(".")
    if rest:
        inner = table.get(head)
        return {**table, head: changed(inner if isinstance(inner, Mapping) else {}, rest, value)}
    kept = {name: one for name, one in table.items() if name != head}
    return kept if value is None else {**kept, head: value}


def stepped(entry: Entry, by: int) -> object:
    """The value of `entry` that lies `by` steps on, as `changed` takes it; what cannot be stepped stays.

    Choices and switches go round, numbers stop at their ends.
    """
    match entry.shape:
        case Shape.CHOICE if entry.choices:
            place = entry.choices.index(str(entry.value)) + by if str(entry.value) in entry.choices else 0
            chosen = entry.choices[place % len(entry.choices)]
            return int(chosen) if isinstance(entry.usual, int) else chosen
        case Shape.SWITCH if entry.usual is None:
            return None if entry.value else {}
        case Shape.SWITCH:
            return not entry.value
        case Shape.WHOLE | Shape.NUMBER:
            return _number(entry, by)
        case _:
            return entry.value


def veiled(secret: str) -> str:
    """Of a secret its last two signs, and of a short one none."""
    return "••" + (secret[-2:] if len(secret) >= 4 else "")


def _number(entry: Entry, by: int) -> float:
    least = entry.least if entry.least is not None else 0.0
    if not isinstance(entry.value, int | float):
        return int(least) if entry.shape is Shape.WHOLE else least
    step = entry.step or (1 if entry.shape is Shape.WHOLE else 0.1)
    there = max(least, entry.value + by * step)
    if entry.most is not None:
        there = min(entry.most, there)
    return int(there) if entry.shape is Shape.WHOLE else round(there, 3)


def differing(before: Mapping[str, object], after: Mapping[str, object]) -> list[str]:
    """The settings that are not as they were, in their order."""
    return [name for name in dict.fromkeys((*before, *after)) if before.get(name) != after.get(name)]
