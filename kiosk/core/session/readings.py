"""What devices say, as far as the lane cares."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kiosk.core.session.facts import CardResult, FailedAs, TerminalMark
from kiosk.core.session.price_notes import Unpriced
from kiosk.core.signature import Signature
from kiosk.core.values import Way


class Device(StrEnum):
    SCANNER = "scanner"
    WEDGE = "wedge"  # a scanner that types, beside the other or alone
    CAMERA = "camera"
    SCALE = "scale"
    BAGGING = "bagging"  # the scale that the bags stand on
    PRINTER = "printer"
    TERMINAL = "terminal"
    WALLET = "wallet"  # a gateway that phones pay through
    SIGNER = "signer"
    LIGHT = "light"
    BUTTONS = "buttons"  # a board with a help button and a presence sensor
    COINS = "coins"  # these three move cash
    NOTES = "notes"
    HOPPER = "hopper"


@dataclass(frozen=True, slots=True)
class DeviceCame:
    """`mute`: a scanner that cannot be asked to sound."""

    device: Device
    mute: bool = False


@dataclass(frozen=True, slots=True)
class DeviceLost:
    """`kind` is the driver's closed fault kind; `detail` is for the technician."""

    device: Device
    kind: str
    detail: str


class Load(StrEnum):
    """What a scale shows."""

    STABLE = "stable"
    SETTLING = "settling"
    OVERLOAD = "overload"
    UNDER_ZERO = "under_zero"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class ScaleShowed:
    """`grams` is gross and counts only where `load` is STABLE."""

    load: Load
    grams: int = 0
    at_zero: bool = False


@dataclass(frozen=True, slots=True)
class ScalePriced:
    """The scale itself priced what lies there, as the wish `wish` asks: `net_g` at `unit_minor` a kilogram."""

    wish: int
    net_g: int
    tare_g: int
    unit_minor: int
    total_minor: int


@dataclass(frozen=True, slots=True)
class ScaleUnpriced:
    wish: int
    why: Unpriced


@dataclass(frozen=True, slots=True)
class BaggingShowed:
    """What lies in the bags came to rest, or does not. `grams` is gross and counts only where `load` is STABLE."""

    load: Load
    grams: int = 0


@dataclass(frozen=True, slots=True)
class PresenceShowed:
    """The sensor sees somebody at the lane, or nobody."""

    present: bool


@dataclass(frozen=True, slots=True)
class PrinterShowed:
    ready: bool
    paper_out: bool
    paper_low: bool
    fault: str


@dataclass(frozen=True, slots=True)
class PrintDone:
    job: str


@dataclass(frozen=True, slots=True)
class PrintLost:
    job: str
    confirmed_missing: bool
    reason: str


@dataclass(frozen=True, slots=True)
class SignatureCame:
    """The unit signed the sale it knows as `key`."""

    key: str
    signature: Signature


@dataclass(frozen=True, slots=True)
class SignatureLost:
    key: str
    reason: str


@dataclass(frozen=True, slots=True)
class TerminalReadied:
    """Who moves money by `way` can be asked."""

    mark: TerminalMark
    way: Way = Way.CARD


@dataclass(frozen=True, slots=True)
class CardProgressed:
    attempt: str
    code: str
    text: str


@dataclass(frozen=True, slots=True)
class CardAuthorised:
    attempt: str
    token: str
    result: CardResult
    way: Way = Way.CARD


@dataclass(frozen=True, slots=True)
class WalletCodeCame:
    """The code that a phone is to scan says `text`, and is good until `until`, monotonic seconds."""

    attempt: str
    text: str
    until: float


@dataclass(frozen=True, slots=True)
class CardApproved:
    """The terminal completed an authorised payment."""

    attempt: str
    result: CardResult
    slip: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CardFailed:
    attempt: str
    outcome: FailedAs
    result_code: str
    reason: str


@dataclass(frozen=True, slots=True)
class CardUnknown:
    attempt: str
    reason: str


@dataclass(frozen=True, slots=True)
class CardResolvedCharged:
    attempt: str
    result: CardResult


@dataclass(frozen=True, slots=True)
class CardResolvedUncharged:
    attempt: str


@dataclass(frozen=True, slots=True)
class CardUnresolved:
    """The terminal could not tell (`unclear`), or did not answer (`no_answer`)."""

    attempt: str
    verdict: str
    reason: str
