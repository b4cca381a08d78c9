"""What a device that takes cash is asked, and what it tells.

Part of `drivers.contract`, which gives it to whoever needs it. A device counts what it takes; a *mark* is that count in
the device's own words, opaque to all but its driver. Whoever books keeps the mark that came last, and gives it back at
start: what was taken meanwhile is then told, or told as money nobody can count.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AcceptCash:
    """Take cash until `upto_minor` or more is credited, or `StopCash`; what is credited and not confirmed yet counts.
    Sent again, it stands for the one before. Before this is sent, it is durable that the mark kept is no longer a shut
    one.

    A piece worth more than what is still to come is let in only where the rest of it can be given back: a multiple of
    `step_minor`, and no more than `change_minor`; None: however much it is. All of it is in `currency`, and so is what
    comes in; '': in the device's own.
    """

    upto_minor: int
    change_minor: int | None = None
    step_minor: int = 1
    currency: str = ""

    def lets_in(self, value_minor: int, still_minor: int, currency: str = "") -> bool:
        """Whether a piece of that value may come in while `still_minor` is to come."""
        if self.currency and currency and currency != self.currency:
            return False
        over = value_minor - still_minor
        return over <= 0 or self.change_minor is None or (over <= self.change_minor and over % self.step_minor == 0)


@dataclass(frozen=True, slots=True)
class StopCash:
    """Take no more cash. What is already on its way in is still credited; then a shut `CashMark` is told, as the answer
    to each of these, also where one was told before.
    """


@dataclass(frozen=True, slots=True)
class CashMark:
    """As a reading: all up to `mark` has been told and confirmed; `shut` says that since then nothing can come in.

    As a request, once at start: what was kept last; '' if nothing ever was. No cash is taken before.
    """

    mark: str
    shut: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CashCredited:
    """A piece of `value_minor` lies in the device. Keep `mark` with the credit, durably, then `Confirm(token)`.

    `piece` is what the device calls it, such as EU050A.
    """

    token: str
    value_minor: int
    currency: str
    piece: str
    mark: str


@dataclass(frozen=True, slots=True)
class CashUnknown:
    """Money may have come in that nobody can count: a person must look. Keep `mark` with the alarm, durably, then
    `Confirm(token)`: until then no more is taken, or a lane that dies would forget the alarm behind the next coin.
    """

    token: str
    reason: str
    mark: str
