"""A fact made durable: the lane's journal beside SQLite's bare commit and the disk's bare sync."""

from __future__ import annotations

from pathlib import Path

from kiosk.catalogue import Catalogue
from scripts.benchmarks.disks import BareFile, RawSqlite, RealJournal
from scripts.benchmarks.report import Result, Row, interleaved
from scripts.benchmarks.small_lane import policy
from scripts.benchmarks.visits import SHEET, line_added, packed_items

LINES = 10
RAW = "raw SQLite WAL/FULL, one row a commit"
BOTH = "raw SQLite + the head's 4 KB rewritten and synced"
FSYNC = "bare: 4 KB appended and fsynced"


def measure(folder: Path, *, quick: bool) -> Result:
    """The four take turns, on the same disk."""
    rounds, warm_up = (10, 2) if quick else (1500, 100)
    fact = line_added(policy(), packed_items(Catalogue.open(SHEET, folder / "catalogue.db")), LINES)
    journal, raw, file = RealJournal(folder, fact), RawSqlite(folder, fact), BareFile(folder)
    times = interleaved(rounds, warm_up, file.sync, raw.append, file.overwrite, journal.append)
    for store in (journal, raw, file):
        store.close()
    synced, committed, headed, appended = times
    both = tuple(one + other for one, other in zip(committed, headed, strict=True))
    return Result(
        "append",
        f"one LineAdded with the pricing of {LINES} lines, durable",
        (
            Row(FSYNC, synced),
            Row(RAW, committed, (FSYNC,)),
            Row(BOTH, both, (FSYNC, RAW)),
            Row("Journal.append", appended, (FSYNC, RAW, BOTH)),
        ),
        ("Journal.append: encode, chain, SQLCipher commit (WAL/FULL), then the head outside the database.",),
    )
