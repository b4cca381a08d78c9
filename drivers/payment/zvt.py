"""A ZVT payment terminal: registers, pays, takes back, gives back, ends its day, and tells what became of a doubt.

One thing at a time: an enquiry, a payment, or nothing. After `TerminalReady` an `Ask` is taken; while a heartbeat or
the enquiry after a declined payment is under way it is held for that moment; at any other time it ends at once as
CANCELLED, with a reason that says that nothing was sent. A payment that is over leaves the terminal with a fresh mark
(`TerminalReady`): before `PaymentEnded` when approved, after it otherwise.
"""

from __future__ import annotations

from typing_extensions import override

from drivers.contract import (
    NOTHING,
    AbortPayment,
    Ask,
    Confirm,
    DeviceCondition,
    DeviceFault,
    DeviceOffline,
    DeviceOnline,
    Diagnose,
    EndOfDay,
    FaultKind,
    GiveBack,
    LogOff,
    Output,
    Pay,
    PayByCode,
    PaymentEnded,
    PaymentOutcome,
    PaymentResolved,
    Refuse,
    Request,
    ResolvePayment,
    Service,
    ServiceOutcome,
    ShowCode,
    TakeBack,
    TerminalReady,
    Verdict,
)
from drivers.payment import apdu, commands
from drivers.payment.apdu import ACCEPT, UNSUPPORTED, Apdu, ApduReader, NotZvt
from drivers.payment.enquiry import CONNECT, HEARTBEAT, LEAVE, REFRESH, RESOLVE, Enquiry, Step, plan_for
from drivers.payment.exchange import Outbox, TakesTurns
from drivers.payment.mask import mask
from drivers.payment.payment import Payment
from drivers.payment.services import Services
from drivers.payment.texts import ALL_WELL, SERVICE_NEEDED, status_text
from drivers.payment.verdict import Doubt, judge

USUAL_PASSWORD = bytes(3)
HEARTBEAT_S = 60.0
FIRST_BEAT_S = 1.0  # after a registration, which says less of the terminal than its status does
ASK_AGAIN_S = 2.0
UNFINISHED_S = 5.0  # a message that began must end within


