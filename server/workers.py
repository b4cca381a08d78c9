"""Several processes that answer on one socket. One that dies is replaced, after a pause that grows while they die soon;
none outlives the process that began them.
"""

from __future__ import annotations

import logging
import os
import signal
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess

from server.settings import ServerSettings

log = logging.getLogger(__name__)

END_S = 10.0
STEADY_S = 30.0
"""Who lived so long did not die of its beginning."""
FIRST_PAUSE_S, LAST_PAUSE_S = 0.5, 30.0
Work = Callable[[ServerSettings, socket.socket, Callable[[], None]], None]


@dataclass(eq=False, slots=True)
class _Worker:
    process: SpawnProcess
    line: Connection
    ready: bool = False
    began: float = field(default_factory=time.monotonic)


class Workers:
    """`run` ends when a worker cannot begin at first; it ends them all when an exception leaves it, as signals do."""

    def __init__(self, count: int, work: Work, settings: ServerSettings, listening: socket.socket) -> None:
        self._count = count
        self._work = work
        self._settings = settings
        self._listening = listening
        self._context = get_context("spawn")
        self._workers: list[_Worker] = []
        self._wanted: list[float] = []  # when each that is missing begins
        self._soon = 0  # so many in a row died soon
        self._told = False

    def run(self, answers: Callable[[], None]) -> None:
        """`answers` is called once all of them answer requests. Raises SystemExit(1) when one ends before that."""
        try:
            for _ in range(self._count):
                self._begin()
            while True:
                self._look()
                if not self._told and all(worker.ready for worker in self._workers):
                    answers()
                    self._told = True
        finally:
            self._end()

    def _begin(self) -> None:
        here, there = self._context.Pipe()
        process = self._context.Process(target=_run, args=(self._work, self._settings, self._listening, there))
        process.start()
        there.close()  # the worker alone has it: when either ends, the other end sees it
        self._workers.append(_Worker(process, here))

    def _look(self) -> None:
        """Waits until a worker says that it answers, or ends, or one is to begin."""
        silent = [one.line for one in self._workers if not one.ready]
        pause_s = max(0.0, min(self._wanted) - time.monotonic()) if self._wanted else None
        found = wait([*silent, *(one.process.sentinel for one in self._workers)], pause_s)
        for due in [at for at in self._wanted if at <= time.monotonic()]:
            self._wanted.remove(due)
            self._begin()
        for worker in list(self._workers):
            if worker.process.sentinel in found:
                self._replace(worker)
            elif worker.line in found:
                worker.ready = _told(worker.line)

    def _replace(self, worker: _Worker) -> None:
        worker.process.join()
        worker.line.close()
        self._workers.remove(worker)
        if not self._told:
            raise SystemExit(1)  # the next one would fail alike
        self._soon = self._soon + 1 if time.monotonic() - worker.began < STEADY_S else 0
        pause_s = pause_after(self._soon)
        log.error("a worker ended with %s: another one begins in %.1f s", worker.process.exitcode, pause_s)
        self._wanted.append(time.monotonic() + pause_s)

    def _end(self) -> None:
        for worker in self._workers:
            worker.process.terminate()
        for worker in self._workers:
            worker.process.join(END_S)
            if worker.process.is_alive():
                worker.process.kill()
                worker.process.join()
            worker.line.close()


def pause_after(soon: int) -> float:
    """Seconds until another worker begins, where so many in a row died soon: twice as long each time."""
    return min(FIRST_PAUSE_S * 2.0 ** (soon - 1), LAST_PAUSE_S) if soon else 0.0


def _told(line: Connection) -> bool:
    try:
        return bool(line.recv())
    except EOFError:  # it is about to end: its sentinel tells
        return False


def _run(work: Work, settings: ServerSettings, listening: socket.socket, line: Connection) -> None:
    """A worker's life."""

    def leave_with_the_first() -> None:
        try:
            line.recv()
        except (EOFError, OSError):
            os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=leave_with_the_first, name="first", daemon=True).start()
    work(settings, listening, lambda: line.send("ready"))
