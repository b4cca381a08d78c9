"""A receipt printer that speaks ESC/POS: its status all the time, and the confirmed end of each job."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

from drivers.contract import (
    DeviceFault,
    DeviceOffline,
    DeviceOnline,
    DeviceTrouble,
    DrawerEnded,
    DrawerOutcome,
    DrawerStatus,
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
from drivers.printers.drawer import PULSE_REST, Drawer, DrawerPort
from drivers.printers.job import Job, Phase, make_job, make_mark
from drivers.printers.profile import DEFAULT_PROFILE, Confirmation, PrinterProfile
from drivers.printers.render import prepare, render_parts
from drivers.printers.replies import PaperReport, ProcessDone
from drivers.printers.status import Flags
from drivers.printers.watch import AUTO_STATUS_ON, Acknowledged, StatusWatch

CLEAR_AND_RESUME = b"\x10\x05\x02"
FILL_UP = bytes(8192)  # ends a picture that a lost link cut short; to a printer at rest it is nothing
CUT_OFF = b"\n\x1d\x56\x42\x00"

ASK_AGAIN_S = 3.0
CONFIRM_PER_BYTE_S = 0.0001
RECOVER_AGAIN_S = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How long to wait, in seconds, before an answer counts as missing."""

    silence_s: float = 3.0
    sending_silence_s: float = 6.0  # a slice alone takes 2 s at 19,200 baud
    check_s: float = 4.0
    confirm_s: float = 15.0


USUAL_LIMITS = Limits()


