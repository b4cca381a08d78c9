"""`journal record`: a visit of a journal as a scenario that `python -m kiosk play` plays again."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kiosk.cli.journal_rows import facts
from kiosk.journal import JournalError, JournalKey
from kiosk.journal.personal import nothing
from kiosk.replay.entries import Untold
from kiosk.replay.recording import record as recorded
from kiosk.replay.recording import visits_of
from kiosk.replay.steps import settled, steps

DONE, DOES_NOT_HOLD = 0, 1


def record(path: Path, key: JournalKey, args: argparse.Namespace) -> int:
    """0: the scenario comes to the same basket and total where the goods are those of the sample sheet, by which it is
    played, at its prices; 1: there is no such visit, or something that matters to them
    cannot be told, which the file says too. Raises `JournalError`, and OSError for a file that cannot be written.
    """
    if args.session is None:
        raise JournalError("--session says which visit is recorded")
    visits = visits_of(facts(path, key, nothing), args.session)
    policy, told = settled(facts(path, key, nothing))
    recording = recorded(steps(told, policy), visits)
    if recording is None:
        print(f"journal record: there is no visit {args.session!r} in the journal {path}", file=sys.stderr)
        return DOES_NOT_HOLD
    if args.out is not None:
        args.out.write_text(recording.as_toml(), encoding="utf-8")
    else:
        sys.stdout.write(recording.as_toml())
    untold = [entry for entry in recording.entries if isinstance(entry, Untold)]
    for entry in untold:
        mark = "; the basket may come out otherwise" if entry.matters else ""
        print(f"journal record: not told: {entry.words}{mark}", file=sys.stderr)
    return DOES_NOT_HOLD if any(entry.matters for entry in untold) else DONE
