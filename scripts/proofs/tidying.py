"""Power cuts while a journal is tidied: disks made again as `power_cuts` makes them, opened, and tidied on.

The mutant takes facts out before the head tells that the journal begins behind them; it must be caught.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from kiosk.core.session.apply import apply, new_lane
from kiosk.gallery.shop import POLICY
from kiosk.journal import Journal, JournalError, load_key
from kiosk.journal.tidy import Keeping, Tidier
from kiosk.journal.verify import verify
from scripts.proofs.crash.images import Disk
from scripts.proofs.crash.recording import Did, Step, marks_of, run_recorded
from scripts.proofs.crash.sweeping import MUTANTS, NOW, RECEIPTS
from scripts.proofs.power_cuts import build_recorder
from scripts.proofs.report import Extent, Proof, Row

PROGRAM = "scripts.proofs.crash.sweeping"
POINTS = 600


def prove(folder: Path, extent: Extent) -> Proof:
    """The honest program is never wrong, and the mutant is."""
    points, library = extent.points or POINTS, build_recorder(folder)
    steps = {mutant: run_recorded(library, folder / mutant, PROGRAM, mutant) for mutant in MUTANTS}
    honest, mutant = (examine(steps[name], points, extent.seed) for name in ("none", "facts-first"))
    rows = [
        Row("steps of the disk that were recorded", len(steps["none"])),
        Row("cuts", points),
        Row("journals that do not hold, or lost what was kept", len(honest), "0", holds=not honest),
        Row("cuts in which the mutant facts-first is caught", len(mutant), "more than 0", holds=bool(mutant)),
    ]
    return Proof("tidying", "a cut at any moment while old facts go", rows, notes=sorted(set(honest)))


def examine(steps: Sequence[Step], points: int, seed: int) -> list[str]:
    """What is wrong with the journals on so many disks, at moments and with losses by chance.

    Every other moment is right before the head is written: there it is told which facts may be gone.
    """
    chance = random.Random(seed)
    heads = [at for at, step in enumerate(steps) if step.did is Did.WRITTEN and step.name.endswith(".head")]
    moments = [chance.choice(heads) if point % 2 else chance.randrange(len(steps) + 1) for point in range(points)]
    disk, done, wrong = Disk(), 0, []
    for moment in sorted(moments):
        for step in steps[done:moment]:
            disk.does(step)
        done = moment
        share = chance.choice((0.0, 1.0, 0.5, 0.1, 0.9))
        with TemporaryDirectory() as folder:
            disk.image(Path(folder), lambda share=share: chance.random() < share, chance)  # type: ignore[misc]
            kept = max((int(mark.split()[1]) for mark in marks_of(list(steps[:moment]))), default=0)
            found = _recover(Path(folder), kept)
        wrong += [found] if found else []
    return wrong


def _recover(folder: Path, kept: int) -> str:
    """What is wrong with the journal on this disk; ''."""
    path = folder / "journal.db"
    if not kept and not path.exists():
        return ""  # the first start had promised nothing yet
    try:
        key = load_key(folder / "journal.key")
        journal = Journal.open(path, key)
        state = new_lane(POLICY)
        for fact in journal.facts():
            state = apply(state, fact, POLICY)
        tidier = Tidier(journal, Keeping(days=30, personal_days=10))
        tidier.begin()
        while tidier.step(NOW, 0.0):
            continue
        last = journal.last_seq
        first = next(journal.read(), None)
        begins = first is None or first.seq == journal.base.seq + 1
        journal.close()
        verify(path, key)
    except JournalError as error:
        return str(error)
    if last < kept:
        return f"{kept} facts were kept, {last} are there"
    if not begins or (last and state.receipts != RECEIPTS):
        return "the journal does not begin where its books were carried forward"
    return ""
