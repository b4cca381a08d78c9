"""What came of a check of a device's health, and what a device does that no check may disturb."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from drivers.contract import (
    AcceptCash,
    DrawerEnded,
    GiveBack,
    HealthChecked,
    HealthLevel,
    NotSigned,
    OpenDrawer,
    Pay,
    PayByCode,
    PaymentEnded,
    PaymentResolved,
    PayOut,
    PayOutEnded,
    PriceScale,
    Print,
    PrintEnded,
    Reading,
    Request,
    ResolvePayment,
    ResolvePayOut,
    Service,
    ServiceEnded,
    ShowCode,
    Sign,
    Signed,
    StopCash,
    StopPricing,
    TakeBack,
)

MONEY = "a payment is under way"
CHANGE = "change is being paid out"
CASH, WEIGHING = "it takes cash", "something is weighed for its price"


class Outcome(StrEnum):
    RUNNING = "running"
    PASSED = "passed"
    FAILED = "failed"
    NEEDS_HANDS = "needs_hands"  # it waited for somebody at the device, and nobody came
    NOT_NOW = "not_now"  # the device was in use: nothing was tried


@dataclass(frozen=True, slots=True)
class Check:
    """`at_s`: when its outcome was known, in seconds since 1970 in UTC; `notes` are sentences in English."""

    level: HealthLevel
    outcome: Outcome
    at_s: float
    notes: tuple[str, ...] = ()

    def as_json(self) -> dict[str, object]:
        return {"outcome": str(self.outcome), "at_s": round(self.at_s, 3), "notes": list(self.notes)}


def ended(told: HealthChecked, at_s: float) -> Check:
    """What a device's own answer to a check means."""
    not_passed = Outcome.NEEDS_HANDS if told.nobody_came else Outcome.FAILED
    return Check(told.level, Outcome.PASSED if told.ok else not_passed, at_s, told.findings)


class Work:
    """What the lane asked of one device and has no end yet. Each such request is known by the name it carries."""

    def __init__(self) -> None:
        self._under_way: dict[str, str] = {}  # name → in words

    @property
    def words(self) -> str:
        """What the device does now; '' where it may be tried."""
        return next(iter(self._under_way.values()), "")

    def asked(self, request: Request) -> None:
        match request:
            case (
                Pay(attempt=name)
                | TakeBack(attempt=name)
                | GiveBack(attempt=name)
                | PayByCode(attempt=name)
                | ShowCode(attempt=name)
                | ResolvePayment(attempt=name)
            ):
                self._under_way[name] = MONEY
            case PayOut(payout_id=name) | ResolvePayOut(payout_id=name):
                self._under_way[name] = CHANGE
            case Print(job=name):
                self._under_way[name] = "a receipt is being printed"
            case OpenDrawer(kick=name):
                self._under_way[name] = "the drawer is being opened"
            case Sign(key=name):
                self._under_way[name] = "a receipt is being signed"
            case AcceptCash():
                self._under_way[CASH] = CASH
            case StopCash():
                self._under_way.pop(CASH, None)
            case PriceScale():
                self._under_way[WEIGHING] = WEIGHING
            case StopPricing():
                self._under_way.pop(WEIGHING, None)
            case _ if isinstance(request, Service):
                self._under_way[request.job] = "the terminal does its own service"
            case _:
                return

    def told(self, reading: Reading) -> None:
        match reading:
            case PaymentEnded(attempt=name) | PaymentResolved(attempt=name):
                self._under_way.pop(name, None)
            case PayOutEnded(payout_id=name):
                self._under_way.pop(name, None)
            case PrintEnded(job=name) | ServiceEnded(job=name):
                self._under_way.pop(name, None)
            case DrawerEnded(kick=name):
                self._under_way.pop(name, None)
            case Signed(key=name) | NotSigned(key=name):
                self._under_way.pop(name, None)
            case _:
                return
