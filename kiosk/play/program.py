"""A child program that says, in one JSON line, when it is ready."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import IO, Any

ROOT = Path(__file__).resolve().parent.parent.parent
STOP_S = 5.0


class Program:
    """Runs from its making to `stop` or `kill`; what it says besides goes to `log`."""

    def __init__(self, name: str, arguments: list[str], log: IO[bytes]) -> None:
        self.name = name
        self._process = subprocess.Popen(
            [sys.executable, "-P", *arguments],
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            stderr=log,
            stdin=subprocess.DEVNULL,
        )

    def wait_ready(self) -> dict[str, Any]:
        """What the program said when it was ready; raises OSError when it ended instead."""
        line = self._process.stdout.readline() if self._process.stdout is not None else b""
        if not line:
            raise OSError(f"{self.name} ended with code {self._process.wait()} before it was ready")
        return dict(json.loads(line))

    def kill(self) -> None:
        """It is gone at once, as in a power cut."""
        self._process.kill()
        self._process.wait()
        self._close()

    def ask_to_stop(self) -> None:
        """It ends soon, in good order; `stop` waits for it."""
        self._process.terminate()

    def stop(self) -> None:
        self._process.terminate()
        try:
            self._process.wait(timeout=STOP_S)
        except subprocess.TimeoutExpired:
            self.kill()
        self._close()

    def _close(self) -> None:
        if self._process.stdout is not None:
            self._process.stdout.close()
