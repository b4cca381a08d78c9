"""The keys of the lane's own window as a link: key events in, and those that nobody wanted back to the window. A report
(`EV_SYN`) that is written asks the window whether keys are still on their way, and comes back when none are.
"""

from __future__ import annotations

import os
import struct
import threading
from collections.abc import Callable
from pathlib import Path

from drivers.link.base import unplugged

EVENT = struct.Struct("<qqHHi")  # Linux' struct input_event: seconds, microseconds, type, code, value
EV_SYN, EV_KEY = 0, 1
LOOK_S = 0.25
"""How often it is looked whether the scanner is still plugged in."""

Listener = Callable[[int, int, float], None]
Questions = Callable[[int], None]


class KeysLink:
    """`keys:window`, or `keys:/dev/input/by-id/…` where the plug is to be noticed: that is there as long as the scanner
    is, and need not be readable. The window calls `hear` once, before the link is opened, and `press` from its own
    thread.
    """

    wait_s = None

    def __init__(self, name: str) -> None:
        self.name = f"keys:{name}"
        self._listener: Listener | None = None
        self._questions: Questions | None = None
        self._lock = threading.Lock()
        self._read_end = self._write_end = -1
        self._plug = Path(name) if name.startswith("/") else None
        self._closed = threading.Event()

    def hear(self, listener: Listener, questions: Questions) -> None:
        """`listener` gets code, value and time of each key that goes back to the window, `questions` the number of each
        question whether keys are still on their way, which `answer` answers; both on the link's thread.
        """
        self._listener, self._questions = listener, questions

    def press(self, code: int, value: int, at_s: float) -> bool:
        """A key event of Linux' `code` (value 1 down, 0 up, 2 repeated) is on its way; False: nobody takes it."""
        seconds, part = divmod(at_s, 1.0)
        return self._hand_over(EVENT.pack(int(seconds), int(part * 1e6), EV_KEY, code, value))

    def answer(self, question: int) -> None:
        """Every key that the window had when it was asked is handed over."""
        self._hand_over(EVENT.pack(0, 0, EV_SYN, 0, question))

    def _hand_over(self, event: bytes) -> bool:
        with self._lock:
            if self._write_end < 0:
                return False
            try:
                os.write(self._write_end, event)
            except BlockingIOError:  # thousands of keys wait: no person and no scanner types like that
                return False
        return True

    def open(self) -> None:
        if self._listener is None:
            raise unplugged("no window hands over its keys")
        if self._plug is not None and not self._plug.exists():
            raise unplugged(f"{self._plug} is not there")
        with self._lock:
            self._read_end, self._write_end = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
        if self._plug is not None:
            self._closed = threading.Event()
            threading.Thread(target=self._watch, args=(self._plug, self._closed), name="plug", daemon=True).start()

    def close(self) -> None:
        self._end(self._closed)
        if self._read_end >= 0:
            os.close(self._read_end)
            self._read_end = -1

    def _watch(self, plug: Path, closed: threading.Event) -> None:
        """When the plug is pulled no more keys come, and whoever reads is told."""
        while not closed.wait(LOOK_S):
            if not plug.exists():
                self._end(closed)
                return

    def _end(self, closed: threading.Event) -> None:
        """Nothing is written any more; what another opening made stays, and its watcher with it."""
        with self._lock:
            if closed is self._closed and self._write_end >= 0:
                os.close(self._write_end)
                self._write_end = -1
            closed.set()

    def fileno(self) -> int:
        return self._read_end

    def read(self) -> bytes | None:
        try:
            data = os.read(self._read_end, 4096)
        except BlockingIOError:
            return None
        except OSError as error:
            raise unplugged(f"{self.name}: {error}") from error
        if not data:
            raise unplugged(f"{self._plug} is gone")
        return data

    def write(self, data: bytes) -> int:
        """Hands whole keys back to the window, and whole questions on to it."""
        whole = len(data) // EVENT.size * EVENT.size
        for start in range(0, whole, EVENT.size):
            seconds, micros, kind, code, value = EVENT.unpack(data[start : start + EVENT.size])
            if kind == EV_SYN and self._questions is not None:
                self._questions(value)
            elif kind == EV_KEY and self._listener is not None:
                self._listener(code, value, seconds + micros / 1e6)
        return len(data)
