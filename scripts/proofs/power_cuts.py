"""Power cuts: a lane killed at every append and effect of a visit; and what its disk may hold after a cut, made again
from what was recorded, opened, and held against what the world had seen.

A kill alone proves no durability: what was written but not synced survives it. So every write and sync of the
journal's files is recorded, and disks are rebuilt as a cut at any moment may leave them: all that was synced, and any
part of what was not. Two mutants must fail: one that does not sync, one that acknowledges before it has committed.
"""

from __future__ import annotations

import random
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory

from kiosk.core.session.apply import apply, new_lane
from kiosk.core.session.facts import Fact, PartPaid, PartReturned, PaymentAuthorised, SalePaid
from kiosk.core.session.refund_facts import RefundPaid, RefundPartPaid
from kiosk.gallery.shop import POLICY
from kiosk.journal import Journal, JournalError, JournalKey, load_key
from kiosk.journal.codec import decode
from kiosk.journal.verify import verify
from scripts.proofs.crash.images import Disk
from scripts.proofs.crash.lane import MUTANTS
from scripts.proofs.crash.recording import Step, marks_of, run_recorded
from scripts.proofs.kills.matrix import kill
from scripts.proofs.report import Extent, Proof, Row

RECORDER = Path(__file__).with_name("crash") / "recorder.c"


class Wrong(StrEnum):
    """What a cut may do to a lane that is not built for it."""

    NO_START = "lanes that do not start"
    LOST = "facts that were relied on and are lost"
    OTHER = "other facts than those that were written"
    UNKNOWN_CHARGE = "charges that the lane does not know of"
    HANGING_CHARGE = "charges, or money given back, neither booked once nor asked after"


@dataclass(frozen=True, slots=True)
class Recording:
    """One run of `crash/lane.py`: what it did to its disk, the whole journal it left, and its key."""

    steps: list[Step]
    hashes: list[str]
    key: JournalKey


@dataclass(frozen=True, slots=True)
class Findings:
    """How many disks were made, and what was wrong with how many of them."""

    points: int
    wrong: Counter[Wrong]


POINTS = 1500
"""Disks made again; with fewer, fewer lanes are killed too."""


def prove(folder: Path, extent: Extent) -> Proof:
    """The honest lane must never be wrong, dead or cut, and each mutant must be caught."""
    points = extent.points or POINTS
    library = build_recorder(folder)
    honest, *mutants = (
        (mutant, recording, examine(recording, points if mutant == "none" else max(20, points // 10), extent.seed))
        for mutant, recording in ((mutant, record(library, folder / mutant, mutant)) for mutant in MUTANTS)
    )
    _, recording, found = honest
    rows = [
        *kill(folder / "kills", None if points >= POINTS else max(2, points // 50), extent.seed),
        Row("steps of the disk that were recorded", len(recording.steps)),
        Row("facts written", len(recording.hashes)),
        Row("cuts", found.points),
        *(Row(claim, found.wrong[claim], "0", holds=not found.wrong[claim]) for claim in Wrong),
        *(
            Row(f"cuts in which the mutant {mutant} is caught", caught, "more than 0", holds=caught > 0)
            for mutant, caught in ((mutant, found.wrong.total()) for mutant, _, found in mutants)
        ),
    ]
    return Proof("power-cuts", "kills at every moment; what was synced, and any part of what was not", rows)


def build_recorder(folder: Path) -> Path:
    """The library to preload; raises CalledProcessError where it cannot be compiled."""
    library = folder / "recorder.so"
    subprocess.run(["gcc", "-O2", "-shared", "-fPIC", "-o", library, RECORDER, "-ldl", "-lpthread"], check=True)
    return library


def record(library: Path, folder: Path, mutant: str) -> Recording:
    """The lane's visits run once in the empty `folder`, recorded."""
    steps = run_recorded(library, folder, "scripts.proofs.crash.lane", mutant)
    key = load_key(folder / "disk" / "journal.key")
    journal = Journal.open(folder / "disk" / "journal.db", key)
    hashes = [row.hash for row in journal.read()]
    journal.close()
    return Recording(steps, hashes, key)


def examine(recording: Recording, points: int, seed: int) -> Findings:
    """So many disks, at moments and with losses by chance; the same ones for the same seed."""
    chance = random.Random(seed)
    moments = sorted(chance.randrange(len(recording.steps) + 1) for _ in range(points))
    wrong: Counter[Wrong] = Counter()
    disk, done = Disk(), 0
    for moment in moments:
        for step in recording.steps[done:moment]:
            disk.does(step)
        done = moment
        with TemporaryDirectory() as folder:
            disk.image(Path(folder), _losses(chance), chance)
            found = _recover(Path(folder), recording, marks_of(recording.steps[:moment]))
        if found is not None:
            wrong[found] += 1
    return Findings(points, wrong)


def _losses(chance: random.Random) -> Callable[[], bool]:
    """How one cut treats what was not synced: all of it lost, all kept, or by chance."""
    share = chance.choice((0.0, 1.0, 0.5, 0.1, 0.9))
    return lambda: chance.random() < share


def _recover(folder: Path, recording: Recording, marks: list[str]) -> Wrong | None:
    """What is wrong with the lane that starts on this disk."""
    kept = max((int(mark.split()[1]) for mark in marks if mark.startswith("kept")), default=0)
    path, key_path = folder / "journal.db", folder / "journal.key"
    if not kept and not path.exists():
        return None  # the first start had promised nothing yet
    try:
        key = load_key(key_path)
        journal = Journal.open(path, key)
        rows = list(journal.read())
        journal.close()
        verify(path, key)
    except JournalError:
        return Wrong.NO_START
    if len(rows) < kept:
        return Wrong.LOST
    if [row.hash for row in rows] != recording.hashes[: len(rows)]:
        return Wrong.OTHER
    return next(_money(list(map(decode, rows)), marks), None)


def _money(facts: list[Fact], marks: list[str]) -> Iterator[Wrong]:
    """Every charge that the terminal was told we know of is in the journal, and is asked after or sold."""
    state = new_lane(POLICY)
    for fact in facts:
        state = apply(state, fact, POLICY)
    known = {fact.attempt for fact in facts if isinstance(fact, PaymentAuthorised)}
    settled = Counter(attempt for fact in facts for attempt in _settled(fact))
    open_ = state.attempt.id if state.attempt is not None else ""
    for charged in (mark.split()[1] for mark in marks if mark.startswith("charged")):
        if charged not in known:
            yield Wrong.UNKNOWN_CHARGE
        elif settled[charged] != (charged != open_):
            yield Wrong.HANGING_CHARGE


def _settled(fact: Fact) -> tuple[str, ...]:
    """The attempts that ended well with `fact`."""
    match fact:
        case SalePaid() | RefundPaid():
            return (fact.sale.tender.attempt,)
        case PartPaid() | RefundPartPaid():
            return (fact.tender.attempt,)
        case PartReturned():
            return (fact.attempt,)
        case _:
            return ()
