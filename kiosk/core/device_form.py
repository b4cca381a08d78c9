"""A device's settings as a form: what can be entered, and why something that was entered is not taken. Closed kinds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

Value = str | int | float | bool | None


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
    it is not set.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What hangs at `link`, which the system calls `what`: a device of that `protocol`, '' where none answers.

    `sure`: the device has said so itself. `trouble`: why nobody could ask, in English.
    """

    link: str
    what: str = ""
    protocol: str = ""
    identity: str = ""
    sure: bool = False
    trouble: str = ""
