"""Several processes that answer on one socket. One that dies is replaced; none outlives the process that began them."""

from __future__ import annotations

import logging
import os
import signal
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess

from server.settings import ServerSettings

log = logging.getLogger(__name__)

END_S = 10.0
Work = Callable[[ServerSettings, socket.socket, Callable[[], None]], None]


@dataclass(eq=False, slots=True)
class _Worker:
    process: SpawnProcess
    line: Connection
    ready: bool = False


class Workers:
    """`run` returns when a worker cannot begin, and ends them all when it is left by an exception, as signals do."""

    def __init__(self, count: int, work: Work, settings: ServerSettings, listening: socket.socket) -> None:
        self._count = count
        self._work = work
        self._settings = settings
        self._listening = listening
        self._context = get_context("spawn")
        self._workers: list[_Worker] = []

    def run(self, answers: Callable[[], None]) -> None:
        """`answers` is called once all of them answer requests. Raises SystemExit(1) when one ends before it does."""
        told = False
        try:
            for _ in range(self._count):
                self._begin()
            while True:
                self._look()
                if not told and all(worker.ready for worker in self._workers):
                    answers()
                    told = True
        finally:
            self._end()

    def _begin(self) -> None:
        here, there = self._context.Pipe()
        process = self._context.Process(target=_run, args=(self._work, self._settings, self._listening, there))
        process.start()
        there.close()  # the worker alone has it: when either ends, the other end sees it
        self._workers.append(_Worker(process, here))

    def _look(self) -> None:
        """Waits until a worker says that it answers, or ends."""
        silent = [one.line for one in self._workers if not one.ready]
        found = wait([*silent, *(one.process.sentinel for one in self._workers)])
        for worker in list(self._workers):
            if worker.process.sentinel in found:
                self._replace(worker)
            elif worker.line in found:
                worker.ready = _told(worker.line)

    def _replace(self, worker: _Worker) -> None:
        worker.process.join()
        worker.line.close()
        self._workers.remove(worker)
        if not worker.ready:
            raise SystemExit(1)  # the next one would fail alike
        log.error("a worker ended with %s: another one takes its place", worker.process.exitcode)
        self._begin()

    def _end(self) -> None:
        for worker in self._workers:
            worker.process.terminate()
        for worker in self._workers:
            worker.process.join(END_S)
            if worker.process.is_alive():
                worker.process.kill()
                worker.process.join()
            worker.line.close()


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
