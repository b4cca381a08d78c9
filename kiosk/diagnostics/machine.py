"""The lane's own machine: room on its disk and in its memory."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from kiosk.core.findings import Cause, Finding, Part

DISK_LEAST = 64 << 20
"""With less free, in bytes, the journal may be refused any moment."""
DISK_LOW = 1 << 30
"""With less free, a busy month may fill it."""
MEMORY_LOW = 0.05
"""With less of all memory free the lane begins to wait for its disk."""
MEMINFO = Path("/proc/meminfo")


@dataclass(frozen=True, slots=True)
class Room:
    """In bytes."""

    free: int
    all: int

    @property
    def words(self) -> str:
        return f"{self.free >> 20} of {self.all >> 20} MiB free"


def disk_room(folder: Path) -> Room:
    """What is left for the lane where `folder` lies; raises OSError."""
    disk = os.statvfs(folder)
    return Room(disk.f_bavail * disk.f_frsize, disk.f_blocks * disk.f_frsize)


def memory_room(meminfo: Path = MEMINFO) -> Room:
    """What programs could still have, as Linux reckons it; raises OSError or ValueError."""
    lines = (line.partition(":") for line in meminfo.read_text(encoding="ascii").splitlines())
    figures = {name: value.split() for name, _, value in lines}
    try:
        free, total = (int(figures[name][0]) << 10 for name in ("MemAvailable", "MemTotal"))
    except (KeyError, IndexError) as error:
        raise ValueError(f"{meminfo} does not say how much memory is free") from error
    return Room(free, total)


def of_disk(room: Room) -> tuple[Finding, ...]:
    if room.free >= DISK_LOW:
        return ()
    cause = Cause.FULL if room.free < DISK_LEAST else Cause.NEARLY_FULL
    return (Finding(device="disk", part=Part.DISK, cause=cause, detail=room.words),)


def of_memory(room: Room) -> tuple[Finding, ...]:
    if room.free >= room.all * MEMORY_LOW:
        return ()
    return (Finding(device="memory", part=Part.MEMORY, cause=Cause.NEARLY_FULL, detail=room.words),)
