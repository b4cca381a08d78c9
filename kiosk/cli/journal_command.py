"""`python -m kiosk journal`: a journal read, checked, folded again, or extracted without personal data."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kiosk.core.anchors import Anchor
    from kiosk.core.session.facts import Fact
    from kiosk.core.session.state import LaneState
    from kiosk.journal import JournalKey
    from kiosk.journal.chain import Row
    from kiosk.journal.personal import StandIn

DONE, DOES_NOT_HOLD, UNUSABLE = 0, 1, 2
ACTIONS = {
    "show": "every fact, a line each",
    "verify": "whether every fact is there as it was written",
    "replay": "the lane that the facts add up to",
    "outbox": "what the store server does not have yet, since when, and what it could not take",
    "erase": "what it says of persons, of --session S or --before DATE, is gone for good; no program may write it",
    "export": "every fact as JSON, without personal data and without the order of taps",
}
TAPS = ("TapGiven", "TapExplained")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = "actions:\n" + "\n".join(f"  {name:8}{meaning}" for name, meaning in ACTIONS.items())
    parser.add_argument("action", choices=ACTIONS, metavar="ACTION", help="one of the actions below")
    parser.add_argument("path", type=Path, metavar="PATH", help="the journal's file; its head is beside it")
    parser.add_argument("--key-file", type=Path, help="the journal's key (default: PATH with the ending .key)")
    parser.add_argument(
        "--anchors", type=Path, help="verify: what `python -m server anchors LANE` printed, to hold the journal against"
    )
    parser.add_argument("--session", metavar="S", help="erase: the visit")
    parser.add_argument("--before", metavar="DATE", help="erase: facts from before this day, or moment (ISO 8601)")
    parser.add_argument(
        "--unsettled",
        action="store_true",
        help="erase: also what the store server may have and never said so; it will take it for something else",
    )
    parser.add_argument("--json", action="store_true", help="JSON lines on standard output")


def run(args: argparse.Namespace) -> int:
    """0: done; 1: the journal is damaged, from `first_bad_seq` on, or does not have what is to be erased; 2: it cannot
    be read, or not with this key.
    """
    from kiosk.journal import JournalDamaged, JournalError, JournalUnreadable, load_key

    try:
        if not args.path.is_file():  # whatever its key: that is not what is missing
            raise JournalUnreadable(f"there is no journal at {args.path}")
        key = load_key(args.key_file or args.path.with_suffix(".key"))
        match args.action:
            case "show":
                _show(args.path, key, as_json=args.json)
            case "verify":
                _verify(args.path, key, args.anchors, as_json=args.json)
            case "replay":
                _replay(args.path, key, as_json=args.json)
            case "outbox":
                _outbox(args.path, key, as_json=args.json)
            case "erase":
                return _erase(args.path, key, args)
            case _:
                _export(args.path, key)
    except JournalDamaged as error:
        if args.json:
            _tell({"ok": False, "first_bad_seq": error.first_bad_seq, "reason": str(error)})
        print(f"journal {args.action}: {error}", file=sys.stderr)
        return DOES_NOT_HOLD
    except JournalError as error:
        print(f"journal {args.action}: {error}", file=sys.stderr)
        return UNUSABLE
    except BrokenPipeError:  # whoever reads has seen enough; Python's own last flush must not complain either
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return DONE


def _rows(path: Path, key: JournalKey, stand_in: StandIn) -> Iterator[Row]:
    """The rows up to the first that is not as it was written; that one raises `JournalDamaged`.

    `stand_in` says what is told in the place of what was erased.
    """
    from kiosk.journal.chain import checked
    from kiosk.journal.database import told_rows
    from kiosk.journal.verify import every_row, reading

    with reading(path, key) as (connection, head):
        for row in checked(every_row(connection, path, head.base_seq), head.base):
            yield from told_rows(connection, [row], stand_in)


def _erased(_field: str, _digest: str) -> object:
    return "erased"


def _show(path: Path, key: JournalKey, *, as_json: bool) -> None:
    for row in _rows(path, key, _erased):
        if as_json:
            _tell(_shape(row, json.loads(row.data)))
        else:
            print(f"{row.seq:>6}  {row.at}  {row.session or '-':<12}  {row.kind:<18}  {row.data}")


def _verify(path: Path, key: JournalKey, anchors: Path | None, *, as_json: bool) -> None:
    from kiosk.journal import JournalDamaged
    from kiosk.journal.head import read_head
    from kiosk.journal.verdict import remembered_verdict
    from kiosk.journal.verify import verify

    known = _anchors(anchors) if anchors is not None else []
    last = verify(path, key, known)
    found = remembered_verdict(path, key)
    if found:
        raise JournalDamaged(f"when the store server was asked last, {found}")
    dropped = read_head(path, key).base_seq
    if as_json:
        _tell({"ok": True, "facts": last - dropped, **({"dropped": dropped} if dropped else {})})
    else:
        before = f"; {dropped} before them were dropped" if dropped else ""
        print(f"{path}: all {last - dropped} facts are as they were written{before}")


def _anchors(path: Path) -> list[Anchor]:
    """Raises ValueError for a file that cannot be used."""
    from kiosk.core.anchors import read_anchors

    try:
        anchors = read_anchors(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise ValueError(f"{path}: {error}") from error
    if not anchors:  # held against nothing, every journal would do
        raise ValueError(f"{path}: there is no place of a journal in it")
    return anchors


def _outbox(path: Path, key: JournalKey, *, as_json: bool) -> None:
    from kiosk.journal.outbox import Outbox
    from kiosk.journal.verify import reading
    from kiosk.lane.clock import SystemClock

    with reading(path, key):  # what is wrong with it is said as every action says it
        pass
    outbox = Outbox.open(path, key)
    try:
        standing = outbox.standing(datetime.fromisoformat(SystemClock().wall()))
        parked = outbox.parked()
    finally:
        outbox.close()
    if as_json:
        aside = [{"seq": seq, "reason": reason} for seq, reason in parked.items()]
        oldest_s = standing.age_s if standing.unsent else None
        _tell({"unsent": standing.unsent, "oldest_s": oldest_s, "parked": aside})
        return
    since = f", the oldest for {standing.age_s} s" if standing.unsent else ""
    print(f"{path}: {standing.unsent} facts are not with the store server yet{since}")
    for seq, reason in parked.items():
        print(f"{seq:>6}  set aside: {reason}")


def _replay(path: Path, key: JournalKey, *, as_json: bool) -> None:
    from kiosk.core.session.apply import apply, new_lane
    from kiosk.journal.codec import decode
    from kiosk.journal.head import read_head
    from kiosk.journal.personal import nothing

    erased: list[str] = []

    def gone(field: str, digest: str) -> object:
        erased.append(digest)
        return nothing(field, digest)

    facts = [decode(row) for row in _rows(path, key, gone)]
    policy = _policy(facts)
    state = new_lane(policy)
    for fact in facts:
        state = apply(state, fact, policy)
    summary = {**_summary(facts, state), "erased": len(erased), "dropped": read_head(path, key).base_seq}
    if as_json:
        _tell(summary)
    else:
        for name, value in summary.items():
            text = json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else value
            print(f"{name:<14}{'-' if text is None else text}")


def _erase(path: Path, key: JournalKey, args: argparse.Namespace) -> int:
    """Takes the writer's place: a lane that runs keeps it out."""
    from kiosk.journal import Journal, JournalError

    session, before = args.session, args.before
    if (session is None) == (before is None):
        raise JournalError("either --session or --before says what is to be erased")
    moment = _moment(before) if before is not None else None
    if session is not None and not any(row.session == session for row in _rows(path, key, _erased)):
        print(f"journal erase: there is no visit {session!r} in the journal {path}", file=sys.stderr)
        return DOES_NOT_HOLD
    journal = Journal.open(path, key)
    try:
        if moment is not None:
            erased = journal.erase_before(moment, unsettled=args.unsettled)
        else:
            erased = journal.erase_session(session, unsettled=args.unsettled)
    finally:
        journal.close()
    if args.json:
        _tell({"erased": erased})
    else:
        print(f"{path}: {erased} places no longer tell of a person")
    return DONE


