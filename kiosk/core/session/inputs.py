"""What reaches the lane thread: touches, codes already looked up, device readings, time. In the past tense, no times:
`decide` is given the `Moment` beside the input.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kiosk.core.ease import Ease
from kiosk.core.items import Item
from kiosk.core.session.facts import CardResult, FailedAs, TerminalMark


@dataclass(frozen=True, slots=True)
class Moment:
    """When an input was taken: `wall` ISO 8601 with zone, `mono` monotonic seconds, `nonce` 32 random hex digits."""

    wall: str
    mono: float
    nonce: str


# ------------------------------------------------------------------------------------------------- the shopper


@dataclass(frozen=True, slots=True)
class ItemScanned:
    """A code that the catalogue knows."""

    code: str
    item: Item


@dataclass(frozen=True, slots=True)
class UnknownScanned:
    """A code that means nothing to the catalogue; `code` is '' unless it is a well-formed item number."""

    code: str


@dataclass(frozen=True, slots=True)
class UnreadableScanned:
    """A code with a wrong check digit, or bytes that are no code."""


@dataclass(frozen=True, slots=True)
class ExpiredScanned:
    """A pack whose date has passed (GS1 AI 17)."""

    code: str
    item: Item


@dataclass(frozen=True, slots=True)
class StartTouched:
    pass


@dataclass(frozen=True, slots=True)
class LanguageTouched:
    language: str


@dataclass(frozen=True, slots=True)
class EaseTouched:
    """The lane shall look and sound like `ease`."""

    ease: Ease


@dataclass(frozen=True, slots=True)
class NoBarcodeTouched:
    """Opens the pictured search."""


@dataclass(frozen=True, slots=True)
class ItemPicked:
    """A pictured item was touched."""

    item: Item


@dataclass(frozen=True, slots=True)
class TareTouched:
    """The shopper says what a weighed item is packed in."""

    tare_g: int


@dataclass(frozen=True, slots=True)
class AddWeighedTouched:
    pass


@dataclass(frozen=True, slots=True)
class QuantityTouched:
    line: int
    quantity: int


@dataclass(frozen=True, slots=True)
class RemoveTouched:
    line: int


@dataclass(frozen=True, slots=True)
class UndoTouched:
    pass


@dataclass(frozen=True, slots=True)
class PayTouched:
    """From the basket to the ways to pay."""


@dataclass(frozen=True, slots=True)
class CardTouched:
    pass


@dataclass(frozen=True, slots=True)
class OtherWayTouched:
    """The shopper gives up the running payment."""


@dataclass(frozen=True, slots=True)
class MoreTimeTouched:
    pass


@dataclass(frozen=True, slots=True)
class PaperTouched:
    """The shopper wants the receipt on paper (again: a marked copy)."""


@dataclass(frozen=True, slots=True)
class NoPaperTouched:
    pass


@dataclass(frozen=True, slots=True)
class FaceTouched:
    """1 (very bad) to 5 (very good)."""

    face: int


@dataclass(frozen=True, slots=True)
class BackTouched:
    pass


@dataclass(frozen=True, slots=True)
class CancelTouched:
    """Asks whether the basket shall be given up."""


@dataclass(frozen=True, slots=True)
class CancelConfirmed:
    pass


@dataclass(frozen=True, slots=True)
class StayTouched:
    """The shopper is still there."""


@dataclass(frozen=True, slots=True)
class SaveTouched:
    """The shopper wants to go on later."""


@dataclass(frozen=True, slots=True)
class TakeUpTouched:
    """From attract: somebody has the code of a saved basket."""


@dataclass(frozen=True, slots=True)
class CodeKeyTouched:
    """A key was touched on the way to a code."""


@dataclass(frozen=True, slots=True)
class BasketCodeGiven:
    """The code of a saved basket, scanned or typed."""

    code: str


@dataclass(frozen=True, slots=True)
class ComeBackTouched:
    """From attract: whoever just walked away goes on."""


@dataclass(frozen=True, slots=True)
class HelpTouched:
    pass


@dataclass(frozen=True, slots=True)
class MessageClosed:
    """OK on the message that shows."""


# --------------------------------------------------------------------------------------------------- devices


class Device(StrEnum):
    SCANNER = "scanner"
    CAMERA = "camera"
    SCALE = "scale"
    PRINTER = "printer"
    TERMINAL = "terminal"


@dataclass(frozen=True, slots=True)
class DeviceCame:
    device: Device


@dataclass(frozen=True, slots=True)
class DeviceLost:
    """`kind` is the driver's closed fault kind; `detail` is for the technician."""

    device: Device
    kind: str
    detail: str


class Load(StrEnum):
    """What the produce scale shows."""

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
class TerminalReadied:
    mark: TerminalMark


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


# ---------------------------------------------------------------------------------------------------- the lane


@dataclass(frozen=True, slots=True)
class Started:
    """First input of a run, after the journal was applied."""

    version: str


@dataclass(frozen=True, slots=True)
class Stopping:
    """Last input of a run."""


@dataclass(frozen=True, slots=True)
class Ticked:
    """Some deadline may have passed."""


@dataclass(frozen=True, slots=True)
class ServerLinkChanged:
    online: bool


Input = (
    ItemScanned
    | UnknownScanned
    | UnreadableScanned
    | ExpiredScanned
    | StartTouched
    | LanguageTouched
    | EaseTouched
    | NoBarcodeTouched
    | ItemPicked
    | TareTouched
    | AddWeighedTouched
    | QuantityTouched
    | RemoveTouched
    | UndoTouched
    | PayTouched
    | CardTouched
    | OtherWayTouched
    | MoreTimeTouched
    | PaperTouched
    | NoPaperTouched
    | FaceTouched
    | BackTouched
    | CancelTouched
    | CancelConfirmed
    | StayTouched
    | SaveTouched
    | TakeUpTouched
    | CodeKeyTouched
    | BasketCodeGiven
    | ComeBackTouched
    | HelpTouched
    | MessageClosed
    | DeviceCame
    | DeviceLost
    | ScaleShowed
    | PrinterShowed
    | PrintDone
    | PrintLost
    | TerminalReadied
    | CardProgressed
    | CardAuthorised
    | CardApproved
    | CardFailed
    | CardUnknown
    | CardResolvedCharged
    | CardResolvedUncharged
    | CardUnresolved
    | Started
    | Stopping
    | Ticked
    | ServerLinkChanged
)
