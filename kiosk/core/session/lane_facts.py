"""Facts of the lane itself: its mode, and who of the staff did what and when. Never a badge's code, never a PIN."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from kiosk.core.calls import Call
from kiosk.core.cash import BoxMark, CashAlarm, PayOutDoubt
from kiosk.core.clock import Move
from kiosk.core.days import TerminalDay
from kiosk.core.debts import Debt
from kiosk.core.mode import LaneMode
from kiosk.core.sale import Sale
from kiosk.core.session.cash_facts import CashFact
from kiosk.core.session.day_facts import DayFact
from kiosk.core.session.debt_facts import DebtFact
from kiosk.core.session.drawer_facts import DrawerFact
from kiosk.core.session.period_facts import PeriodFact
from kiosk.core.session.refund_facts import RefundFact
from kiosk.core.session.service_facts import ServiceTested
from kiosk.core.session.settle_facts import Settled, SettleFact
from kiosk.core.session.staff_facts import StaffFact
from kiosk.core.session.visit import PrintJob, Saved
from kiosk.core.staff import Proof, Role, SignedOn
from kiosk.core.totals import FIRST, Period


class OffBy(StrEnum):
    """How a sign-on ended."""

    TOUCH = "touch"
    ABSENCE = "absence"  # nobody had touched the staff layer for long
    RESTART = "restart"
    OTHER = "other"  # somebody else signed on
    LOCKED = "locked"  # too many wrong PINs for something that wants one
    CHANGED = "changed"  # the store's list has them no more, or in another role


@dataclass(frozen=True, slots=True, kw_only=True)
class LaneStarted:
    """The program started; `after_crash`: the last run did not say goodbye."""

    version: str
    after_crash: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LaneStopped:
    """The program ended in good order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LaneCarried:
    """All that the facts before this one left on the lane, said between two visits. A start applies the journal from
    the last of these on; applied in its place it changes nothing.
    """

    sessions: int
    attempts: int
    receipts: int
    jobs: int
    saved: tuple[Saved, ...]
    unsigned: tuple[Sale, ...]
    print_job: PrintJob | None
    sold_packs: tuple[str, ...] = ()
    used_coupons: tuple[str, ...] = ()
    call: Call | None = None
    mode: LaneMode = LaneMode.OPEN
    mode_before: LaneMode = LaneMode.OPEN
    express_pieces: int = 0
    staff: SignedOn | None = None
    pin_tries: dict[str, int] = field(default_factory=dict)
    master: str = ""
    taken_baskets: tuple[str, ...] = ()
    debts: tuple[Debt, ...] = ()
    spot_rests_until: int = 0
    period: Period = FIRST
    closed_period: Period | None = None
    report_waits: bool = False
    report_runs: str = ""
    boxes: dict[str, BoxMark] = field(default_factory=dict)
    cash_alarms: tuple[CashAlarm, ...] = ()
    days: dict[str, TerminalDay] = field(default_factory=dict)
    alarms_told: int = 0
    tested: tuple[ServiceTested, ...] = ()
    doubt: PayOutDoubt | None = None
    settled: Settled | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MasterTaken:
    """From here on visits have the items and prices of the server's `version`, and the rules of these versions."""

    version: str
    rules: tuple[str, ...]
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ModeChanged:
    """The lane is in `mode` from here on; `staff`, shown as `name`, did it: at the lane, or from the console, whose
    `command` it was; both are '' where the store did by its rules. EXPRESS is for baskets up to `pieces`, 0 else. Owed
    to the server.
    """

    lane: str
    mode: LaneMode
    was: LaneMode
    staff: str
    name: str
    at: str
    command: str = ""
    pieces: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockJumped:
    """The wall clock was moved, or is behind what is written: times before and after do not fit. Owed to the server."""

    lane: str
    move: Move


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffSignedOn:
    """`session` is the visit that it happened in, '' where there was none; `by` what showed who it is."""

    session: str
    staff: str
    name: str
    role: Role
    at: str
    by: Proof = Proof.PIN


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffSignedOff:
    staff: str
    by: OffBy
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PinRefused:
    """A wrong PIN of `staff`; `tries` counts those since the last right one, or since the last lock-out."""

    staff: str
    tries: int
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SalePractised:
    """A visit in training mode was "paid" on the screen: no money, no receipt number, nothing owed to anybody."""

    session: str
    sale: Sale


LaneFact = (
    ClockJumped
    | ModeChanged
    | StaffSignedOn
    | StaffSignedOff
    | PinRefused
    | SalePractised
    | RefundFact
    | DebtFact
    | SettleFact
    | StaffFact
    | PeriodFact
    | DayFact
    | DrawerFact
    | ServiceTested
    | CashFact
)
