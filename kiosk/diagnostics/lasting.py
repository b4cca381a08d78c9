"""Counters that last: what each part of each device has done, day by day, over restarts and exchanges of the device.

In a file of its own beside the journal: a counter is no fact, and nothing that a sale waits for may wait for it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from kiosk.core.device_counts import DeviceCount
from kiosk.core.findings import Part
from kiosk.diagnostics.watch import MECHANISMS

FILE = "counters.db"
"""In the lane's data folder."""
TABLE = (
    "CREATE TABLE IF NOT EXISTS counter (device TEXT, kind TEXT, unit TEXT, day TEXT, name TEXT, value REAL NOT NULL, "
    "told INTEGER NOT NULL DEFAULT 0, "
    "PRIMARY KEY (device, unit, day, name)) WITHOUT ROWID"
)
ADD = (
    "INSERT INTO counter (device, kind, unit, day, name, value) VALUES (?, ?, ?, ?, ?, ?) "
    "ON CONFLICT DO UPDATE SET value = value + excluded.value, told = 0"
)
UNTOLD = (
    "SELECT device, kind, unit, day, name, value FROM counter WHERE told = 0 ORDER BY day, device, unit, name LIMIT ?"
)
TELL = "UPDATE counter SET told = 1 WHERE device = ? AND unit = ? AND day = ? AND name = ? AND value = ?"
LIVES = (
    "SELECT device, kind, unit, min(day), max(day), max(name = 'bytes_in') FROM counter GROUP BY device, kind, unit "
    "ORDER BY device, max(day), min(day)"
)
DAYS = "SELECT device, kind, unit, day, name, value FROM counter ORDER BY day DESC, device, unit, name LIMIT ?"
SUMS = "SELECT device, unit, name, sum(value) FROM counter GROUP BY device, unit, name ORDER BY name"
FOLD = (
    "CREATE TEMP TABLE folded AS SELECT device, kind, unit, min(day) AS day, name, sum(value) AS value, told "
    "FROM counter WHERE day < ? AND told >= ? GROUP BY device, unit, name, told HAVING count(*) > 1",
    "DELETE FROM counter WHERE day < ? AND told >= ? AND EXISTS (SELECT 1 FROM folded "
    "WHERE folded.device = counter.device AND folded.unit = counter.unit "
    "AND folded.name = counter.name AND folded.told = counter.told)",
)
FOLDED = "INSERT INTO counter (device, kind, unit, day, name, value, told) SELECT * FROM folded"
BUSY_S = 5.0
LINE_MM = 4.2
"""A printed line of text is about so high, with the usual spacing of 30 dots at 180 dots an inch."""

PARTS: dict[str, Part] = {
    "cuts": Part.CUTTER,
    "lines_printed": Part.PRINT_HEAD,
    "not_printed": Part.PRINT_HEAD,
    "weighings": Part.LOAD_CELL,
    "zeroings": Part.LOAD_CELL,
    "under_zero": Part.LOAD_CELL,
    "reads": Part.READER,
    "misreads": Part.READER,
    "losses": Part.CABLE,
    "connections": Part.CABLE,
    "mended": Part.LINE,
    "asked_again": Part.LINE,
    "slow_answers": Part.LINE,
    "garbled": Part.LINE,
    "bytes_in": Part.LINE,
    "bytes_out": Part.LINE,
    "online_s": Part.POWER,
    "attempts": Part.ACCOUNT,
    "declined": Part.ACCOUNT,
    "unclear": Part.ACCOUNT,
    "payouts": Part.HOPPER,
}
"""The part that each count tells of; of all others it is the kind's own mechanism."""


WORN = (
    "cuts", "metres", "not_printed", "reads", "no_reads_per_100", "misreads", "weighings", "zeroings", "under_zero",
    "attempts", "declined", "unclear", "pieces_in", "payouts", "jams", "losses", "mended", "asked_again",
)  # fmt: skip
"""What people are told of all that was counted, in this order: what wears a part, or tells that it is worn."""


@dataclass(frozen=True, slots=True)
class Grown:
    """By how much the counts of one unit, a device with an identity of its own, grew on `day` (ISO)."""

    device: str
    kind: str
    unit: str
    day: str
    counts: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Life:
    """What one unit has done at its place from the day `since` to the day `until`; `now`: it is the one there."""

    device: str
    kind: str
    unit: str
    since: str
    until: str
    now: bool
    counts: Mapping[str, float]

    @property
    def figures(self) -> dict[str, float]:
        """What of it is told to people: of each thing that happened at all, in the order of `WORN`."""
        known = {**self.counts, **rates(self.kind, self.counts)}
        return {name: known[name] for name in WORN if known.get(name)}

    def as_json(self) -> dict[str, object]:
        parts: dict[str, dict[str, float]] = {}
        for name, value in self.counts.items():
            parts.setdefault(str(part_of(self.kind, name)), {})[name] = round(value, 3)
        for name, value in rates(self.kind, self.counts).items():
            parts.setdefault(str(part_of(self.kind, name)), {})[name] = value
        return {"unit": self.unit, "since": self.since, "until": self.until, "now": self.now, "parts": parts}


