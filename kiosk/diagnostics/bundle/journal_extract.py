"""The journal as a support bundle tells it: the newest facts, what of them may be told, and whether they chain."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from sqlalchemy.engine import Connection

from kiosk.diagnostics.bundle.pacing import Pace
from kiosk.diagnostics.bundle.telling import Teller, is_moment
from kiosk.journal import FactUnknown, JournalDamaged, JournalKey
from kiosk.journal.chain import Row
from kiosk.journal.codec import decode
from kiosk.journal.database import plain_errors, told_rows
from kiosk.journal.newest import last_seq, newest_rows
from kiosk.journal.personal import nothing, tell
from kiosk.journal.verify import reading


@dataclass(slots=True)
class Extract:
    """`lines` are JSON, oldest first. `closed`: kind → how many facts were not told. `unread`: facts that cannot be
    read. `broken`: the newest fact that does not follow from the one before it. `cut`: there was no room for older.
    """

    lines: list[bytes] = field(default_factory=list)
    closed: Counter[str] = field(default_factory=Counter)
    unread: int = 0
    unknown: int = 0
    broken: int | None = None
    cut: bool = False

    @property
    def data(self) -> bytes:
        return b"".join(self.lines)


def extract(
    path: Path, key: JournalKey, teller: Teller, since: datetime, most: int, pace: Pace | None = None
) -> Extract:
    """What facts since that moment say, in at most so many bytes; beside a running lane too.

    Raises `JournalError` where nothing can be read.
    """
    found, size, pace = Extract(), 0, pace or Pace()
    with reading(path, key) as (connection, _):
        for row in _rows(connection, path, found):
            if _before(row.at, since):
                break
            pace.went(len(row.data))
            line = _line(connection, row, teller, found)
            if line is None:
                continue
            size += len(line)
            if size > most:
                found.cut = True
                break
            found.lines.append(line)
    found.lines.reverse()
    return found


def _rows(connection: Connection, path: Path, found: Extract) -> Iterator[Row]:
    """The newest first; what their chain says is noted once the row before is there."""
    later: Row | None = None
    for row in newest_rows(connection, path, last_seq(connection, path)):
        if isinstance(row, int):
            found.unread += 1
            later = None
            continue
        if (
            later is not None
            and found.broken is None
            and (later.seq != row.seq + 1 or later.hashed(row.hash) != later.hash)
        ):
            found.broken = later.seq
        later = row
        yield row


def _line(connection: Connection, row: Row, teller: Teller, found: Extract) -> bytes | None:
    try:
        fact = decode(_with_staff(connection, row))
    except FactUnknown:
        found.unknown += 1
        return None
    told = teller.told(fact)
    if told is None:
        found.closed[row.kind] += 1
        return None
    shape = {"seq": row.seq, "written": row.at if is_moment(row.at) else "", "kind": row.kind, "data": told}
    return json.dumps(shape, ensure_ascii=False).encode() + b"\n"


def _with_staff(connection: Connection, row: Row) -> Row:
    """What it says of persons is needed for stand-ins only: without it, it is as if nobody had been there."""
    try:
        with plain_errors(Path()):
            return told_rows(connection, [row])[0]
    except JournalDamaged:
        return replace(row, data=tell(row.data, {}, nothing))


def _before(at: str, since: datetime) -> bool:
    """A moment that nobody can read is none that is long past."""
    try:
        return datetime.fromisoformat(at) < since
    except (ValueError, TypeError):
        return False
