"""Two drainers of one journal, each a program of its own with a way of its own to the store; they know nothing of each
other but the lease in the journal.
"""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from random import Random
from threading import Lock

from scripts.proofs.week.flaky import FlakyWay
from scripts.proofs.week.store import ROOT

LOST_REPLIES = 0.2


@dataclass(frozen=True)
class Drainers:
    """The ways and, in the same order, the programs that send over them."""

    ways: list[FlakyWay]
    processes: list[subprocess.Popen[bytes]]

    def stalled(self, longest_s: float) -> int:
        """Whoever sends next stands still while it waits for the answer, until `goes_on`; gives which one that is.

        It holds the lease then, and no lock of the journal's, so that only sending stands still. Its batch is done and
        counted all the same, as the store stays; when the other has been seen to send, both have, however late either
        began.
        """
        first: SimpleQueue[int] = SimpleQueue()
        once = Lock()

        def stand_still(number: int) -> None:
            if once.acquire(blocking=False):
                self.processes[number].send_signal(signal.SIGSTOP)
                first.put(number)

        for number, way in enumerate(self.ways):
            way.on_batch = partial(stand_still, number)
        number = first.get(timeout=longest_s)
        for way in self.ways:
            way.on_batch = None
        return number

    def reach(self, port: int) -> None:
        """From here on the ways lead there."""
        for way in self.ways:
            way.leads_to = port

    def goes_on(self, number: int) -> None:
        self.processes[number].send_signal(signal.SIGCONT)


@contextmanager
def drainers(folder: Path, token_file: Path, lease_s: float, chance: Random) -> Iterator[Drainers]:
    """They run, and reach nobody yet."""
    ways = [FlakyWay(Random(chance.random()), LOST_REPLIES).open() for _ in range(2)]
    module = [sys.executable, "-m", "scripts.proofs.week.drainer", str(folder / "journal.db")]
    processes = [
        subprocess.Popen(
            [*module, str(folder / "journal.key"), f"http://127.0.0.1:{way.port}", str(token_file), str(lease_s)],
            cwd=ROOT,
        )
        for way in ways
    ]
    try:
        yield Drainers(ways, processes)
    finally:
        for process in processes:
            process.send_signal(signal.SIGCONT)
            process.terminate()
        for process in processes:
            process.wait(timeout=30)
        for way in ways:
            way.close()
