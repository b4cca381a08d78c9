"""The one interface between a device and whoever uses it.

A driver is a sans-I/O machine: chunks, requests and time go in, an `Output` comes out. It never opens, sleeps, logs or
starts a thread; `drivers.pump` turns it over a real link, a virtual scheduler may turn the very same machine. Readings
are values of closed unions: a fault can never be mistaken for a weight, nor a missing answer for a zero.

Times named `now` are seconds of a monotonic clock. Money is in minor units, weight in grams.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol, TypeVar

from drivers.charging import AbortPayment as AbortPayment
from drivers.charging import Ask as Ask
from drivers.charging import CodeToShow as CodeToShow
from drivers.charging import Confirm as Confirm
from drivers.charging import GiveBack as GiveBack
from drivers.charging import Pay as Pay
from drivers.charging import PayByCode as PayByCode
from drivers.charging import PaymentAuthorised as PaymentAuthorised
from drivers.charging import PaymentEnded as PaymentEnded
from drivers.charging import PaymentOutcome as PaymentOutcome
from drivers.charging import PaymentProgress as PaymentProgress
from drivers.charging import PaymentResolved as PaymentResolved
from drivers.charging import PaymentResult as PaymentResult
from drivers.charging import Refuse as Refuse
from drivers.charging import ResolvePayment as ResolvePayment
from drivers.charging import ShowCode as ShowCode
from drivers.charging import TakeBack as TakeBack
from drivers.charging import TerminalReady as TerminalReady
from drivers.charging import Verdict as Verdict
from drivers.document import BarcodeLine as BarcodeLine
from drivers.document import Document as Document
from drivers.document import DocumentLine as DocumentLine
from drivers.document import PictureLine as PictureLine
from drivers.document import QrLine as QrLine
from drivers.document import RuleLine as RuleLine
from drivers.document import TextLine as TextLine
from drivers.drawer import DrawerEnded as DrawerEnded
from drivers.drawer import DrawerOutcome as DrawerOutcome
from drivers.drawer import DrawerStatus as DrawerStatus
from drivers.drawer import OpenDrawer as OpenDrawer
from drivers.health import CheckHealth as CheckHealth
from drivers.health import HealthChecked as HealthChecked
from drivers.health import HealthLevel as HealthLevel
from drivers.lamp import Colour as Colour
from drivers.lamp import LampSet as LampSet
from drivers.lamp import Pattern as Pattern
from drivers.lamp import SetLamp as SetLamp
from drivers.manners import Acknowledges as Acknowledges
from drivers.manners import AnswersLate as AnswersLate
from drivers.manners import Asking as Asking
from drivers.manners import Discarding as Discarding
from drivers.manners import Preparing as Preparing
from drivers.manners import Stalls as Stalls
from drivers.paying_out import CashLevels as CashLevels
from drivers.paying_out import PayOut as PayOut
from drivers.paying_out import PayOutEnded as PayOutEnded
from drivers.paying_out import PayOutOutcome as PayOutOutcome
from drivers.paying_out import ResolvePayOut as ResolvePayOut
from drivers.pressing import Button as Button
from drivers.pressing import ButtonPressed as ButtonPressed
from drivers.pressing import PresenceChanged as PresenceChanged
from drivers.pressing import ShowText as ShowText
from drivers.pressing import TextShown as TextShown
from drivers.priced import NotPriced as NotPriced
from drivers.priced import PricedWeight as PricedWeight
from drivers.priced import PriceScale as PriceScale
from drivers.priced import StopPricing as StopPricing
from drivers.priced import Unpriced as Unpriced
from drivers.scanning import GoodReadBeep as GoodReadBeep
from drivers.scanning import NotOnFileBeep as NotOnFileBeep
from drivers.scanning import ResetScanner as ResetScanner
from drivers.signing import NotSigned as NotSigned
from drivers.signing import Sign as Sign
from drivers.signing import Signed as Signed
from drivers.tendering import AcceptCash as AcceptCash
from drivers.tendering import CashCredited as CashCredited
from drivers.tendering import CashMark as CashMark
from drivers.tendering import CashUnknown as CashUnknown
from drivers.tendering import StopCash as StopCash
from drivers.terminal_service import CardTotal as CardTotal
from drivers.terminal_service import DayTotals as DayTotals
from drivers.terminal_service import Diagnose as Diagnose
from drivers.terminal_service import EndOfDay as EndOfDay
from drivers.terminal_service import LogOff as LogOff
from drivers.terminal_service import Service as Service
from drivers.terminal_service import ServiceEnded as ServiceEnded
from drivers.terminal_service import ServiceOutcome as ServiceOutcome

# --------------------------------------------------------------------------------------------------------- faults


class FaultKind(StrEnum):
    """Every way a device can fail its user; closed, so that each has a sentence on the screen."""

    UNPLUGGED = "unplugged"  # the link cannot be opened, or closed under us
    SILENT = "silent"  # the link is there, nobody answers
    GARBLED = "garbled"  # answers that are not of the protocol
    REFUSED = "refused"  # the device understood and said no
    OUT_OF_PAPER = "out_of_paper"
    COVER_OPEN = "cover_open"
    CUTTER = "cutter"
    MECHANISM = "mechanism"  # any other part of the device that it reports as broken
    SETTINGS = "settings"  # line settings or options that cannot work


@dataclass(frozen=True, slots=True)
class DeviceFault:
    """What is wrong with a device. `detail` is for the technician; `retryable` says that waiting may mend it."""

    kind: FaultKind
    detail: str
    retryable: bool = True


# ------------------------------------------------------------------------------------------------------- readings


@dataclass(frozen=True, slots=True)
class DeviceOnline:
    """The device itself has answered (not merely the link). `identity` is what it says of itself, or ''.

    `mute`: a scanner that says by itself that it cannot be asked to sound.
    """

    identity: str = ""
    mute: bool = field(default=False, repr=False)  # of few scanners: not worth a word elsewhere


@dataclass(frozen=True, slots=True)
class DeviceOffline:
    """The device can't be used until the next `DeviceOnline`. Sent once per loss."""

    fault: DeviceFault


