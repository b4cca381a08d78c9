"""The lane's own machine says when its disk or its memory runs out."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.core.findings import Cause, Grade
from kiosk.diagnostics.machine import DISK_LEAST, DISK_LOW, Room, disk_room, memory_room, of_disk, of_memory


def test_this_machine_has_room_and_says_how_much(tmp_path: Path) -> None:
    for room in (disk_room(tmp_path), memory_room()):
        assert 0 < room.free <= room.all
        assert room.words.endswith("MiB free")


@pytest.mark.parametrize(
    ("free", "cause", "grade"),
    [(DISK_LOW - 1, Cause.NEARLY_FULL, Grade.SOON), (DISK_LEAST - 1, Cause.FULL, Grade.FAULT)],
)
def test_a_disk_that_fills_is_told_before_the_lane_must_close(free: int, cause: Cause, grade: Grade) -> None:
    (finding,) = of_disk(Room(free, 1 << 40))
    assert (finding.cause, finding.grade) == (cause, grade)


def test_room_enough_is_nothing_to_tell() -> None:
    assert of_disk(Room(DISK_LOW, 1 << 40)) == ()
    assert of_memory(Room(1 << 30, 8 << 30)) == ()


def test_memory_that_runs_out_is_told() -> None:
    (finding,) = of_memory(Room(100 << 20, 8 << 30))
    assert finding.cause is Cause.NEARLY_FULL


@pytest.mark.parametrize("text", ["", "MemTotal: 12 kB\n", "MemTotal:\nMemAvailable: 1 kB\n"])
def test_a_system_that_does_not_say_is_a_sentence(tmp_path: Path, text: str) -> None:
    file = tmp_path / "meminfo"
    file.write_text(text, encoding="ascii")
    with pytest.raises(ValueError, match="does not say how much memory is free"):
        memory_room(file)
