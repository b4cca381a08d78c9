"""A payment device that is asked over HTTP: greets it, lets it pay, settles doubts; one thing at a time.

What is said to it is in `Scripts`. A wish for money ends in one `PaymentEnded`, a `ResolvePayment` in one
`PaymentResolved`; after either the mark is told anew. The mark is what the names of requests are made of: a lane keeps
it with each attempt, and gives it back with its question.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from drivers.contract import (
    AbortPayment,
    Confirm,
    DeviceFault,
    DeviceOffline,
    DeviceOnline,
    Diagnose,
    EndOfDay,
    FaultKind,
    LogOff,
    Output,
    PayByCode,
    PaymentEnded,
    PaymentOutcome,
    PaymentResolved,
    Refuse,
    Request,
    ResolvePayment,
    ServiceEnded,
    ServiceOutcome,
    ShowCode,
    TerminalReady,
    Verdict,
)
from drivers.web.talk import Outbox, Script, Talk

GREET_AGAIN_S = 2.0
LATE_S, LOOK_AGAIN_S = 0.7, 0.5  # an answer that came late is asked for again soon: is it slow, or was it chance?
BACK_WITHIN_S = 5.0  # after we closed the connection ourselves,
BACK_SOON_S = 0.5  # and after the device did, as it may between two questions
WAITING_DOUBTS = 16


class Wish(Protocol):
    """Money that a lane wants moved, by a name that lasts."""

    @property
    def attempt(self) -> str: ...


Money = TypeVar("Money", bound=Wish)


@dataclass(frozen=True, slots=True)
class Hello:
    """The device answered, and can pay."""

    identity: str
    ready: TerminalReady


class Scripts(Protocol[Money]):
    """What is said to one kind of device."""

    device: str
    beat_s: float
    """So often it is greeted while it rests."""

    def wish(self, request: Request) -> Money | None:
        """`request`, if it asks this kind of device to move money."""

    def hello(self) -> Script[Hello | DeviceFault]: ...
    def charge(self, wish: Money, token: str) -> Script[PaymentEnded]:
        """Raises ValueError, in one sentence and before anything is sent, for what can't be asked."""

    def resolve(self, asked: ResolvePayment) -> Script[PaymentResolved]: ...


