"""Every protocol's driver fed random and mangled bytes in every state: nothing escapes, nothing is read from garbage.

True frames (from the transcripts, and from driver and emulator talking) are flipped, cut, spliced, repeated, given
other bodies and wrong sums, mixed with noise and split anywhere, while the driver is idle, asked, paying or printing,
in virtual time. What may be believed is said by judges that share nothing with the drivers. Mutants must be found.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from drivers.registry import ProtocolRow
from scripts.proofs.fuzzing.driving import Found, besiege, drive
from scripts.proofs.fuzzing.judges import JUDGES
from scripts.proofs.fuzzing.machines import MACHINES, machine
from scripts.proofs.fuzzing.mutants import MUTANTS
from scripts.proofs.fuzzing.pictures import look
from scripts.proofs.mid_use import USES
from scripts.proofs.report import Extent, Proof, Row

BYTES = 10_000_000
"""Per driver; an emulator gets a tenth of it, and a mutant at most as much as this until it is found."""
SLOWEST_MS = 50.0
SERIAL = "serial"
MOST_HELD = 64 * 1024
"""Bytes that a machine may hold: many times what any of its frames has, and what it is to print."""


@dataclass(frozen=True, slots=True)
class Task:
    """One machine: a driver, that for `link`, the `emulator`, or a driver with the mistake that `mutant` names."""

    protocol: str
    size: int
    seed: int
    link: str = ""
    mutant: str = ""
    emulator: bool = False

    @property
    def machine(self) -> str:
        return named(self.protocol, self.link)


def prove(_folder: Path, extent: Extent, protocols: tuple[ProtocolRow, ...] = MACHINES) -> Proof:
    size = extent.points or BYTES
    known = [row for row in protocols if not lacks(row)]
    drivers = [Task(row.name, size, extent.seed, link) for row in known for link in links(row)]
    tasks = [*drivers]
    tasks += [replace(task, size=max(1, size // 10), emulator=True) for task in drivers if task.protocol != "camera"]
    tasks += [Task(one.protocol, BYTES, extent.seed, one.link, name) for name, one in MUTANTS.items()]
    with multiprocessing.get_context("spawn").Pool(min(len(tasks), len(os.sched_getaffinity(0)))) as pool:
        founds = dict(zip(tasks, pool.map(work, tasks, chunksize=1), strict=True))
    rows = [Row(row.name, "unknown", lacks(row), holds=False) for row in protocols if lacks(row)]
    notes = [f"seed {extent.seed}; times are the processor's, so that other programs do not count"]
    for task, found in founds.items():
        rows += _mutant_rows(task, found) if task.mutant else _rows(task, found)
        notes += [f"{task.machine}: {told}" for told in found.told if not task.mutant]
    return Proof("fuzz", "random and mangled bytes: no exception, no reading from garbage, no long call", rows, notes)


def work(task: Task) -> Found:
    row = machine(task.protocol)
    if row.kind == "camera":
        return look(row, task.size, task.seed)
    if task.emulator:
        return besiege(row, task.size, task.seed, task.link)
    judge = JUDGES[task.machine]
    if not task.mutant:
        return drive(row, judge, task.size, task.seed, task.link)
    mutant = MUTANTS[task.mutant].driver
    return drive(row, judge, task.size, task.seed, task.link, mutant, lambda found: _is_caught(task, found))


def links(row: ProtocolRow) -> tuple[str, ...]:
    """The links that it has a driver of its own for."""
    return ("", SERIAL) if row.serial_driver else ("",)


def named(protocol: str, link: str) -> str:
    return f"{protocol}-{link}" if link else protocol


def lacks(row: ProtocolRow) -> str:
    """What must be said of a protocol before it can be proven; '' where nothing is missing."""
    if row.kind not in USES:
        return f"a line for kind {row.kind} in scripts/proofs/mid_use.py"
    if row.kind != "camera" and any(named(row.name, link) not in JUDGES for link in links(row)):
        return "a judge in scripts/proofs/fuzzing/judges.py"
    return ""


def _rows(task: Task, found: Found) -> Iterator[Row]:
    name = f"{task.machine}, the device's end" if task.emulator else task.machine
    yield Row(f"{name}: bytes", found.fed)
    yield Row("  bytes a second", int(found.fed / max(found.took_s, 1e-9)))
    yield Row("  exceptions", found.exceptions, "0", holds=not found.exceptions)
    if task.emulator:
        return
    yield Row("  readings from garbage", found.garbage, "0", holds=not found.garbage)
    if task.protocol == "camera":
        return  # how long a picture takes is what the benchmark of decoding says
    yield Row("  readings that whole frames have said", found.believed, "more than 0", holds=found.believed > 0)
    slowest_ms = found.slowest_s * 1000
    yield Row("  slowest call, ms", slowest_ms, f"under {SLOWEST_MS:g}", holds=slowest_ms < SLOWEST_MS)
    yield Row("  bytes held", found.held, f"under {MOST_HELD:,}", holds=found.held < MOST_HELD)


def _is_caught(task: Task, found: Found) -> bool:
    wrong = [row.what.strip() for row in _rows(replace(task, mutant=""), found) if not row.holds]
    return MUTANTS[task.mutant].found_by in wrong


def _mutant_rows(task: Task, found: Found) -> Iterator[Row]:
    caught = _is_caught(task, found)
    yield Row(f"a driver that {task.mutant}", "caught" if caught else "missed", "caught", holds=caught)
