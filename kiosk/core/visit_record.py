"""What came of one visit, as the store counts it: how long it took and where, who was needed, and how it ended.

Nothing of it tells who shopped, or whether and how they tapped. Durations in whole milliseconds of the clock that never
jumps; after a start in the middle of a visit, what the lane was off is counted by the wall clock, and never below zero.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kiosk.core.ease import AS_DRAWN, Ease, Scheme
from kiosk.core.values import Money

CALL = "call"
"""What a call for help of the shopper's is among the kinds of needs."""
DOUBT = "payment"
"""And one that the lane makes for a payment in doubt."""


MOST_STEPS = 500
"""A visit is followed for so many; what comes then belongs to the last."""


class Step(StrEnum):
    """Where a visit is; at any moment in one of them."""

    SCAN = "scan"  # at the basket
    SEARCH = "search"  # for goods without a code to read
    WEIGH = "weigh"
    BAGS = "bags"  # buying some
    HELP = "help"  # a person is waited for, or is at it
    PAY = "pay"
    RECEIPT = "receipt"


class Outcome(StrEnum):
    """How a visit ended."""

    PAID = "paid"
    CANCELLED = "cancelled"  # by the shopper, or by staff for them
    ABANDONED = "abandoned"  # nobody was there any more; the basket may be put aside
    SAVED = "saved"  # put aside, by the shopper or by staff
    FAILED = "failed"  # the lane could sell no more


class Came(StrEnum):
    """What came of a need; '' where nothing did."""

    FINE = "fine"  # a person looked at the goods: nothing was wrong
    APPROVED = "approved"
    REFUSED = "refused"
    DONE = "done"  # a call was answered
    GONE = "gone"  # it was needed no more
    WITHOUT = "without"  # the shopper did without the goods
    LEFT = "left"  # the visit was over first


@dataclass(frozen=True, slots=True)
class StepTaken:
    """A step follows the one before it without a gap: together they are the visit."""

    step: Step
    ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """`kind`: an `InterventionKind`, `CALL` or `DOUBT`; `item` is its key, or ''. Times since the visit's start:
    raised, the first that staff did about it, and over; None for what never came.
    """

    kind: str
    item: str
    raised_ms: int
    first_ms: int | None = None
    cleared_ms: int | None = None
    came: Came | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Nudge:
    """The shopper was told that the bag is not as it should be, and put it right within `ms`, or not: `solved`."""

    kind: str
    solved: bool
    ms: int


class PaymentCame(StrEnum):
    APPROVED = "approved"
    FAILED = "failed"
    OPEN = "open"  # nobody knew when the visit was over


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentTried:
    """By `way` (`Way`); `reason`: how it failed (`FailedAs`), else ''. `ms` from its start until that was known."""

    way: str
    came: PaymentCame
    reason: str
    ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A spot check. `hits`: something was wrong; `audited` is what the goods there are worth, `difference` what was
    wrong of that.
    """

    hits: bool
    audited: Money
    difference: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitRecord:
    """It ends as the question at the end is asked, or as the lane is free: how long somebody looked at that question
    would show whether they answered it. `lines`, `pieces` and `total` are the basket's at its end; `had_item`: there
    was something in it at some time. `total_ms` is all steps together. `asked`: the question at its end, answered or
    not, '' for none; None in a record of before, that does not tell.
    """

    started_at: str
    ended_at: str
    language: str
    outcome: Outcome
    lines: int
    pieces: int
    total: Money
    total_ms: int
    had_item: bool
    searched: bool
    weighed: bool
    ease: Ease = AS_DRAWN
    member: bool = False
    steps: tuple[StepTaken, ...] = ()
    needs: tuple[Need, ...] = ()
    nudges: tuple[Nudge, ...] = ()
    payments: tuple[PaymentTried, ...] = ()
    check: Checked | None = None
    asked: str | None = None


def ease_words(ease: Ease) -> str:
    """How somebody operates the lane, joined by '+', as `large+reach`; '' as drawn."""
    words = {
        "large": ease.large_text,
        "reach": ease.low_reach,
        "dark": ease.scheme is Scheme.DARK,
        "contrast": ease.scheme is Scheme.CONTRAST,
    }
    return "+".join(word for word, chosen in words.items() if chosen)
