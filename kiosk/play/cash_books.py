"""The cash at a lane: what its journal says that came in, went out and is owed, held against what the boxes hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

TAKERS = ("coins", "notes")
HOPPER = "hopper"


@dataclass(slots=True)
class _Run:
    """One attempt in cash. `due`: what was to go out; `out`, as far as the hopper said; `unsure`: it could not say.
    `handed`: what staff gave out for that.
    """

    kind: str
    asked: int
    taken: int = 0
    tendered: int = 0
    due: int = 0
    out: int = 0
    owed: int = 0
    handed: int = 0
    unsure: bool = False
    cleared: bool = False  # it could later
    ended: bool = False


@dataclass(slots=True)
class CashBooks:
    """What the facts of one journal say. `held`: box → what came in, or of the hopper went out; `alarmed`: boxes that
    staff were called to, because nobody can count what moved there.
    """

    alarms: dict[int, _Run | None] = field(default_factory=dict)  # those open; what each is about
    handed: int = 0  # what staff gave out for alarms in all
    held: Counter[str] = field(default_factory=Counter)
    alarmed: set[str] = field(default_factory=set)
    runs: dict[str, _Run] = field(default_factory=dict)

    def take(self, kind: str, fact: Mapping[str, Any]) -> None:
        match kind:
            case "PaymentStarted" if fact.get("way") == "cash":
                self.runs[fact["attempt"]] = _Run(fact.get("kind", "payment"), fact["amount"]["minor"])
            case "CashTaken":
                self.held[fact["box"]] += fact["amount"]["minor"]
                if fact["attempt"]:
                    self.runs[fact["attempt"]].taken += fact["amount"]["minor"]
            case "CashAlarmed":
                if fact.get("amount") is None:  # else it was counted, and found
                    self.alarmed.add(fact["box"])
                payout = fact.get("payout", "")
                self.alarms[fact.get("number", 0)] = self.runs.get(payout.removesuffix("-out")) if payout else None
            case "CashAlarmSeenTo":
                self._seen_to(fact["number"], fact.get("given"))
            case "PayOutStarted":
                self.runs[fact["attempt"]].due += fact["amount"]["minor"]
            case "PayOutSettled":
                self.held[HOPPER] += fact["paid"]["minor"]
                self.runs[fact["attempt"]].out += fact["paid"]["minor"]
                self.runs[fact["attempt"]].unsure = not fact["known"]
            case "PayOutCleared":
                self.held[HOPPER] += fact["paid"]["minor"]
                self._cleared(fact)
            case "ChangeOwed":
                for owed in fact["debt"]["tenders"]:
                    self.runs[owed["attempt"]].owed += owed["amount"]["minor"]
            case "PaymentFailed" | "PartReturned" if fact["attempt"] in self.runs:
                self.runs[fact["attempt"]].ended = True
            case "PartPaid" | "RefundPartPaid":
                self._tendered(fact["tender"])
            case "SalePaid" | "RefundPaid":
                self._tendered(fact["sale"]["tender"])

    def _seen_to(self, number: int, given: Mapping[str, Any] | None) -> None:
        run = self.alarms.pop(number, None)
        minor = given["minor"] if given is not None else 0
        self.handed += minor
        if run is not None:
            run.handed += minor

    def _cleared(self, fact: Mapping[str, Any]) -> None:
        """What is missing is owed, unless staff had seen to it: their word stands."""
        run = self.runs[fact["attempt"]]
        run.out += fact["paid"]["minor"]
        run.cleared = True
        if fact["number"]:
            run.unsure = False
            if fact["paid"]["minor"] < fact["amount"]["minor"]:
                self.alarms.pop(fact["number"], None)

    def _tendered(self, tender: Mapping[str, Any]) -> None:
        run = self.runs.get(tender["attempt"])
        if run is not None:
            run.tendered, run.ended = tender["amount"]["minor"], True

    def astray(self) -> Iterator[str]:
        """Where money was lost, or made, between what came in and what the lane says became of it."""
        for attempt, run in self.runs.items():
            if not run.ended:
                continue
            back = run.due if run.unsure else run.out + run.owed
            if run.kind == "payment" and run.taken != run.tendered + back:
                yield f"{attempt}: {run.taken} was put in, {run.tendered} paid, and {back} given out or owed"
            if run.kind != "payment" and run.asked != back:
                yield f"{attempt}: {run.asked} was to go back, and {back} was given out or is owed"
            if run.handed and run.handed + run.owed > run.due:
                yield f"{attempt}: {run.due} was to go out, staff gave {run.handed}, and {run.owed} is owed still"


def imbalance(books: CashBooks, boxes: Mapping[str, int]) -> Iterator[str]:
    """Each of `boxes` (box → what lies in it, or of the hopper what it gave out) that holds something else than is
    booked; less than is booked always, and more unless staff were called to look into it. A hopper never loses its
    count: it may have given out more only where a payout was never settled for sure.
    """
    for box, there in boxes.items():
        booked = books.held[box]
        unsure = (
            any(run.unsure and not run.cleared for run in books.runs.values())
            if box == HOPPER
            else box in books.alarmed
        )
        if there < booked or (there > booked and not unsure):
            word = "gave out" if box == HOPPER else "holds"
            yield f"the box {box} {word} {there}, and {booked} is booked"


def held_in(boxes: Mapping[str, Mapping[str, Any]]) -> dict[str, int]:
    """What the emulated `boxes` (box → its state) hold, or gave out, in minor units."""
    worth = {box: sum(map(worth_of, boxes[box]["cashbox"])) for box in TAKERS if box in boxes}
    hopper = boxes.get(HOPPER)
    return worth if hopper is None else {**worth, HOPPER: hopper["out"] * worth_of(hopper["coin"])}


def worth_of(piece: str) -> int:
    """Of a coin such as EU050A (cents) or a note such as EUR20 (whole ones), in minor units."""
    return int(piece[3:]) * 100 if piece.startswith("EUR") else int(piece[2:5])
