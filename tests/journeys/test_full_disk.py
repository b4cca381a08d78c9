"""The lane's disk is full, or write-protected, and then is not: on a disk of its own that really is, in a name space of
its own. The lane is the program that a store starts, without a screen.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from kiosk.compose import build_lane
from kiosk.core.session.facts import LaneStarted, LineAdded
from kiosk.journal import JournalError, load_key
from kiosk.journal.codec import decode
from kiosk.journal.database import told_rows
from kiosk.journal.verify import every_row, reading, verify
from kiosk.play.box import StoreBox
from kiosk.play.program import ROOT
from tests.journeys.conftest import Shared
from tests.journeys.goods import FIRST, SECOND, scanned
from tests.waiting import wait_until

SMALL = 'mount -t tmpfs -o size=24m none "$0" && exec "$@"'
TINY = SMALL.replace("24m", "300k")
PROTECTED = 'mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && exec "$@"'
SLOW = 40.0


def may_mount(folder: Path) -> bool:
    if shutil.which("unshare") is None:
        return False
    tried = subprocess.run(["unshare", "-rm", "sh", "-c", SMALL, folder, "true"], capture_output=True, check=False)
    return tried.returncode == 0


@dataclass
class DiskLane:
    """A lane that keeps its files on a small disk of its own."""

    box: StoreBox
    data: Path
    log: Path
    process: subprocess.Popen[bytes]

    @property
    def disk(self) -> Path:
        """The disk as it is seen from outside the lane's name space."""
        return Path(f"/proc/{self.process.pid}/root{self.data}")

    def fills_up(self) -> None:
        """Not one page more can be written."""
        with contextlib.suppress(OSError), (self.disk / "others").open("ab", buffering=0) as file:
            while True:
                file.write(bytes(4096))

    def has_room(self) -> None:
        (self.disk / "others").unlink()

    def is_mounted_anew(self, how: str) -> None:
        order = ["nsenter", "-t", str(self.process.pid), "-U", "-m", "--preserve-credentials"]
        subprocess.run([*order, "mount", "-o", f"remount,{how}", str(self.data)], check=True)

    def scans(self, gtin: str) -> None:
        self.box.controls["scanner"].set(scan=[scanned(gtin)])

    def says(self, words: str, times: int = 1) -> None:
        wait_until(lambda: self.log.read_text(errors="replace").count(words) >= times, SLOW)

    def listens(self, times: int) -> None:
        """The lane has asked the scanner who it is, so often by now."""
        wait_until(lambda: int(self.box.controls["scanner"].state()["asked"]) >= times, SLOW)

    def facts(self, to: Path) -> list[object]:
        """What the journal holds, which is whole."""
        shutil.copytree(
            self.disk, to, ignore=shutil.ignore_patterns("others", "*-shm", "*-journal"), dirs_exist_ok=True
        )
        key = load_key(to / "journal.key")
        verify(to / "journal.db", key)
        with reading(to / "journal.db", key) as (connection, _):
            return [decode(row) for row in told_rows(connection, list(every_row(connection, to / "journal.db")))]

    def codes(self, to: Path) -> list[str]:
        return [fact.code for fact in self.facts(to) if isinstance(fact, LineAdded)]

    def knows(self, count: int, to: Path) -> list[str]:
        """The codes in the basket when there are `count` of them."""

        def there() -> list[str]:
            try:
                codes = self.codes(to)
            except JournalError:  # copied while the lane wrote
                return []
            return codes if len(codes) == count else []

        return wait_until(there, SLOW)


@contextlib.contextmanager
def lane_on(
    mount: str, shared: Shared, folder: Path, *, used: bool = False, log_to: Path | None = None
) -> Iterator[DiskLane]:
    """A lane whose files are on the disk that `mount` makes; `used`: they are there already."""
    if not may_mount(folder):
        pytest.skip("no disk of one's own may be mounted here")
    box = StoreBox(
        folder / "store", ROOT / "config" / "demo.toml", ("scanner",), lane=shared.next_lane(), server=shared.server
    )
    config = box.start()
    data, log = config.lane.data.resolve(), log_to or folder / "lane.log"
    data.mkdir(parents=True)
    if used:
        build_lane(config).journal.close()
    command = [sys.executable, "-P", "-m", "kiosk", "lane", "--headless", "--config", str(box.config_path)]
    with log.open("wb") as words:
        process = subprocess.Popen(
            ["unshare", "-rm", "sh", "-c", mount, str(data), *command],
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            stderr=words,
        )
    try:
        yield DiskLane(box, data, log, process)
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=SLOW) == 0
    finally:
        process.kill()
        process.wait()
        box.stop()


def test_a_full_disk_stops_the_selling_loses_nothing_and_the_lane_comes_back_with_room(
    shared: Shared, tmp_path: Path
) -> None:
    with lane_on(SMALL, shared, tmp_path) as lane:
        lane.listens(1)
        lane.scans(FIRST["gtin"])
        lane.knows(1, tmp_path / "before")
        lane.fills_up()
        lane.scans(SECOND["gtin"])
        lane.says("the lane stops selling: the journal")
        lane.says("cannot grow: the disk is full")
        lane.has_room()
        lane.says("there is room again: the lane begins anew")
        lane.listens(2)
        lane.scans(SECOND["gtin"])
        assert [code.lstrip("0") for code in lane.knows(2, tmp_path / "after")] == [
            FIRST["gtin"].lstrip("0"),
            SECOND["gtin"].lstrip("0"),
        ]
        starts = [fact for fact in lane.facts(tmp_path / "after") if isinstance(fact, LaneStarted)]
        assert [one.after_crash for one in starts] == [False, True]


def test_a_write_protected_disk_is_told_as_such_and_the_lane_begins_when_it_may_write(
    shared: Shared, tmp_path: Path
) -> None:
    with lane_on(PROTECTED, shared, tmp_path, used=True) as lane:
        lane.says("cannot be opened: Read-only file system")
        assert lane.process.poll() is None
        lane.is_mounted_anew("bind,rw")
        lane.listens(1)
        lane.scans(FIRST["gtin"])
        lane.knows(1, tmp_path / "after")


def test_a_disk_without_room_for_the_items_is_told_and_the_lane_begins_when_it_is_larger(
    shared: Shared, tmp_path: Path
) -> None:
    with lane_on(TINY, shared, tmp_path) as lane:
        lane.says("catalogue.db cannot be written: database or disk is full")
        assert lane.process.poll() is None
        lane.is_mounted_anew("size=24m")
        lane.listens(1)
        lane.scans(FIRST["gtin"])
        lane.knows(1, tmp_path / "after")


def test_a_log_that_takes_nothing_keeps_nobody_from_selling(shared: Shared, tmp_path: Path) -> None:
    with lane_on(SMALL, shared, tmp_path, log_to=Path("/dev/full")) as lane:
        lane.listens(1)
        lane.scans(FIRST["gtin"])
        lane.knows(1, tmp_path / "after")
