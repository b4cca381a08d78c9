"""The store server as a program of its own, on a PostgreSQL of its own."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

from server.auth.tokens import make_token_file

ROOT = Path(__file__).resolve().parents[3]
NO_KEY = "no-key"
KEYS = ("envelope", "content", "sale", "sale_line", "sale_extra", "tender", "receipt_page", "tap")


@dataclass
class StoreProcess:
    """`port` 0 becomes the real one at the first start, and stays."""

    folder: Path
    database: str
    mutant: str = ""
    port: int = 0
    _process: subprocess.Popen[str] | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        self.folder.mkdir()
        lane, manager = make_token_file(self.token_file), make_token_file(self.folder / "manager-token")
        self._config.write_text(
            f'store = "Green Corner"\ndatabase = {json.dumps(self.database)}\n'
            f'[manager]\ntoken_sha256 = "{manager}"\n[[lanes]]\nid = "4"\ntoken_sha256 = "{lane}"\n'
        )

    @property
    def _config(self) -> Path:
        return self.folder / "server.toml"

    @property
    def token_file(self) -> Path:
        return self.folder / "lane-token"

    def start(self) -> None:
        module = "scripts.proofs.week.keyless" if self.mutant == NO_KEY else "server"
        command = [sys.executable, "-m", module, "--config", str(self._config), "--port", str(self.port)]
        self._process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        if self._process.stdout is None:
            raise RuntimeError("its output is a pipe")
        ready = json.loads(self._process.stdout.readline())
        self.port = int(ready["address"].rpartition(":")[2])

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        if self._process is not None:
            self._process.send_signal(how)
            self._process.communicate(timeout=30)
            self._process = None


def forget_keys(connection: psycopg.Connection) -> None:
    """The mutant's tables: nothing in them need be there once."""
    for table in KEYS:
        named = connection.execute(
            "SELECT conname FROM pg_constraint WHERE conrelid = %s::regclass AND contype IN ('p', 'u')", (table,)
        ).fetchall()
        for (name,) in named:
            if name != "sale_pkey":
                connection.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name} CASCADE")  # type: ignore[arg-type]
