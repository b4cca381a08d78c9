"""A door into a lane that runs, for who is the same user of its machine, or its root: one question, a line an answer.

It is a socket of the machine's own, in no folder: nothing is left of it when the lane ends, however that ends.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import socket
import struct
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

log = logging.getLogger(__name__)

STOP_S = 5.0
VISITOR_S = 5.0
"""A visitor who neither asks nor listens for so long is sent away."""
LONGEST_QUESTION = 16 << 10
WAITING = 4
CREDENTIALS = struct.Struct("3i")
"""SO_PEERCRED (unix(7)): process, user and group of the other side."""
ROOT = 0

Question = Mapping[str, Any]
Told = Mapping[str, Any]
Answer = Callable[[Question, threading.Event], Iterable[Told]]
"""What there is to tell, until the event is set: the lane is to end."""


class NobodyThere(Exception):
    """No lane answers at this door, or it stopped in the middle of an answer."""


class Door:
    """Open from `start` to `stop`. Visitors come in one by one; `answer` is asked on the door's own thread."""

    def __init__(self, data: Path, answer: Answer) -> None:
        """`data` is the lane's folder, which nobody else has."""
        self._address, self._answer = _address(data), answer
        self._stopping = threading.Event()
        self._socket: socket.socket | None = None
        self._thread = threading.Thread(target=self._run, name="door", daemon=True)

    def start(self) -> None:
        """A lane whose door cannot be opened sells all the same."""
        door = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            door.bind(self._address)
            door.listen(WAITING)
        except OSError as error:
            door.close()
            log.warning("nobody can ask this lane how it is while it runs: %s", error.strerror)
            return
        self._socket = door
        self._thread.start()

    def stop(self) -> None:
        """Nobody is answered any more; who was being told is told no further."""
        self._stopping.set()
        if self._socket is None:
            return
        self._socket.shutdown(socket.SHUT_RDWR)
        self._thread.join(timeout=STOP_S)
        self._socket.close()

    def _run(self) -> None:
        while self._socket is not None and not self._stopping.is_set():
            try:
                visitor, _ = self._socket.accept()
            except OSError:  # shut by `stop`
                return
            with visitor:
                try:
                    self._serve(visitor)
                except OSError as error:
                    log.warning("a visitor was not answered: %s", type(error).__name__)
                except Exception:
                    log.exception("a visitor's question broke")

    def _serve(self, visitor: socket.socket) -> None:
        visitor.settimeout(VISITOR_S)
        if _user_of(visitor) not in (os.getuid(), ROOT):
            log.warning("another user of this machine wanted to know how the lane is")
            return
        with visitor.makefile("rb") as asked:
            question: Question = json.loads(asked.readline(LONGEST_QUESTION))
        for told in self._answer(question, self._stopping):
            visitor.sendall(_line(told))
        if not self._stopping.is_set():
            visitor.sendall(_line({"end": True}))


def ask(data: Path, question: Question, wait_s: float) -> Iterator[Told]:
    """What the lane that has `data` answers, as it comes, each part within `wait_s`; raises `NobodyThere`."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as door:
        door.settimeout(wait_s)
        try:
            door.connect(_address(data))
            if os.getuid() not in (_user_of(door), ROOT):
                raise NobodyThere("another user is at this door")
            door.sendall(_line(question))
            with door.makefile("rb") as told:
                for line in told:
                    part = json.loads(line)
                    if part.get("end"):
                        return
                    yield part
        except (OSError, ValueError) as error:
            raise NobodyThere(str(error)) from error
    raise NobodyThere("it stopped in the middle of its answer")


def _address(data: Path) -> str:
    """In Linux's own name space of sockets, where no name is too long a path."""
    return "\0kiosk-lane-" + hashlib.sha256(os.fsencode(data.resolve())).hexdigest()


def _user_of(other: socket.socket) -> int:
    _, user, _ = CREDENTIALS.unpack(other.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, CREDENTIALS.size))
    return int(user)


def _line(told: Mapping[str, Any]) -> bytes:
    return json.dumps(told, ensure_ascii=False).encode() + b"\n"