class EscposPrinter:
    """The machine of one printer. A job ends at once when the printer can't print; nothing is ever printed twice.

    FAILED: the printer said so, or not all bytes went out. NOT_CONFIRMED: all bytes went out and no confirmation came
    within the limit (and 0.1 s per kilobyte), or the link was lost before it.
    """

    answers_late = True

    def __init__(
        self,
        profile: PrinterProfile = DEFAULT_PROFILE,
        *,
        limits: Limits = USUAL_LIMITS,
        drawer: DrawerPort | None = None,
    ) -> None:
        self._profile = profile
        self._drawer = Drawer(drawer)
        self._limits = limits
        self._watch = StatusWatch()
        self._linked = False
        self._flags: Flags | None = None  # None: the printer has not answered on this link
        self._told: PrinterStatus | None = None
        self._told_offline = False
        self._noisy = False
        self._job: Job | None = None
        self._queue: deque[Job] = deque()
        self._jobs_made = 0
        self._unclean = False  # the printer may hold the rest of a job that has ended
        self._torn = False  # ... and half a command, and uncut paper: the link was lost
        self._pulse_torn = False  # the printer may hold half a pulse: the link was lost behind it
        self._cover_seen = False
        self._recovered_at: float | None = None
        self._send = bytearray()
        self._readings: list[Reading] = []
        self._hang_up = ""

    @property
    def deadline(self) -> float | None:
        if not self._linked:
            return None
        moments = [self._watch.next_ask, self._watch.next_silence(self._silence_s), self._drawer.deadline]
        if self._job:
            moments += [self._job.until, self._job.ask_again]
        return min(moment for moment in moments if moment is not None)

    def connected(self, now: float) -> Output:
        self._linked = True
        if self._torn:
            self._send += FILL_UP
        if self._pulse_torn:
            self._send += PULSE_REST
        self._watch = StatusWatch()
        self._send += AUTO_STATUS_ON + self._watch.ask(now)
        return self._output()

    def disconnected(self, fault: DeviceFault, now: float) -> Output:
        del now
        self._lose(fault, took_all=fault.kind is not FaultKind.SILENT)  # the pump's word for a link that takes no bytes
        return self._output()

    def received(self, chunk: bytes, now: float) -> Output:
        for event in self._watch.received(chunk, now):
            match event:
                case Flags():
                    self._on_flags(event, now)
                case Acknowledged():
                    if self._job and self._job.phase is Phase.SENDING:
                        self._send_slice(self._job, now)
                case ProcessDone(mark):
                    self._on_confirmed(mark)
                case PaperReport():
                    self._on_confirmed(self._job.mark if self._job else b"")
        self._tell_noise(now)
        self._start_next(now)
        return self._output()

    def requested(self, request: Request, now: float) -> Output:
        if isinstance(request, Print):
            self._accept(request, now)
            self._start_next(now)
        elif isinstance(request, OpenDrawer):
            self._readings += self._drawer.asked(request.kick, self._obstacle, now)
            self._start_next(now)
        return self._output()

    def ticked(self, now: float) -> Output:
        if not self._linked:
            return self._output()
        if self._watch.silent(now, self._silence_s):
            detail = "the printer does not answer"
            self._lose(DeviceFault(FaultKind.SILENT, detail), took_all=True)
            self._hang_up = detail
            return self._output()
        self._tell_drawer(self._drawer.late(now))
        job = self._job
        if job and job.until is not None and now >= job.until:
            self._on_late(job)
        elif job and job.ask_again is not None and now >= job.ask_again:
            job.ask_again = now + ASK_AGAIN_S
            self._send += job.request
        if now >= self._watch.next_ask:
            lost = self._watch.acknowledgement_lost
            self._send += self._watch.ask(now)
            if lost and self._job and self._job.phase is Phase.SENDING:
                self._send_slice(self._job, now)
        self._tell_noise(now)
        self._start_next(now)
        return self._output()

    def masked(self, data: bytes) -> bytes:
        return data

    def prepare(self) -> None:
        prepare(self._profile)

    # ---------------------------------------------------------------------------------------------------- status

    @property
    def _silence_s(self) -> float:
        sending = self._job is not None and self._job.phase is Phase.SENDING
        return self._limits.sending_silence_s if sending else self._limits.silence_s

    def _on_flags(self, flags: Flags, now: float) -> None:
        if self._flags is None:
            self._pulse_torn = False  # the printer has read what went before its answer
            if flags.recovery_helps and self._recover(flags, now):
                return  # it waits for the end of another's trouble: the next status is the one that counts
            self._told_offline = False
            self._readings.append(DeviceOnline())
        self._flags = flags
        if flags.status != self._told:
            self._told = flags.status
            self._readings.append(flags.status)
        self._judge_jobs(flags, now)
        pulse, told = self._drawer.showed(flags, now)
        self._send += pulse
        self._tell_drawer(told)
        self._recover(flags, now)

    def _judge_jobs(self, flags: Flags, now: float) -> None:
        job = self._job
        if job and job.phase is Phase.CHECKING:
            if flags.obstacle:
                self._end(PrintOutcome.FAILED, flags.obstacle)
            else:
                job.phase, job.until = Phase.SENDING, None
                self._begin(job, now)
        elif job and flags.broken:
            self._unclean = True
            self._end(PrintOutcome.FAILED, f"{flags.broken.detail}, in the middle of the receipt")
        if flags.obstacle and not self._job:
            self._fail_queue(flags.obstacle)

    def _recover(self, flags: Flags, now: float) -> bool:
        """Whoever mended the printer finds it ready: what it held of an ended job is cleared, never printed."""
        mended_cutter = flags.cutter and self._cover_seen and not flags.cover
        self._cover_seen = flags.cover or (self._cover_seen and flags.cutter)
        in_trouble = self._unclean or flags.waiting or flags.recoverable
        if not mended_cutter and not (flags.recovery_helps and in_trouble):
            return False
        if self._job or self._drawer.busy:  # what it clears, and the pulse, would go out together
            return False
        if self._recovered_at is not None and now - self._recovered_at < RECOVER_AGAIN_S:
            return False
        self._recovered_at = now
        self._unclean = False
        self._cover_seen = False
        self._send += CLEAR_AND_RESUME + AUTO_STATUS_ON
        return True

    def _lose(self, fault: DeviceFault, *, took_all: bool) -> None:
        """The printer is out of reach; nothing waits for it. Told before the receipt's end, so that nobody prints again
        into nothing.
        """
        self._linked = False
        if not self._told_offline:
            self._told_offline = True
            self._readings.append(DeviceOffline(fault))
        if self._job:
            all_out = took_all and self._job.phase is Phase.AWAITING
            if self._job.phase is not Phase.CHECKING:
                self._unclean = self._torn = True
            outcome = PrintOutcome.NOT_CONFIRMED if all_out else PrintOutcome.FAILED
            self._end(outcome, f"the link was lost in the middle: {fault.detail}")
        self._fail_queue(fault.detail)
        self._pulse_torn = self._pulse_torn or self._drawer.pulsed
        self._tell_drawer(self._drawer.lost(fault.detail))
        self._flags, self._told = None, None

    def _tell_drawer(self, told: Sequence[DrawerStatus | DrawerEnded]) -> None:
        """A pulse that did not open it must not come late: what the printer may still hold of it is cleared."""
        ended = (one.outcome for one in told if isinstance(one, DrawerEnded))
        if any(outcome in (DrawerOutcome.STAYED_SHUT, DrawerOutcome.NOT_CONFIRMED) for outcome in ended):
            self._unclean = True
        self._readings += told

    def _tell_noise(self, now: float) -> None:
        noisy = self._watch.noisy(now)
        if noisy and not self._noisy:
            fault = DeviceFault(FaultKind.GARBLED, "bytes came that are no answer of a printer")
            self._readings.append(DeviceTrouble(fault))
        self._noisy = noisy

    # ------------------------------------------------------------------------------------------------------ jobs

    @property
    def _obstacle(self) -> str:
        return self._flags.obstacle if self._flags else "the printer does not answer"

    def _accept(self, request: Print, now: float) -> None:
        if self._obstacle:
            self._readings.append(PrintEnded(request.job, PrintOutcome.FAILED, self._obstacle))
            return
        try:
            parts = render_parts(request.document, self._profile)
        except ValueError as error:
            self._readings.append(PrintEnded(request.job, PrintOutcome.FAILED, str(error)))
            return
        self._jobs_made += 1
        mark = make_mark(int(now * 1000) + self._jobs_made)
        self._queue.append(make_job(request.job, parts, mark, self._profile.confirmation))

    def _start_next(self, now: float) -> None:
        if self._job or self._drawer.busy or not self._linked:
            return
        if self._drawer.waits:
            if self._unclean and not (self._flags and self._recover(self._flags, now)):
                return  # it waits until the rest of what was before can be cleared
            self._drawer.begin()
            self._send += self._watch.ask(now)
            return
        if not self._queue:
            return
        self._job = self._queue.popleft()
        self._job.until = now + self._limits.check_s
        self._send += self._watch.ask(now)

    def _begin(self, job: Job, now: float) -> None:
        if self._torn:  # paper with the start of a lost receipt hangs out: it is a piece of its own
            self._send += CUT_OFF
        self._torn = self._unclean = False
        self._send_slice(job, now)

    def _send_slice(self, job: Job, now: float) -> None:
        self._send += job.slices.popleft()
        if job.slices:
            self._send += self._watch.acknowledge(now)
            return
        job.phase = Phase.AWAITING
        job.until = now + self._limits.confirm_s + job.size * CONFIRM_PER_BYTE_S
        job.ask_again = now + ASK_AGAIN_S
        self._watch.expects_paper_report = self._profile.confirmation is Confirmation.PAPER_REPORT

    def _on_confirmed(self, mark: bytes) -> None:
        if self._job and self._job.phase is Phase.AWAITING and self._job.mark == mark:
            self._end(PrintOutcome.PRINTED, "")

    def _on_late(self, job: Job) -> None:
        if job.phase is Phase.CHECKING:
            self._end(PrintOutcome.FAILED, "the printer did not say whether it can print")
        else:
            self._unclean = True
            self._end(PrintOutcome.NOT_CONFIRMED, "the printer did not confirm the end of the receipt")

    def _end(self, outcome: PrintOutcome, reason: str) -> None:
        job, self._job = self._job, None
        self._watch.expects_paper_report = False
        if job:
            self._readings.append(PrintEnded(job.name, outcome, reason))

    def _fail_queue(self, reason: str) -> None:
        while self._queue:
            self._readings.append(PrintEnded(self._queue.popleft().name, PrintOutcome.FAILED, reason))

    def _output(self) -> Output:
        output = Output(send=bytes(self._send), readings=tuple(self._readings), hang_up=self._hang_up)
        self._send.clear()
        self._readings.clear()
        self._hang_up = ""
        return output