@dataclass(frozen=True, slots=True)
class DeviceTrouble:
    """Something came that could not be used (a garbled frame, say); the device stays in use."""

    fault: DeviceFault


@dataclass(frozen=True, slots=True)
class DeviceCondition:
    """What the device says of its own state before it is used; it stands until the next one, or the device is away.

    None: it says that all is well. A device that was not heard of in this way yet is taken for well.
    """

    fault: DeviceFault | None


@dataclass(frozen=True, slots=True)
class CodeRead:
    """One symbol. `symbology` is the AIM identifier (`]E0`) or '' if the scanner gives none; FNC1 in `text` is GS.

    `agreeing` counts independent reads with the same result: another engine, or another real frame. A laser or
    imager with its own decoder counts as 2.
    """

    symbology: str
    text: str
    agreeing: int = 2


@dataclass(frozen=True, slots=True)
class StableWeight:
    """A weight that may be priced: at rest and in range. `net` says the scale's own tare is active."""

    grams: int
    net: bool
    at_zero: bool


@dataclass(frozen=True, slots=True)
class Settling:
    """The load moves; there is no weight."""


@dataclass(frozen=True, slots=True)
class Overloaded:
    """More than the scale's capacity lies on it."""


@dataclass(frozen=True, slots=True)
class UnderZero:
    """The platter reads below zero: at `grams`, where the scale says it."""

    grams: int | None = None


@dataclass(frozen=True, slots=True)
class BelowMinimum:
    """Nothing lies on the scale, or less than the least that it weighs: it does not say which."""


class Paper(StrEnum):
    OK = "ok"
    NEAR_END = "near_end"
    OUT = "out"


@dataclass(frozen=True, slots=True)
class PrinterStatus:
    """What the printer says of itself now; `fault` is '' or one sentence for the technician."""

    online: bool
    paper: Paper
    cover_open: bool
    cutter_error: bool
    fault: str = ""


class PrintOutcome(StrEnum):
    PRINTED = "printed"  # the printer confirmed the end of this very job
    NOT_CONFIRMED = "not_confirmed"  # bytes went out, no confirmation: paper may or may not show it all
    FAILED = "failed"  # nothing, or not all of it, is on paper


