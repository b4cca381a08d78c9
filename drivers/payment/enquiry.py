"""Asks the terminal a plan of questions, one after the other: who it is, whether it is ready, what it did last. What
it is asked to do besides payments goes the same way.
"""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from drivers.contract import (
    DeviceFault,
    Diagnose,
    EndOfDay,
    FaultKind,
    LogOff,
    PaymentResult,
    Service,
    ServiceEnded,
    ServiceOutcome,
)
from drivers.payment import commands
from drivers.payment.apdu import ACCEPT, Apdu
from drivers.payment.bmp import Fields, read_fields
from drivers.payment.exchange import Aborted, Accepted, Completed, Exchange, LineCame, Outbox, Refused, StatusCame
from drivers.payment.result import payment_result
from drivers.payment.slip import Slips
from drivers.payment.texts import result_text, status_text
from drivers.payment.totals import day_totals, has_totals
from drivers.payment.verdict import day_mark

QUESTION_S = 30.0
SERVICE_S = 180.0
INITIALISATION_NEEDED, DIAGNOSIS_NEEDED = 0x01, 0x02
_DONE = ServiceOutcome.DONE
NOT_NOW = frozenset({0x9C, 0xDC})  # please wait, card still inserted


class Step(StrEnum):
    STATUS = "status"  # 05 01
    REGISTER = "register"  # 06 00
    INITIALISE = "initialise"  # 06 93, when registration says so
    DIAGNOSE = "diagnose"  # 06 70, likewise
    LAST = "last"  # 06 20: the last transaction
    END_OF_DAY = "end of day"  # 06 50
    LOG_OFF = "log-off"  # 06 02, of which nothing but 80 00 comes back


CONNECT = (Step.REGISTER, Step.LAST)
RESOLVE = (Step.STATUS, Step.REGISTER, Step.LAST)
REFRESH = (Step.LAST,)
HEARTBEAT = (Step.STATUS,)
LEAVE = (Step.LOG_OFF,)


def plan_for(service: Service) -> tuple[Step, ...]:
    """What is asked for a service: afterwards the terminal's last transaction may be another one."""
    match service:
        case EndOfDay():
            return (Step.END_OF_DAY, Step.DIAGNOSE, Step.LAST)
        case Diagnose():
            return (Step.DIAGNOSE, Step.LAST)
        case LogOff():
            return LEAVE


