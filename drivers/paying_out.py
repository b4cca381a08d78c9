"""What a device that gives out cash is asked, and what it tells.

Part of `drivers.contract`, which gives it to whoever needs it. The device counts what it gives out in its life; a
*mark* is that count in the device's own words, opaque to all but its driver, told as a `CashMark` when it has moved.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class PayOutOutcome(StrEnum):
    PAID = "paid"  # all of it
    PARTLY = "partly"  # some of it, and no more will come
    FAILED = "failed"  # nothing, and nothing will come
    UNKNOWN = "unknown"  # it may be out, or not: `ResolvePayOut` asks the device's own count


@dataclass(frozen=True, slots=True)
class PayOut:
    """Give out `amount_minor`. `mark` is the one told last, kept durably with what is to be paid before this is sent.

    Nothing is given out where the device's count stands elsewhere: so the same request, sent again, never pays twice.
    Nor is anything where what it holds is not in `currency`; '': in its own. Sent while the device is asked what became
    of another, it waits for that answer; the end of that one is told before anything of this goes out.
    """

    payout_id: str
    amount_minor: int
    mark: str
    currency: str = ""


@dataclass(frozen=True, slots=True)
class ResolvePayOut:
    """What has become of the `PayOut` of that id, amount and mark? Nothing is given out. Nothing else may have been
    asked of the device between the two. A device whose pieces are not in `currency` does not know.
    """

    payout_id: str
    amount_minor: int
    mark: str
    currency: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PayOutEnded:
    """The end of a `PayOut` or `ResolvePayOut`, one for each. `paid_minor` is what the device's count says is out; of
    an outcome that is not known it says nothing. Keep `mark` with it.

    An unknown outcome with a `mark`: the device had moved before, stands there, and has begun nothing for this request.
    Whoever has asked for this payout but once knows that nothing of it is out.
    """

    payout_id: str
    outcome: PayOutOutcome
    paid_minor: int = 0
    mark: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CashLevels:
    """What a device holds of a piece: whether it is little, or `count` of them. Told when it changes; None where the
    device does not say, and no `currency` likewise.
    """

    piece: str
    value_minor: int
    low: bool | None = None
    count: int | None = None
    currency: str = ""
