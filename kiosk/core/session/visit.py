"""What a lane holds of its shoppers: the visit, baskets put aside, the payment attempt, the print. Facts and the lane's
state are both made of these.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from kiosk.core.cash import CashRun
from kiosk.core.changes import Change
from kiosk.core.ease import AS_DRAWN, Ease
from kiosk.core.interventions import Intervention
from kiosk.core.members import Member, SaleMember
from kiosk.core.pricing import NOTHING, ByHand, Line, PricedLine, Pricing
from kiosk.core.pricing.coupons import Coupon
from kiosk.core.sale import Sale, Tender
from kiosk.core.values import Money, Way


class SavedBy(StrEnum):
    """Who put a basket aside: the shopper, or the lane after nobody had touched it for long."""

    SHOPPER = "shopper"
    ABSENCE = "absence"
    FAULT = "fault"  # the lane could sell no more
    STAFF = "staff"


@dataclass(frozen=True, slots=True)
class TerminalMark:
    """The terminal's last transaction before an attempt; '' = it never had one. Tells an old result from a new one.

    A terminal that is asked over HTTP gives instead, as the trace alone, what the names of its requests are made of.
    """

    terminal_id: str
    receipt_no: str
    trace_no: str

    @property
    def lasts(self) -> bool:
        """It is that of no transaction, and holds until the terminal gives another one."""
        return not self.receipt_no and bool(self.trace_no)


@dataclass(frozen=True, slots=True, kw_only=True)
class CardResult:
    """What the terminal said of a payment; the card's number is not part of it (at most its last four digits)."""

    amount: Money
    terminal_id: str
    receipt_no: str
    trace_no: str
    result_code: str
    card_name: str = ""
    card_last4: str = ""


class AttemptStage(StrEnum):
    SENT = "sent"  # the terminal has been, or is about to be, asked
    AUTHORISED = "authorised"  # it approved, and is being told that we know
    DOUBT = "doubt"  # nobody knows; it is being asked
    PARKED = "parked"  # with the attendant


class AttemptKind(StrEnum):
    PAYMENT = "payment"
    TAKE_BACK = "take_back"  # a payment is undone
    GIVE_BACK = "give_back"  # money goes back to the card that is shown
    TRY = "try"  # a coin goes out for a technician's test; nobody is owed it


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """The one payment attempt that may be open on a lane, whatever its `way`.

    `of`: what a `TAKE_BACK` undoes; `cash`: what has come of it, where its way is cash; `at`: when it began.
    """

    id: str
    session: str
    amount: Money
    mark: TerminalMark
    stage: AttemptStage = AttemptStage.SENT
    result: CardResult | None = None
    tries: int = 0
    kind: AttemptKind = AttemptKind.PAYMENT
    of: Tender | None = None
    way: Way = Way.CARD
    cash: CashRun | None = None
    at: str = ""


@dataclass(frozen=True, slots=True)
class Shopping:
    """The basket is open."""


class Settle(StrEnum):
    """What becomes of a basket that is paid in part."""

    OPEN = "open"  # the rest is to be paid
    RETURNING = "returning"  # each part goes back
    STUCK = "stuck"  # a part did not go back: it stands, and a colleague is called
    REFUSED = "refused"  # likewise, and the terminal itself will not undo it


@dataclass(frozen=True, slots=True)
class Settling:
    """Part of the basket is paid (`Session.parts`) and no payment runs: the basket is closed.

    `reason`: why a part did not go back.
    """

    way: Settle = Settle.OPEN
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Paying:
    """A payment runs or is in doubt (`LaneState.attempt`): the basket is closed until it ends."""


@dataclass(frozen=True, slots=True)
class Paid:
    """The goods are the shopper's; receipt and tap are left."""

    sale: Sale


Phase = Shopping | Settling | Paying | Paid


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One shopper's visit. `lines` in the order they were added; ids are never used twice in a session.

    `by_hand` is what staff decided for the whole basket, `changes` all that they did to it, the oldest first;
    `assisted`: they scan for the shopper.
    """

    id: str
    started_at: str
    language: str
    lines: tuple[Line, ...]
    pricing: Pricing
    next_line: int = 1
    phase: Phase = field(default_factory=Shopping)
    helped: bool = False
    tapped: bool = False
    receipt_chosen: bool = False
    not_read: bool = False  # a code was not known or could not be read
    payment_stopped: bool = False  # a payment ended without money
    ease: Ease = AS_DRAWN
    coupons: tuple[Coupon, ...] = ()
    training: bool = False
    parts: tuple[Tender, ...] = ()  # payments that stand, of a basket that is not paid whole
    priced_at: str = ""  # '' = when the visit began
    interventions: tuple[Intervention, ...] = ()  # those open, the oldest first
    age_shown: int = 0  # years that a person has seen the shopper to have
    age_refused: int = 0  # years that they were seen not to have; 0 = nobody looked
    undone: int = 0  # lines that went again, but for those read anew by another code of their pack
    removed_weighed: int = 0  # of these, loads
    bag_words: int = 0  # loads in the bag that were let be on the shopper's word
    spot_bp: int = 0  # the chance of a spot check that was drawn, in hundredths of a percent
    spot_picked: bool = False
    owes_check: bool = False  # it was put aside before somebody had looked at its goods
    by_hand: ByHand = NOTHING
    changes: tuple[Change, ...] = ()
    assisted: bool = False
    member: SaleMember | None = None  # whose visit it is
    known: Member | None = None  # what the store said of them, without name and phone

    @property
    def prices_of(self) -> str:
        """The moment whose prices and rules count."""
        return self.priced_at or self.started_at

    @property
    def rest(self) -> Money:
        """What is left to pay."""
        return sum((-part.amount for part in self.parts), self.pricing.to_pay)

    @property
    def pieces(self) -> int:
        return sum(line.pieces for line in self.lines)

    def intervention(self, name: str) -> Intervention | None:
        return next((one for one in self.interventions if one.id == name), None)

    def line(self, number: int) -> Line | None:
        return next((line for line in self.lines if line.id == number), None)

    def priced(self, number: int) -> PricedLine:
        """The price of line `number`, which must be in the basket."""
        return next(priced for priced in self.pricing.lines if priced.line == number)


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """A basket put aside at `at` (ISO 8601), taken up again by `code`.

    `basket` is its name at the store, from the lane's first attempt to offer it on: only the server's grant opens it
    then, here or elsewhere. '' = it was never offered, or the store did not take it (`kept`), and is this lane's.
    """

    code: str
    session: Session
    by: SavedBy
    at: str
    basket: str = ""
    kept: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PutAside:
    """What of a visit goes on at another lane: all but its name and how somebody needs the screen, which may tell of
    their health. `to_pay` is what it came to.
    """

    started_at: str
    language: str
    lines: tuple[Line, ...]
    coupons: tuple[Coupon, ...]
    next_line: int
    helped: bool
    to_pay: Money
    by_hand: ByHand = NOTHING
    changes: tuple[Change, ...] = ()
    owes_check: bool = False
    bag_words: int = 0


def put_aside_of(visit: Session) -> PutAside:
    return PutAside(
        started_at=visit.started_at,
        language=visit.language,
        lines=visit.lines,
        coupons=visit.coupons,
        next_line=visit.next_line,
        helped=visit.helped,
        to_pay=visit.pricing.to_pay,
        by_hand=visit.by_hand,
        changes=visit.changes,
        owes_check=visit.owes_check,
        bag_words=visit.bag_words,
    )


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
