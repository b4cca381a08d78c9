"""The lane as it stands: what the facts add up to, and the notes of the moment. Frozen; the screens draw from it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from kiosk.core.ease import AS_DRAWN, Ease
from kiosk.core.pricing import Line, PricedLine, Pricing
from kiosk.core.session.facts import CardResult, Sale, SavedBy, TerminalMark
from kiosk.core.session.inputs import Device, Load
from kiosk.core.session.notes import (
    BasketView,
    Message,
    PayView,
    PickView,
    ReceiptView,
    SavedView,
    TakeUpView,
    TapView,
    View,
    WeighView,
)
from kiosk.core.values import Money


class AttemptStage(StrEnum):
    SENT = "sent"  # the terminal has been, or is about to be, asked
    AUTHORISED = "authorised"  # it approved, and is being told that we know
    DOUBT = "doubt"  # nobody knows; it is being asked
    PARKED = "parked"  # with the attendant


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """The one payment attempt that may be open on a lane's terminal."""

    id: str
    session: str
    amount: Money
    mark: TerminalMark
    stage: AttemptStage = AttemptStage.SENT
    result: CardResult | None = None
    tries: int = 0


@dataclass(frozen=True, slots=True)
class Shopping:
    """The basket is open."""


@dataclass(frozen=True, slots=True)
class Paying:
    """A payment runs or is in doubt (`LaneState.attempt`): the basket is closed until it ends."""


@dataclass(frozen=True, slots=True)
class Paid:
    """The goods are the shopper's; receipt and tap are left."""

    sale: Sale


Phase = Shopping | Paying | Paid


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One shopper's visit. `lines` in the order they were added; ids are never used twice in a session."""

    id: str
    started_at: str
    language: str
    lines: tuple[Line, ...]
    pricing: Pricing
    next_line: int = 1
    phase: Phase = field(default_factory=Shopping)
    help_open: bool = False
    helped: bool = False
    tapped: bool = False
    receipt_chosen: bool = False
    not_read: bool = False  # a code was not known or could not be read
    payment_stopped: bool = False  # a payment ended without money
    ease: Ease = AS_DRAWN

    @property
    def pieces(self) -> int:
        return sum(line.pieces for line in self.lines)

    def line(self, number: int) -> Line | None:
        return next((line for line in self.lines if line.id == number), None)

    def priced(self, number: int) -> PricedLine:
        """The price of line `number`, which must be in the basket."""
        return next(priced for priced in self.pricing.lines if priced.line == number)


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """A basket put aside at `at` (ISO 8601), taken up again by `code`."""

    code: str
    session: Session
    by: SavedBy
    at: str


class PrintStage(StrEnum):
    RUNNING = "running"
    MISSING = "missing"  # the printer said that it is not all on paper: print again whole when it can
    UNKNOWN = "unknown"  # nobody knows; the shopper is asked
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintJob:
    """The receipt last asked for; it outlives its session, so that paper put in later still brings it."""

    id: str
    sale: Sale
    copy: bool
    stage: PrintStage = PrintStage.RUNNING
    reprints: int = 0

    def may_repeat(self, copies: int) -> bool:
        """Whether the shopper may have it again: always what is not on paper, else as often as `copies` says."""
        return self.stage is PrintStage.MISSING or (self.stage is not PrintStage.RUNNING and self.reprints < copies)


@dataclass(frozen=True, slots=True, kw_only=True)
class LaneState:
    """Everything `decide` may know. The first block comes from facts alone; the second from notes, lost at a stop."""

    language: str
    session: Session | None = None
    attempt: Attempt | None = None
    print_job: PrintJob | None = None
    saved: tuple[Saved, ...] = ()  # the oldest first
    sessions: int = 0
    attempts: int = 0
    receipts: int = 0
    jobs: int = 0
    unsigned: tuple[Sale, ...] = ()  # paid, to be signed by the tax office's unit; the oldest first
    stopped_well: bool = True

    ease: Ease = AS_DRAWN  # before a visit; the visit has its own
    view: View = field(default_factory=BasketView)
    message: Message | None = None
    troubles: dict[Device, str] = field(default_factory=dict)  # device → fault kind, for those not well
    load: Load = Load.MISSING
    grams: int = 0
    zeroed: bool = (
        False  # the scale stood at zero since the last sold load, and since the start: a new load may be sold
    )
    mark: TerminalMark | None = None  # None: the terminal is not ready
    printer_ready: bool = False
    paper_out: bool = False
    paper_low: bool = False
    card_code: str = ""
    card_text: str = ""
    patience_until: float | None = None
    giving_up: bool = False
    ask_again_at: float | None = None
    server_online: bool = False
    signer_ready: bool = False
    sign_key: str = ""  # what the signing unit was asked about and has not answered
    sign_until: float | None = None
    active_at: float | None = None  # when the shopper last did something, monotonic seconds
    idle_at: float | None = None  # when they are asked after
    leaves_at: float | None = None  # they were asked: the basket is saved then
    come_back_until: float | None = None
    tries: int = 0  # wrong codes of saved baskets, until `tries_until`
    tries_until: float = 0.0
    failed: str = ""  # why the lane cannot sell at all (its journal cannot be written), for staff; '' = it can


class Screen(StrEnum):
    """What the display shows; one QML file each."""

    ATTRACT = "attract"
    BASKET = "basket"
    PICK = "pick"
    WEIGH = "weigh"
    PAY = "pay"
    PAYING = "paying"
    RECEIPT = "receipt"
    TAP = "tap"
    SAVED = "saved"
    TAKE_UP = "take_up"
    RESTING = "resting"


def screen(state: LaneState) -> Screen:
    """Which screen `state` belongs on."""
    if state.failed:
        return Screen.RESTING
    if state.session is None:
        return _WITHOUT_SESSION.get(type(state.view), Screen.ATTRACT)
    if isinstance(state.session.phase, Paying):
        parked = state.attempt is not None and state.attempt.stage is AttemptStage.PARKED
        return Screen.RESTING if parked else Screen.PAYING
    return _SCREEN_OF.get(type(state.view), Screen.BASKET)


_SCREEN_OF: dict[type[View], Screen] = {
    BasketView: Screen.BASKET,
    PickView: Screen.PICK,
    WeighView: Screen.WEIGH,
    PayView: Screen.PAY,
    ReceiptView: Screen.RECEIPT,
    TapView: Screen.TAP,
}
_WITHOUT_SESSION: dict[type[View], Screen] = {SavedView: Screen.SAVED, TakeUpView: Screen.TAKE_UP}
