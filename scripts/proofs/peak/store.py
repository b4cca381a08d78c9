"""The store server as a store of hundreds of lanes has it: a program of several workers, on PostgreSQL."""

from __future__ import annotations

import hashlib
import json
import secrets
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import httpx

ROOT = Path(__file__).resolve().parents[3]
SHEET = ROOT / "assets" / "catalogue" / "sample.csv"
ENDS_S = 30.0


@dataclass
class PeakStore:
    """`tokens`: lane → what it says who it is by. `port` is known once it has started."""

    folder: Path
    database: str
    lanes: Sequence[str]
    workers: int
    tokens: dict[str, str] = field(default_factory=dict)
    host: str = field(default_factory=secrets.token_urlsafe)
    manager: str = field(default_factory=secrets.token_urlsafe)
    port: int = 0
    _process: subprocess.Popen[str] | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        self.folder.mkdir()
        self.tokens = {lane: secrets.token_urlsafe() for lane in self.lanes}
        rows = [
            'store = "Green Corner"',
            f"database = {json.dumps(self.database)}",
            f"workers = {self.workers}",
            f"[manager]\ntoken_sha256 = {_hashed(self.manager)}",
            f"[hosts]\ntoken_sha256 = {_hashed(self.host)}",
        ]
        rows += [f'[[lanes]]\nid = "{lane}"\ntoken_sha256 = {_hashed(token)}' for lane, token in self.tokens.items()]
        (self.folder / "server.toml").write_text("\n".join(rows) + "\n", encoding="utf-8")

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def pid(self) -> int:
        """The first process, whose children the workers are."""
        if self._process is None:
            raise RuntimeError("it does not run")
        return self._process.pid

    def start(self) -> None:
        """It answers. Raises ValueError when it does not come up."""
        command = [
            sys.executable,
            "-m",
            "server",
            "--config",
            str(self.folder / "server.toml"),
            "--port",
            str(self.port),
        ]
        with (self.folder / "server.log").open("a", encoding="utf-8") as log:
            self._process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=log, text=True)
        if self._process.stdout is None:
            raise RuntimeError("its output is a pipe")
        self.port = int(json.loads(self._process.stdout.readline())["address"].rpartition(":")[2])

    def publish(self) -> str:
        """The sample's items are published; the version that lanes have then."""
        answer = httpx.put(
            f"{self.address}/api/v1/master/sheet",
            content=SHEET.read_bytes(),
            headers={"Authorization": f"Bearer {self.manager}"},
            timeout=60.0,
        )
        return str(answer.raise_for_status().json()["version"])

    def log(self) -> list[str]:
        """What it had to say."""
        return (self.folder / "server.log").read_text(encoding="utf-8").splitlines()

    def stop(self) -> None:
        if self._process is not None:
            self._process.terminate()
            try:
                self._process.communicate(timeout=ENDS_S)
            except subprocess.TimeoutExpired:  # its workers go with it
                self._process.kill()
                self._process.communicate()
            self._process = None


def children(pid: int) -> list[int]:
    """The processes that `pid` began and that run still, the oldest first."""
    found = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
    return [int(one) for one in found.split()]


def _hashed(token: str) -> str:
    return json.dumps(hashlib.sha256(token.encode()).hexdigest())
