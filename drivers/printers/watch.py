"""Asks a printer for its status again and again, and says what to believe of the answers."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from drivers.printers.replies import AutoStatus, Noise, PaperReport, ProcessDone, RealTime, ReplyReader
from drivers.printers.status import Flags

ASK_PRINTER = b"\x10\x04\x01"
ASK_ALL = b"\x10\x04\x01\x10\x04\x02\x10\x04\x03\x10\x04\x04"
AUTO_STATUS_ON = b"\x1d\x61\x0f"  # answered by four bytes at once, then on every change

BEAT_S = 1.0
ANSWER_S = 2.5  # answers that have not come by then were lost on the way
NOISY_S = 3.0  # how long after a strange byte the line counts as noisy


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """The printer has come past one `acknowledge`."""


Event = Flags | Acknowledged | ProcessDone | PaperReport


class StatusWatch:
    """For one link. Every time is monotonic seconds. Nothing is sent here: what is to be sent is returned."""

    def __init__(self) -> None:
        self.expects_paper_report = False
        self._reader = ReplyReader()
        self._asked: deque[bool] = deque()  # answers to come, in order: True = to a status, False = to a slice
        self._answers: list[int] = []
        self._spoiled = False
        self._asked_at = 0.0
        self._ask_at: float | None = None
        self._unheard_since: float | None = None
        self._heard_at = 0.0
        self._noisy_until = 0.0
        self._known: Flags | None = None
        self._doubtful: Flags | None = None

    def ask(self, now: float) -> bytes:
        """What to send to learn the whole status."""
        if self._heard_at > self._asked_at or not self._asked:
            self._unheard_since = now
        if not self._asked or now - self._asked_at >= ANSWER_S:  # what has not come by now never will
            self._asked.clear()
            self._answers.clear()
            self._spoiled = False
        self._asked.extend([True] * 4)
        self._asked_at, self._ask_at = now, None
        return (AUTO_STATUS_ON if self.noisy(now) else b"") + ASK_ALL

    def acknowledge(self, now: float) -> bytes:
        """What to send behind a slice to learn when the printer has come past it."""
        if self._unheard_since is None:
            self._unheard_since = now
        self._asked.append(False)
        return ASK_PRINTER

    def noisy(self, now: float) -> bool:
        return now < self._noisy_until

    def silent(self, now: float, limit_s: float) -> bool:
        """Something was asked, and nothing that makes sense came for `limit_s`."""
        return self._unheard_since is not None and now - self._unheard_since >= limit_s

    @property
    def next_ask(self) -> float:
        """When the status is to be asked for again."""
        if self._ask_at is not None:
            return self._ask_at
        return self._asked_at + (ANSWER_S if self._asked else BEAT_S)

    def next_silence(self, limit_s: float) -> float | None:
        return None if self._unheard_since is None else self._unheard_since + limit_s

    @property
    def acknowledgement_lost(self) -> bool:
        """A slice's answer did not come in time, though the printer speaks."""
        return False in self._asked and self._heard_at > self._asked_at

    def received(self, data: bytes, now: float) -> list[Event]:
        """What `data` tells, in its order."""
        events: list[Event] = []
        for reply in self._reader.feed(data):
            match reply:
                case RealTime(byte) if self._asked:
                    self._heard(now)
                    events += self._answer(byte, now)
                case AutoStatus(block):
                    self._heard(now)
                    self._spoiled = True  # the answers under way may be older than this
                    events += self._believe(Flags.from_auto_status(block), now)
                case ProcessDone():
                    self._heard(now)
                    events.append(reply)
                case PaperReport() if self.expects_paper_report:
                    self._heard(now)
                    events.append(reply)
                case Noise() | PaperReport() | RealTime():
                    self._noisy_until = now + NOISY_S
                    self._spoiled = True
        if not self._asked:
            self._unheard_since = None
        return events

    def _heard(self, now: float) -> None:
        self._heard_at = now
        if self._unheard_since is not None:
            self._unheard_since = now

    def _answer(self, byte: int, now: float) -> list[Event]:
        if not self._asked.popleft():
            if byte & 0x08:  # offline: find out why, now
                self._ask_at = now
            return [Acknowledged()]
        self._answers.append(byte)
        if len(self._answers) < 4:
            return []
        answers, spoiled = self._answers, self._spoiled
        self._answers, self._spoiled = [], False
        return [] if spoiled else self._believe(Flags.from_real_time(answers), now)

    def _believe(self, flags: Flags, now: float) -> list[Event]:
        """On a noisy line a change counts when it is seen twice."""
        if self.noisy(now) and flags not in (self._known, self._doubtful):
            self._doubtful, self._ask_at = flags, now
            return []
        self._known, self._doubtful = flags, None
        return [flags]
