"""What the lane has opened on its display: notes, gone with a power cut. What a screen needs to know is in its view."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kiosk.core.items import Item
from kiosk.core.session.facts import TapGiven
from kiosk.core.session.touches import Found
from kiosk.core.session.visit import Saved
from kiosk.core.values import Money, Way


@dataclass(frozen=True, slots=True)
class HelpPage:
    """Opened over the screen `place`; `question` is answered, '' = all are listed. Closes at `closes_at`, monotonic
    seconds; None: with the visit.
    """

    place: str
    question: str = ""
    closes_at: float | None = None


@dataclass(frozen=True, slots=True)
class BasketView:
    """The basket: where a visit lives."""


@dataclass(frozen=True, slots=True)
class PickView:
    """The pictured search; `for_price`: of something whose price is asked. `waiting` are weighed after it."""

    for_price: bool = False
    waiting: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class TypeView:
    """Keys for the number on a pack or a sticker; `for_price` and `waiting` as in `PickView`."""

    for_price: bool = False
    waiting: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class PriceView:
    """What does it cost? `found` is what the answer is about; nothing of it is in the basket."""

    found: Found | None = None


@dataclass(frozen=True, slots=True)
class BagsView:
    """The carrier bags that can be bought."""


@dataclass(frozen=True, slots=True)
class MemberView:
    """The way in for members; once somebody is known, what is known of them."""


@dataclass(frozen=True, slots=True)
class WeighView:
    """`item` is to be weighed, packed in `tare_g`. `waiting` are items whose weighing comes next."""

    item: Item
    tare_g: int
    waiting: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class WaitView:
    """What a colleague has to look at before payment, who comes, and in what time."""


@dataclass(frozen=True, slots=True)
class PayView:
    """The ways to pay `part`, or with None all that is left. `phone`: with a phone, which shows a code or scans one."""

    part: Money | None = None
    phone: bool = False


@dataclass(frozen=True, slots=True)
class SplitView:
    """How much shall be paid next?"""


@dataclass(frozen=True, slots=True)
class PractiseView:
    """Training: what shall the card reader say, or whoever else moves money by `way`?"""

    way: Way = Way.CARD


@dataclass(frozen=True, slots=True)
class ReceiptView:
    """Paid; paper or not? Closes at `closes_at`, monotonic seconds."""

    closes_at: float


@dataclass(frozen=True, slots=True)
class TapView:
    """Five faces under a question of the survey; closes at `closes_at`. `given` is the tap as it was journaled."""

    closes_at: float
    question: str = ""
    face: int = 0
    reasons: tuple[str, ...] = ()
    remark: str = ""
    given: TapGiven | None = None
    thanked: bool = False


@dataclass(frozen=True, slots=True)
class SavedView:
    """The basket is saved: its code. Closes at `closes_at`, monotonic seconds.

    `kept` is the basket as it was put aside: the store may have it before its slip is printed. `slip` is the print that
    runs or is done, '' for none; `slips` were tried.
    """

    kept: Saved
    closes_at: float
    slip: str = ""
    slips: int = 0

    @property
    def code(self) -> str:
        return self.kept.code


@dataclass(frozen=True, slots=True)
class TakeUpView:
    """Keys for the code of a saved basket; closes at `closes_at` when nobody types."""

    closes_at: float


class Fetching(StrEnum):
    """How it stands with a basket that the store was asked for."""

    ASKED = "asked"
    AWAY = "away"  # the store does not answer
    AT_LANE = "at_lane"  # another lane has it
    HERE = "here"  # it was taken up on this very lane before
    OVER = "over"  # it is kept no more
    TWICE = "twice"  # two have this code: the slip tells them apart
    STRANGE = "strange"  # it came, and this lane cannot open it


@dataclass(frozen=True, slots=True)
class FetchView:
    """A basket is being fetched, or why it does not come; `lane` has it, where one does. Closes at `closes_at`."""

    told: Fetching
    closes_at: float
    lane: str = ""


View = (
    BasketView
    | PickView
    | TypeView
    | PriceView
    | BagsView
    | MemberView
    | WeighView
    | WaitView
    | PayView
    | SplitView
    | PractiseView
    | ReceiptView
    | TapView
    | SavedView
    | TakeUpView
    | FetchView
)