class Teller(Generic[Money]):
    """The machine; `talk` is the connection whose clock `scripts` read."""

    def __init__(
        self, scripts: Scripts[Money], talk: Talk, mask: Callable[[bytes], bytes], *, answers_late: bool = False
    ) -> None:
        self.answers_late = answers_late
        self._scripts = scripts
        self._talk = talk
        self._mask = mask
        self._online: bool | None = None  # what the last DeviceOnline or DeviceOffline said
        self._ready: TerminalReady | None = None
        self._charging = self._token = ""
        self._held: Money | None = None
        self._doubts: deque[ResolvePayment] = deque()
        self._resolving = ""
        self._tokens = 0
        self._greet_at: float | None = None
        self._greeting_since = 0.0
        self._cut_off = False  # its connection went under the last greeting
        self._back_by: float | None = None
        self._gone = DeviceFault(FaultKind.UNPLUGGED, "")

    @property
    def stalled_since(self) -> float | None:
        """When an answer that began, and is not complete, last went on."""
        return self._talk.stalled_since

    @property
    def deadline(self) -> float | None:
        moments = [self._talk.deadline, self._back_by]
        if self._talk.linked and not self._talk.running:
            moments.append(self._greet_at)
        return min((moment for moment in moments if moment is not None), default=None)

    def connected(self, now: float) -> Output:
        out = self._turn(now)
        if self._ready is None:
            self._greet_at = now
        self._back_by = None
        self._talk.connected(out)
        return self._settled(out)

    def disconnected(self, fault: DeviceFault, now: float) -> Output:
        """A loss is told only if the device does not come back soon."""
        out = self._turn(now)
        self._gone = fault
        if self._ready is None:
            self._lose(fault, out)
        elif self._talk.linked:
            self._back_by = now + BACK_SOON_S
        self._talk.disconnected(fault.detail, out)
        return self._settled(out)

    def received(self, chunk: bytes, now: float) -> Output:
        out = self._turn(now)
        self._talk.received(chunk, out)
        return self._settled(out)

    def requested(self, request: Request, now: float) -> Output:
        out = self._turn(now)
        wish = self._scripts.wish(request)
        match request:
            case _ if wish is not None:
                self._charge(wish, out)
            case PayByCode(attempt) | ShowCode(attempt) if attempt != self._running:
                self._decline(request, f"{self._scripts.device} takes no codes", out)
            case AbortPayment(attempt):
                self._abort(attempt, out)
            case Confirm(token) if token == self._token:
                self._talk.tell("confirm", out)
            case Refuse(token) if token == self._token:
                self._talk.tell("refuse", out)
            case ResolvePayment():
                self._resolve(request, out)
            case EndOfDay(job) | Diagnose(job) | LogOff(job):
                reason = f"{self._scripts.device} is not asked for this: it sees to itself"
                out.readings.append(ServiceEnded(job, ServiceOutcome.NOT_OFFERED, reason))
            case _:
                pass
        return self._settled(out)

    def ticked(self, now: float) -> Output:
        out = self._turn(now)
        if self._back_by is not None and now >= self._back_by:
            self._back_by = None
            self._lose(self._gone, out)
        return self._settled(out)

    def masked(self, data: bytes) -> bytes:
        return self._mask(data)

    # ------------------------------------------------------------------------------------------------- requests

    @property
    def _running(self) -> str:
        """The attempt that has begun or is about to, or ''."""
        return self._charging or (self._held.attempt if self._held is not None else "")

    def _charge(self, wish: Money, out: Outbox) -> None:
        if self._running == wish.attempt:
            return  # the same request once more: it is under way, and will end once
        if self._running:
            self._decline(wish, "another payment is running", out)
        elif self._resolving or self._doubts:
            self._decline(wish, f"{self._scripts.device} is being asked about another payment", out)
        elif self._ready is None:
            self._decline(wish, f"{self._scripts.device} is not ready", out)
        else:
            self._held = wish  # it begins when a heartbeat is over, or a closed connection is back

    def _abort(self, attempt: str, out: Outbox) -> None:
        if self._held is not None and self._held.attempt == attempt:
            held, self._held = self._held, None
            self._decline(held, "cancelled", out)
        elif attempt and self._charging == attempt:
            self._talk.abort(out)

    def _resolve(self, asked: ResolvePayment, out: Outbox) -> None:
        if self._charging or self._held is not None:
            self._no_answer(asked, "a payment is running: ask when it has ended", out)
        elif len(self._doubts) >= WAITING_DOUBTS:
            self._no_answer(asked, "too many questions wait", out)
        else:
            self._doubts.append(asked)

    def _decline(self, wish: Wish, why: str, out: Outbox) -> None:
        reason = f"{why}; nothing was sent to {self._scripts.device}"
        out.readings.append(PaymentEnded(wish.attempt, PaymentOutcome.CANCELLED, None, reason))

    @staticmethod
    def _no_answer(asked: ResolvePayment, why: str, out: Outbox) -> None:
        out.readings.append(PaymentResolved(asked.attempt, Verdict.NO_ANSWER, None, why))

    # ---------------------------------------------------------------------------------------------------- turns

    def _turn(self, now: float) -> Outbox:
        """What is due happens first, so that a word that comes late is late."""
        out = Outbox()
        self._talk.now = now
        self._talk.tick(out)
        return out

    def _settled(self, out: Outbox) -> Output:
        """Whatever can begin has begun afterwards."""
        while not self._talk.running and not out.hang_up and self._begin(out):
            continue
        if out.hang_up:
            self._back_by = self._talk.now + BACK_WITHIN_S
        return out.output()

    def _begin(self, out: Outbox) -> bool:
        """Starts the next script, if any is due."""
        if self._doubts:
            asked = self._doubts.popleft()
            self._resolving = asked.attempt
            self._talk.start(self._scripts.resolve(asked), self._resolved, out)
        elif self._held is not None and self._back_by is None:
            held, self._held = self._held, None
            self._begin_charge(held, out)
        elif self._talk.linked and self._greet_at is not None and self._talk.now >= self._greet_at:
            self._greeting_since = self._talk.now
            self._talk.start(self._scripts.hello(), self._greeted, out)
        else:
            return False
        return True

    def _begin_charge(self, wish: Money, out: Outbox) -> None:
        if self._ready is None or not self._talk.linked:
            self._decline(wish, f"{self._scripts.device} is not ready", out)
            return
        self._tokens += 1
        token = f"{wish.attempt}/{self._tokens}"
        try:
            script = self._scripts.charge(wish, token)
        except ValueError as wrong:
            self._decline(wish, str(wrong), out)
            return
        self._charging, self._token = wish.attempt, token
        self._talk.start(script, self._charged, out)

    def _greeted(self, hello: Hello | DeviceFault, out: Outbox) -> None:
        cut_off, self._cut_off = self._cut_off, False
        if isinstance(hello, DeviceFault) and self._back_by is not None and not cut_off:
            self._cut_off, self._greet_at = True, self._talk.now  # once more, where the device is back soon
            return
        if isinstance(hello, DeviceFault):
            self._lose(hello, out)
            self._greet_at = self._talk.now + GREET_AGAIN_S
            return
        late = self._talk.now - self._greeting_since > LATE_S
        self._greet_at = self._talk.now + (LOOK_AGAIN_S if late else self._scripts.beat_s)
        if self._online is not True:
            self._online = True
            out.readings.append(DeviceOnline(hello.identity))
        if self._ready != hello.ready:
            self._ready = hello.ready
            out.readings.append(hello.ready)

    def _charged(self, ended: PaymentEnded, out: Outbox) -> None:
        self._charging = self._token = ""
        out.readings.append(ended)
        self._tell_mark(out)

    def _resolved(self, resolved: PaymentResolved, out: Outbox) -> None:
        self._resolving = ""
        out.readings.append(resolved)
        self._tell_mark(out)

    def _tell_mark(self, out: Outbox) -> None:
        if self._ready is not None:
            out.readings.append(self._ready)

    def _lose(self, fault: DeviceFault, out: Outbox) -> None:
        self._ready = None
        if self._online is not False:
            self._online = False
            out.readings.append(DeviceOffline(fault))
