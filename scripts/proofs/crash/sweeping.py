"""A journal that is tidied as fast as it can be, with an append after each step: run under the recorder by `tidying`.

The file `marks` says `kept N` when an append has come back.
"""

from __future__ import annotations

import argparse
import os
from datetime import datetime
from pathlib import Path

from sqlalchemy import delete

from kiosk.core.session.facts import Fact, LaneCarried, SessionStarted, StartedBy
from kiosk.journal import Journal, load_or_make_key
from kiosk.journal.chain import Head
from kiosk.journal.database import FACT
from kiosk.journal.tidy import Keeping, Tidier
from scripts.proofs.crash.recording import MARKS

OLD, NOW = "2026-01-01T10:00:00+00:00", datetime.fromisoformat("2026-04-10T10:00:00+00:00")
RECEIPTS = 7
MUTANTS = ("none", "facts-first")


def visits(count: int) -> list[Fact]:
    """Visits that bought nothing, and the books after them."""
    begun = [SessionStarted(session=f"4-{n:06}", language="en", by=StartedBy.TOUCH, at=OLD) for n in range(count)]
    books = {"sessions": count, "attempts": 0, "receipts": RECEIPTS, "jobs": 0}
    return [*begun, LaneCarried(**books, saved=(), unsigned=(), print_job=None)]


def facts_first(journal: Journal, base: Head) -> None:
    """The mutant's: the facts go, and then the head tells that the journal begins behind them."""
    journal.transact(lambda connection: connection.execute(delete(FACT).where(FACT.c.seq <= base.seq)))
    head_first(journal, base)


head_first = Journal.begin_behind


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--mutant", choices=MUTANTS, default="none")
    parser.add_argument("--rounds", type=int, default=60)
    given = parser.parse_args()
    folder = given.folder.resolve()
    if given.mutant == "facts-first":
        Journal.begin_behind = facts_first  # type: ignore[method-assign]
    marks = os.open(folder / MARKS, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    journal = Journal.open(folder / "journal.db", load_or_make_key(folder / "journal.key"))
    tidier = Tidier(journal, Keeping(days=30, personal_days=10))
    tidier.begin()
    for round_ in range(given.rounds):
        tidier.step(NOW, 0.0)
        os.write(marks, f"kept {journal.append(visits(70 if round_ % 12 == 0 else round_ % 3), OLD)}\n".encode())
    journal.close()


if __name__ == "__main__":
    main()
