"""Each fault of each emulated device, over its real wire, under the watch of a running lane: what is found, and when.

What a fault is, is written down apart from the watch (`ailing/expected.py`). Every device is also watched while nothing
is wrong with it. Mutants of the watch, which blame another part or look away, must be found.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from drivers.registry import ProtocolRow
from kiosk.texts.findings import next_step, said
from scripts.proofs.ailing.expected import faults_of, lacks
from scripts.proofs.ailing.fault import WITHIN_S, Fault
from scripts.proofs.ailing.mutants import MUTANTS
from scripts.proofs.ailing.otherwise import ROWS, row_of
from scripts.proofs.ailing.trial import Seen, seen_of
from scripts.proofs.report import Extent, Proof, Row

AT_ONCE = 6
"""Processes per processor: most of the time is waiting."""


@dataclass(frozen=True, slots=True)
class Task:
    protocol: str
    fault: str
    folder: str
    mutant: str = ""


def prove(folder: Path, extent: Extent, protocols: tuple[ProtocolRow, ...] = ROWS) -> Proof:
    """`extent.points`: so many faults of each protocol are tried, the first ones; else all."""
    rows = [Row(row.name, "unknown", lacks(row), holds=False) for row in protocols if lacks(row)]
    known = [row for row in protocols if not lacks(row)]
    faults = [(row, fault) for row in known for fault in tuple(faults_of(row))[: extent.points]]
    tasks = [Task(row.name, fault.name, str(folder)) for row, fault in faults]
    tasks += [Task(*MUTANTS[name].caught_by, str(folder), name) for name in MUTANTS]
    seen = _all(tasks)
    for task, one in seen.items():
        if task.mutant:
            missed = _of_fault(task, one).holds
            rows.append(Row(f"one that {task.mutant}", "missed" if missed else "caught", "caught", holds=not missed))
        else:
            rows.append(_of_fault(task, one))
    times = [one.within_s for task, one in seen.items() if not task.mutant and one.found is not None]
    slowest = max(times, default=0.0)
    rows.append(Row("the slowest finding, s", slowest, f"under {WITHIN_S:g}", holds=slowest < WITHIN_S))
    return Proof("findings", "each fault of each device is found, and no other is blamed", rows, list(_notes(known)))


def _all(tasks: list[Task]) -> dict[Task, Seen]:
    """What is seen of each; those that reckon more than they wait come last, one a processor."""
    processors = len(os.sched_getaffinity(0))
    waiting = [task for task in tasks if row_of(task.protocol).kind != "camera"]
    reckoning = [task for task in tasks if task not in waiting]
    seen: dict[Task, Seen] = {}
    for some, at_once in ((waiting, AT_ONCE * processors), (reckoning, processors)):
        if some:
            with multiprocessing.get_context("spawn").Pool(min(len(some), at_once)) as pool:
                seen |= zip(some, pool.map(work, some, chunksize=1), strict=True)
    return {task: seen[task] for task in tasks}


def work(task: Task) -> Seen:
    """In a process of its own, so that what a mutant changes is gone with it."""
    folder = Path(task.folder) / f"{task.mutant}{task.protocol}-{task.fault}".replace(" ", "-")
    folder.mkdir()
    row = row_of(task.protocol)
    if not task.mutant:
        return seen_of(row, _fault(task), folder)
    with MUTANTS[task.mutant].changed():
        return seen_of(row, _fault(task), folder)


def _fault(task: Task) -> Fault:
    return next(fault for fault in faults_of(row_of(task.protocol)) if fault.name == task.fault)


def _of_fault(task: Task, seen: Seen) -> Row:
    fault, kind = _fault(task), row_of(task.protocol).kind
    what = f"{task.protocol}: {fault.name}"
    wrong = ", ".join(sorted(f"{part}: {cause}" for part, cause in seen.beside | seen.before))
    if seen.found is None:
        figure = "nothing is found" if not wrong else f"blamed {wrong}"
        must = _words(fault) if fault.is_ else f"nothing: {fault.why}"
        return Row(what, figure, must, holds=not fault.is_ and not wrong)
    found = seen.found
    step = f"{found.part}: {said(found)} → {next_step(found, kind)} ({seen.within_s:.1f} s)"
    if fault.then:
        step += f"; then {said(seen.sure)} ({seen.sure_s:.1f} s)" if seen.sure is not None else "; never confirmed"
    holds = not wrong and seen.sure is not None
    return Row(what, step if not wrong else f"{step}; blamed {wrong}", _words(fault), holds=holds)


def _words(fault: Fault) -> str:
    return " or ".join(sorted(f"{part}: {cause}" for part, cause in fault.is_))


def _notes(known: list[ProtocolRow]) -> Iterator[str]:
    """Why an early word is all that is to be had at first."""
    faults = (fault for row in known for fault in faults_of(row))
    whys = dict.fromkeys((fault.name, fault.why) for fault in faults if fault.is_ and fault.why)
    yield from (f"{name}: {why}" for name, why in whys)
