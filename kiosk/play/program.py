"""A child program that says, in one JSON line, when it is ready."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, Protocol

ROOT = Path(__file__).resolve().parent.parent.parent
STOP_S = 5.0


class Process(Protocol):
    """A child process, as `subprocess.Popen` is one."""

    stdin: IO[bytes] | None
    stdout: IO[bytes] | None

    def wait(self, timeout: float | None = None) -> int: ...

    def send_signal(self, number: int, /) -> None: ...

    def terminate(self) -> None: ...

    def kill(self) -> None: ...


class Spawn(Protocol):
    """Begins a Python program: with a pipe from its output, one to its input where it takes `orders`, and its log."""

    def __call__(self, arguments: Sequence[str], log: IO[bytes], *, orders: bool) -> Process: ...


def begun_anew(arguments: Sequence[str], log: IO[bytes], *, orders: bool, root: Path = ROOT) -> Process:
    """An interpreter of its own, which imports everything from the tree `root`."""
    return subprocess.Popen(
        [sys.executable, "-P", *arguments],
        cwd=root,
        env=os.environ | {"PYTHONPATH": str(root)},
        stdout=subprocess.PIPE,
        stderr=log,
        stdin=subprocess.PIPE if orders else subprocess.DEVNULL,
    )


def end_children() -> None:
    """Every program that this one began is asked to end, one among them that was just being begun."""
    for task in Path("/proc/self/task").glob("*/children"):
        for child in task.read_text(encoding="ascii").split():
            with suppress(ProcessLookupError):
                os.kill(int(child), signal.SIGTERM)


class Program:
    """Runs from its making to `stop` or `kill`; what it says besides goes to `log`. With `orders` it can be asked."""

    def __init__(
        self, name: str, arguments: list[str], log: IO[bytes], *, orders: bool = False, spawn: Spawn = begun_anew
    ) -> None:
        self.name = name
        self._process = spawn(arguments, log, orders=orders)

    def wait_ready(self) -> dict[str, Any]:
        """What the program said when it was ready; raises OSError when it ended instead."""
        said = self._process.stdout
        line = said.readline() if said is not None and not said.closed else b""
        if not line:
            self._process.wait()
            self._close()
            raise OSError(f"{self.name} ended before it answered")
        return dict(json.loads(line))

    def ask(self, order: object) -> dict[str, Any]:
        """The program's answer to one order; raises OSError when it ended instead."""
        if self._process.stdin is None or self._process.stdin.closed:
            raise OSError(f"{self.name} takes no orders")
        self._process.stdin.write(json.dumps(order).encode() + b"\n")
        self._process.stdin.flush()
        return self.wait_ready()

    def finish(self) -> None:
        """No more orders: it has ended in good order, or is killed when it takes too long."""
        if self._process.stdin is not None:
            with suppress(BrokenPipeError):
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

    def freeze(self) -> None:
        """It does nothing until `thaw`; what comes for it meanwhile waits at its door."""
        self._process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        self._process.send_signal(signal.SIGCONT)

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
                # an order that it did not live to read; or a signal came in the middle of a read, which is over with it
                with suppress(BrokenPipeError, RuntimeError):
                    pipe.close()