class Enquiry:
    """Ends `done`, with the answers in its attributes, or with a `fault`. `last` is None if nothing is stored.

    The first step of a plan for a `service` may be refused: then `served` says so, and the plan goes on. So it does
    where the terminal does not look after itself behind its end of day.
    """

    def __init__(
        self,
        plan: tuple[Step, ...],
        now: float,
        out: Outbox,
        *,
        password: bytes,
        currency: str,
        terminal_id: str = "",
        delivery_s: float = 0.0,
        service: Service | None = None,
    ) -> None:
        self.plan = plan
        self.service = service
        self.served: ServiceEnded | None = None
        self.began = now
        self.terminal_id = terminal_id
        self.currency = ""  # what it is registered for, where it told that
        self.status = 0
        self.last: PaymentResult | None = None
        self.done = False
        self.fault: DeviceFault | None = None
        self._password = password
        self._currency = currency
        self._delivery_s = delivery_s
        self._slips = Slips()
        self._told: Fields | None = None
        self._told_data = b""
        self._steps = list(plan)
        self._exchange = self._ask(now, out)

    @property
    def deadline(self) -> float:
        return self._exchange.deadline

    def take(self, message: Apdu, now: float, out: Outbox) -> None:
        match self._exchange.take(message, now, out):
            case StatusCame(data):
                out.send += ACCEPT
                self._told, self._told_data = read_fields(data), data
            case LineCame(data):
                self._slips.add(data)
            case Accepted() if self._steps[0] is Step.LOG_OFF:
                self._answered(b"", now, out)
            case Completed(data):
                self._answered(data, now, out)
            case Refused(code) | Aborted(code):
                self._refused(code, now, out)
            case _:
                return

    def tick(self, now: float, out: Outbox) -> None:
        self._exchange.late(now, out)

    def _answered(self, data: bytes, now: float, out: Outbox) -> None:
        match self._steps[0]:
            case Step.STATUS:
                self.status = commands.terminal_status(data)
                if self.status in NOT_NOW and len(self.plan) > 1:
                    self._fail(status_text(self.status))
            case Step.REGISTER:
                self._registered(read_fields(data))
            case Step.LAST:
                self._take_last()
            case Step.END_OF_DAY:
                self._day_ended()
            case Step.DIAGNOSE | Step.LOG_OFF if self.service is not None and self._steps[0] is self.plan[0]:
                self.served = ServiceEnded(self.service.job, ServiceOutcome.DONE, slip=self._slips.lines())
            case _:
                pass
        if self.fault is None:
            self._next(now, out)

    def _registered(self, fields: Fields) -> None:
        self.terminal_id = fields.terminal_id
        self.currency = fields.currency
        self._currency = self.currency or self._currency
        if fields.status & DIAGNOSIS_NEEDED:
            self._steps.insert(1, Step.DIAGNOSE)
        if fields.status & INITIALISATION_NEEDED:
            self._steps.insert(1, Step.INITIALISE)

    def _take_last(self) -> None:
        """No status information before the completion: nothing is stored. A booking without a number is no mark; an
        end of day has none, and is a mark by all that is told of it.
        """
        if self._told is None:
            return
        self.last = payment_result(self._told, terminal_id=self.terminal_id, currency=self._currency)
        if not self._told.result and not (self.last.receipt_no or self.last.trace_no) and self._is_day():
            self.last = replace(self.last, receipt_no=day_mark(self._told_data))
        if self._told.result == 0 and not (self.last.receipt_no or self.last.trace_no):
            self._fail("the terminal's last transaction carries no number, so that no later one could be told from it")

    def _is_day(self) -> bool:
        """Whether the last transaction, which has no number, is an end of day."""
        ended = self.served is not None and self.served.outcome is ServiceOutcome.DONE
        return has_totals(self._told_data) or (ended and isinstance(self.service, EndOfDay))

    def _day_ended(self) -> None:
        if self.service is None:
            return
        if self._told is not None and self._told.result:
            reason = f"the terminal did not end its day: {result_text(self._told.result)}"
            self.served = ServiceEnded(self.service.job, ServiceOutcome.REFUSED, reason, None, self._slips.lines())
            return
        totals, reason = day_totals(self._told_data, self._currency)
        self.served = ServiceEnded(self.service.job, ServiceOutcome.DONE, reason, totals, self._slips.lines())

    def _refused(self, code: int, now: float, out: Outbox) -> None:
        """A terminal that won't tell its status answers all the same: the plan goes on, unless it asks for patience."""
        step = self._steps[0]
        if self.service is not None and step is self.plan[0]:
            reason = f"{step} failed: {result_text(code)}"
            self.served = ServiceEnded(self.service.job, ServiceOutcome.REFUSED, reason)
        elif self.served is not None and step is Step.DIAGNOSE:
            pass
        elif step is not Step.STATUS or (code in NOT_NOW and len(self.plan) > 1):
            self._fail(f"{step} failed: {result_text(code)}")
            return
        self._next(now, out)

    def _next(self, now: float, out: Outbox) -> None:
        self._steps.pop(0)
        if self._steps[:1] == [Step.DIAGNOSE] and self.served is not None and self.served.outcome is not _DONE:
            self._steps.pop(0)  # the day goes on: there is nothing to look after
        self.done = not self._steps
        if self._steps:
            self._exchange = self._ask(now, out)

    def _fail(self, detail: str) -> None:
        self.fault = DeviceFault(FaultKind.REFUSED, detail)

    def _ask(self, now: float, out: Outbox) -> Exchange:
        """Sends the next question."""
        self._told, self._told_data = None, b""
        t4_s = QUESTION_S
        match self._steps[0]:
            case Step.STATUS:
                command = commands.enquire(self._password)
            case Step.REGISTER:
                command = commands.register(self._password, self._currency)
            case Step.INITIALISE:
                command, t4_s = commands.initialise(self._password), SERVICE_S
            case Step.DIAGNOSE:
                command, t4_s = commands.diagnose(), SERVICE_S
            case Step.END_OF_DAY:
                command, t4_s = commands.end_of_day(self._password), SERVICE_S
            case Step.LOG_OFF:
                command = commands.log_off()
            case _:
                command = commands.say_last(self._password)
        return Exchange(command, now, out, t4_s=t4_s, delivery_s=self._delivery_s)
