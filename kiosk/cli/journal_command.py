"""`python -m kiosk journal`: a journal read, checked, folded again, or extracted without personal data."""

from __future__ import annotations

import argparse
import json
import os
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.cli.journal_rows import rows, tell

if TYPE_CHECKING:
    from kiosk.core.anchors import Anchor
    from kiosk.journal import JournalKey
    from kiosk.journal.chain import Row

DONE, DOES_NOT_HOLD, UNUSABLE = 0, 1, 2
ACTIONS = {
    "show": "every fact, a line each",
    "verify": "whether every fact is there as it was written",
    "replay": "the lane that the facts add up to: at the end, --to a place, or step by step",
    "record": "the visit --session S as a scenario file, for `python -m kiosk play`",
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
    parser.add_argument("--session", metavar="S", help="replay, record, erase: the visit")
    parser.add_argument("--before", metavar="DATE", help="erase: facts from before this day, or moment (ISO 8601)")
    parser.add_argument(
        "--unsettled",
        action="store_true",
        help="erase: also what the store server may have and never said so; it will take it for something else",
    )
    parser.add_argument("--json", action="store_true", help="JSON lines on standard output")
    parser.add_argument("--to", metavar="SEQ|TIME", help="replay: up to that fact, or that time (ISO 8601)")
    parser.add_argument("--steps", action="store_true", help="replay: the lane, screen and basket after each append")
    parser.add_argument("--walk", action="store_true", help="replay: step by step, forward and back, by keys")
    parser.add_argument("--pictures", type=Path, metavar="DIR", help="replay: the screen after these steps, as PNG")
    parser.add_argument("--out", type=Path, metavar="FILE", help="record: where the scenario goes (standard output)")
    parser.add_argument("--diff", action="store_true", help="replay: what today's program and rules would decide else")
    parser.add_argument("--config", type=Path, metavar="FILE", help="--diff: by the settings of this lane")
    parser.add_argument(
        "--rules", type=Path, metavar="FILE", help="--diff: by these rules of price, whatever was handed out"
    )
    parser.add_argument("--items", type=Path, metavar="SHEET", help="--diff: with the goods as they are in this sheet")


def run(args: argparse.Namespace) -> int:
    """0: done; 1: the journal is damaged, from `first_bad_seq` on, or does not have the visit that is asked for; or
    `replay --diff` found a difference, or `record` could not tell something that matters; 2: it cannot be read, or not
    with this key, or the options do not go together.
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
                from kiosk.cli import journal_diff, journal_replay

                if args.diff:
                    return journal_diff.differences(args.path, key, args)
                return journal_replay.replay(args.path, key, args)
            case "record":
                from kiosk.cli import journal_record

                return journal_record.record(args.path, key, args)
            case "outbox":
                _outbox(args.path, key, as_json=args.json)
            case "erase":
                return _erase(args.path, key, args)
            case _:
                _export(args.path, key)
    except JournalDamaged as error:
        if args.json:
            tell({"ok": False, "first_bad_seq": error.first_bad_seq, "reason": str(error)})
        print(f"journal {args.action}: {error}", file=sys.stderr)
        return DOES_NOT_HOLD
    except JournalError as error:
        print(f"journal {args.action}: {error}", file=sys.stderr)
        return UNUSABLE
    except BrokenPipeError:  # whoever reads has seen enough; Python's own last flush must not complain either
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return DONE


def _erased(_field: str, _digest: str) -> object:
    return "erased"


def _show(path: Path, key: JournalKey, *, as_json: bool) -> None:
    for row in rows(path, key, _erased):
        if as_json:
            tell(_shape(row, json.loads(row.data)))
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
        tell({"ok": True, "facts": last - dropped, **({"dropped": dropped} if dropped else {})})
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
        tell({"unsent": standing.unsent, "oldest_s": oldest_s, "parked": aside})
        return
    since = f", the oldest for {standing.age_s} s" if standing.unsent else ""
    print(f"{path}: {standing.unsent} facts are not with the store server yet{since}")
    for seq, reason in parked.items():
        print(f"{seq:>6}  set aside: {reason}")


def _erase(path: Path, key: JournalKey, args: argparse.Namespace) -> int:
    """Takes the writer's place: a lane that runs keeps it out."""
    from kiosk.journal import Journal, JournalError

    session, before = args.session, args.before
    if (session is None) == (before is None):
        raise JournalError("either --session or --before says what is to be erased")
    moment = _moment(before) if before is not None else None
    if session is not None and not any(row.session == session for row in rows(path, key, _erased)):
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
        tell({"erased": erased})
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


def _export(path: Path, key: JournalKey) -> None:
    """Taps come last, in the order of their random ids, without number and time: none leads to its visit.

    The others are numbered anew from 1, so that no gap tells where a tap stood.
    No hash is told: what was left out has few values, and trying them all against a hash would bring it back.
    """
    taps, told = [], 0
    for row in rows(path, key, _erased):
        data = _without_persons(json.loads(row.data))
        if row.kind in TAPS:
            taps.append((row.kind, data))
        else:
            told += 1
            shape = {name: value for name, value in _shape(row, data).items() if name != "hash"}
            tell(shape | {"seq": told})
    for kind, data in sorted(taps, key=_tap_id):
        tell({"seq": None, "at": None, "session": "", "kind": kind, "data": data})


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
