"""Every protocol's driver fed random and mangled bytes in every state: nothing escapes, nothing is read from garbage.

True frames (from the transcripts, and from driver and emulator talking) are flipped, cut, spliced, repeated, given
other bodies and wrong sums, mixed with noise and split anywhere, while the driver is idle, asked, paying or printing,
in virtual time. What may be believed is said by judges that share nothing with the drivers. Mutants must be found.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from drivers.registry import PROTOCOLS, ProtocolRow, find
from scripts.proofs.fuzzing.driving import Found, besiege, drive
from scripts.proofs.fuzzing.judges import JUDGES
from scripts.proofs.fuzzing.mutants import MUTANTS
from scripts.proofs.fuzzing.pictures import look
from scripts.proofs.mid_use import USES
from scripts.proofs.report import Extent, Proof, Row

BYTES = 10_000_000
"""Per driver; an emulator gets a tenth of it."""
LEAST_MUTANT_BYTES = 500_000
SLOWEST_MS = 50.0
MOST_HELD = 64 * 1024
"""Bytes that a machine may hold: many times what any of its frames has, and what it is to print."""
MUTATED = "toledo8217"


@dataclass(frozen=True, slots=True)
class Task:
    """One machine: a driver, `emulator`, or the driver with the mistake that `mutant` names."""

    protocol: str
    size: int
    seed: int
    mutant: str = ""
    emulator: bool = False


def prove(_folder: Path, extent: Extent, protocols: tuple[ProtocolRow, ...] = PROTOCOLS) -> Proof:
    size = extent.points or BYTES
    known = [row for row in protocols if not lacks(row)]
    tasks = [Task(row.name, size, extent.seed) for row in known]
    tasks += [Task(row.name, max(1, size // 10), extent.seed, emulator=True) for row in known if row.kind != "camera"]
    tasks += [Task(MUTATED, max(size // 10, LEAST_MUTANT_BYTES), extent.seed, mutant) for mutant in MUTANTS]
    with multiprocessing.get_context("spawn").Pool(min(len(tasks), len(os.sched_getaffinity(0)))) as pool:
        founds = dict(zip(tasks, pool.map(work, tasks, chunksize=1), strict=True))
    rows = [Row(row.name, "unknown", lacks(row), holds=False) for row in protocols if lacks(row)]
    notes = [f"seed {extent.seed}; times are the processor's, so that other programs do not count"]
    for task, found in founds.items():
        rows += _mutant_rows(task, found) if task.mutant else _rows(task, found)
        notes += [f"{task.protocol}: {told}" for told in found.told if not task.mutant]
    return Proof("fuzz", "random and mangled bytes: no exception, no reading from garbage, no long call", rows, notes)


def work(task: Task) -> Found:
    row = find(task.protocol)
    if row.kind == "camera":
        return look(row, task.size, task.seed)
    if task.emulator:
        return besiege(row, task.size, task.seed)
    make = partial(_mutant, row, task.mutant) if task.mutant else row.make_driver
    return drive(row, JUDGES[row.name], task.size, task.seed, make)


def _mutant(row: ProtocolRow, name: str) -> object:
    return MUTANTS[name][0](row.make_driver())


def lacks(row: ProtocolRow) -> str:
    """What must be said of a protocol before it can be proven; '' where nothing is missing."""
    if row.kind not in USES:
        return f"a line for kind {row.kind} in scripts/proofs/mid_use.py"
    if row.kind != "camera" and row.name not in JUDGES:
        return "a judge in scripts/proofs/fuzzing/judges.py"
    return ""


def _rows(task: Task, found: Found) -> Iterator[Row]:
    name = f"{task.protocol}, the device's end" if task.emulator else task.protocol
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


def _mutant_rows(task: Task, found: Found) -> Iterator[Row]:
    wrong = [row.what.strip() for row in _rows(Task(task.protocol, task.size, task.seed), found) if not row.holds]
    caught = MUTANTS[task.mutant][1] in wrong
    yield Row(f"a driver that {task.mutant}", "caught" if caught else "missed", "caught", holds=caught)
