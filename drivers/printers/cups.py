"""A receipt printer behind a CUPS queue: its status out of the queue's words, and the end of each job as CUPS has it.

A job is created first and gets its document then, so that its number is known before anything can be printed: whatever
ends otherwise than well is cancelled by that number, also after a lost connection.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from enum import Enum, auto

from drivers.contract import (
    DeviceFault,
    DeviceOffline,
    DeviceOnline,
    DeviceTrouble,
    DrawerEnded,
    DrawerOutcome,
    FaultKind,
    OpenDrawer,
    Output,
    Print,
    PrintEnded,
    PrinterStatus,
    PrintOutcome,
    Reading,
    Request,
)
from drivers.hang_ups import SERVER_ENDS
from drivers.link.parse import parse_queue
from drivers.printers.cancels import Cancels
from drivers.printers.http import Answer, AnswerReader, NotHttp, post
from drivers.printers.ipp import (
    BOOLEAN,
    INTEGER,
    KEYWORD,
    MEDIA_TYPE,
    NAME,
    URI,
    Attribute,
    NotIpp,
    Operation,
    Reply,
    read_reply,
    request,
)
from drivers.printers.profile import DEFAULT_PROFILE, PrinterProfile
from drivers.printers.queue_status import QueueStatus
from drivers.printers.render import prepare, render

USER = "lane"
BEAT_S = 1.0  # between two looks at an idle queue
JOB_BEAT_S = 0.25  # while a receipt is on its way
ANSWER_S = 5.0
BACK_WITHIN_S = 2.0  # after a connection that the server ended in good order
CONFIRM_S = 30.0
WANTED = ("printer-state", "printer-state-reasons", "printer-is-accepting-jobs", "printer-make-and-model")
CLIENT_ERRORS, NOT_POSSIBLE, NOT_FOUND = range(0x0400, 0x0500), 0x0404, 0x0406
STOPPED, CANCELLED, ABORTED, COMPLETED = 6, 7, 8, 9
LOOKS = (Operation.GET_PRINTER_ATTRIBUTES, Operation.GET_JOB_ATTRIBUTES)
"""What is asked again and again. Any other answer puts off no look: what a lost connection left to be cancelled must
not keep the queue from being back.
"""


class Phase(Enum):
    CHECKING = auto()  # how is the printer, now
    CREATING = auto()
    SENDING = auto()
    AWAITING = auto()
    VERIFYING = auto()  # CUPS is done; how is the printer behind it


@dataclass(slots=True)
class Job:
    name: str
    document: bytes
    phase: Phase = Phase.CHECKING
    number: int = 0
    until: float | None = None


class CupsPrinter:
    """The machine of one queue, `cups:QUEUE` or `cups:host:port/QUEUE`. One question at a time is under way.

    PRINTED: CUPS has completed the job and the printer behind it has no trouble. A drawer can't be opened this way:
    nothing would say that it is open.
    """

    def __init__(self, address: str = "cups:receipts", profile: PrinterProfile = DEFAULT_PROFILE) -> None:
        host, port, queue = parse_queue(address)
        self._profile = profile
        self._host = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
        self._path = f"/printers/{queue}"
        self._reader = AnswerReader()
        self._linked = False
        self._closing = False  # the server has said that it ends the connection
        self._back_by: float | None = None
        self._asked: Operation | None = None
        self._asked_at = 0.0
        self._number = 0
        self._look_at = 0.0
        self._looked_last = Operation.GET_PRINTER_ATTRIBUTES
        self._status: QueueStatus | None = None  # None: the queue has not answered
        self._told: PrinterStatus | None = None
        self._told_offline = False
        self._job: Job | None = None
        self._queue: deque[Job] = deque()
        self._cancels = Cancels()
        self._cancelling = 0  # the job that the queue is asked to cancel now
        self._send = bytearray()
        self._readings: list[Reading] = []
        self._hang_up = ""

    @property
    def deadline(self) -> float | None:
        if not self._linked:
            return self._back_by
        moments = [self._asked_at + ANSWER_S if self._asked else self._look_at]
        if self._job and self._job.until is not None:
            moments.append(self._job.until)
        return min(moments)

    def connected(self, now: float) -> Output:
        self._linked, self._closing, self._back_by = True, False, None
        self._reader = AnswerReader()
        self._asked = None
        self._look_at = now
        self._go_on(now)
        return self._output()

    def disconnected(self, fault: DeviceFault, now: float) -> Output:
        self._linked = False
        if self._closing and self._asked is None:
            self._back_by = now + BACK_WITHIN_S
        else:
            self._lose(fault)
        return self._output()

    def received(self, chunk: bytes, now: float) -> Output:
        self._asked_at = now  # it speaks; how long an answer may be is the reader's business
        try:
            for answer in self._reader.feed(chunk):
                self._on_answer(answer, now)
        except (NotHttp, NotIpp) as error:
            self._lose(DeviceFault(FaultKind.GARBLED, str(error)))
            self._hang_up = str(error)
        self._go_on(now)
        return self._output()

    def requested(self, request: Request, now: float) -> Output:
        match request:
            case Print(name, document):
                if self._obstacle:
                    self._readings.append(PrintEnded(name, PrintOutcome.FAILED, self._obstacle))
                else:
                    try:
                        self._queue.append(Job(name, render(document, self._profile)))
                    except ValueError as error:
                        self._readings.append(PrintEnded(name, PrintOutcome.FAILED, str(error)))
            case OpenDrawer(kick):
                reason = "a drawer behind a CUPS queue would open without a word of it"
                self._readings.append(DrawerEnded(kick, DrawerOutcome.FAILED, reason))
        self._go_on(now)
        return self._output()

    def ticked(self, now: float) -> Output:
        if not self._linked:
            if self._back_by is not None and now >= self._back_by:
                self._back_by = None
                self._lose(DeviceFault(FaultKind.UNPLUGGED, "the server ended the connection and is not back"))
            return self._output()
        if self._asked and now >= self._asked_at + ANSWER_S:
            detail = "the print server does not answer"
            self._lose(DeviceFault(FaultKind.SILENT, detail))
            self._hang_up = detail
            return self._output()
        if self._job and self._job.until is not None and now >= self._job.until:
            self._end(PrintOutcome.NOT_CONFIRMED, "the queue did not complete the receipt in time", cancel=True)
        self._go_on(now)
        return self._output()

    def masked(self, data: bytes) -> bytes:
        return data

    def prepare(self) -> None:
        prepare(self._profile)

    # --------------------------------------------------------------------------------------------------- asking

    def _go_on(self, now: float) -> None:
        """The next question, where none is under way."""
        if not self._linked or self._hang_up or self._asked is not None or self._closing:
            return
        if (cancelled := self._cancels.due(now)) is not None:
            self._cancelling = cancelled
            self._ask(Operation.CANCEL_JOB, now, [(INTEGER, "job-id", (cancelled,))])
            return
        if self._job is None and self._queue:
            self._job = self._queue.popleft()
            self._look_at = now
        job = self._job
        match job.phase if job else None:
            case Phase.CREATING:
                self._ask(Operation.CREATE_JOB, now, [(NAME, "job-name", ("receipt",))])
            case Phase.SENDING if job:
                attributes: list[Attribute] = [
                    (INTEGER, "job-id", (job.number,)),
                    (MEDIA_TYPE, "document-format", ("application/vnd.cups-raw",)),
                    (BOOLEAN, "last-document", (True,)),
                ]
                self._ask(Operation.SEND_DOCUMENT, now, attributes, job.document)
            case _ if now >= self._look_at:
                self._look(now)

    def _look(self, now: float) -> None:
        """At the job and at its printer in turn while one is on its way, else at the printer."""
        job = self._job
        if job and job.phase is Phase.AWAITING and self._looked_last is not Operation.GET_JOB_ATTRIBUTES:
            wanted: list[Attribute] = [
                (INTEGER, "job-id", (job.number,)),
                (KEYWORD, "requested-attributes", ("job-state",)),
            ]
            self._looked_last = Operation.GET_JOB_ATTRIBUTES
        else:
            wanted = [(KEYWORD, "requested-attributes", WANTED)]
            self._looked_last = Operation.GET_PRINTER_ATTRIBUTES
        self._ask(self._looked_last, now, wanted)

    def _ask(self, operation: Operation, now: float, attributes: list[Attribute], document: bytes = b"") -> None:
        self._asked, self._asked_at = operation, now
        self._number = self._number % 0x7FFFFFFF + 1
        target: list[Attribute] = [(URI, "printer-uri", (f"ipp://{self._host}{self._path}",))]
        first = [attribute for attribute in attributes if attribute[1] == "job-id"]
        others = [attribute for attribute in attributes if attribute[1] != "job-id"]
        user: list[Attribute] = [(NAME, "requesting-user-name", (USER,))]
        message = request(operation, self._number, [*target, *first, *user, *others], document)
        self._send += post(self._host, self._path, message)

    # -------------------------------------------------------------------------------------------------- answers

    def _on_answer(self, answer: Answer, now: float) -> None:
        asked, self._asked = self._asked, None
        if asked is None:
            raise NotHttp("an answer came to no question")
        if asked in LOOKS:
            self._look_at = now + (JOB_BEAT_S if self._job else BEAT_S)
        if answer.status != 200:
            self._on_refusal(asked, f"the print server answers {answer.status}", now, refused=answer.status < 500)
        else:
            reply = read_reply(answer.body)
            if reply.request != self._number:
                raise NotIpp("an answer came to another question")
            if asked is Operation.CANCEL_JOB and (reply.ok or reply.status in (NOT_POSSIBLE, NOT_FOUND)):
                self._cancels.done(self._cancelling)  # done, or nothing is left to cancel
            elif asked is Operation.GET_JOB_ATTRIBUTES and reply.status == NOT_FOUND:
                self._end(PrintOutcome.NOT_CONFIRMED, "the queue does not know the receipt any more")
            elif not reply.ok:
                words = f"the queue refuses: {reply.status:04x} {_remark(reply)}".rstrip()
                self._on_refusal(asked, words, now, refused=reply.status in CLIENT_ERRORS)
            else:
                self._on_reply(asked, reply, now)
        if answer.closing:
            self._closing = True
            self._hang_up = SERVER_ENDS

    def _on_reply(self, asked: Operation, reply: Reply, now: float) -> None:
        job = self._job
        match asked:
            case Operation.GET_PRINTER_ATTRIBUTES:
                if not reply.words("printer-state-reasons"):  # nothing is taken for "no trouble"
                    raise NotIpp("the queue does not say how its printer is")
                self._on_status(QueueStatus.of(reply), _model(reply))
            case Operation.CREATE_JOB if job:
                number = reply.number("job-id")
                if number is None:
                    raise NotIpp("a created job has no number")
                job.phase, job.number = Phase.SENDING, number
            case Operation.SEND_DOCUMENT if job:
                job.phase, job.until, self._look_at = Phase.AWAITING, now + CONFIRM_S, now
            case Operation.GET_JOB_ATTRIBUTES if job:
                self._on_job_state(job, reply.number("job-state"), now)

    def _on_refusal(self, asked: Operation, words: str, now: float, *, refused: bool) -> None:
        """Where it is `refused`, what was asked is not done; else, with a trouble of the server, it may be."""
        if asked is Operation.CANCEL_JOB:
            self._look_at = now
            if self._cancels.not_taken(self._cancelling, now, refused=refused):
                detail = f"job {self._cancelling} is not cancelled and may print yet: {words}"
                self._readings.append(DeviceTrouble(DeviceFault(FaultKind.REFUSED, detail, retryable=False)))
        elif asked is Operation.CREATE_JOB:
            self._end(PrintOutcome.FAILED, words, cancel=True)
        elif asked is Operation.SEND_DOCUMENT:
            self._end(PrintOutcome.FAILED if refused else PrintOutcome.NOT_CONFIRMED, words, cancel=True)
        elif asked is Operation.GET_PRINTER_ATTRIBUTES:
            self._lose(DeviceFault(FaultKind.REFUSED, words))

    def _on_status(self, status: QueueStatus, model: str) -> None:
        if self._status is None:
            self._told_offline = False
            self._readings.append(DeviceOnline(model))
        self._status = status
        if status.status != self._told:
            self._told = status.status
            self._readings.append(status.status)
        job = self._job
        match job.phase if job else None:
            case Phase.CHECKING if status.obstacle:
                self._end(PrintOutcome.FAILED, status.obstacle)
            case Phase.CHECKING if job:
                job.phase = Phase.CREATING
            case Phase.AWAITING if status.broken:
                self._end(PrintOutcome.FAILED, f"{status.broken}, in the middle of the receipt", cancel=True)
            case Phase.VERIFYING if status.broken:
                self._end(PrintOutcome.NOT_CONFIRMED, f"right behind the receipt: {status.broken}")
            case Phase.VERIFYING:
                self._end(PrintOutcome.PRINTED, "")

    def _on_job_state(self, job: Job, state: int | None, now: float) -> None:
        if state == COMPLETED:
            job.phase, self._look_at = Phase.VERIFYING, now
        elif state in (CANCELLED, ABORTED):
            self._end(PrintOutcome.FAILED, "the queue gave the receipt up")
        elif state == STOPPED:
            self._end(PrintOutcome.FAILED, "the queue stopped in the middle of the receipt", cancel=True)

    # ----------------------------------------------------------------------------------------------------- ends

    @property
    def _obstacle(self) -> str:
        return self._status.obstacle if self._status else "the print server does not answer"

    def _lose(self, fault: DeviceFault) -> None:
        if not self._told_offline:
            self._told_offline = True
            self._readings.append(DeviceOffline(fault))
        self._status, self._told, self._asked = None, None, None
        if self._job:
            begun = self._job.phase in (Phase.SENDING, Phase.AWAITING, Phase.VERIFYING)
            outcome = PrintOutcome.NOT_CONFIRMED if begun else PrintOutcome.FAILED
            self._end(outcome, f"the queue was lost in the middle: {fault.detail}", cancel=begun)
        while self._queue:
            self._readings.append(PrintEnded(self._queue.popleft().name, PrintOutcome.FAILED, fault.detail))

    def _end(self, outcome: PrintOutcome, reason: str, *, cancel: bool = False) -> None:
        job, self._job = self._job, None
        if job is None:
            return
        if cancel and job.number:
            self._cancels.add(job.number)
        self._readings.append(PrintEnded(job.name, outcome, reason))

    def _output(self) -> Output:
        output = Output(send=bytes(self._send), readings=tuple(self._readings), hang_up=self._hang_up)
        self._send.clear()
        self._readings.clear()
        self._hang_up = ""
        return output


def _remark(reply: Reply) -> str:
    return " ".join(reply.words("status-message"))


def _model(reply: Reply) -> str:
    return " ".join(reply.words("printer-make-and-model"))
