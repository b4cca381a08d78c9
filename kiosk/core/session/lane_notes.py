"""What passes by of the lane itself: who is just signing on, and what goes by itself after a while."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kiosk.core.baskets import Ask
from kiosk.core.clock import Move
from kiosk.core.pricing import RuleBook
from kiosk.core.refund import Wanted
from kiosk.core.sale import Sale
from kiosk.core.session.ask_notes import AskNote
from kiosk.core.session.day_notes import DayNote
from kiosk.core.session.drawer_notes import DrawerNote
from kiosk.core.session.member_notes import MemberNoted
from kiosk.core.session.readings import Device
from kiosk.core.session.scanner_notes import BeepNoted
from kiosk.core.session.service_notes import ServiceNoted
from kiosk.core.session.settle_notes import SettleNote
from kiosk.core.session.shelf_notes import ShelfRunNoted
from kiosk.core.session.spot_notes import SpotNoted
from kiosk.core.session.staff_notes import StaffNote
from kiosk.core.session.totals_notes import TotalsNoted
from kiosk.core.staff import Act, Member, Proof
from kiosk.core.standing import Owed

if TYPE_CHECKING:
    from kiosk.core.session.inputs import Input


@dataclass(frozen=True, slots=True, kw_only=True)
class Pad:
    """The keys of the sign-on. Without `member` a staff number is typed, then their PIN.

    `checking`: the PIN is being looked at; `refused`: what was typed last did not fit. Closes at `closes_at`.

    With `act` it is asked for what `wants` says besides, and `then` is decided once it was shown.
    """

    closes_at: float
    member: Member | None = None
    checking: bool = False
    refused: bool = False
    wants: Proof = Proof.PIN
    act: Act | None = None
    then: Input | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Where goods come back: a receipt is asked for, being looked for (`looking`), not there (`missing`; the
    store that may have it is `away`), or here.

    `returns` are the refunds that were made of `sale`; `chosen` is line → how many come back now; `done` the refund.
    `refused` are wallets' payments, by their attempts, that the wallet does not give back: those, and no others, staff
    may let go `to_card`.
    """

    looking: Wanted | None = None
    missing: bool = False
    away: bool = False
    sale: Sale | None = None
    returns: tuple[Sale, ...] = ()
    chosen: dict[int, int] = field(default_factory=dict)
    done: Sale | None = None
    refused: frozenset[str] = frozenset()
    to_card: bool = False


@dataclass(frozen=True, slots=True)
class Changing:
    """Staff are about to do `act` to line `line`, or with 0 to the basket."""

    act: Act
    line: int


@dataclass(frozen=True, slots=True)
class ChangingNoted:
    """`changing` is on the screen, or nothing."""

    changing: Changing | None


@dataclass(frozen=True, slots=True)
class DeskNoted:
    """`desk` is on the screen, or none."""

    desk: Desk | None


@dataclass(frozen=True, slots=True)
class PadNoted:
    """`pad` is on the screen, or none."""

    pad: Pad | None


@dataclass(frozen=True, slots=True)
class StaffStays:
    """Who is signed on is signed off at `until` (monotonic seconds) unless they touch something."""

    until: float


@dataclass(frozen=True, slots=True)
class PaperSeen:
    """Staff know that the print `job` may not be on paper, and left it at that."""

    job: str


@dataclass(frozen=True, slots=True)
class DebtsNoted:
    """Whether staff look at what is to be given back by hand; `handing`: of which alarm they say how much, or 0."""

    shown: bool
    handing: int = 0


@dataclass(frozen=True, slots=True)
class PinLocked:
    """`staff` may try no PIN until then (monotonic seconds); None: may again."""

    staff: str
    until: float | None


@dataclass(frozen=True, slots=True)
class DeviceBack:
    """`device`, which a visit was without, works again; told until `until`. None: no more."""

    device: Device | None
    until: float = 0.0


@dataclass(frozen=True, slots=True)
class MessageFades:
    """The message that shows goes by itself at `at`, monotonic seconds."""

    at: float


@dataclass(frozen=True, slots=True)
class ClockNoted:
    """Staff are told that the clock was moved; None: they have been."""

    move: Move | None


@dataclass(frozen=True, slots=True)
class OwedNoted:
    """What staff are told of the outbox; None: nothing."""

    owed: Owed | None


@dataclass(frozen=True, slots=True)
class TriedNoted:
    """So many codes of saved baskets were wrong; forgotten at `until`."""

    tries: int
    until: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """The store was asked for a basket, and has until `until` (monotonic seconds) to answer.

    `command` is the host's who handed it to this lane, and `staff` the id of whoever touched it at the lane; both ''
    where a shopper wants it.
    """

    ask: Ask
    until: float
    command: str = ""
    staff: str = ""


@dataclass(frozen=True, slots=True)
class AskNoted:
    """What the store is being asked for; None: nothing any more."""

    asking: Asking | None


@dataclass(frozen=True, slots=True)
class ServerNoted:
    online: bool


@dataclass(frozen=True, slots=True)
class CertificateNoted:
    """Staff are told that the lane's certificate ends in so many days; None: nothing."""

    days: int | None


@dataclass(frozen=True, slots=True)
class SavedKept:
    """The saved basket of `session` is kept until then, monotonic seconds."""

    session: str
    until: float


@dataclass(frozen=True, slots=True)
class ShelfNoted:
    """Whether the server that answers keeps baskets, as far as is known."""

    there: bool


@dataclass(frozen=True, slots=True)
class SigningWaits:
    """The signing unit was asked about `key`, or nothing ('' ); at `until` (monotonic seconds) something is done."""

    key: str
    until: float | None


@dataclass(frozen=True, slots=True)
class MasterWaits:
    """New items and rules, for when no basket is open."""

    version: str
    books: tuple[RuleBook, ...]


@dataclass(frozen=True, slots=True)
class BooksNoted:
    """The rules that came with the items in force. No journal keeps them: the file of that version does."""

    books: tuple[RuleBook, ...]


LaneNote = (
    PadNoted
    | ChangingNoted
    | DeskNoted
    | DebtsNoted
    | PaperSeen
    | StaffStays
    | PinLocked
    | DeviceBack
    | MessageFades
    | ClockNoted
    | AskNoted
    | OwedNoted
    | ShelfNoted
    | SavedKept
    | CertificateNoted
    | ShelfRunNoted
    | SpotNoted
    | StaffNote
    | TotalsNoted
    | DayNote
    | DrawerNote
    | ServiceNoted
    | SettleNote
    | BeepNoted
    | AskNote
    | MemberNoted
)
