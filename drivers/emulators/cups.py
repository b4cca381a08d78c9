"""A CUPS server with one raw queue and a receipt printer on it, as both behave on IPP's wire."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from drivers.emulators.base import Act, Fault, Faults, HangUp, Say
from drivers.emulators.escpos import EscposEmulator
from drivers.emulators.ipp_bytes import (
    BOOLEAN,
    ENUM,
    INTEGER,
    KEYWORD,
    TEXT,
    BadRequest,
    IppRequest,
    RequestReader,
    attribute,
    http_answer,
    ipp_answer,
)

STEPS = {"create_job": 0x05, "send_document": 0x06, "cancel_job": 0x08, "job_state": 0x09, "printer_state": 0x0B}
"""What `drop_after` may name: the request is obeyed, and the connection is gone before its answer."""
FAULTS = (
    Fault("drop_after", "once, it obeys and hangs up before it answers", "STEP", tuple(STEPS), needed=True),
    Fault("server_error", "once, it answers with HTTP status 500"),
    Fault("closing", "it closes the connection after each answer"),
    Fault("bad_check", "its answers have a version and a number that nobody asked for"),
)
PENDING, PROCESSING, CANCELLED, COMPLETED = 3, 5, 7, 9
IDLE, BUSY, STOPPED = 3, 4, 5
DONE, NOT_POSSIBLE, NOT_FOUND = 0x0000, 0x0404, 0x0406
QUEUE_FLAGS = ("paused", "rejecting")
GO_ON, FORGET = b"\x10\x05\x01", b"\x10\x05\x02"


@dataclass(slots=True)
class QueuedJob:
    state: int
    document: bytes = b""


class CupsEmulator:
    """Jobs go to the printer one after the other and are complete when it has worked them off.

    Paper, cover and knife are the printer's own and the queue's reasons tell of them; jobs stay over a replug.
    """

    def __init__(self) -> None:
        self.faults = Faults(FAULTS)
        self._printer = EscposEmulator()
        self._reader = RequestReader()
        self._jobs: dict[int, QueuedJob] = {}
        self._flags = dict.fromkeys(QUEUE_FLAGS, False)
        self._printing = 0
        self._forget = False

    # ----------------------------------------------------------------------------------------------------- wire

    @property
    def deadline(self) -> float | None:
        return self._printer.deadline

    def connected(self, now: float) -> Sequence[Act]:
        self._reader = RequestReader()
        self._work(now)
        return ()

    def disconnected(self, now: float) -> None:
        self._work(now)

    def received(self, data: bytes, now: float) -> Sequence[Act]:
        self._work(now)
        acts: list[Act] = []
        try:
            for request in self._reader.feed(data):
                acts += self._answer(request, now)
        except BadRequest:
            acts += [Say(http_answer(400, closing=True)), HangUp()]
        return acts

    def ticked(self, now: float) -> Sequence[Act]:
        self._printer.ticked(now)
        self._work(now)
        return ()

    def _answer(self, request: IppRequest, now: float) -> list[Act]:
        if self.faults.take("server_error"):
            return [Say(http_answer(500))]
        answer = self._obey(request, now)
        step = self.faults.get("drop_after")
        if isinstance(step, str) and STEPS.get(step) == request.operation:
            self.faults.clear("drop_after")
            return [HangUp()]
        if self.faults.has("bad_check"):
            answer = answer[:1] + b"\x7f" + answer[2:5] + b"\xff" + answer[6:]
        if self.faults.has("closing"):
            return [Say(http_answer(200, answer, closing=True)), HangUp()]
        return [Say(http_answer(200, answer))]

    # ---------------------------------------------------------------------------------------------------- queue

    def _obey(self, request: IppRequest, now: float) -> bytes:
        job = self._jobs.get(request.integer("job-id"))
        match request.operation:
            case 0x0B:
                return ipp_answer(DONE, request.number, "printer", self._printer_attributes())
            case 0x05 if not self._flags["rejecting"]:
                self._jobs[len(self._jobs) + 1] = QueuedJob(PENDING)
                told = attribute(INTEGER, "job-id", len(self._jobs)) + attribute(ENUM, "job-state", PENDING)
                return ipp_answer(DONE, request.number, "job", told)
            case 0x06 if job and job.state == PENDING:
                job.document = request.document
                self._work(now)
            case 0x08 if job and job.state in (PENDING, PROCESSING):
                self._cancel(job, request.integer("job-id"))
                self._work(now)
            case 0x09 if job:
                return ipp_answer(DONE, request.number, "job", attribute(ENUM, "job-state", job.state))
            case _:
                return ipp_answer(NOT_POSSIBLE if job else NOT_FOUND, request.number)
        return ipp_answer(DONE, request.number)

    def _cancel(self, job: QueuedJob, number: int) -> None:
        job.state = CANCELLED
        if number == self._printing:
            self._printing = 0
            self._forget = self._printer.state()["buffered"] != 0  # the server lets go; what the printer has, it has

    def _work(self, now: float) -> None:
        """The printer goes on with what stopped it, finished jobs are complete, and the next are handed over."""
        printer = self._printer.state()
        if printer["waiting_recovery"]:
            self._printer.received(FORGET if self._forget else GO_ON, now)
        while self._is_free():
            self._forget = False
            if self._printing:
                self._jobs[self._printing].state = COMPLETED
            waiting = (number for number, job in self._jobs.items() if job.state == PENDING and job.document)
            self._printing = 0 if self._flags["paused"] else next(waiting, 0)
            if not self._printing:
                return
            job = self._jobs[self._printing]
            job.state = PROCESSING
            self._printer.received(job.document, now)

    def _is_free(self) -> bool:
        """The printer has worked off all that it was given, and has no trouble."""
        printer = self._printer.state()
        return printer["online"] is True and printer["buffered"] == 0

    def _printer_attributes(self) -> bytes:
        printer = self._printer.state()
        stopped = self._flags["paused"] or not printer["online"]
        return (
            attribute(ENUM, "printer-state", STOPPED if stopped else BUSY if self._printing else IDLE)
            + attribute(KEYWORD, "printer-state-reasons", *self._reasons(printer))
            + attribute(BOOLEAN, "printer-is-accepting-jobs", not self._flags["rejecting"])
            + attribute(TEXT, "printer-make-and-model", "Raw receipt printer")
        )

    def _reasons(self, printer: dict[str, object]) -> list[str]:
        told = {
            "paused": self._flags["paused"],
            "media-low-warning": printer["paper"] == "near_end",
            "media-empty-error": printer["paper"] == "out",
            "cover-open-error": printer["cover_open"],
            "trimmer-jam-error": printer["cutter_error"],
        }
        return [reason for reason, there in told.items() if there] or ["none"]

    # --------------------------------------------------------------------------------------------------- control

    def state(self) -> dict[str, object]:
        """The printer's, and the queue's `jobs`: number and IPP state (3 waits, 5 prints, 7 cancelled, 9 completed)."""
        jobs = {str(number): job.state for number, job in self._jobs.items()}
        return {**self._printer.state(), **self._flags, "jobs": jobs}

    def set(self, values: dict[str, object], now: float) -> Sequence[Act]:
        """The printer's, and `paused` and `rejecting`, the queue's own."""
        own = {name: value for name, value in values.items() if name in QUEUE_FLAGS}
        if wrong := [name for name, value in own.items() if not isinstance(value, bool)]:
            raise ValueError(f"{wrong[0]} is true or false, not {own[wrong[0]]!r}")
        self._printer.set({name: value for name, value in values.items() if name not in QUEUE_FLAGS}, now)
        self._flags |= {name: value is True for name, value in own.items()}
        self._work(now)
        return ()
