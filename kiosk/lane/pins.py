"""PINs are looked at on a thread of their own: argon2id takes its time on purpose, and selling must not wait for it."""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable, Mapping

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from kiosk.core.session.inputs import PinChecked

log = logging.getLogger(__name__)

STOP_S = 5.0


def hash_pin(pin: str) -> str:
    """`pin` by argon2id with a salt of its own, with the library's parameters (RFC 9106, low memory), as text."""
    return PasswordHasher().hash(pin)


class PinChecker:
    """Answers each `check` with one `PinChecked`, in order. No PIN is kept or told."""

    def __init__(self, hashes: Mapping[str, str]) -> None:
        """`hashes`: staff → their PIN's hash."""
        self._hashes = dict(hashes)
        self._answer: Callable[[PinChecked], None] | None = None
        self._asked: queue.SimpleQueue[tuple[str, str] | None] = queue.SimpleQueue()
        self._hasher = PasswordHasher()
        self._thread = threading.Thread(target=self._run, name="pins", daemon=True)

    def connect(self, answer: Callable[[PinChecked], None]) -> None:
        """Where answers go, on this checker's thread; once, before `start`."""
        self._answer = answer

    def start(self) -> None:
        self._thread.start()

    def use(self, hashes: Mapping[str, str]) -> None:
        """From here on these are the hashes; any thread."""
        self._hashes = dict(hashes)

    def check(self, staff: str, pin: str) -> None:
        """Returns at once; any thread."""
        self._asked.put((staff, pin))

    def stop(self) -> None:
        """The thread has ended afterwards."""
        self._asked.put(None)
        if self._thread.is_alive():
            self._thread.join(timeout=STOP_S)

    def answer_waiting(self) -> None:
        """All that was asked is answered, on the calling thread, and nothing waited for; in place of `start`."""
        while not self._asked.empty() and (asked := self._asked.get()) is not None:
            self._look_at(*asked)

    def _run(self) -> None:
        while (asked := self._asked.get()) is not None:
            self._look_at(*asked)

    def _look_at(self, staff: str, pin: str) -> None:
        if self._answer is not None:
            self._answer(PinChecked(staff, right=self._is_right(staff, pin)))

    def _is_right(self, staff: str, pin: str) -> bool:
        known = self._hashes.get(staff)
        if known is None:
            return False
        try:
            return self._hasher.verify(known, pin)
        except (VerificationError, InvalidHashError):
            return False
