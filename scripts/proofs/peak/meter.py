"""What the peak costs: the server, its database and what they use of the machine, between two moments."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from pathlib import Path

import psycopg

from scripts.proofs.peak.store import children
from scripts.proofs.peak.usage import Usage, usage

POSTMASTER = "SELECT pg_backend_pid()"


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds on a processor, and megabytes at the end; `others_s` is what the machine spent besides."""

    seconds: float
    server_s: float
    server_mb: float
    workers_s: tuple[float, ...]
    database_s: float
    database_mb: float
    machine_s: float
    commits: int


class Meter:
    """From where it is made to `stop`."""

    def __init__(self, server: int, database: str) -> None:
        """`server`: its first process; `database`: the address of a PostgreSQL on this machine."""
        self._server, self._address = server, database
        with psycopg.connect(database) as connection:
            (backend,) = connection.execute(POSTMASTER).fetchone() or (0,)
            self._database = _parent(int(backend))
        self._before = self._look()

    def stop(self) -> Cost:
        began, server, workers, database, machine, commits = self._before
        ended, server_now, workers_now, database_now, machine_now, commits_now = self._look()
        return Cost(
            seconds=ended - began,
            server_s=server_now.cpu_s - server.cpu_s,
            server_mb=server_now.memory_mb,
            workers_s=tuple(
                now.cpu_s - (workers[pid].cpu_s if pid in workers else 0.0) for pid, now in workers_now.items()
            ),
            database_s=database_now.cpu_s - database.cpu_s,
            database_mb=database_now.memory_mb,
            machine_s=machine_now - machine,
            commits=commits_now - commits if commits_now >= commits else commits_now,  # it forgets them when it dies
        )

    def _look(self) -> tuple[float, Usage, dict[int, Usage], Usage, float, int]:
        workers = {pid: usage(pid) for pid in children(self._server)}
        committed = "SELECT xact_commit FROM pg_stat_database WHERE datname = current_database()"
        with psycopg.connect(self._address) as connection:
            (commits,) = connection.execute(committed).fetchone() or (0,)
        return time.monotonic(), usage(self._server), workers, usage(self._database), _machine(), int(commits)


def _parent(pid: int) -> int:
    return int(Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[1])


def _machine() -> float:
    """Seconds that all of the machine's processors have worked."""
    fields = [int(one) for one in Path("/proc/stat").read_text(encoding="ascii").split("\n", 1)[0].split()[1:]]
    idle = fields[3] + fields[4]
    return (sum(fields[:8]) - idle) / os.sysconf("SC_CLK_TCK")