class ZvtTerminal(TakesTurns):
    """The machine. `currency` is what the terminal is registered for, and the only one it is asked for; `password` six
    digits in BCD, `delivery_s` how long the line may take to get a message across. ValueError: no such currency.
    """

    def __init__(self, currency: str = "EUR", password: bytes = USUAL_PASSWORD, *, delivery_s: float = 0.0) -> None:
        commands.currency_code(currency)
        self._currency = self._told_currency = currency
        self._password = password
        self._delivery_s = delivery_s
        self._reader = ApduReader()
        self._linked = self._ready = False
        self._online: bool | None = None  # what the last DeviceOnline or DeviceOffline said
        self._terminal_id = ""
        self._enquiry: Enquiry | None = None
        self._payment: Payment | None = None
        self._held: Ask | None = None
        self._services = Services()
        self._doubts: list[Doubt] = []
        self._tokens = 0
        self._again_at: float | None = None
        self._beat_at = 0.0
        self._unfinished_since: float | None = None
        self._status = 0

    @property
    @override
    def acknowledges(self) -> bool:
        return self._payment is None or not self._payment.prints

    @property
    def deadline(self) -> float | None:
        moments = [doubt.deadline(linked=self._linked) for doubt in self._doubts]
        if self._linked:
            if self._unfinished_since is not None:
                moments.append(self._unfinished_since + UNFINISHED_S)
            if self._payment is not None:
                moments.append(self._payment.deadline)
            elif self._enquiry is not None:
                moments.append(self._enquiry.deadline)
            elif self._again_at is not None:
                moments.append(self._again_at)
            elif self._ready:
                moments.append(self._beat_at)
        return min(moments, default=None)

    def connected(self, now: float) -> Output:
        out = Outbox()
        self._linked = True
        self._forget()
        self._enquire(RESOLVE if self._doubts else CONNECT, now, out)
        return out.output()

    def disconnected(self, fault: DeviceFault, now: float) -> Output:
        out = Outbox()
        self._drop(fault, out)
        self._give_up_doubts(now, out)
        return out.output()

    def received(self, chunk: bytes, now: float) -> Output:
        out = Outbox()
        try:
            for message in self._reader.feed(chunk):
                self._take(message, now, out)
                self._settle(now, out)
                if out.hang_up:
                    break
        except NotZvt as wrong:
            out.hang_up = str(wrong)
            self._drop(DeviceFault(FaultKind.GARBLED, out.hang_up), out)
        since = now if self._unfinished_since is None else self._unfinished_since
        self._unfinished_since = since if self._reader.waits_for_more else None
        return out.output()

    def requested(self, request: Request, now: float) -> Output:
        out = Outbox()
        match request:
            case Pay() | TakeBack() | GiveBack() | PayByCode() | ShowCode():
                self._pay(request, now, out)
            case AbortPayment(attempt):
                self._abort(attempt, out)
            case Confirm(token) if self._payment is not None:
                self._payment.confirm(token, now, out)
            case Refuse(token) if self._payment is not None:
                self._payment.refuse(token, now, out)
            case ResolvePayment():
                self._resolve(request, now, out)
            case EndOfDay() | Diagnose() | LogOff():
                self._serve(request, out)
            case _:
                return NOTHING
        self._settle(now, out)
        return out.output()

    def ticked(self, now: float) -> Output:
        out = Outbox()
        self._give_up_doubts(now, out)
        if not self._linked:
            return out.output()
        if self._unfinished_since is not None and now >= self._unfinished_since + UNFINISHED_S:
            out.hang_up = "the terminal stopped in the middle of a message"
        elif self._payment is not None:
            self._payment.tick(now, out)
        elif self._enquiry is not None:
            self._enquiry.tick(now, out)
        elif self._again_at is not None and now >= self._again_at:
            self._enquire(RESOLVE if self._doubts else CONNECT, now, out)
        elif self._ready and now >= self._beat_at:
            held, self._held = self._held, None
            if held is None:
                self._enquire(HEARTBEAT, now, out)
            else:
                self._start(held, now, out)
        self._settle(now, out)
        return out.output()

    @property
    def asking(self) -> bool:
        return self._enquiry is not None and self._enquiry.plan == HEARTBEAT

    def ask(self, now: float) -> Output:
        self._beat_at = now  # which counts where nothing is under way, and is set anew after all else
        return self.ticked(now)

    def masked(self, data: bytes) -> bytes:
        return mask(data)

    # ------------------------------------------------------------------------------------------------- requests

    def _pay(self, ask: Ask | PayByCode | ShowCode, now: float, out: Outbox) -> None:
        running = self._payment.attempt if self._payment is not None else self._held.attempt if self._held else None
        if running == ask.attempt:
            return  # the same request once more: it is under way, and will end once
        if isinstance(ask, PayByCode | ShowCode):
            self._decline_to_send(ask, "a card terminal takes no codes", out)
        elif running is not None:
            self._decline_to_send(ask, "another payment is running", out)
        elif self._services.wanted is not None:
            self._decline_to_send(ask, "the terminal is seeing to itself", out)
        elif not self._linked:
            self._decline_to_send(ask, "the terminal is not connected", out)
        elif self._doubts:
            self._decline_to_send(ask, "the terminal is being asked about another payment", out)
        elif self._enquiry is not None and self._enquiry.plan in (HEARTBEAT, REFRESH):
            self._held = ask
        elif not self._ready or self._enquiry is not None:
            self._decline_to_send(ask, "the terminal is not ready", out)
        else:
            self._start(ask, now, out)

    def _start(self, ask: Ask, now: float, out: Outbox) -> None:
        self._tokens += 1
        try:
            if ask.currency != self._told_currency:
                raise ValueError(f"the terminal takes {self._told_currency}, asked was {ask.currency}")
            token, slow = f"{ask.attempt}/{self._tokens}", self._delivery_s
            self._payment = Payment(ask, self._password, self._terminal_id, token, now, out, delivery_s=slow)
            self._services.begun(ask.attempt)
        except ValueError as wrong:
            self._decline_to_send(ask, str(wrong), out)

    def _abort(self, attempt: str, out: Outbox) -> None:
        if self._held is not None and self._held.attempt == attempt:
            self._release_held(out, "cancelled")
        elif self._payment is not None and self._payment.attempt == attempt:
            self._payment.abort(out)

    def _resolve(self, asked: ResolvePayment, now: float, out: Outbox) -> None:
        if self._payment is not None or self._held is not None:
            reason = "a payment is running: ask when it has ended"
            out.readings.append(PaymentResolved(asked.attempt, Verdict.NO_ANSWER, None, reason))
            return
        self._doubts.append(Doubt(asked, now))
        self._services.begun(asked.attempt)
        if self._linked and self._enquiry is None:
            self._enquire(RESOLVE, now, out)

    def _serve(self, service: Service, out: Outbox) -> None:
        """Holds `service` for the moment when nothing is under way, which may be this one."""
        asking = self._enquiry is not None and self._enquiry.plan not in (HEARTBEAT, REFRESH)
        if self._payment is not None or self._held is not None or self._doubts:
            self._services.want(service, out, unless="busy")
        elif asking or not self._ready:
            self._services.want(service, out, unless="not ready" if self._linked else "not connected")
        else:
            self._services.want(service, out)

    @staticmethod
    def _decline_to_send(ask: Ask | PayByCode | ShowCode, why: str, out: Outbox) -> None:
        reason = f"{why}; nothing was sent to the terminal"
        out.readings.append(PaymentEnded(ask.attempt, PaymentOutcome.CANCELLED, None, reason))

    # ------------------------------------------------------------------------------------------------- the wire

    def _take(self, message: Apdu, now: float, out: Outbox) -> None:
        if self._payment is not None:
            self._payment.take(message, now, out)
        elif self._enquiry is not None:
            self._enquiry.take(message, now, out)
        elif message.control == apdu.STATUS:
            out.hang_up = "the terminal sent a result that nobody asked for"  # unanswered, so it commits nothing
        elif message.control in apdu.FROM_TERMINAL:
            out.send += ACCEPT  # a repetition of what we answered already
        elif not message.is_reply:
            out.send += UNSUPPORTED

    def _enquire(self, plan: tuple[Step, ...], now: float, out: Outbox, service: Service | None = None) -> None:
        self._again_at = None
        if plan in (CONNECT, RESOLVE):
            self._ready = False
        self._enquiry = Enquiry(
            plan,
            now,
            out,
            password=self._password,
            currency=self._currency,
            terminal_id=self._terminal_id,
            delivery_s=self._delivery_s,
            service=service,
        )

    def _settle(self, now: float, out: Outbox) -> None:
        """Sees to whatever this turn has ended. Nothing is under way that is over when it returns."""
        if out.hang_up:
            self._drop(DeviceFault(FaultKind.SILENT, out.hang_up), out)
            return
        if self._payment is not None and self._payment.outcome is not None:
            self._payment_over(self._payment, now, out)
        if self._enquiry is not None and self._enquiry.fault is not None:
            self._enquiry_failed(self._enquiry.fault, now, out)
        elif self._enquiry is not None and self._enquiry.done:
            self._enquiry_done(self._enquiry, now, out)
        if self._held is not None and self._ready and self._enquiry is None:
            self._beat_at = now  # at the next turn: what came together with this was said before it is asked
        wanted = self._services.wanted if self._held is None else None
        if wanted is not None and self._ready and self._enquiry is None and self._payment is None:
            self._enquire(plan_for(wanted), now, out, wanted)

    def _payment_over(self, payment: Payment, now: float, out: Outbox) -> None:
        self._payment = None
        self._services.told(out.readings)
        self._beat_at = now + HEARTBEAT_S
        marked = any(isinstance(reading, TerminalReady) for reading in out.readings)
        match payment.outcome:
            case PaymentOutcome.APPROVED if marked:
                return
            case PaymentOutcome.DECLINED | PaymentOutcome.CANCELLED | PaymentOutcome.ALREADY if (
                payment.result is not None
            ):
                self._enquire(REFRESH, now, out)
            case _:
                self._enquire(CONNECT, now, out)

    def _enquiry_failed(self, fault: DeviceFault, now: float, out: Outbox) -> None:
        self._release_held(out)
        self._enquiry = None
        self._ready = False
        self._again_at = now + ASK_AGAIN_S
        self._tell_offline(fault, out)

    def _enquiry_done(self, enquiry: Enquiry, now: float, out: Outbox) -> None:
        self._enquiry = None
        soon = enquiry.plan in (CONNECT, RESOLVE) and self._status not in SERVICE_NEEDED
        self._beat_at = now + (FIRST_BEAT_S if soon else HEARTBEAT_S)
        self._services.over(enquiry.served, out)
        if enquiry.plan == LEAVE:
            self._left(enquiry, out)
        elif enquiry.plan == HEARTBEAT:
            self._heard(enquiry.status, now, out)
        else:
            self._learnt(enquiry, out)
        if self._doubts and self._enquiry is None:
            self._release_held(out)
            self._enquire(RESOLVE, now, out)

    def _learnt(self, enquiry: Enquiry, out: Outbox) -> None:
        """Answers the doubts that were there when the asking began; tells the mark; the terminal is ready."""
        self._ready = True
        self._terminal_id = enquiry.terminal_id
        self._told_currency = enquiry.currency or self._told_currency
        if self._online is not True:
            self._online = True
            out.readings.append(DeviceOnline(f"ZVT terminal {self._terminal_id}".rstrip()))
        if enquiry.plan == RESOLVE:
            out.readings.extend(judge(doubt.asked, enquiry.last) for doubt in self._doubts if doubt.at <= enquiry.began)
            self._services.told(out.readings)
            self._doubts = [doubt for doubt in self._doubts if doubt.at > enquiry.began]
        last = enquiry.last
        receipt_no, trace_no = (last.receipt_no, last.trace_no) if last is not None else ("", "")
        out.readings.append(TerminalReady(self._terminal_id, receipt_no, trace_no))

    def _left(self, enquiry: Enquiry, out: Outbox) -> None:
        """The terminal has let us go: no heartbeat, no payment, until the link is made anew."""
        if enquiry.served is not None and enquiry.served.outcome is ServiceOutcome.DONE:
            self._ready = False
            self._tell_offline(DeviceFault(FaultKind.REFUSED, "the till has logged off", retryable=False), out)

    def _heard(self, status: int, now: float, out: Outbox) -> None:
        before, self._status = self._status, 0 if status in ALL_WELL else status
        if self._status != before:
            ailing = DeviceFault(FaultKind.MECHANISM, status_text(self._status)) if self._status else None
            out.readings.append(DeviceCondition(ailing))
        if status in SERVICE_NEEDED:
            self._release_held(out)
            self._enquire(CONNECT, now, out)

    # ------------------------------------------------------------------------------------------------- endings

    def _drop(self, fault: DeviceFault, out: Outbox) -> None:
        """The link is gone or given up: the payment ends, nothing is under way."""
        if self._payment is not None:
            self._payment.lost(fault.detail, out)
            self._services.told(out.readings)
        self._release_held(out)
        self._linked = False
        self._forget()
        self._tell_offline(fault, out)

    def _forget(self) -> None:
        self._reader.clear()
        self._payment = self._enquiry = None
        self._ready = False
        self._again_at = self._unfinished_since = None
        self._status = 0

    def _tell_offline(self, fault: DeviceFault, out: Outbox) -> None:
        if self._online is not False:
            self._online = False
            out.readings.append(DeviceOffline(fault))

    def _release_held(self, out: Outbox, why: str = "the terminal is not ready") -> None:
        if self._held is not None:
            self._decline_to_send(self._held, why, out)
            self._held = None
        self._services.give_up(self._enquiry, out)

    def _give_up_doubts(self, now: float, out: Outbox) -> None:
        late = [doubt for doubt in self._doubts if now >= doubt.deadline(linked=self._linked)]
        self._doubts = [doubt for doubt in self._doubts if doubt not in late]
        why = "the terminal did not answer in time" if self._linked else "the terminal is not connected"
        out.readings.extend(PaymentResolved(doubt.asked.attempt, Verdict.NO_ANSWER, None, why) for doubt in late)
