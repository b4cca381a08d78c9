"""Bytes on the scanner's wire → the drawn line, through pump, lane thread, journal, bridge and view-models."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QGuiApplication

from scripts.benchmarks.bare import BareScreen
from scripts.benchmarks.disks import BareFile, RealJournal
from scripts.benchmarks.report import Result, Row, Target, interleaved
from scripts.benchmarks.screen_lane import ScreenLane
from scripts.benchmarks.small_lane import policy
from scripts.benchmarks.visits import SHEET, line_added, packed_items

TARGET = Target("p95", 33.0)
SIZES = (10, 60)
BARE = "bare: pty → QSocketNotifier → Text → frame"


def measure(folder: Path, *, quick: bool) -> Result:
    """The lane with a basket of 10 and of 60 lines; window, wire and disk of the floor are of the same process."""
    from kiosk.catalogue import Catalogue

    rounds, warm_up = (3, 1) if quick else (150, 15)
    app = QGuiApplication([])
    items = packed_items(Catalogue.open(SHEET, folder / "catalogue.db"))
    lane, bare, file = ScreenLane(folder), BareScreen(), BareFile(folder)
    floors: list[float] = []
    rows: list[Row] = []
    known: dict[int, list[float]] = {}
    for size in SIZES:
        lane.fill(size)
        journal = RealJournal(folder / str(size), line_added(policy(), items, size + 1))
        after = known[size] = []

        def scanned(after: list[float] = after) -> float:
            lane.rest()
            taken = lane.scan()
            after.append(lane.known_ms)
            lane.rest()
            lane.take_back()
            return taken

        def bare_scan() -> float:
            lane.rest()
            return bare.scan()

        floor, synced, appended, drawn = interleaved(rounds, warm_up, bare_scan, file.sync, journal.append, scanned)
        journal.close()
        floors += floor
        rows += [
            Row(f"{size} lines: disk's 4 KB append and fsync alone", synced),
            Row(f"{size} lines: Journal.append alone", appended),
            Row(f"{size} lines: bytes → durable and known", tuple(after[warm_up:]), (BARE,)),
            Row(f"{size} lines: bytes → line drawn", drawn, (BARE,), TARGET),
        ]
    lane.close()
    bare.close()
    del app
    return Result(
        "scan-to-line",
        "bytes on the scanner's wire → the newest line's frame handed over, journaled",
        (Row(BARE, tuple(floors)), *rows),
        ("Durable and known: the lane's thread has journaled the fact and gives its new state out.",),
    )
