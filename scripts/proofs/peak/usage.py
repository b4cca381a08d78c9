"""What processes and all that they began have cost so far: processor time and memory, by the kernel's own books."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Usage:
    """Seconds on a processor, those of children that ended among them; megabytes in use, shared ones counted once."""

    cpu_s: float = 0.0
    memory_mb: float = 0.0


def usage(pid: int) -> Usage:
    """Of `pid` and of all that it began; nothing of one that is gone."""
    cpu_s = memory_mb = 0.0
    for one in _tree(pid):
        try:
            fields = Path(f"/proc/{one}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
            memory = Path(f"/proc/{one}/smaps_rollup").read_text(encoding="ascii")
        except (FileNotFoundError, ProcessLookupError, PermissionError):
            continue
        cpu_s += sum(int(fields[place]) for place in (11, 12, 13, 14)) / TICKS
        memory_mb += sum(int(line.split()[1]) for line in memory.splitlines() if line.startswith("Pss:")) / 1024
    return Usage(cpu_s, memory_mb)


def _tree(pid: int) -> Iterator[int]:
    yield pid
    for task in _listed(Path(f"/proc/{pid}/task")):
        try:
            begun = (task / "children").read_text(encoding="ascii")
        except (FileNotFoundError, ProcessLookupError):
            continue
        for one in begun.split():
            yield from _tree(int(one))


def _listed(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except FileNotFoundError:
        return []
