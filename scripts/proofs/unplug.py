"""Every device pulled off its real wire in mid-use and plugged in again, so many times: noticed, back, counted once.

Driver and emulator stand at the two ends of each link that the protocol runs over, each link in a process of its own,
whose threads and descriptors are counted. Mutants must be found.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from drivers.contract import DeviceOffline, DeviceOnline
from drivers.registry import PROTOCOLS, ProtocolRow, find
from scripts.proofs.report import Extent, Proof, Row
from scripts.proofs.unplugging.counting import COUNTS
from scripts.proofs.unplugging.mutants import MUTANTS
from scripts.proofs.unplugging.plugs import COVERED, PULLED
from scripts.proofs.unplugging.wire import HONEST, descriptors, is_a, wired

TIMES = 100
MUTANT_TIMES = 4
MUTATED = "serial-aim"
IN_USE_S = 0.4
"""The cable goes at any moment of so long after something was begun."""
AWAY_S = 0.1
AT_ONCE = 12
"""Processes per processor: most of the time is waiting."""
AT_REST_S = 5.0
"""So long after the last use a thread may take to end."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds within which a loss must be told, and the device be of use again."""

    noticed_s: float = 1.0
    back_s: float = 2.0


USUAL_LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Task:
    protocol: str
    link: str
    times: int
    seed: int
    folder: str
    mutant: str = ""


@dataclass(slots=True)
class Found:
    """Of all times: the longest waits in seconds, what was left over at the end, and what did not add up."""

    times: int = 0
    noticed_s: float = 0.0
    back_s: float = 0.0
    told_twice: int = 0
    threads: int = 0
    descriptors: int = 0
    wrong: list[str] = field(default_factory=list)


def prove(
    folder: Path, extent: Extent, protocols: tuple[ProtocolRow, ...] = PROTOCOLS, limits: Limits = USUAL_LIMITS
) -> Proof:
    times = extent.points or TIMES
    known = [row for row in protocols if not lacks(row)]
    tasks = [Task(row.name, link, times, extent.seed, str(folder)) for row in known for link in pulled(row)]
    tasks += [Task(MUTATED, "pty", min(times, MUTANT_TIMES), extent.seed, str(folder), mutant) for mutant in MUTANTS]
    workers = min(len(tasks), AT_ONCE * len(os.sched_getaffinity(0)))
    with multiprocessing.get_context("spawn").Pool(workers, maxtasksperchild=1) as pool:
        founds = dict(zip(tasks, pool.map(work, tasks, chunksize=1), strict=True))
    rows = [Row(row.name, "unknown", lacks(row), holds=False) for row in protocols if lacks(row)]
    notes = [f"seed {extent.seed}; pulled within {IN_USE_S:g} s after something was begun"]
    notes += [
        f"{link}: what is pulled is {PULLED[link]}" for link in PULLED if any(task.link == link for task in tasks)
    ]
    notes += [f"over {link}: not pulled here, it is {why}" for link, why in COVERED.items()]
    for task, found in founds.items():
        if task.mutant:
            missed = MUTANTS[task.mutant][1] not in [
                row.what.strip() for row in _rows(task, found, limits) if not row.holds
            ]
            yielded = Row(f"one that {task.mutant}", "missed" if missed else "caught", "caught", holds=not missed)
            rows.append(yielded)
        else:
            rows += _rows(task, found, limits)
            notes += [f"{task.protocol} over {task.link}: {problem}" for problem in dict.fromkeys(found.wrong[:3])]
    return Proof(
        "unplug", "pulled and plugged in again in mid-use: noticed, back, nothing leaked or counted twice", rows, notes
    )


def lacks(row: ProtocolRow) -> str:
    """What must be said of a protocol before it can be proven; '' where nothing is missing."""
    if row.kind not in COUNTS:
        return f"a line for kind {row.kind} in scripts/proofs/unplugging/counting.py"
    if strange := [link for link in row.links if link not in {**PULLED, **COVERED}]:
        return f"a plug for {', '.join(strange)} in scripts/proofs/unplugging/plugs.py"
    return "" if pulled(row) else "a link that can be pulled here"


def pulled(row: ProtocolRow) -> list[str]:
    return [link for link in row.links if link in PULLED]


def work(task: Task) -> Found:
    folder = Path(task.folder) / f"{task.mutant or task.protocol}-{task.link}".replace(" ", "-")
    folder.mkdir()
    maker = MUTANTS[task.mutant][0] if task.mutant else HONEST
    row, found, chance = find(task.protocol), Found(), random.Random(f"{task.seed} {task.protocol} {task.link}")
    with wired(row, task.link, folder, maker) as wire:  # what is loaded with the first use is there afterwards
        count = COUNTS[row.kind](wire)
        count.begins(0)
        count.ends(0)
    before = threading.active_count(), descriptors()
    with wired(row, task.link, folder, maker) as wire:
        count = COUNTS[row.kind](wire)
        for turn in range(task.times):
            mark = wire.mark
            count.begins(turn)
            threading.Event().wait(chance.uniform(0.0, IN_USE_S))
            wire.host.fault("unplug", value=True)
            pulled = time.monotonic()
            lost = wire.wait(is_a(DeviceOffline), mark)
            found.noticed_s = max(found.noticed_s, (lost[1] if lost else time.monotonic()) - pulled)
            threading.Event().wait(AWAY_S)
            away = wire.mark
            wire.host.clear("unplug")
            plugged = time.monotonic()
            back = wire.wait(is_a(DeviceOnline), away)
            found.back_s = max(found.back_s, (back[1] if back else time.monotonic()) - plugged)
            found.told_twice += sum(isinstance(one, DeviceOffline) for one in wire.since(mark)) > 1
            found.wrong += count.ends(turn)
            found.times += 1
            if lost is None or back is None:
                break
    found.threads, found.descriptors = _left_over(before)
    return found


def _left_over(before: tuple[int, int]) -> tuple[int, int]:
    """Threads and descriptors more than `before`, when those that are about to end have ended."""
    until, pause = time.monotonic() + AT_REST_S, threading.Event()
    while True:
        more = threading.active_count() - before[0], descriptors() - before[1]
        if max(more) <= 0 or time.monotonic() > until:
            return more
        pause.wait(0.02)


def _rows(task: Task, found: Found, limits: Limits) -> Iterator[Row]:
    yield Row(f"{task.protocol} over {task.link}: times", found.times, str(task.times), holds=found.times == task.times)
    noticed, back = found.noticed_s < limits.noticed_s, found.back_s <= limits.back_s
    yield Row("  noticed within, s", found.noticed_s, f"under {limits.noticed_s:g}", holds=noticed)
    yield Row("  back within, s", found.back_s, f"{limits.back_s:g} at most", holds=back)
    yield Row("  losses told twice", found.told_twice, "0", holds=not found.told_twice)
    yield Row("  threads left over", max(0, found.threads), "0", holds=found.threads <= 0)
    yield Row("  descriptors left over", found.descriptors, "0", holds=found.descriptors == 0)
    wrong = f"{len(found.wrong)}: {found.wrong[0]}" if found.wrong else 0
    yield Row("  not counted once", wrong, "0", holds=not found.wrong)
