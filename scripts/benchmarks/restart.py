"""A lane's start over a long journal with an open basket, beside reading the same rows raw."""

from __future__ import annotations

import threading
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from kiosk.catalogue import Catalogue
from kiosk.compose import RunningLane, build_lane
from kiosk.config import Config
from kiosk.core.session.state import LaneState
from kiosk.journal import Journal, JournalKey, load_or_make_key
from scripts.benchmarks.disks import AT, timed
from scripts.benchmarks.programs import FirstFrame, first_frame
from scripts.benchmarks.report import Result, Row, Target, interleaved
from scripts.benchmarks.small_lane import policy, settings, settings_file
from scripts.benchmarks.visits import SHEET, Visitor, packed_items

TARGET = Target("p95", 5000.0)
FACTS, LINES_A_VISIT, OPEN_LINES = 5000, 20, 30
RAW, BARE = "raw: the rows read through SQLCipher", "bare QtQuick window, first frame"


def measure(folder: Path, *, quick: bool) -> Result:
    """In this process without a screen, then as a program of its own with one. A start adds two facts."""
    rounds, warm_up, programs = (2, 1, 2) if quick else (15, 2, 6)
    data = folder / "lane"
    data.mkdir()
    key = load_or_make_key(data / "journal.key")
    facts = _write(data, key, 300 if quick else FACTS)
    config = settings(data)
    raw, folded, ready = interleaved(
        rounds,
        warm_up,
        lambda: timed(lambda: _read_raw(data / "journal.db", key)),
        lambda: timed(lambda: _read_facts(data / "journal.db", key)),
        lambda: _start(config),
    )
    lane_toml = str(settings_file(folder))
    bare, lane = [], []
    for _ in range(1 + programs):
        bare.append(first_frame(folder, "bare"))
        lane.append(_resumes(first_frame(folder, "lane", lane_toml)))
    bare, lane = bare[1:], lane[1:]
    return Result(
        "restart",
        f"a start over {facts} facts, with an open basket of {OPEN_LINES} lines",
        (
            Row(RAW, raw),
            Row("journal opened, facts read from where its books were carried", folded, (RAW,)),
            Row("lane built and started: it sells", ready, (RAW,), TARGET),
            Row(BARE, tuple(one.ms for one in bare)),
            Row("process start → the basket's first frame", tuple(one.ms for one in lane), (BARE,), TARGET),
            Row("lane with that basket, settled: resident", tuple(one.settled_mb for one in lane), unit="MB"),
        ),
    )


def _write(data: Path, key: JournalKey, facts: int) -> int:
    """A journal of that many facts in paid visits, and one open basket at its end; the program was cut off."""
    visitor = Visitor(policy(), packed_items(Catalogue.open(SHEET, data / "catalogue.db")))
    journal = Journal.open(data / "journal.db", key)
    journal.append(visitor.opens(), AT)
    for visit in visitor.visits(facts - OPEN_LINES, LINES_A_VISIT):
        journal.append(visit, AT)
    written = journal.append(visitor.scans(OPEN_LINES), AT)
    journal.close()
    return written


def _read_raw(path: Path, key: JournalKey) -> None:
    database = sqlcipher.connect(path)
    database.execute(f"PRAGMA key=\"x'{key.secret.hex()}'\"")
    database.execute("SELECT seq, at, session, kind, version, data, batch, hash FROM fact ORDER BY seq").fetchall()
    database.close()


def _read_facts(path: Path, key: JournalKey) -> None:
    journal = Journal.open(path, key)
    for _ in journal.facts():
        continue
    journal.close()


def _start(config: Config) -> float:
    """Until the lane's thread has journaled its start and gives its first state out."""
    sells = threading.Event()

    def began(state: LaneState) -> None:
        if state.session is not None and len(state.session.lines) == OPEN_LINES:
            sells.set()

    def start() -> None:
        running.append(build_lane(config))
        running[0].lane.watch(began)
        running[0].start()
        if not sells.wait(30.0):
            raise TimeoutError("the lane did not come back with its basket")

    running: list[RunningLane] = []
    taken = timed(start)
    running[0].stop()
    return taken


def _resumes(frame: FirstFrame) -> FirstFrame:
    if frame.screen != "BasketScreen":
        raise RuntimeError(f"the first frame showed {frame.screen}")
    return frame
