"""Programs of the store that are there at once: forked by one that has imported all of them and done nothing else.

`Nursery` is at the other end of its socket. What it bears is a process like any other, with pipes and a log of its own,
that can be frozen and killed; only its exit code is known to nobody.
"""

from __future__ import annotations

import gc
import json
import os
import runpy
import select
import signal
import socket
import subprocess
import sys
import threading
import traceback
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import IO, BinaryIO

from kiosk.play.warm import import_all

ROOT = Path(__file__).resolve().parent.parent.parent
MODULES = ("kiosk.play.fingers", "kiosk.play.stage", "kiosk.play.typist", "kiosk.ui.app", "server.run")
"""What is imported beside all that a lane needs; of Qt nothing begins by it."""
MOST_BYTES = 65_536


class Born:
    """A process that the nursery bore, as `subprocess.Popen` has it."""

    def __init__(self, handle: int, stdin: BinaryIO | None, stdout: BinaryIO) -> None:
        """`handle` is a pidfd: it never means another process, however long this one is gone."""
        self.stdin: IO[bytes] | None = stdin
        self.stdout: IO[bytes] | None = stdout
        self._handle = handle
        self._gone = False

    def wait(self, timeout: float | None = None) -> int:
        """It has ended; raises `subprocess.TimeoutExpired` where it has not within `timeout` seconds."""
        if not self._gone:
            ended = select.poll()
            ended.register(self._handle, select.POLLIN)
            if not ended.poll(None if timeout is None else timeout * 1000):
                raise subprocess.TimeoutExpired("a program of the nursery", timeout or 0)
            self._gone = True
            os.close(self._handle)
        return 0

    def send_signal(self, number: int) -> None:
        if not self._gone:
            try:
                signal.pidfd_send_signal(self._handle, number)
            except ProcessLookupError:
                return

    def terminate(self) -> None:
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)


class Nursery:
    """Bears programs from its making to `close`; any thread may ask."""

    def __init__(self) -> None:
        self._socket, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._asking = threading.Lock()
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", "kiosk.play.nursery", str(theirs.fileno())],
                cwd=ROOT,
                env=os.environ | {"PYTHONPATH": str(ROOT)},
                pass_fds=(theirs.fileno(),),
                stdin=subprocess.DEVNULL,
            )

    def spawn(self, arguments: Sequence[str], log: IO[bytes], *, orders: bool) -> Born:
        """`python -m …` of this very tree. Raises OSError where the nursery is gone."""
        output, said = os.pipe()
        heard, told = os.pipe() if orders else (os.open(os.devnull, os.O_RDONLY), -1)
        try:
            with self._asking:
                socket.send_fds(self._socket, [json.dumps(list(arguments)).encode()], [heard, said, log.fileno()])
                word, handles, _, _ = socket.recv_fds(self._socket, MOST_BYTES, 1)
        finally:
            os.close(heard)
            os.close(said)
        if not word or not handles:
            raise OSError("the nursery of the store's programs has ended")
        return Born(handles[0], os.fdopen(told, "wb") if orders else None, os.fdopen(output, "rb"))

    def close(self) -> None:
        """It bears no more; those that live go on."""
        self._socket.close()
        self._process.wait()


def main() -> None:
    asked = socket.socket(fileno=int(sys.argv[1]))
    import_all()
    for name in MODULES:
        import_module(name)
    import_module("drivers.cli.emulate_command")
    gc.collect()
    gc.freeze()  # what is here stays shared with those that are born
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody asks how they ended
    while True:
        word, pipes, _, _ = socket.recv_fds(asked, MOST_BYTES, 3)
        if not word:
            return
        pid = os.fork()
        if pid == 0:
            asked.close()
            os._exit(_live(json.loads(word), pipes))
        handle = os.pidfd_open(pid)
        socket.send_fds(asked, [b"born"], [handle])
        for one in (handle, *pipes):
            os.close(one)


def _live(arguments: list[str], pipes: list[int]) -> int:
    """A program's whole life, from its arguments on."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    for place, pipe in enumerate(pipes):
        os.dup2(pipe, place)
        os.close(pipe)
    module = arguments[arguments.index("-m") + 1]
    sys.argv = [module, *arguments[arguments.index("-m") + 2 :]]
    code = 0
    try:
        runpy.run_module(module, run_name="__main__", alter_sys=True)
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 0 if end.code is None else 1
    except BaseException:  # noqa: BLE001 - the log is where anybody looks
        traceback.print_exc()
        code = 1
    sys.stdout.flush()
    sys.stderr.flush()
    return code


if __name__ == "__main__":
    main()
