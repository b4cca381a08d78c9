"""Turns a script of questions over one HTTP connection that may be lost at any moment.

A script is a generator: it yields what it wants (`Ask`, `Pause`, `Await`, or a reading to tell) and gets back what came
of it. Whenever a question comes back as `Silence`, the connection that carried it is closed: no answer comes late.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import parse_qsl

from drivers.contract import DeviceFault, FaultKind, Output, Reading
from drivers.hang_ups import GIVEN_UP, ONE_ANSWER, TOO_LATE
from drivers.web.client import Answer, HttpClient, NotHttp

LINK_WITHIN_S = 10.0  # how long a question waits for the link to come back
LATE = "late"

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Ask:
    """POST `body` to `path` once, and wait `within_s` for the answer: resumes with `Answer` or `Silence`.

    `cuttable`: an abort gives it up.
    """

    path: str
    body: bytes
    within_s: float
    cuttable: bool = False


@dataclass(frozen=True, slots=True)
class Silence:
    """No answer. `sent`: the question, or some of it, may have reached the other end; `spoilt`: what came is none."""

    reason: str
    sent: bool
    spoilt: bool = False

    @property
    def fault(self) -> DeviceFault:
        return DeviceFault(FaultKind.GARBLED if self.spoilt else FaultKind.SILENT, self.reason)


@dataclass(frozen=True, slots=True)
class Pause:
    """Waits; where it is `cuttable`, an abort ends it at once."""

    seconds: float
    cuttable: bool = False


@dataclass(frozen=True, slots=True)
class Await:
    """Waits for a word of the user until then (monotonic seconds); resumes with it, or with `LATE`."""

    until: float


Step = Ask | Pause | Await | Reading
Resumed = Answer | Silence | str | None
Script = Generator[Step, Resumed, Result]


def ask(path: str, body: bytes, within_s: float, *, cuttable: bool = False) -> Script[Answer | Silence]:
    came = yield Ask(path, body, within_s, cuttable)
    return came if isinstance(came, Answer | Silence) else Silence("the question was dropped", sent=True)


def authority(link: str, usual: str) -> str:
    """What the Host header says to whoever `link` leads to, `tls:host:port?…` or `tcp:host:port`: who the certificate
    speaks of where that is another name, and the port. `usual` where there is no link, or none that can be said.
    """
    address, _, query = link.partition(":")[2].partition("?")
    host, _, port = address.rpartition(":")
    name = dict(parse_qsl(query)).get("name") or host
    said = f"{name}:{port}" if name and port else usual
    return said if re.fullmatch(r"[A-Za-z0-9.:_\[\]-]{1,255}", said) else usual


class Outbox:
    """What one turn wants done."""

    def __init__(self) -> None:
        self.send = bytearray()
        self.readings: list[Reading] = []
        self.hang_up = ""

    def output(self) -> Output:
        return Output(send=bytes(self.send), readings=tuple(self.readings), hang_up=self.hang_up)


class Talk:
    """Runs one script at a time; scripts read `now`, the moment of the turn, and whether they are `aborted`."""

    def __init__(self, host: str) -> None:
        self.now = 0.0
        self.aborted = False
        self.linked = False
        self.stalled_since: float | None = None  # when an answer that is not complete last went on
        self._host = host
        self._client = HttpClient(host)
        self._script: Script[Any] | None = None
        self._done: Callable[[Any, Outbox], None] | None = None
        self._step: Step | None = None
        self._until: float | None = None

    @property
    def running(self) -> bool:
        return self._script is not None

    @property
    def deadline(self) -> float | None:
        return self._until

    @property
    def _in_flight(self) -> bool:
        return isinstance(self._step, Ask) and self._client.asking

    def start(self, script: Script[Result], done: Callable[[Result, Outbox], None], out: Outbox) -> None:
        """Runs `script`; `done` gets what it returns."""
        self.aborted = False
        self._script, self._done = script, done
        self._resume(None, out)

    def connected(self, out: Outbox) -> None:
        self.linked = True
        self._anew()
        if isinstance(self._step, Ask):
            self._send(self._step, out)

    def disconnected(self, reason: str, out: Outbox) -> None:
        was_in_flight = self._in_flight
        self.linked = False
        self._anew()
        if was_in_flight:
            self._resume(Silence(reason, sent=True), out)

    def received(self, data: bytes, out: Outbox) -> None:
        if not self.linked:
            return  # given up already
        try:
            answer = self._client.feed(data)
        except NotHttp as wrong:
            self._hang_up(str(wrong), out, spoilt=True)
            return
        self.stalled_since = self.now if self._client.begun else None
        if answer is None:
            return
        if self._client.must_close:
            self._close(ONE_ANSWER, out)
        self._resume(answer, out)

    def _anew(self) -> None:
        """Nothing was asked on this connection, or the one that comes next."""
        self._client, self.stalled_since = HttpClient(self._host), None

    def tick(self, out: Outbox) -> None:
        if self._until is None or self.now < self._until:
            return
        match self._step:
            case Ask() if self._in_flight:
                self._hang_up(TOO_LATE, out)
            case Ask():
                self._resume(Silence("there is no connection", sent=False), out)
            case Await():
                self._resume(LATE, out)
            case _:
                self._resume(None, out)

    def tell(self, word: str, out: Outbox) -> None:
        """A word of the user, for a script that awaits one; any other does nothing."""
        if isinstance(self._step, Await):
            self._resume(word, out)

    def abort(self, out: Outbox) -> None:
        """The script is asked to come to an end: what it waits for is cut short where that may be."""
        self.aborted = True
        match self._step:
            case Ask(cuttable=True) if self._in_flight:
                self._hang_up(GIVEN_UP, out)
            case Pause(cuttable=True):
                self._resume(None, out)
            case _:
                return

    def _hang_up(self, reason: str, out: Outbox, *, spoilt: bool = False) -> None:
        was_in_flight = isinstance(self._step, Ask)
        self._close(reason, out)
        if was_in_flight:
            self._resume(Silence(reason, sent=True, spoilt=spoilt), out)

    def _close(self, reason: str, out: Outbox) -> None:
        out.hang_up = reason
        self.linked = False
        self._anew()

    def _send(self, step: Ask, out: Outbox) -> None:
        out.send += self._client.request(step.path, step.body)
        self._until = self.now + step.within_s

    def _resume(self, value: Resumed, out: Outbox) -> None:
        script, done = self._script, self._done
        if script is None or done is None:
            return
        self._step = self._until = None
        try:
            step = script.send(value)
            while not isinstance(step, Ask | Pause | Await):
                out.readings.append(step)
                step = script.send(None)
        except StopIteration as ended:
            self._script = None
            done(ended.value, out)
            return
        self._step = step
        match step:
            case Ask() if self.linked:
                self._send(step, out)
            case Ask():
                self._until = self.now + LINK_WITHIN_S
            case Pause(seconds=seconds):
                self._until = self.now + seconds
            case Await(until):
                self._until = until
