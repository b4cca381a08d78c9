"""What the journal of one lane tells of its day, beside the money: what staff were wanted for, taps, bags, scans."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from kiosk.journal import load_key
from kiosk.journal.verify import every_row, reading

CALL = "call for help"
SOLVED = {
    "shopper": "put right by the shopper",
    "own_bag": "their own bag, they said",
    "trolley": "not to lie there, they said",
    "word": "on their word",
    "lane": "let be by the lane",
}
UNSOLVED = {"staff": "went to staff", "left": "the visit ended"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """A person was wanted, for `kind`, from `at_s` of the day on; `by` whom it was over, '' where it never was, and
    `answer` what staff said, if anything.
    """

    lane: str
    kind: str
    at_s: float
    seconds: float = 0.0
    by: str = ""
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Tap:
    """`question` is the survey's: it tells what the visit had."""

    face: int
    question: str


@dataclass(slots=True)
class Told:
    """All of it. `questions`: how each question about a bag ended; `refused`: why codes became no line; `printed`:
    visits whose receipt came out, as the printer said; `unprinted`: those where it was told as missing, or in doubt.
    """

    facts: int = 0
    started: int = 0
    pieces: int = 0
    weighed: int = 0
    removed: int = 0
    printed: set[str] = field(default_factory=set)
    unprinted: set[str] = field(default_factory=set)
    wanted: list[Wanted] = field(default_factory=list)
    taps: dict[str, Tap] = field(default_factory=dict)
    reasons: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    questions: Counter[str] = field(default_factory=Counter)
    ended: Counter[str] = field(default_factory=Counter)


def told(folder: Path, lane: str, began: datetime) -> Told:
    """Of the journal in `folder`, whose day began at `began`."""
    reader = Reader(lane, began)
    journal = folder / "journal.db"
    with reading(journal, load_key(folder / "journal.key")) as (connection, _):
        for row in every_row(connection, journal):
            reader.take(row.kind, row.at, json.loads(row.data))
    return reader.done()


class Reader:
    """Takes the facts of a journal in their order; `done` once there are no more."""

    def __init__(self, lane: str, began: datetime) -> None:
        self._lane = lane
        self._began = began
        self._told = Told()
        self._open: dict[str, Wanted] = {}

    def done(self) -> Told:
        self._told.wanted += self._open.values()
        self._told.wanted.sort(key=lambda one: one.at_s)
        return self._told

    def take(self, kind: str, at: str, fact: Mapping[str, Any]) -> None:
        day = self._told
        day.facts += 1
        match kind:
            case "SessionStarted":
                day.started += 1
            case "SessionEnded":
                day.ended[fact["reason"]] += 1
            case "LineRemoved":
                day.removed += 1
            case "CodeRefused":
                day.refused[fact["reason"]] += 1
            case "SalePaid":
                lines = fact["sale"]["lines"]
                day.pieces += sum(line["quantity"] for line in lines)
                day.weighed += sum(line["weighing"] is not None for line in lines)
            case "ReceiptFailed":
                day.unprinted.add(fact["session"])
            case "ReceiptPrinted":
                day.unprinted.discard(fact["session"])
                day.printed.add(fact["session"])
            case "TapGiven":
                self._tapped(fact)
            case "TapExplained":
                self._tapped(fact["tap"])
                day.reasons.update(fact["reasons"])
            case "BagSolved":
                day.questions[SOLVED.get(fact["by"], fact["by"])] += 1
            case "BagUnsolved":
                day.questions[UNSOLVED.get(fact["because"], fact["because"])] += 1
            case "InterventionRaised":
                one = fact["intervention"]
                self._opens(one["id"], one["kind"].replace("_", " "), at)
            case "InterventionCleared":
                self._over(fact["intervention"], at, fact["by"], fact.get("answer") or "")
            case "HelpRequested" if fact.get("reason") != "intervention":
                self._opens(fact["call"], f"{CALL}: {fact.get('reason', 'asked')}", at)
            case "HelpCleared":
                self._over(fact["call"], at, fact["by"], "")

    def _tapped(self, tap: Mapping[str, Any]) -> None:
        self._told.taps[tap["tap"]] = Tap(tap["face"], tap["question"])

    def _opens(self, name: str, kind: str, at: str) -> None:
        self._open.setdefault(name, Wanted(self._lane, kind, self._seconds(at)))

    def _over(self, name: str, at: str, by: str, answer: str) -> None:
        one = self._open.pop(name, None)
        if one is not None:
            seconds = self._seconds(at) - one.at_s
            self._told.wanted.append(Wanted(one.lane, one.kind, one.at_s, seconds, by, answer))

    def _seconds(self, at: str) -> float:
        return (datetime.fromisoformat(at) - self._began).total_seconds()
