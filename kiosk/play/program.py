"""A child program that says, in one JSON line, when it is ready."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

ROOT = Path(__file__).resolve().parent.parent.parent
STOP_S = 5.0


class Program:
    """Runs from its making to `stop` or `kill`; what it says besides goes to `log`. With `orders` it can be asked."""

    def __init__(self, name: str, arguments: list[str], log: IO[bytes], *, orders: bool = False) -> None:
        self.name = name
        self._process = subprocess.Popen(
            [sys.executable, "-P", *arguments],
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            stderr=log,
            stdin=subprocess.PIPE if orders else subprocess.DEVNULL,
        )

    def wait_ready(self) -> dict[str, Any]:
        """What the program said when it was ready; raises OSError when it ended instead."""
        line = self._process.stdout.readline() if self._process.stdout is not None else b""
        if not line:
            raise OSError(f"{self.name} ended with code {self._process.wait()} before it answered")
        return dict(json.loads(line))

    def ask(self, order: object) -> dict[str, Any]:
        """The program's answer to one order; raises OSError when it ended instead."""
        if self._process.stdin is None or self._process.stdout is None:
            raise OSError(f"{self.name} takes no orders")
        self._process.stdin.write(json.dumps(order).encode() + b"\n")
        self._process.stdin.flush()
        return self.wait_ready()

    def finish(self) -> None:
        """No more orders: it has ended in good order, or is killed when it takes too long."""
        if self._process.stdin is not None:
            self._process.stdin.close()
        try:
            self._process.wait(timeout=STOP_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._close()

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
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(BrokenPipeError):  # an order that it did not live to read
                    pipe.close()
