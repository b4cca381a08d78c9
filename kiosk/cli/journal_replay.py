"""`journal replay`: the lane that a journal's facts add up to, at its end or step by step."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from kiosk.cli.journal_rows import facts, tell
from kiosk.core.session.facts import Fact, SalePaid, TapGiven
from kiosk.core.session.state import LaneState, screen
from kiosk.journal import JournalKey
from kiosk.journal.head import read_head
from kiosk.journal.personal import nothing
from kiosk.replay.steps import Step, settled, steps
from kiosk.replay.told import Told
from kiosk.replay.told_as import as_shape, as_text
from kiosk.replay.walking import HOW, moment, place_after

DONE, DOES_NOT_HOLD = 0, 1


def replay(path: Path, key: JournalKey, args: argparse.Namespace) -> int:
    """0: done; 1: there is no such visit. Raises `JournalError`, and ValueError for a place that is none."""
    told = _Facts(path, key)
    chosen = _chosen(told, args.session, args.to)
    each = args.steps or args.session is not None
    if args.walk:
        return _walk(list(chosen))
    if not each and args.pictures is None:
        _summarise(chosen, told, as_json=args.json, last=args.to is not None)
        return DONE
    seen = list[Step]()
    for step in chosen:
        if each:
            _tell_step(step, as_json=args.json)
        if args.pictures is not None or not seen:
            seen = seen if each else []
            seen.append(step)
    if args.session is not None and not seen:
        print(f"journal replay: there is no visit {args.session!r} in the journal {path}", file=sys.stderr)
        return DOES_NOT_HOLD
    if args.pictures is not None:
        _picture(seen, args.pictures)
    return DONE


@dataclass(slots=True)
class _Facts:
    """The facts of a journal, and how many places of them do not tell of a person any more."""

    path: Path
    key: JournalKey
    erased: int = 0

    def facts(self) -> Iterator[Told]:
        def gone(field: str, digest: str) -> object:
            self.erased += 1
            return nothing(field, digest)

        return facts(self.path, self.key, gone)


def _chosen(told: _Facts, session: str | None, to: str | None) -> Iterator[Step]:
    """The steps up to `to`, and of these only what tells of `session`, where it is given."""
    last = int(to) if to is not None and to.isdecimal() else None
    until = moment(to) if to is not None and last is None else None
    policy, all_facts = settled(told.facts())
    for step in steps(all_facts, policy):
        if last is not None and step.append.seq > last:
            return
        if until is not None and datetime.fromisoformat(step.append.at) > until:
            return
        if session is None or session in step.append.sessions:
            yield step


def _tell_step(step: Step, *, as_json: bool) -> None:
    if as_json:
        tell(as_shape(step))
    else:
        print(as_text(step))


def _walk(steps: list[Step]) -> int:
    """Each line typed leads to another step, until `q` or the end of what is typed."""
    if not steps:
        print("journal replay: there is no such step", file=sys.stderr)
        return DOES_NOT_HOLD
    print(f"{len(steps)} steps; {HOW}")
    place: int | None = 0
    while place is not None:
        print(as_text(steps[place]), flush=True)
        place = _next(steps, place)
    return DONE


def _next(steps: list[Step], place: int) -> int | None:
    for word in sys.stdin:
        try:
            return place_after(steps, place, word)
        except ValueError as error:
            print(error, file=sys.stderr)
    return None


def _picture(steps: list[Step], folder: Path) -> None:
    from kiosk.gallery.replayed import picture_steps

    folder.mkdir(parents=True, exist_ok=True)
    for path in picture_steps(steps, folder):
        print(path, file=sys.stderr)


def _summarise(steps: Iterator[Step], told: _Facts, *, as_json: bool, last: bool) -> None:
    counts, step = _Counts(), None
    for step in steps:
        for fact in step.append.facts:
            counts.take(fact)
    summary = {**_shape(counts, step), "erased": told.erased, "dropped": read_head(told.path, told.key).base_seq}
    if last and step is not None:
        summary["last"] = as_shape(step)
    if as_json:
        tell(summary)
        return
    for name, value in summary.items():
        if name != "last":
            text = json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else value
            print(f"{name:<14}{'-' if text is None else text}")
    if last and step is not None:
        print(as_text(step))


@dataclass(slots=True)
class _Counts:
    """What was counted on the way. `taken`: currency → what sales came to, in minor units."""

    facts: int = 0
    sales: int = 0
    taps: int = 0
    taken: dict[str, int] = field(default_factory=dict)

    def take(self, fact: Fact) -> None:

        self.facts += 1
        self.taps += isinstance(fact, TapGiven)
        if isinstance(fact, SalePaid):
            owed = fact.sale.pricing.to_pay
            self.sales += 1
            self.taken[owed.currency] = self.taken.get(owed.currency, 0) + owed.minor


def _shape(counts: _Counts, step: Step | None) -> dict[str, object]:
    """Without a step of a lane that never was."""
    state = step.state if step is not None else LaneState(language="")
    session, attempt, job = state.session, state.attempt, state.print_job
    return {
        "facts": counts.facts,
        "sessions": state.sessions,
        "sales": counts.sales,
        "taken_minor": counts.taken,
        "taps": counts.taps,
        "last_receipt": state.receipts,
        "stopped_well": state.stopped_well,
        "screen": screen(state).value,
        "session": None
        if session is None
        else {
            "id": session.id,
            "phase": type(session.phase).__name__,
            "pieces": session.pieces,
            "lines": [
                {"line": line.id, "item": line.item.key, "shown_minor": session.priced(line.id).shown.minor}
                for line in session.lines
            ],
            "to_pay_minor": session.pricing.to_pay.minor,
            "paid_in_parts_minor": [part.amount.minor for part in session.parts],
            "currency": session.pricing.to_pay.currency,
        },
        "attempt": None
        if attempt is None
        else {"id": attempt.id, "stage": attempt.stage.value, "amount_minor": attempt.amount.minor},
        "print_job": None if job is None else {"id": job.id, "stage": job.stage.value, "copy": job.copy},
    }