def part_of(kind: str, name: str) -> Part:
    found = {"metres": Part.PRINT_HEAD, "no_reads_per_100": Part.READER}.get(name) or PARTS.get(name)
    return found or MECHANISMS.get(kind, Part.CASH_BOX)


def rates(kind: str, counts: Mapping[str, float]) -> dict[str, float]:
    """What a person asks for, reckoned from what is counted."""
    said: dict[str, float] = {}
    if kind == "printer" and (lines := counts.get("lines_printed")):
        said["metres"] = round(lines * LINE_MM / 1000, 2)
    if kind in ("scanner", "camera"):
        bad = counts.get("garbled", 0) + counts.get("misreads", 0)
        tried = counts.get("reads", 0) + counts.get("garbled", 0)
        if tried:
            said["no_reads_per_100"] = round(100 * bad / tried, 2)
    return said


class Lasting:
    """The file of the counters; each call opens it for itself, so any thread may. Raises `sqlite3.Error`."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def add(self, grown: Iterable[Grown]) -> None:
        """All of it is on disk afterwards, or nothing."""
        rows = [
            (one.device, one.kind, one.unit, one.day, name, value)
            for one in grown
            for name, value in one.counts.items()
            if value
        ]
        if rows:
            with closing(self._open()) as connection, connection:
                connection.executemany(ADD, rows)

    def fold(self, before: str, *, told: bool) -> None:
        """Of the days before that one (ISO), each count is one row, on the first of them: what a unit has done stays.

        `told`: only what the store server knows, which keeps the days.
        """
        with closing(self._open()) as connection, connection:
            for step in FOLD:
                connection.execute(step, (before, int(told)))
            connection.execute(FOLDED)

    def put_aside(self) -> None:
        """The file, which is damaged, is beside its place, and the next call begins a new one. Raises OSError."""
        self._path.replace(self._path.with_name(f"{self._path.name}.damaged"))
        self._path.with_name(f"{self._path.name}-journal").unlink(missing_ok=True)

    def lives(self) -> tuple[Life, ...]:
        """Of every unit there ever was; those of one place in the order in which they came."""
        if not self._path.exists():
            return ()
        with closing(self._open()) as connection:
            spans = connection.execute(LIVES).fetchall()
            sums: dict[tuple[str, str], dict[str, float]] = {}
            for device, unit, name, value in connection.execute(SUMS):
                sums.setdefault((device, unit), {})[name] = value
        # one that never said a word is none: it is a plug that was out, counted under the protocol's name
        newest = {device: unit for device, _, unit, *_ in sorted(spans, key=lambda span: span[5])}
        return tuple(
            Life(device, kind, unit, since, until, newest[device] == unit, sums[device, unit])
            for device, kind, unit, since, until, _ in spans
        )

    def untold(self, most: int) -> tuple[DeviceCount, ...]:
        """What the store server does not know as it stands, the oldest first."""
        if not self._path.exists():
            return ()
        with closing(self._open()) as connection:
            rows = connection.execute(UNTOLD, (most,)).fetchall()
        return _counts(rows)

    def days(self, most: int) -> tuple[DeviceCount, ...]:
        """What was counted each day, the newest first."""
        if not self._path.exists():
            return ()
        with closing(self._open()) as connection:
            rows = connection.execute(DAYS, (most,)).fetchall()
        return _counts(rows)

    def told(self, counts: Iterable[DeviceCount]) -> None:
        """The store server knows these; one that has grown meanwhile is told again."""
        with closing(self._open()) as connection, connection:
            connection.executemany(TELL, [(one.device, one.unit, one.day, one.name, one.value) for one in counts])

    def _open(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, timeout=BUSY_S)
        connection.execute(TABLE)
        return connection


def _counts(rows: Iterable[tuple[str, str, str, str, str, float]]) -> tuple[DeviceCount, ...]:
    return tuple(
        DeviceCount(device, kind, unit, str(part_of(kind, name)), day, name, value)
        for device, kind, unit, day, name, value in rows
    )