def _moment(told: str) -> datetime:
    """A day begins at midnight, and a moment without a zone is, where this runs."""
    from kiosk.journal import JournalError

    try:
        return datetime.fromisoformat(told).astimezone()
    except ValueError:
        raise JournalError(f"{told!r} is neither a day such as 2026-11-22 nor a moment") from None


def _policy(facts: list[Fact]) -> Any:  # noqa: ANN401 - imported late
    """What folding needs to know of the store, found in the facts themselves."""
    from kiosk.core.policy import Policy
    from kiosk.core.session.facts import LineAdded, SalePaid, SessionStarted

    currency, language, lane = "XXX", "en", ""
    for fact in facts:
        match fact:
            case SessionStarted():
                language = fact.language
            case LineAdded():
                currency = fact.line.item.price.currency
            case SalePaid():
                lane = fact.sale.lane
            case _:
                continue
    return Policy(lane=lane, store_name="", store_address="", tax_number="", currency=currency, languages=(language,))


def _summary(facts: list[Fact], state: LaneState) -> dict[str, object]:
    from kiosk.core.session.facts import SalePaid, TapGiven
    from kiosk.core.session.state import screen

    taken: dict[str, int] = {}
    for fact in facts:
        if isinstance(fact, SalePaid):
            owed = fact.sale.pricing.to_pay
            taken[owed.currency] = taken.get(owed.currency, 0) + owed.minor
    session, attempt, job = state.session, state.attempt, state.print_job
    return {
        "facts": len(facts),
        "sessions": state.sessions,
        "sales": sum(isinstance(fact, SalePaid) for fact in facts),
        "taken_minor": taken,
        "taps": sum(isinstance(fact, TapGiven) for fact in facts),
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


def _export(path: Path, key: JournalKey) -> None:
    """Taps come last, in the order of their random ids, without number and time: none leads to its visit.

    The others are numbered anew from 1, so that no gap tells where a tap stood.
    No hash is told: what was left out has few values, and trying them all against a hash would bring it back.
    """
    taps, told = [], 0
    for row in _rows(path, key, _erased):
        data = _without_persons(json.loads(row.data))
        if row.kind in TAPS:
            taps.append((row.kind, data))
        else:
            told += 1
            shape = {name: value for name, value in _shape(row, data).items() if name != "hash"}
            _tell(shape | {"seq": told})
    for kind, data in sorted(taps, key=_tap_id):
        _tell({"seq": None, "at": None, "session": "", "kind": kind, "data": data})


def _tap_id(told: tuple[str, Any]) -> tuple[str, str]:
    """The random id of a tap, which one that was explained later holds inside."""
    kind, data = told
    tap = data["tap"]
    return str(tap["tap"] if isinstance(tap, dict) else tap), kind


def _without_persons(value: Any) -> Any:  # noqa: ANN401 - JSON
    """Without the fields that tell of a person anywhere; the store's own name goes with them."""
    from kiosk.journal.personal import FIELDS

    match value:
        case dict():
            return {name: _without_persons(part) for name, part in value.items() if name not in FIELDS}
        case list():
            return [_without_persons(part) for part in value]
        case _:
            return value


def _shape(row: Row, data: object) -> dict[str, object]:
    return {
        "seq": row.seq,
        "at": row.at,
        "session": row.session,
        "kind": row.kind,
        "version": row.version,
        "data": data,
        "hash": row.hash,
    }


def _tell(what: dict[str, object]) -> None:
    print(json.dumps(what, ensure_ascii=False))