@dataclass(frozen=True, slots=True)
class PrintEnded:
    """The end of one `Print` request, exactly one per request."""

    job: str
    outcome: PrintOutcome
    reason: str = ""


Reading = (
    DeviceOnline
    | DeviceOffline
    | DeviceTrouble
    | DeviceCondition
    | CodeRead
    | StableWeight
    | Settling
    | Overloaded
    | UnderZero
    | BelowMinimum
    | PricedWeight
    | NotPriced
    | PrinterStatus
    | PrintEnded
    | DrawerStatus
    | DrawerEnded
    | TerminalReady
    | PaymentProgress
    | PaymentAuthorised
    | PaymentEnded
    | PaymentResolved
    | CodeToShow
    | ServiceEnded
    | Signed
    | NotSigned
    | LampSet
    | CashCredited
    | CashUnknown
    | CashMark
    | ButtonPressed
    | PresenceChanged
    | TextShown
    | CashLevels
    | PayOutEnded
    | HealthChecked
)

# ------------------------------------------------------------------------------------------------------- requests


@dataclass(frozen=True, slots=True)
class EnableScanner:
    """Reads are wanted."""


@dataclass(frozen=True, slots=True)
class DisableScanner:
    """Reads are not wanted: the lane is closed."""


@dataclass(frozen=True, slots=True)
class ZeroScale:
    """Set the empty platter to zero; the scale refuses unless it is steady, in range and without tare."""


@dataclass(frozen=True, slots=True)
class Print:
    """Print `document` as one job; ends in one `PrintEnded(job)`."""

    job: str
    document: Document


Request = (
    EnableScanner
    | DisableScanner
    | GoodReadBeep
    | NotOnFileBeep
    | ResetScanner
    | ZeroScale
    | PriceScale
    | StopPricing
    | Print
    | OpenDrawer
    | Pay
    | TakeBack
    | GiveBack
    | PayByCode
    | ShowCode
    | AbortPayment
    | Confirm
    | Refuse
    | ResolvePayment
    | EndOfDay
    | Diagnose
    | LogOff
    | Sign
    | SetLamp
    | AcceptCash
    | StopCash
    | CashMark
    | ShowText
    | PayOut
    | ResolvePayOut
    | CheckHealth
)

# -------------------------------------------------------------------------------------------------------- machine


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """What a machine wants after one input: bytes to send, readings to tell, and whether to drop the link.

    `hang_up`, when not '', says why the pump must close the link and connect afresh.
    """

    send: bytes = b""
    readings: tuple[Reading, ...] = ()
    hang_up: str = ""


NOTHING = Output()

Chunk = TypeVar("Chunk", contravariant=True)


class Driver(Protocol[Chunk]):
    """A device's protocol as a machine. `Chunk` is `bytes` for wires, a `Frame` for cameras.

    Every method is called from one thread and returns at once. The pump calls `connected` when the link opened,
    `disconnected` when it is lost or could not be opened (then again only after a `connected`), `received` with what
    came, `requested` with what the user asks, and `ticked` when `deadline` has passed.
    """

    @property
    def deadline(self) -> float | None:
        """When `ticked` wants to be called next, or None. Read after every call."""

    def connected(self, now: float) -> Output: ...
    def disconnected(self, fault: DeviceFault, now: float) -> Output: ...
    def received(self, chunk: Chunk, now: float) -> Output: ...
    def requested(self, request: Request, now: float) -> Output: ...
    def ticked(self, now: float) -> Output: ...
    def masked(self, data: bytes) -> bytes:
        """`data` as it may stand in a trace: same length where possible, card data blanked. Pure."""


@dataclass(frozen=True, slots=True)
class Stamped:
    """A reading with whose it is, when it came (monotonic seconds), and its number since the pump started.

    `wall_s` is for people and other machines: seconds since 1970 in UTC, by a clock that may be set meanwhile, so that
    nothing is decided by it; None where nobody looked.
    """

    device: str
    seq: int
    at: float
    reading: Reading = field(repr=True)
    wall_s: float | None = None
